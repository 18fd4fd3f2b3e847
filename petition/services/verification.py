"""Anyone may doubt the count: this recomputes it from the signatures and the chain."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import ledger
from petition.rules.states import Dimension
from petition.services import tallying, tree_verification
from petition.store import database
from petition.store.models import Campaign, Signature, Tally
from petition.store.queries import tallies


@dataclass(frozen=True)
class Verdict:
    """What was found for one campaign: its slug, total and entries, and what is wrong."""

    slug: str
    total: int
    entries: int
    faults: tuple[str, ...]


def verify(slug: str | None = None) -> list[Verdict]:
    """Checks every campaign's ledger, or one's, on one snapshot of the database.

    The chain must hold from the slug on; its last total must equal the counted signatures plus
    those elsewhere, and so must the tally, its breakdowns, the signers' numbers and the trees.
    """
    with database.reading() as session:
        wanted = sa.select(Campaign.id, Campaign.slug).order_by(Campaign.id)
        if slug is not None:
            wanted = wanted.where(Campaign.slug == slug)
        return [_verdict(session, *row) for row in session.execute(wanted).all()]


def _verdict(session: Session, campaign_id: int, slug: str) -> Verdict:
    end, broken = _walk(session, campaign_id, slug)
    if broken is not None:
        fault = f"entry {broken.number} does not follow from the one before it"
        return Verdict(slug, end.total, end.number, (fault,))
    tally = session.get_one(Tally, campaign_id)
    checks = (_against_tally(end, tally), _numbers(session, tally), _parts(session, tally))
    trees = tree_verification.faults(session, campaign_id, slug)
    faults = tuple(fault for check in (*checks, trees) for fault in check)
    return Verdict(slug, end.total, end.number, faults)


def _walk(session: Session, campaign_id: int, slug: str) -> tuple[ledger.Head, ledger.Entry | None]:
    head = ledger.beginning(slug)
    for entry in tallies.whole_ledger(session, campaign_id):
        if not ledger.follows(head, entry):
            return head, entry
        head = ledger.head_after(entry)
    return head, None


def _against_tally(end: ledger.Head, tally: Tally) -> Iterator[str]:
    total = tally.confirmed_count + tally.elsewhere_count
    if end.total != total:
        yield f"the ledger ends at {end.total}, the tally says {total}"
    if (end.number, end.hash) != (tally.ledger_number, tally.ledger_hash):
        yield f"the ledger ends with entry {end.number}, the tally says {tally.ledger_number}"


def _numbers(session: Session, tally: Tally) -> Iterator[str]:
    counted, numbered, highest = session.execute(
        sa.select(
            sa.func.count(),
            sa.func.count(Signature.number),
            sa.func.max(Signature.number),
        ).where(Signature.campaign_id == tally.campaign_id, Signature.counted)
    ).one()
    if counted != tally.confirmed_count:
        yield f"{counted} signatures are counted, the tally says {tally.confirmed_count}"
    if numbered != counted or (highest or 0) > tally.last_number:
        yield f"of {counted} counted signatures {numbered} have a number, up to {highest or 0}"


def _parts(session: Session, tally: Tally) -> Iterator[str]:
    campaign_id = tally.campaign_id
    if (elsewhere := tallies.elsewhere_total(session, campaign_id)) != tally.elsewhere_count:
        yield f"{elsewhere} are counted elsewhere, the tally says {tally.elsewhere_count}"
    for dimension, shares in _shares(session, campaign_id).items():
        if tallies.per(session, campaign_id, dimension) != dict(shares):
            yield f"the counts per {dimension} are not those of the counted signatures"


def _shares(session: Session, campaign_id: int) -> dict[Dimension, Counter[str]]:
    shares: dict[Dimension, Counter[str]] = {dimension: Counter() for dimension in Dimension}
    counted_under = (Signature.counted_as, Signature.counted_source)
    rows = session.execute(
        sa.select(*counted_under, sa.func.count())
        .where(Signature.campaign_id == campaign_id, Signature.counted)
        .group_by(*counted_under)
    )
    for counted_as, source, signatures in rows:
        shares[Dimension.SOURCE][source] += signatures
        for dimension, value in zip(tallying.SHARES, counted_as.split(" "), strict=False):
            shares[dimension][value] += signatures
    return shares
