"""Logging in as a browser does: pages opened, forms filled in and sent."""

import pyotp
from werkzeug.test import TestResponse

from petition import current
from petition.rules import clock, totp
from petition.store import database
from petition.store.models import Staff
from tests import staff
from tests.visitor import Visitor

EMAIL = "mo@example.org"


def password(client: Visitor, email: str = EMAIL, password: str = staff.PASSWORD) -> TestResponse:
    """Sends the first step."""
    return client.post("/login", data={"email": email, "password": password})


def send(client: Visitor, path: str, shown_at: str | None = None, **fields: str) -> TestResponse:
    """Opens a page of staff and sends the form to `path` with its token."""
    page = client.get(shown_at or path)
    return client.post(path, data={"csrf": staff.csrf_of(page.text), **fields})


def code(staff_id: int, steps: int = 0) -> str:
    """What the app of an account shows, so many steps from now."""
    with database.reading() as session:
        nonce = session.get_one(Staff, staff_id).totp_nonce
    assert nonce is not None
    return code_of(totp.secret(current.settings().secret_key, nonce), steps)


def code_of(secret: str, steps: int = 0) -> str:
    """The code that belongs to a secret, so many steps from now."""
    return pyotp.TOTP(secret.replace(" ", "")).at(clock.now(), counter_offset=steps)


def log_in(client: Visitor, staff_id: int, email: str = EMAIL) -> TestResponse:
    """Both steps; gives the last answer."""
    password(client, email)
    return send(client, "/login/code", code=code(staff_id))
