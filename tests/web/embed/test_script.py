"""The file of the element: small, plain, and for any page to load."""

import gzip
import re
from pathlib import Path

STORES = ["sqlite"]

ADDRESS = "/embed/v1.js"
SOURCE = Path(__file__).parents[3] / "static" / "embed" / "v1.js"
LARGEST = 4000
FORBIDDEN = ("cookie", "localStorage", "sessionStorage", "indexedDB", "caches.", "sendBeacon")
FORBIDDEN += ("innerHTML", "eval(", "import(", "XMLHttpRequest", ".style=", '"style"')


def test_it_is_the_file_as_it_is_written(client):
    response = client.get(ADDRESS)

    assert response.data == SOURCE.read_bytes()
    assert response.content_type == "text/javascript; charset=utf-8"


def test_it_weighs_less_than_four_kilobytes_on_its_way(client):
    response = client.get(ADDRESS, headers={"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.data) == SOURCE.read_bytes()
    assert len(response.data) < LARGEST


def test_any_page_may_load_it_and_caches_keep_it_for_an_hour(client):
    headers = client.get(ADDRESS).headers

    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"].startswith("public, max-age=3600, stale-while-revalidate=")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


def test_who_has_it_already_is_told_so(client):
    etag = client.get(ADDRESS).headers["ETag"]

    again = client.get(ADDRESS, headers={"If-None-Match": etag})

    assert (again.status_code, again.data) == (304, b"")


def test_parameters_make_no_other_script_of_it(client):
    assert client.get(f"{ADDRESS}?v=1&callback=x").data == SOURCE.read_bytes()


def test_it_keeps_nothing_and_names_no_host():
    text = SOURCE.read_text(encoding="utf-8")

    assert [word for word in FORBIDDEN if word in text] == []
    assert set(re.findall(r"https?://[^`\"' ]+", text)) == {"http://www.w3.org/${space}"}
