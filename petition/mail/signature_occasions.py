"""What the emails about signatures speak of, and which of them have lost their point since."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from petition.current import settings
from petition.mail import emails, links
from petition.mail.emails import Occasion, Words
from petition.mail.outcomes import Pointless
from petition.mail.rendering import Email
from petition.rules import names, tokens
from petition.rules.states import UNCONFIRMED, EmailKind, SignatureState, Visibility
from petition.store.models import Campaign, OutboxEmail, Signature
from petition.store.queries import sending

LISTED: dict[Visibility, Callable[[str], str]] = {
    Visibility.NAME: str,
    Visibility.INITIALS: names.initials,
    Visibility.ANONYMOUS: lambda _: "",
}


def prepare(session: Session, email: OutboxEmail, now: datetime) -> Callable[[], Email]:
    """All that it takes to write this email later; raises Pointless where it should not go."""
    signature = session.get(Signature, email.signature_id or 0)
    if signature is None:
        raise Pointless("signature_gone")
    if reason := _why_not(email.kind, signature, now):
        raise Pointless(reason)
    occasion = _occasion(signature, sending.campaign(session, signature.campaign_id))
    return partial(emails.BY_KIND[email.kind], occasion)


def words(campaign: Campaign, wished: str) -> Words:
    """What a campaign says of itself in the wished language, or else in its own."""
    language = wished if wished in campaign.texts else campaign.default_language
    texts = campaign.texts[language]
    return Words(language, texts["title"], texts["brand"], texts["promoted_by"])


def _why_not(kind: EmailKind, signature: Signature, now: datetime) -> str:
    if kind == EmailKind.ALREADY_SIGNED:
        return "" if signature.state == SignatureState.CONFIRMED else "not_confirmed"
    if signature.state not in UNCONFIRMED:
        return "not_pending"
    expires_at = signature.signed_at + timedelta(days=settings().pending_days)
    return "expired" if expires_at <= now else ""


def _occasion(signature: Signature, campaign: Campaign) -> Occasion:
    return Occasion(
        recipient=signature.email,
        language=signature.language,
        name=signature.name,
        listed_as=LISTED[signature.visibility](signature.name),
        city=signature.city,
        link=links.confirm_url(_token(signature), signature.language),
        own_link=links.own_url(signature.id, signature.link_nonce, signature.language),
        signed_at=signature.signed_at,
        confirmed_at=signature.confirmed_at,
        campaign=words(campaign, signature.language),
    )


def _token(signature: Signature) -> str:
    purpose = links.confirm_links()
    digest = tokens.digest(purpose.secret(signature.link_nonce))
    if signature.link_digest != digest:
        # SECRET_KEY is another one since the signing: from here on the new link opens.
        signature.link_digest = digest
    return purpose.token(signature.id, signature.link_nonce)
