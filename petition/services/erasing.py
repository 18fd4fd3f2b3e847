"""Erasing a person: signatures, messages, waiting emails; what was counted leaves the count.

One transaction: it is done whole or not at all, and the ledger never lacks the entry for it.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from petition.rules import clock
from petition.rules.errors import OwnLinkGone
from petition.services import message_erasing, owning, tallying
from petition.store import database
from petition.store.models import Signature
from petition.store.queries import persons, tallies


@dataclass(frozen=True)
class Erased:
    """How much was erased."""

    signatures: int
    messages: int

    def __bool__(self) -> bool:
        return bool(self.signatures or self.messages)


@database.retried
def erase_by_link(token: str) -> int:
    """Erases all that is held about the person whose signature a link opens; gives its campaign.

    Raises NotFound and OwnLinkGone as `owning.look` does; also when it was done at this moment.
    """
    link = owning.read(token)
    with database.writing() as session:
        signature = owning.checked(session.get(Signature, link.id), link)
        campaign_id = signature.campaign_id
        if not erase(session, signature.email_canonical).signatures:
            raise OwnLinkGone
    return campaign_id


def erase(session: Session, canonical: str) -> Erased:
    """Erases all that is held about a person, inside the caller's transaction, and remembers it.

    The tallies are locked before the signatures, as a tally itself does it.
    """
    campaigns = [each.campaign_id for each in persons.signatures(session, canonical)]
    held = tallies.hold(session, campaigns)
    signed = [each.id for each in persons.locked_signatures(session, canonical)]
    for row in held:
        tallying.take_out(session, row, signed)
    written = [each.id for each in persons.locked_messages(session, canonical, signed)]
    message_erasing.erase(session, written)
    persons.erase_signatures(session, signed)
    erased = Erased(len(signed), len(written))
    if erased:
        persons.remember_erasing(session, canonical, clock.now())
    return erased
