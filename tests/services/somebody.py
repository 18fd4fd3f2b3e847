"""Somebody who leaves as many traces as one person can, and what they look like."""

import hashlib

from petition.mail import links, outbox
from petition.rules import tokens
from petition.rules.photos import Photo as Picture
from petition.services import comments, own_links
from petition.store.models import Message, Signature
from tests import factories, messages, staffed

ANNA = "anna@example.org"


def traces(*person: tuple[tokens.Purpose, Signature | Message]) -> list[str]:
    """What tells of somebody: the links, their secrets and what is kept of them."""
    found = []
    for purpose, row in person:
        secret, nonce = purpose.secret(row.link_nonce), row.link_nonce
        digest = hashlib.sha256(secret.encode()).hexdigest()
        found += [purpose.token(row.id, nonce), secret, nonce.hex(), digest]
    return found


def everything_of_anna() -> list[str]:
    """Anna signs twice, writes, comments, is approved, and has emails waiting; gives her traces."""
    factories.given_campaign("second")
    fields = {"city": "Pozzuoli", "affiliation": "Sommozzatrice", "comment": "Con tutto il cuore."}
    first = factories.sign_and_confirm("Anna+x@Example.org", name="Anna Rarissima", **fields)
    comments.take_all()
    second = factories.sign("anna+y@example.org", name="Anna Unicissima", campaign="second")
    picture = Picture(b"rarepixels", 4, 3, "image/webp")
    written = messages.write_and_confirm(
        name="A. Rarissima", email=ANNA, body="Parole rarissime.", photo=picture
    )
    staffed.decide("approve", written, staffed.given_moderator())
    outbox.send_due()
    own_links.ask(ANNA)
    kept = [factories.signature(first), factories.signature(second), messages.message(written)]
    purposes = links.own_links(), links.confirm_links(), links.message_links()
    known = [(purpose, row) for purpose in purposes for row in kept]
    words = ["rarissim", "unicissim", "pozzuoli", "sommozzatrice", "tutto il cuore", "rarepixels"]
    return [*traces(*known), *words, ANNA, "anna+x", "anna+y"]
