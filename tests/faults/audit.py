"""An audit from outside: recounts what the product says, in plain SQL and by the contract's words.

It shares no line with the product's own verification.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from petition.mail import links
from petition.rules import tokens
from petition.rules.states import UNCONFIRMED, SignatureState
from petition.store import sqlite
from petition.store.models import Breakdown, Elsewhere, LedgerRow, OutboxEmail, Signature, Tally
from tests import instance

CONFIRMED = Signature.state == SignatureState.CONFIRMED


@contextmanager
def looking_at(url: str) -> Iterator[sa.Connection]:
    """A connection of its own to the database at `url`; closed, it leaves nothing open."""
    options: dict[str, Any] = {"module": sqlite.driver()} if url.startswith("sqlite") else {}
    engine = sa.create_engine(
        url.replace("postgresql://", "postgresql+psycopg://"), poolclass=sa.NullPool, **options
    )
    with engine.connect() as connection:
        yield connection


def states(url: str) -> dict[str, str]:
    """Every signature's state, by address as typed."""
    with looking_at(url) as connection:
        rows = connection.execute(sa.select(Signature.email, Signature.state))
        return {email: state.value for email, state in rows}


def numbers(url: str) -> list[int | None]:
    """The numbers of the confirmed signatures, in order; None for one that has none."""
    with looking_at(url) as connection:
        chosen = sa.select(Signature.number).where(CONFIRMED).order_by(Signature.number)
        return list(connection.scalars(chosen))


def links_to_confirm(url: str) -> dict[str, str]:
    """The token in the email about each unconfirmed signature, by address."""
    purpose = tokens.Purpose(instance.KEY, links.CONFIRM)
    chosen = sa.select(Signature.email, Signature.id, Signature.link_nonce)
    with looking_at(url) as connection:
        rows = connection.execute(chosen.where(Signature.state.in_(UNCONFIRMED)))
        return {email: purpose.token(row_id, nonce) for email, row_id, nonce in rows}


def emails_sent(url: str) -> int:
    """How many emails the outbox says are gone."""
    with looking_at(url) as connection:
        sent = sa.select(sa.func.count()).where(OutboxEmail.sent_at.is_not(None))
        return connection.scalar(sent) or 0


def faults(connection: sa.Connection, campaign_id: int = 1) -> list[str]:
    """What is wrong with a campaign's count once it has been tallied, one sentence each."""
    checks = (_sums, _shares, _numbers, _chain)
    return [fault for check in checks for fault in check(connection, campaign_id)]


def faults_at(url: str) -> list[str]:
    """The same, of the only campaign in the database at `url`."""
    with looking_at(url) as connection:
        return faults(connection)


def is_tallied(url: str) -> bool:
    """Whether every signature's flag agrees with its state."""
    with looking_at(url) as connection:
        return connection.scalar(sa.select(_untallied())) == 0


def _untallied() -> sa.ScalarSelect[int]:
    differ = Signature.counted != sa.case((CONFIRMED, sa.true()), else_=sa.false())
    return sa.select(sa.func.count()).where(differ).scalar_subquery()


def _sums(connection: sa.Connection, campaign_id: int) -> Iterator[str]:
    tally = _of(connection, Tally, campaign_id)[0]
    confirmed = len([s for s in _of(connection, Signature, campaign_id) if s.state == "confirmed"])
    elsewhere = sum(part.signatures for part in _of(connection, Elsewhere, campaign_id))
    changes = sum(entry.change for entry in _of(connection, LedgerRow, campaign_id))
    if (tally.confirmed_count, tally.elsewhere_count) != (confirmed, elsewhere):
        yield f"{confirmed} + {elsewhere} are there, the tally says {tally}"
    if changes != confirmed + elsewhere:
        yield f"{confirmed} + {elsewhere} are there, the ledger sums to {changes}"


def _shares(connection: sa.Connection, campaign_id: int) -> Iterator[str]:
    counted: dict[tuple[str, str], int] = {}
    for row in _of(connection, Signature, campaign_id):
        if row.state == "confirmed":
            day, country, language = row.counted_as.split(" ")
            shares = (("day", day), ("country", country), ("language", language))
            for share in (*shares, ("source", row.counted_source)):
                counted[share] = counted.get(share, 0) + 1
    kept = _of(connection, Breakdown, campaign_id)
    shares = {(row.dimension.value, row.value): row.signatures for row in kept if row.signatures}
    if shares != counted:
        yield f"the shares are {counted}, the breakdown says {shares}"


def _numbers(connection: sa.Connection, campaign_id: int) -> Iterator[str]:
    rows = _of(connection, Signature, campaign_id)
    given = [row.number for row in rows if row.state == "confirmed"]
    last = _of(connection, Tally, campaign_id)[0].last_number
    if None in given or len(set(given)) != len(given):
        yield f"not every confirmed signature has a number of its own: {given}"
    elif given and max(given) > last:
        yield f"a number beyond the last one, {last}: {given}"


def _chain(connection: sa.Connection, campaign_id: int) -> Iterator[str]:
    entries = sorted(_of(connection, LedgerRow, campaign_id), key=lambda entry: entry.number)
    if [entry.number for entry in entries] != list(range(1, len(entries) + 1)):
        yield "the ledger's numbers have a gap"
    total = 0
    for before, entry in zip([None, *entries], entries, strict=False):
        total += entry.change
        if entry.total != total or (before and entry.previous_hash != before.hash):
            yield f"ledger entry {entry.number} does not follow"
        if entry.hash != _sealed(entry):
            yield f"ledger entry {entry.number} has another hash than its fields"


def _sealed(entry: Any) -> str:
    fields = {
        "number": entry.number,
        "at": entry.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "change": entry.change,
        "reason": entry.reason.value,
        "total": entry.total,
        "previous_hash": entry.previous_hash,
    }
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _of(connection: sa.Connection, model: Any, campaign_id: int) -> list[Any]:
    return list(connection.execute(sa.select(model).where(model.campaign_id == campaign_id)))
