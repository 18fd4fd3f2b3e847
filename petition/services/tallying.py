"""The tally: brings the counts up to date with the signatures and writes the ledger.

One transaction flips the rows' flags, the sums and the chain together, so that it may be
repeated, killed at any moment or run twice at once without counting anything twice.
"""

import time
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
import structlog
from flask import current_app
from sqlalchemy.orm import Session

from petition.rules import clock, ledger, receipts, tokens
from petition.rules.states import Dimension, LedgerReason, SignatureState
from petition.services import announcing, proving, trees
from petition.store import database
from petition.store.models import Campaign, Tally
from petition.store.queries import tallies

BATCH = 5000
PAUSE_SECONDS = 0.1
# What `counted_as` holds, in this order; the source stands beside it.
SHARES = (Dimension.DAY, Dimension.COUNTRY, Dimension.LANGUAGE)

_log = structlog.get_logger(__name__)


def tally(campaign_id: int) -> int:
    """Counts what is new in one campaign, up to BATCH signatures; gives how many rows it took.

    Zero also while another tally is at work on the campaign.
    """
    with database.writing() as session:
        row = tallies.take(session, campaign_id)
        if row is None:
            return 0
        taken = tallies.untallied(session, campaign_id, BATCH)
        if taken:
            _count(session, row, taken)
        return len(taken)


def tally_all() -> int:
    """Counts what is new in every campaign; gives how many rows changed."""
    with database.reading() as session:
        waiting = tallies.waiting_campaigns(session)
    return sum(_tally_whole(campaign_id) for campaign_id in waiting)


def tally_at_once(campaign_id: int) -> None:
    """Tallies after a change, unless this process did so a moment ago: then the worker will.

    On a quiet site the count moves with the click, on a busy one in batches. What goes wrong
    here is the worker's to repeat: the change itself is safe already.
    """
    last_run: dict[int, float] = current_app.extensions.setdefault("petition_last_tally", {})
    now = time.monotonic()
    if now - last_run.get(campaign_id, -PAUSE_SECONDS) < PAUSE_SECONDS:
        return
    last_run[campaign_id] = now
    try:
        tally(campaign_id)
    except sa.exc.DBAPIError:
        _log.warning("tally_left_to_worker", campaign=campaign_id)


def begin(session: Session, campaign_id: int, slug: str) -> None:
    """Opens the tally of a new campaign at zero, at the beginning of its ledger."""
    head = ledger.beginning(slug)
    session.add(
        Tally(
            campaign_id=campaign_id,
            confirmed_count=0,
            elsewhere_count=0,
            last_number=0,
            ledger_number=0,
            ledger_hash=head.hash,
            as_of=clock.now(),
        )
    )
    session.flush()
    trees.begin(session, campaign_id, slug)


def count_elsewhere(session: Session, campaign_id: int) -> None:
    """Brings the share counted elsewhere into the total, inside the caller's transaction."""
    row = session.scalars(
        sa.select(Tally).where(Tally.campaign_id == campaign_id).with_for_update()
    ).one()
    change = tallies.elsewhere_total(session, campaign_id) - row.elsewhere_count
    row.elsewhere_count += change
    _enter(session, row, {LedgerReason.ELSEWHERE: change})
    announcing.counted(session, row, (), change)


def take_out(session: Session, row: Tally, ids: Collection[int]) -> None:
    """Takes signatures that are about to be erased out of the count, with their ledger entry.

    Inside the caller's transaction, which holds `row`. One that is not counted is left as it is.
    """
    if taken := tallies.counted(session, row.campaign_id, ids):
        _count(session, row, taken)


def _tally_whole(campaign_id: int) -> int:
    total = 0
    while taken := tally(campaign_id):
        total += taken
    return total


def _count(session: Session, row: Tally, taken: Sequence[tallies.Untallied]) -> None:
    flips = [_flip(row, signature) for signature in taken]
    shares: Counter[tuple[Dimension, str]] = Counter()
    reasons: Counter[LedgerReason] = Counter()
    for signature, flip in zip(taken, flips, strict=True):
        change = 1 if flip["is_counted"] else -1
        reasons[_reason(signature)] += change
        shares[Dimension.SOURCE, flip["as_source"]] += change
        for share in zip(SHARES, flip["as_shares"].split(" "), strict=True):
            shares[share] += change
    row.confirmed_count += sum(reasons.values())
    tallies.flip(session, flips)
    planted = _plant(session, row.campaign_id, taken, flips)
    tallies.add(session, row.campaign_id, shares)
    _enter(session, row, reasons)
    announcing.counted(session, row, planted, sum(reasons.values()))


def _plant(
    session: Session,
    campaign_id: int,
    taken: Sequence[tallies.Untallied],
    flips: Sequence[dict[str, Any]],
) -> Collection[int]:
    """Gives each signature that got its number just now a leaf; gives these numbers."""
    slug = session.get_one(Campaign, campaign_id).slug
    leaves = {}
    for signature, flip in zip(taken, flips, strict=True):
        if _reason(signature) is LedgerReason.CONFIRMED:
            number = flip["as_number"]
            receipt = proving.receipt_of(signature.id, flip["as_receipt"])
            leaves[number] = receipts.leaf(slug, number, signature.email_canonical, receipt)
    trees.grow(session, campaign_id, leaves, clock.now().date())
    return leaves


def _reason(signature: tallies.Untallied) -> LedgerReason:
    if not signature.counted:
        return LedgerReason.CONFIRMED if signature.number is None else LedgerReason.REINSTATED
    if signature.state == SignatureState.INVALIDATED:
        return LedgerReason.INVALIDATED
    return LedgerReason.WITHDRAWN


def _flip(row: Tally, signature: tallies.Untallied) -> dict[str, Any]:
    # A withdrawn number is gone for good; an invalidated one waits for its signer's return.
    number, receipt = signature.number, signature.receipt_nonce
    if not signature.counted and number is None:
        row.last_number += 1
        number, receipt = row.last_number, tokens.fresh_nonce()
    elif _reason(signature) is LedgerReason.WITHDRAWN:
        number = receipt = None
    # What was counted under one country is taken from that one, whatever the row says by now.
    flip: dict[str, Any] = {"row": signature.id, "is_counted": not signature.counted}
    flip |= {"as_number": number, "as_receipt": receipt}
    if signature.counted:
        return flip | {"as_shares": signature.counted_as, "as_source": signature.counted_source}
    return flip | {"as_shares": _shares(signature), "as_source": signature.source}


def _shares(signature: tallies.Untallied) -> str:
    return f"{signature.confirmed_at.date().isoformat()} {signature.country} {signature.language}"


def _enter(session: Session, row: Tally, changes: dict[LedgerReason, int]) -> None:
    now: datetime = clock.now()
    head = ledger.Head(row.ledger_number, _ledger_total(row, changes), row.ledger_hash)
    entries = []
    for reason, change in changes.items():
        if change:
            entries.append(ledger.following(head, change, reason, now))
            head = ledger.head_after(entries[-1])
    tallies.append(session, row.campaign_id, entries)
    row.ledger_number, row.ledger_hash, row.as_of = head.number, head.hash, now


def _ledger_total(row: Tally, changes: dict[LedgerReason, int]) -> int:
    # The row has moved already; the chain has not.
    return row.confirmed_count + row.elsewhere_count - sum(changes.values())
