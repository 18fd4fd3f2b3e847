"""Signatures as the deeds and the pages ask for them."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from petition.rules import tokens
from petition.rules.states import EmailKind, SignatureState, Visibility
from petition.rules.suspicion import HOLD_ABOVE
from petition.store import quick
from petition.store.models import OutboxEmail, Signature
from petition.store.models.signature import IS_UNCONFIRMED

_UNIQUE = ["campaign_id", "email_canonical"]
_EMAIL_COLUMNS = ("kind", "recipient_key", "created_at", "due_at")
_SIGNATURE = cast(sa.Table, Signature.__table__)
_EMAIL = cast(sa.Table, OutboxEmail.__table__)
_INSERT_EMAIL = (
    sa.insert(_EMAIL)
    .values({name: sa.bindparam(name) for name in ("signature_id", *_EMAIL_COLUMNS)})
    .returning(_EMAIL.c.id)
)


# With `emailed_at` gone the next email about the signature may go out at once.
_CONFIRM = (
    sa.update(_SIGNATURE)
    .where(
        _SIGNATURE.c.id == sa.bindparam("of_id"),
        _SIGNATURE.c.link_digest == sa.bindparam("of_digest"),
        IS_UNCONFIRMED,
        _SIGNATURE.c.suspicion_score <= sa.literal_column(str(HOLD_ABOVE)),
        _SIGNATURE.c.signed_at > sa.bindparam("since"),
    )
    .values(
        state=sa.literal_column("'confirmed'"),
        confirmed_at=sa.bindparam("now"),
        emailed_at=sa.null(),
    )
    .returning(
        _SIGNATURE.c.campaign_id,
        _SIGNATURE.c.name,
        sa.text("comment <> '' AND comment_taken = false"),
    )
)


class Listed(NamedTuple):
    """A counted signature with all that the public list may need, before the signer's choice."""

    number: int
    name: str
    visibility: Visibility
    city: str
    country: str
    language: str
    signed_at: datetime


def insert_with_email(
    cursor: quick.Cursor, values: Mapping[str, Any], recipient_key: bytes
) -> bool:
    """Stores a new signature and its first email; False if the person had signed before.

    The constraint decides, never a SELECT before it, so that of a hundred at once one gets in.
    """
    moments = {name: cursor.moment(values[name]) for name in ("signed_at", "emailed_at")}
    row = {**values, **moments}
    email = {
        "kind": EmailKind.CONFIRM_SIGNATURE.value,
        "recipient_key": recipient_key,
        "created_at": row["signed_at"],
        "due_at": row["signed_at"],
    }
    if cursor.dialect == "postgresql":
        return cursor.run(_insert_both(tuple(values)), {**row, **email}) is not None
    inserted = cursor.run(_insert_signature(sqlite.insert, tuple(values)), row)
    if inserted:
        cursor.run(_INSERT_EMAIL, email | {"signature_id": inserted[0]})
    return inserted is not None


# Built once for a set of columns, as building a statement costs more than running it.


@cache
def _insert_signature(insert: Any, columns: tuple[str, ...]) -> sa.Insert:
    given = {name: sa.bindparam(name, type_=_SIGNATURE.c[name].type) for name in columns}
    statement = insert(_SIGNATURE).values(given)
    return cast(
        sa.Insert,
        statement.on_conflict_do_nothing(index_elements=_UNIQUE).returning(_SIGNATURE.c.id),
    )


@cache
def _insert_both(columns: tuple[str, ...]) -> sa.Insert:
    # PostgreSQL takes both rows in one statement.
    new = _insert_signature(postgresql.insert, columns).cte("new")
    told = [sa.bindparam(name, type_=_EMAIL.c[name].type) for name in _EMAIL_COLUMNS]
    rows = sa.select(new.c.id, *told)
    insert = sa.insert(_EMAIL).from_select(["signature_id", *_EMAIL_COLUMNS], rows)
    return insert.returning(_EMAIL.c.signature_id)


def confirm(
    cursor: quick.Cursor, link: tokens.Link, now: datetime, since: datetime
) -> tuple[int, str, bool] | None:
    """Confirms an unheld signature signed after `since`; or gives None.

    It gives the campaign, the name, and whether there is a comment to be taken.

    It touches that one row: no confirmation waits for another.
    """
    row: tuple[int, str, bool] | None = cursor.run(
        _CONFIRM,
        {
            "of_id": link.id,
            "of_digest": tokens.digest(link.secret),
            "since": cursor.moment(since),
            "now": cursor.moment(now),
        },
    )
    return row


def by_address(session: Session, campaign_id: int, email_canonical: str) -> Signature | None:
    """The signature of one person, locked until the transaction ends."""
    return session.scalar(
        sa.select(Signature)
        .where(Signature.campaign_id == campaign_id, Signature.email_canonical == email_canonical)
        .with_for_update()
    )


def by_id(session: Session, signature_id: int) -> Signature | None:
    """One signature, locked until the transaction ends."""
    return session.get(Signature, signature_id, with_for_update=True)


def public_page(session: Session, campaign_id: int, before: int | None, limit: int) -> list[Listed]:
    """The `limit` newest counted signatures with a number below `before`."""
    statement = (
        sa.select(*(getattr(Signature, name) for name in Listed._fields))
        .where(
            Signature.campaign_id == campaign_id,
            Signature.state == SignatureState.CONFIRMED,
            Signature.number.is_not(None),
        )
        .order_by(Signature.number.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(Signature.number < before)
    return [Listed(*row) for row in session.execute(statement)]
