"""Shows a signer that the own signature is in the count, without telling anyone else.

The receipt opens a signature's place in the day's tree; the path from there leads to the day's
root, which everybody sees.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import clock, merkle, receipts, tokens
from petition.rules.errors import Gone, NotFound
from petition.rules.states import SignatureState
from petition.services import trees
from petition.store import database
from petition.store.models import Signature
from petition.store.queries import proofs, tallies

RECEIPT = "receipt"


@dataclass(frozen=True)
class Tree:
    """The leaves of one day: which numbers they have; `is_final` once the day is over."""

    day: date
    first_number: int
    signatures: int
    is_final: bool

    @property
    def until(self) -> int:
        """The number after its last one."""
        return self.first_number + self.signatures


@dataclass(frozen=True)
class Proof:
    """How the leaf of a signature leads to the root of its day's tree; all hashes of 32 bytes."""

    number: int
    leaf: bytes
    path: list[bytes]
    root: bytes
    tree: Tree


@dataclass(frozen=True)
class Held:
    """What a signer needs besides the proof: the receipt, and the text that the leaf is made of.

    `email` is the address as it stands in that text.
    """

    number: int
    email: str
    receipt: str
    text: str


def receipt_links() -> tokens.Purpose:
    """The tokens that open the proof of a signature, and nothing else."""
    return tokens.Purpose(settings().secret_key, RECEIPT)


def receipt_of(signature_id: int, nonce: bytes) -> str:
    """The receipt that goes with a signature's nonce."""
    return receipt_links().token(signature_id, nonce)


def held(slug: str, signature: Signature) -> Held | None:
    """What the owner of a counted signature may keep; None while it has no leaf."""
    number, nonce = signature.number, signature.receipt_nonce
    is_in = signature.counted and signature.state == SignatureState.CONFIRMED
    if number is None or nonce is None or not is_in:
        return None
    receipt = receipt_of(signature.id, nonce)
    text = receipts.text(slug, number, signature.email_canonical, receipt)
    return Held(number, signature.email_canonical, receipt, text)


def proof(campaign_id: int, receipt: str) -> Proof:
    """The proof that a receipt opens, on one snapshot.

    Raises NotFound for what was never a receipt of this campaign, Gone where the signature has
    left the count or was erased.
    """
    link = tokens.read(receipt)
    if link is None:
        raise NotFound
    with database.reading() as session:
        signature = session.get(Signature, link.id)
        number = _number(signature, campaign_id, link)
        return _proof(session, campaign_id, number)


def growing(session: Session, campaign_id: int) -> Tree | None:
    """The tree of the day that goes on, as large as it is now."""
    head = proofs.head(session, campaign_id)
    if head.day is None:
        return None
    signatures = proofs.newest(session, campaign_id) + 1 - head.first_number
    return Tree(head.day, head.first_number, signatures, is_final=False)


def root(session: Session, campaign_id: int, tree: Tree) -> bytes:
    """The root of a tree, from its full blocks."""
    return merkle.root(proofs.tops(session, campaign_id, tree.first_number, tree.until))


def close_days() -> int:
    """Seals, in every campaign, the day that is over; gives how many there were."""
    today = clock.now().date()
    with database.reading() as session:
        waiting = proofs.growing_before(session, today)
    for campaign_id in waiting:
        with database.writing() as session:
            if tallies.take(session, campaign_id) is not None:
                trees.close(session, proofs.head(session, campaign_id), today)
    return len(waiting)


def _number(signature: Signature | None, campaign_id: int, link: tokens.Link) -> int:
    purpose = receipt_links()
    nonce = signature.receipt_nonce if signature else None
    if nonce is None or not tokens.opens(link, tokens.digest(purpose.secret(nonce))):
        raise Gone if purpose.has_issued(link) else NotFound
    return _number_of(signature, campaign_id)


def _number_of(signature: Signature | None, campaign_id: int) -> int:
    if signature is None or signature.campaign_id != campaign_id:
        raise NotFound
    if signature.state != SignatureState.CONFIRMED or signature.number is None:
        raise Gone
    return signature.number


def _proof(session: Session, campaign_id: int, number: int) -> Proof:
    tree = _tree(session, campaign_id, number)
    index = number - tree.first_number
    start = number - index % merkle.BLOCK
    leaves = proofs.leaves(session, campaign_id, start, min(start + merkle.BLOCK, tree.until))
    tops = proofs.tops(session, campaign_id, tree.first_number, tree.until)
    path = merkle.path(leaves, number - start) + merkle.path(tops, index // merkle.BLOCK)
    return Proof(number, leaves[number - start], path, merkle.root(tops), tree)


def _tree(session: Session, campaign_id: int, number: int) -> Tree:
    closed = proofs.day_of(session, campaign_id, number)
    if closed:
        return Tree(closed.day, closed.first_number, closed.signatures, is_final=True)
    tree = growing(session, campaign_id)
    if tree is None or not tree.first_number <= number < tree.until:
        raise NotFound
    return tree
