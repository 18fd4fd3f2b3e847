"""A signer takes the signature back: the next tally counts one less and says why."""

from petition.rules import clock
from petition.rules.states import SignatureState
from petition.services import tallying
from petition.store import database
from petition.store.models import Signature
from petition.store.queries import signatures


def withdraw(signature_id: int) -> None:
    """Withdraws a signature, counted or not; repeating it changes nothing."""
    with database.writing() as session:
        signature = signatures.by_id(session, signature_id)
        if signature is None or signature.state == SignatureState.INVALIDATED:
            return
        end(signature, SignatureState.WITHDRAWN)
        campaign_id = signature.campaign_id
    tallying.tally_at_once(campaign_id)


def end(signature: Signature, state: SignatureState) -> None:
    """Puts a signature into a state that is not counted, inside the caller's transaction."""
    if signature.state != state:
        signature.state = state
        signature.ended_at = clock.now()
