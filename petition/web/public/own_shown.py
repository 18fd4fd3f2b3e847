"""How one's own signature, and what else is held, is told on its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.mail import links
from petition.mail.own_emails import LABELS
from petition.rules.errors import NotFound
from petition.rules.states import UNCONFIRMED, EmailKind, SignatureState, Visibility
from petition.services.owning import Own
from petition.store.models import Signature
from petition.web import languages, published
from petition.web.public.localised import LocalisedCampaign

VISIBILITIES: dict[Visibility, LazyString] = {
    Visibility.NAME: _("Full name and city"),
    Visibility.INITIALS: _("Initials and city only"),
    Visibility.ANONYMOUS: _("Anonymously"),
}
EMAILS: dict[EmailKind, LazyString] = {
    EmailKind.CONFIRM_SIGNATURE: _("The link to confirm"),
    EmailKind.CONFIRM_REMINDER: _("A reminder to confirm"),
    EmailKind.ALREADY_SIGNED: _("Word that the signature is counted already"),
    EmailKind.OWN_LINKS: _("The links that were asked for"),
}


@dataclass(frozen=True)
class Link:
    """Something else that is held: what it is, for which campaign, since when, and its page."""

    label: LazyString
    title: str
    lang: str
    left_at: datetime
    url: str


def standing(signature: Signature) -> str:
    """Where a signature stands, as its signer is told; a suspect one is just unconfirmed."""
    if signature.state in UNCONFIRMED:
        return "unconfirmed"
    if signature.state == SignatureState.CONFIRMED and signature.number is None:
        return "uncounted"
    return signature.state.value


def confirm_url(signature: Signature) -> str:
    """The page on which the signature is confirmed."""
    token = links.confirm_links().token(signature.id, signature.link_nonce)
    return url_for("public.confirm", language=languages.requested(), token=token)


def others(own: Own) -> Iterator[Link]:
    """The person's other signatures and all messages, of campaigns that everybody sees."""
    for signature in own.others:
        token = links.own_links().token(signature.id, signature.link_nonce)
        page = ("public.own_signature", token)
        yield from _link("", signature.campaign_id, signature.signed_at, page)
    for message in own.messages:
        page = ("public.my_message", links.message_links().token(message.id, message.link_nonce))
        yield from _link(message.kind, message.campaign_id, message.written_at, page)


def _link(kind: str, campaign_id: int, left_at: datetime, page: tuple[str, str]) -> Iterator[Link]:
    language = languages.requested()
    if campaign := _campaign(campaign_id, language):
        view, token = page
        url = url_for(view, language=language, token=token)
        yield Link(LABELS[kind], campaign.title, campaign.lang, left_at, url)


def _campaign(campaign_id: int, language: str) -> LocalisedCampaign | None:
    try:
        return LocalisedCampaign(published.by_id(campaign_id), language)
    except NotFound:
        return None
