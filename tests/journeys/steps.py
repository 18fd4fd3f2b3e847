"""What a signer does, step by step: the form, the email, the button."""

import email
import itertools
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default

import sqlalchemy as sa
from playwright.sync_api import Page, expect

from petition.store import database
from petition.store.models import Tally
from tests.instance import Instance
from tests.journeys import desk_steps
from tests.web.forms import eventually

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Signer:
    """Someone who signs in one language."""

    language: str
    name: str
    country: str
    city: str
    address: str


def signer(language: str) -> Signer:
    """A signer of that language, each time with an address nobody has used."""
    name, country, city = {
        "zh": ("王芳", "CN", "武汉"),
        "it": ("María José D’Alò", "IT", "Napoli"),
        "en": ("Ng O’Neill", "GB", "London"),
    }[language]
    return Signer(language, name, country, city, f"signer-{next(_numbers)}@example.org")


def sign(page: Page, site: Instance, who: Signer) -> None:
    """Fills in the form on the first page and sends it."""
    page.goto(f"{site.url}/{who.language}/")
    page.fill("#name", who.name)
    page.fill("#email", who.address)
    page.select_option("#country", who.country)
    page.fill("#city", who.city)
    page.check("#consent")
    page.click("#sign button[type=submit]")
    expect(page).to_have_url(f"{site.url}/{who.language}/chinahearts/check-your-email")


def letter(site: Instance, who: Signer) -> EmailMessage:
    """The email to a signer, as soon as the instance has written it."""
    found: list[EmailMessage] = []

    def is_there() -> bool:
        found[:] = [each for each in _letters(site) if who.address in str(each["To"])]
        return bool(found)

    assert eventually(is_there, seconds=30), f"no email to {who.address}"
    return found[-1]


def link(site: Instance, who: Signer) -> str:
    """The link to confirm, out of the email's plain text."""
    return _link(site, who, "confirm")


def own_link(site: Instance, who: Signer) -> str:
    """The link to one's own signature, out of the newest email's plain text."""
    return _link(site, who, "my-signature")


def confirm(page: Page, site: Instance, who: Signer) -> int:
    """Opens the link and presses the button; gives the number that the thanks name."""
    page.goto(link(site, who))
    page.click("main form:not([action$=reject]) button")
    expect(page).to_have_url(f"{site.url}/{who.language}/chinahearts/thank-you")
    expect(page.locator("h1")).to_contain_text(who.name)
    return int(re.sub(r"\D", "", page.inner_text(".num")))


def count(page: Page, site: Instance) -> int:
    """How many have confirmed, as the API says."""
    answer = page.request.get(f"{site.url}/api/v1/campaigns/chinahearts/count")
    return int(answer.json()["confirmed"])


def last_number(site: Instance) -> int:
    """The last number that was given; on a site from which somebody withdrew, above the count."""
    with desk_steps.behind(site), database.reading() as session:
        return session.scalars(sa.select(Tally.last_number)).one()


def _link(site: Instance, who: Signer, page: str) -> str:
    body = letter(site, who).get_body(("plain",))
    assert body is not None
    links = re.findall(rf"{site.url}/{who.language}/{page}/\w+", body.get_content())
    assert len(set(links)) == 1
    return str(links[0])


def _letters(site: Instance) -> list[EmailMessage]:
    paths = sorted((site.folder / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime)
    read = [email.message_from_bytes(path.read_bytes(), policy=default) for path in paths]
    return [message for message in read if isinstance(message, EmailMessage)]
