"""What attackers type, by every way in, at every place where it comes out: nothing of it acts."""

import dataclasses
import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import quote

import pytest

from petition.rules import text
from petition.web import session_cookie
from tests import payloads, servers, staff
from tests.faults import infested
from tests.faults.lookout import Lookout, served

STORES = ["sqlite"]

# One of each kind; none swallows the rest of a page, as an element without an end does.
TELLING = (
    "<script>canary()</script>",
    "<img src=https://canary.invalid/x.png>",
    '<a href="javascript:canary()">click</a>',
)
GROUPS = {
    "elements": payloads.ELEMENTS,
    "attributes": payloads.ATTRIBUTES,
    "schemes": payloads.SCHEMES,
    "mutations": payloads.MUTATIONS,
    "encodings": payloads.ENCODINGS,
    "Markdown": payloads.MARKDOWN,
}
API = "/api/v1/campaigns/chinahearts"
OVERVIEWS = (
    "/it/chinahearts/",
    "/zh/chinahearts/",
    "/it/hostile/",
    "/it/hostile/feed.atom",
    "/en/chinahearts/feed.atom",
    "/it/chinahearts/signatures",
    "/it/chinahearts/messages/new",
    f"{API}/messages?limit=100",
    f"{API}/signatures?limit=100",
    "/api/v1/campaigns",
    "/moderation/log",
    "/moderation/proposals",
    "/admin/staff",
    "/account",
    *(f"/moderation/messages?state={state}" for state in ("approved", "rejected", "hidden")),
)


@pytest.fixture
def settings(settings):
    """The same, with the address at which the browser will find the site."""
    port = servers.free_port()
    return dataclasses.replace(settings, public_url=f"http://127.0.0.1:{port}")


@pytest.fixture
def look(app, settings, browser) -> Iterator[Lookout]:
    """An administrator's browser, before the site is filled."""
    lookout = Lookout(browser, [])
    with served(app, int(settings.public_url.rpartition(":")[2])):
        yield lookout
        lookout.close()


def log_in(app, look: Lookout, url: str, staff_id: int) -> None:
    """Gives the browser an administrator's session."""
    client = app.test_client()
    staff.log_in(client, staff_id)
    cookie = client.get_cookie(session_cookie.name())
    assert cookie
    look.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])


def pages_of(look: Lookout, address: str) -> None:
    """A list and all that follow it by its link to the next."""
    following: str | None = address
    while following:
        assert look.open(following) == 200
        link = look.page.locator("a[rel=next]").first
        following = link.evaluate("link => link.href") if link.count() else None


def letters(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.eml")):
        letter = email.message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(letter, EmailMessage)
        body = letter.get_body(("html",))
        assert body
        # The seal travels with the email, and no browser of ours knows how to find it.
        yield path.name, re.sub(r'src="cid:[^"]+"', "", body.get_content())


def look_everywhere(look: Lookout, url: str, site: infested.Infested) -> None:
    for path in OVERVIEWS:
        assert look.open(url + path) == 200, path
    for path in ("/it/chinahearts/messages", "/moderation/messages"):
        pages_of(look, url + path)
    for message_id in site.public:
        assert look.open(f"{url}/it/chinahearts/messages/{message_id}") == 200
    for message_id in site.kept:
        assert look.open(f"{url}/moderation/messages/{message_id}") == 200


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_that_was_typed_acts_anywhere(app, settings, look, group):
    site = infested.fill(GROUPS[group])
    log_in(app, look, settings.public_url, site.staff_id)

    look_everywhere(look, settings.public_url, site)
    for name, html in letters(settings.instance_dir / "mail"):
        look.read(name, html)

    assert look.seen == []
    # A permalink, a page of the queue and two decisions' emails of each, besides the lists.
    assert look.opened > 4 * len(GROUPS[group])


@pytest.mark.parametrize("path", ["/it/chinahearts/messages?q={}", "/it/{}", "/login?next={}"])
def test_nothing_in_an_address_acts(look, settings, app, path):
    infested.fill(payloads.PAYLOADS[:1])

    # Every fifth: an address is shown in few places, and always whole.
    for payload in payloads.PAYLOADS[::5]:
        look.open(settings.public_url + path.format(quote(payload, errors="ignore")))

    assert look.seen == []


def test_the_lookout_notices_when_nothing_is_cleaned(app, settings, look, monkeypatch):
    monkeypatch.setattr(text, "rendered", lambda source, removed: source)
    infested.fill(TELLING)

    pages_of(look, f"{settings.public_url}/it/chinahearts/messages")

    assert any(line.endswith("executes") for line in look.seen)
    assert any("asks for https://canary.invalid/" in line for line in look.seen)
    assert any("holds" in line for line in look.seen)
