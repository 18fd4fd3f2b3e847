"""PostgreSQL stops or crashes under the product: it says so, and comes back by itself."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import databases, pages, postgres
from tests.faults import audit, callers
from tests.faults.crowd import Crowd
from tests.faults.patience import until

# Pages that nothing keeps in memory.
ADDRESSES = [f"/{language}/chinahearts/check-your-email" for language in ("it", "en", "zh")]


@pytest.fixture
def server() -> Iterator[postgres.Postgres]:
    """A PostgreSQL that this test may do anything to."""
    own = postgres.Postgres()
    yield own
    own.remove()


@pytest.fixture
def database_url(server: postgres.Postgres, tmp_path: Path) -> str:
    """Its first database, with every table."""
    databases.migrate(server.url, tmp_path)
    return server.url


def test_without_its_database_the_product_says_so_and_comes_back_by_itself(
    served, caller, server, smtp
):
    server.stop()
    until(lambda: caller.get(callers.COUNT).status != 200)

    told = [caller.get(address) for address in ADDRESSES]
    api = caller.get(callers.COUNT)
    refused = caller.sign("anna@example.org")

    assert_says_so_in_each_language(told, served.url)
    assert_is_a_problem(api)
    assert (refused.status, refused.header("retry-after")) == (503, "5")
    assert (caller.get("/readyz").status, caller.get("/healthz").status) == (503, 200)

    server.start()

    until(lambda: caller.get(callers.COUNT).status == 200)
    until(lambda: caller.sign("anna@example.org").status == 303)
    until(lambda: smtp.recipients == ["anna@example.org"])


def test_a_crash_of_the_database_loses_nothing_that_was_acknowledged(
    served, caller, server, database_url
):
    crowd = Crowd(caller)
    with crowd.calling([]):
        crowd.wait_for(30)
    with crowd.calling(audit.links_to_confirm(database_url).items()):
        crowd.wait_for(10)
        server.crash()
        until(lambda: caller.get("/readyz").status == 503)
        server.start()
        until(lambda: caller.get("/readyz").status == 200)
        before = len(crowd.signed)
        until(lambda: len(crowd.signed) > before)

    until(lambda: audit.is_tallied(database_url))
    states = audit.states(database_url)
    assert crowd.signed <= states.keys()
    assert {states[email] for email in crowd.confirmed} == {"confirmed"}
    assert (crowd.surprises, audit.faults_at(database_url)) == ([], [])
    assert served.run("ledger", "verify").returncode == 0


def assert_says_so_in_each_language(told: list[callers.Answer], url: str) -> None:
    texts = [answer.body.decode() for answer in told]
    shown = [pages.Page(text) for text in texts]
    assert {(answer.status, answer.header("retry-after")) for answer in told} == {(503, "5")}
    assert [page.all("html")[0].attributes["lang"] for page in shown] == ["it", "en", "zh-Hans"]
    assert len({page.all("h1")[0].text for page in shown}) == 3
    assert [pages.faults(text, urlsplit(url).netloc) for text in texts] == [[], [], []]


def assert_is_a_problem(answer: callers.Answer) -> None:
    assert (answer.status, answer.header("retry-after")) == (503, "5")
    assert answer.header("content-type") == "application/problem+json"
