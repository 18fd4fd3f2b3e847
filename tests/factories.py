"""Plain verbs that bring about what a test starts from, through the product's own deeds."""

import dataclasses
import functools
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from petition.mail import links
from petition.rules import campaign_file, countries, email_address, signup
from petition.rules.suspicion import Suspicion
from petition.services import (
    confirming,
    invalidation,
    owning,
    proving,
    publishing,
    signing,
    tallying,
)
from petition.store import database
from petition.store.models import Campaign, Signature

CHINAHEARTS = Path(__file__).parents[1] / "campaigns" / "chinahearts.toml"
UNSUSPICIOUS = Suspicion(0, ())


@functools.cache
def chinahearts() -> campaign_file.CampaignFile:
    """The first campaign as its file has it."""
    return campaign_file.parse(CHINAHEARTS.read_text(encoding="utf-8"))


def given_campaign(slug: str = "chinahearts", **changes: Any) -> str:
    """The first campaign under `slug`, with `changes` to its top-level keys; gives the slug."""
    changed = dataclasses.replace(chinahearts(), slug=slug, **changes)
    return publishing.load(campaign_file.render(changed))


def campaign_id(slug: str = "chinahearts") -> int:
    """The row of a campaign."""
    with database.reading() as session:
        return session.scalars(sa.select(Campaign.id).where(Campaign.slug == slug)).one()


def sign(email: str = "anna@example.org", name: str = "Anna Prova", **fields: str) -> int:
    """Signs as the form does; gives the signature's id.

    `fields` are those of the form, and besides `campaign` (a slug) and `language`.
    """
    campaign = campaign_id(fields.pop("campaign", "chinahearts"))
    language = fields.pop("language", "it")
    wish = {"name": name, "email": email, "country": "IT", "consent": "1"} | fields
    request = signup.parse(wish, countries.CODES)
    signing.sign(campaign, signing.Signing(request, language, UNSUSPICIOUS))
    return _signature_id(campaign, email)


def sign_as_suspect(email: str, score: int) -> int:
    """Signs in a way that looks automated; gives the signature's id."""
    wish = {"name": "Anna Prova", "email": email, "consent": "1"}
    request = signup.parse(wish, countries.CODES)
    suspicion = Suspicion(score, ("honeypot",))
    signing.sign(campaign_id(), signing.Signing(request, "it", suspicion))
    return _signature_id(campaign_id(), email)


def token_of(signature_id: int) -> str:
    """The token of the link in the emails about a signature."""
    return links.confirm_links().token(signature_id, signature(signature_id).link_nonce)


def own_token_of(signature_id: int) -> str:
    """The token of the link to one's own signature."""
    return links.own_links().token(signature_id, signature(signature_id).link_nonce)


def confirm(signature_id: int) -> None:
    """Presses the button in the email, and has everything counted."""
    confirming.confirm(token_of(signature_id))
    tallying.tally_all()


def sign_and_confirm(email: str = "anna@example.org", **fields: str) -> int:
    """Signs, confirms and is counted; gives the signature's id."""
    signature_id = sign(email, **fields)
    confirm(signature_id)
    return signature_id


def withdraw(signature_id: int) -> None:
    """The signer takes the signature back."""
    owning.withdraw(own_token_of(signature_id))


def sign_in_state(state: str, email: str = "anna@example.org") -> int:
    """A signature that has come to a state: "pending", "confirmed", "withdrawn", "invalidated"."""
    signature_id = sign(email)
    if state != "pending":
        confirm(signature_id)
    if state == "withdrawn":
        withdraw(signature_id)
    if state == "invalidated":
        invalidation.invalidate(signature_id)
    return signature_id


def signature(signature_id: int) -> Signature:
    """The row of a signature as it stands in the database now."""
    session = database.db.session()
    session.rollback()
    return session.get_one(Signature, signature_id)


def receipt_of(signature_id: int) -> str:
    """The receipt of a counted signature, which opens its proof."""
    row = signature(signature_id)
    assert row.receipt_nonce, "it is not counted"
    return proving.receipt_of(signature_id, row.receipt_nonce)


def _signature_id(campaign: int, email: str) -> int:
    canonical = email_address.read(email).canonical
    with database.reading() as session:
        return session.scalars(
            sa.select(Signature.id).where(
                Signature.campaign_id == campaign, Signature.email_canonical == canonical
            )
        ).one()
