"""How a signature leaves the count: its signer takes it back, or staff take it out."""

from petition.rules import clock
from petition.rules.states import SignatureState
from petition.store.models import Signature


def end(signature: Signature, state: SignatureState) -> None:
    """Puts a signature into a state that is not counted, inside the caller's transaction."""
    if signature.state != state:
        signature.state = state
        signature.ended_at = clock.now()
