"""Staff take a signature out of the count, or put it back; both are ledger entries."""

from petition.rules.states import SignatureState
from petition.services import tallying, withdrawal
from petition.store import database
from petition.store.queries import signatures


def invalidate(signature_id: int) -> None:
    """Takes a confirmed signature out of the count; any other one is left as it is."""
    with database.writing() as session:
        signature = signatures.by_id(session, signature_id)
        if signature is None or signature.state != SignatureState.CONFIRMED:
            return
        withdrawal.end(signature, SignatureState.INVALIDATED)
        campaign_id = signature.campaign_id
    tallying.tally_at_once(campaign_id)


def reinstate(signature_id: int) -> None:
    """Puts an invalidated signature back into the count, under its own number."""
    with database.writing() as session:
        signature = signatures.by_id(session, signature_id)
        if signature is None or signature.state != SignatureState.INVALIDATED:
            return
        signature.state = SignatureState.CONFIRMED
        signature.ended_at = None
        campaign_id = signature.campaign_id
    tallying.tally_at_once(campaign_id)
