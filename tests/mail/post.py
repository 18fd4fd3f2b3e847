"""What the tests of emails share: looks into the outbox and at what came out of it."""

import dataclasses
import re
from datetime import timedelta
from email.message import EmailMessage

import sqlalchemy as sa
from flask import Flask

from petition import current
from petition.rules import clock
from petition.rules.states import EmailKind
from petition.store import database
from petition.store.models import OutboxEmail
from petition.store.queries import outbox
from tests import factories

LINK = re.compile(r"^(http\S+/confirm/(\w+))\s*$", re.MULTILINE)
OWN_LINK = re.compile(r"^(http\S+/my-signature/(\w+))\s*$", re.MULTILINE)


def change(app: Flask, **settings: object) -> None:
    """Runs the application on other settings from here on."""
    app.config[current.KEY] = dataclasses.replace(current.settings(), **settings)


def rows() -> list[OutboxEmail]:
    """All emails of the outbox as they stand in the database now, oldest first."""
    session = database.db.session()
    session.rollback()
    session.expire_all()
    return list(session.scalars(sa.select(OutboxEmail).order_by(OutboxEmail.id)))


def row() -> OutboxEmail:
    """The only email of the outbox."""
    (only,) = rows()
    return only


def queue(signature_id: int, kind: EmailKind = EmailKind.CONFIRM_SIGNATURE) -> None:
    """One more email about a signature, as if nothing limited their number."""
    key = outbox.recipient_key(factories.signature(signature_id).email_canonical)
    with database.writing() as session:
        outbox.queue(session, kind, outbox.Addressee(signature_id, key), clock.now())


def let_time_pass(**duration: float) -> None:
    """Moves everything that was written down about emails into the past."""
    earlier = timedelta(**duration)
    with database.writing() as session:
        for email in session.scalars(sa.select(OutboxEmail)):
            email.due_at -= earlier
            if email.sent_at:
                email.sent_at -= earlier


def text_of(message: EmailMessage) -> str:
    """What a reader of plain text sees."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def html_of(message: EmailMessage) -> str:
    """What a reader of HTML gets."""
    body = message.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def token_in(text: str) -> str:
    """The token of the link that stands on a line of its own."""
    found = LINK.search(text)
    assert found, text
    return found[2]


def own_token_in(text: str) -> str:
    """The token of the link to one's own signature that stands on a line of its own."""
    found = OWN_LINK.search(text)
    assert found, text
    return found[2]
