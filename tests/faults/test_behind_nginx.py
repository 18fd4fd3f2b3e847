"""Behind the nginx configuration that we ship: cached as the answers allow, and never beyond."""

import gzip
import http.client
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import pytest

from petition.rules.photos import PHOTO_BYTES
from petition.web.public.writing import FORM_BYTES
from tests import proxies, servers
from tests.faults import patience
from tests.instance import Instance

COUNT = "/api/v1/campaigns/chinahearts/count"
PAGE = "/it/chinahearts/"
TEXT = "/it/privacy"
SIGN = "/it/chinahearts/sign"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Answer(NamedTuple):
    """What came through, and what the cache had to do with it."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def cache(self) -> str | None:
        """MISS, HIT, STALE …; None when the cache was not asked."""
        return self.headers["X-Cache-Status"]


class Site:
    """An instance and the nginx before it."""

    def __init__(self, instance: Instance, nginx: proxies.Nginx) -> None:
        self.instance = instance
        self.nginx = nginx

    def ask(self, path: str, method: str = "GET", body: Any = None, **headers: str) -> Answer:
        """One answer through nginx."""
        connection = http.client.HTTPConnection(urlsplit(self.nginx.url).netloc, timeout=20)
        try:
            connection.request(
                method, path, body, {n.replace("_", "-"): v for n, v in headers.items()}
            )
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def total(self) -> bytes:
        """The count as nginx tells it."""
        (found,) = re.findall(rb'"total_signatures":(\d+)', self.ask(COUNT).body)
        return found

    def cached(self, path: str) -> str | None:
        """What the cache had to do with the answer."""
        return self.ask(path).cache


@contextmanager
def behind_nginx(database_url: str, folder: Path) -> Iterator[Site]:
    """An instance behind the shipped configuration, which its PUBLIC_URL leads to."""
    port = servers.free_port()
    with proxies.Nginx(folder, port) as nginx:
        told = {"PUBLIC_URL": nginx.url, "TRUSTED_PROXIES": "1", "SIGN_RATE_LIMIT": "5 per minute"}
        instance = Instance(folder, DATABASE_URL=database_url, **told)
        instance.port, instance.url = port, f"http://127.0.0.1:{port}"
        with instance:
            yield Site(instance, nginx)


@pytest.fixture(scope="module")
def site(sqlite_store, tmp_path_factory) -> Iterator[Site]:
    """One site for all tests that only read."""
    url = sqlite_store.migrated()
    with behind_nginx(url, tmp_path_factory.mktemp("behind")) as opened:
        yield opened
    sqlite_store.drop(url)


@pytest.fixture
def own_site(sqlite_store, tmp_path) -> Iterator[Site]:
    """A site that a test may change or stop."""
    url = sqlite_store.migrated()
    with behind_nginx(url, tmp_path) as opened:
        yield opened
    sqlite_store.drop(url)


def test_a_second_reader_is_served_from_the_cache(site):
    address = "/it/accessibility"
    first, second = site.ask(address), site.ask(address)

    assert (first.cache, second.cache) == ("MISS", "HIT")
    assert first.body == second.body
    assert first.headers["Content-Security-Policy"] == second.headers["Content-Security-Policy"]


def test_a_new_count_is_seen_through_the_cache(own_site):
    assert own_site.total() == b"700"

    assert own_site.instance.run("demo", "--signatures", "5").returncode == 0

    patience.until(lambda: own_site.total() == b"705", seconds=5)


def test_while_the_application_is_away_its_last_answers_stand_in(own_site):
    known = own_site.total()
    page = own_site.ask(PAGE).body
    own_site.instance.stop()

    patience.until(lambda: own_site.cached(COUNT) == "STALE")
    patience.until(lambda: own_site.cached(PAGE) == "STALE")
    away = own_site.ask(PAGE)
    own_site.instance.start()

    assert own_site.total() == known
    assert (away.status, away.body) == (200, page)
    patience.until(lambda: own_site.cached(COUNT) in ("HIT", "REVALIDATED", "EXPIRED"))


def test_what_is_taken_down_is_gone_though_it_was_kept(own_site, tmp_path):
    assert own_site.ask(PAGE).status == 200
    campaign = own_site.instance.run("campaign", "dump", "chinahearts").stdout
    draft = tmp_path / "draft.toml"
    draft.write_text(campaign.replace('state = "open"', 'state = "draft"', 1))

    assert own_site.instance.run("campaign", "load", str(draft)).returncode == 0

    patience.until(lambda: own_site.ask(PAGE).status == 404)


def test_who_has_the_answer_is_told_so(site):
    etag = site.ask(TEXT).headers["ETag"]

    again = site.ask(TEXT, If_None_Match=etag)

    assert (again.status, again.cache, again.body) == (304, "HIT", b"")


def test_each_reader_gets_the_encoding_it_can_read(site):
    zipped = site.ask(TEXT, Accept_Encoding="gzip")
    plain = site.ask(TEXT)

    assert zipped.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Content-Encoding"] is None
    assert gzip.decompress(zipped.body) == plain.body


@pytest.mark.parametrize("path", ["/it/chinahearts/check-your-email", "/login", "/it/confirm/junk"])
def test_what_is_nobody_elses_is_never_kept(site, path):
    answers = [site.ask(path) for _ in range(2)]

    assert [answer.cache for answer in answers] == ["MISS", "MISS"]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}


def test_a_form_reaches_the_application_each_time(site):
    answers = [site.ask(SIGN, "POST", urlencode({"name": ""}), **FORM) for _ in range(2)]

    assert [(answer.status, answer.cache) for answer in answers] == [(422, None)] * 2


def test_a_claimed_address_does_not_escape_the_limit(site):
    statuses = [
        site.ask(SIGN, "POST", "name=", **FORM, X_Forwarded_For=f"203.0.113.{number}").status
        for number in range(6)
    ]

    assert statuses[-1] == 429


def test_the_largest_form_passes_and_no_larger_one(site):
    largest = PHOTO_BYTES + FORM_BYTES
    writing = "/it/chinahearts/messages"

    assert f"client_max_body_size {largest // 1024}k;" in proxies.SHIPPED.read_text()
    assert site.ask(writing, "POST", b"x" * largest, **FORM).headers["Content-Security-Policy"]
    assert site.ask(writing, "POST", b"x" * (largest + 1), **FORM).status == 413


def test_what_is_for_watchers_stays_inside(site):
    assert site.ask("/metrics").status == 404
