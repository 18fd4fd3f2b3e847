"""The count as bare text, for any page that wants it."""

import pytest

from tests import factories

STORES = ["sqlite"]
ADDRESS = "/embed/chinahearts/count.txt"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign with 700 signatures elsewhere."""


def test_it_is_the_number_of_the_api_and_a_line_s_end(client):
    for person in ("anna", "li", "wang"):
        factories.sign_and_confirm(f"{person}@example.org")

    text = client.get(ADDRESS)

    total = client.get("/api/v1/campaigns/chinahearts/count").json["total_signatures"]
    assert text.text == f"{total}\n" == "703\n"
    assert text.content_type == "text/plain; charset=utf-8"


def test_any_site_may_load_and_show_it(client):
    headers = client.get(ADDRESS).headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Cross-Origin-Opener-Policy" not in headers
    assert headers["Cache-Control"].startswith("public, max-age=1,")


def test_who_has_it_already_is_told_so(client):
    etag = client.get(ADDRESS).headers["ETag"]

    again = client.get(ADDRESS, headers={"If-None-Match": etag})

    assert (again.status_code, again.data) == (304, b"")


def test_of_an_unknown_campaign_there_is_none(client):
    missing = client.get("/embed/nobody/count.txt")

    assert missing.status_code == 404
    assert "frame-ancestors 'none'" in missing.headers["Content-Security-Policy"]
