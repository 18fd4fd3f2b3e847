"""What staff do, step by step: the account, the two steps of the login, the queue."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyotp
from playwright.sync_api import Page, expect

import config
import petition
from tests import databases
from tests.instance import Instance

QUEUE = "/moderation/messages"
PASSWORD = "una-frase-lunga-per-le-prove"


@dataclass(frozen=True)
class Moderator:
    """An account whose second factor is still to be enrolled."""

    name: str
    email: str


def moderator(site: Instance, name: str) -> Moderator:
    """Has the operator make an account."""
    who = Moderator(name, f"{name.lower()}@example.org")
    options = ("--role", "moderator", "--password-stdin", "--name", name, "--language", "en")
    made = site.run("user", "add", who.email, *options, stdin=PASSWORD)
    assert made.returncode == 0, made.stdout + made.stderr
    return who


def log_in(page: Page, site: Instance, who: Moderator) -> None:
    """Logs in for the first time: the password, a second factor, and on to the queue."""
    page.goto(f"{site.url}{QUEUE}")
    page.fill("#email", who.email)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    secret = page.inner_text(".key").replace(" ", "")
    page.fill("#code", pyotp.TOTP(secret).now())
    page.click("main button[type=submit]")
    expect(page.locator(".codes")).to_be_visible()
    page.click("main a.btn")
    expect(page.locator("h1")).to_have_text("Waiting for you")


def press(page: Page, *keys: str) -> None:
    """Presses keys outside of any field."""
    page.evaluate("document.activeElement.blur()")
    for key in keys:
        page.keyboard.press(key)


def number(page: Page) -> int:
    """The id of the text that is opened."""
    found = re.search(rf"{QUEUE}/(\d+)", page.url)
    assert found, page.url
    return int(found[1])


@contextlib.contextmanager
def behind(site: Instance) -> Iterator[None]:
    """The database of a running instance, for what a test needs to find there."""
    app = petition.create_app(config.from_environment(site.environment))
    with app.app_context():
        yield
    databases.close(app)
