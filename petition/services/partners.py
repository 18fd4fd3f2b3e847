"""The keys of partners: made, used, revoked."""

from sqlalchemy.orm import Session

from petition.rules import clock, partner_keys
from petition.rules.audit import Deed, DeedName
from petition.rules.errors import Invalid, NotFound
from petition.rules.partner_keys import Key
from petition.services import auditing
from petition.store import database
from petition.store.models import Partner
from petition.store.queries import partners
from petition.store.queries.partners import Caller


def add(by: int | None, name: str) -> Key:
    """Makes a partner and gives its key, which nobody sees again. `by` is None for an operator.

    A partner whose key was revoked gets a new one. Raises Invalid for a name that cannot be one,
    or whose key is in force.
    """
    name = partner_keys.name(name)
    key = partner_keys.fresh()
    with database.writing() as session:
        partner_id = partners.give_key(session, name, key, clock.now())
        if partner_id is None:
            raise Invalid({"name": "partner_name_taken"})
        _record(session, by, DeedName.PARTNER_ADDED, session.get_one(Partner, partner_id))
    return key


def revoke(by: int | None, partner_id: int) -> None:
    """Takes a partner's key out of force, from the next request on; raises NotFound."""
    with database.writing() as session:
        partner = partners.by_id(session, partner_id)
        if partner is None:
            raise NotFound
        if partner.revoked_at is None:
            partner.revoked_at = clock.now()
            _record(session, by, DeedName.PARTNER_REVOKED, partner)


def recognise(key_digest: bytes) -> Caller | None:
    """The partner whose key it is, if it is in force; that it came today is written down."""
    with database.reading() as session:
        caller = partners.caller(session, key_digest)
    today = clock.now().date()
    if caller and caller.last_used_on != today:
        with database.writing() as session:
            partners.note_use(session, caller.id, today)
    return caller


def _record(session: Session, by: int | None, deed: DeedName, partner: Partner) -> None:
    # Before the log, so that whoever waits for the log waits for nothing else.
    session.flush()
    details = {"name": partner.name, "key": partner.key_prefix}
    auditing.record(session, Deed(by, deed, f"partner:{partner.id}", details))
