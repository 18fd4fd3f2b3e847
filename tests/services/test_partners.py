"""Keys of partners: given once, in force until revoked, never kept in clear."""

from datetime import UTC, datetime

import pytest
import time_machine

from petition.rules import partner_keys
from petition.rules.errors import Invalid, NotFound
from petition.services import partners
from tests import staff
from tests.faults import callers
from tests.faults.test_reading_changes_nothing import rows
from tests.partners import given_partner, partner
from tests.services import deeds


def recognised(key: str) -> str | None:
    """The name of the partner whose key it is."""
    digest = partner_keys.digest(key)
    found = partners.recognise(digest) if digest else None
    return found.name if found else None


def test_a_key_is_in_force_until_it_is_revoked(app):
    rete, altra = given_partner("rete"), given_partner("altra")

    partners.revoke(None, rete.id)

    assert recognised(rete.key) is None
    assert recognised(altra.key) == "altra"


def test_no_table_holds_a_key(app):
    key = given_partner().key

    everything = repr(rows())
    assert "rete" in everything
    assert key.rpartition("_")[2] not in everything


def test_a_name_whose_key_is_in_force_is_taken(app):
    given_partner("rete")

    with pytest.raises(Invalid) as refusal:
        partners.add(None, " rete ")

    assert refusal.value.errors == {"name": "partner_name_taken"}
    assert staff.deeds() == ["partner_added"]


def test_after_revoking_the_same_partner_gets_another_key(app):
    old = given_partner("rete")
    partners.revoke(None, old.id)

    new = given_partner("rete")

    assert new.id == old.id
    assert recognised(old.key) is None
    assert recognised(new.key) == "rete"


def test_of_two_who_add_a_name_at_once_one_succeeds(app):
    given, refused = [], []

    def add() -> None:
        with app.app_context():
            try:
                given.append(partners.add(None, "rete").text)
            except Invalid:
                refused.append(1)

    callers.at_once([add] * 4)

    assert (len(given), len(refused)) == (1, 3)
    assert recognised(given[0]) == "rete"


def test_every_deed_names_the_partner_and_the_beginning_of_the_key(app):
    me = staff.given_staff()
    key = partners.add(me, "rete")
    partners.revoke(None, 1)
    partners.revoke(None, 1)

    told = {"name": "rete", "key": key.prefix}
    assert deeds.of("partner:1") == [("partner_added", me, told), ("partner_revoked", None, told)]


def test_nobody_is_revoked_twice_or_where_there_is_nobody(app):
    with pytest.raises(NotFound):
        partners.revoke(None, 99)

    assert staff.deeds() == []


def test_only_the_day_of_the_last_use_is_kept(app):
    given = given_partner()
    assert partner(given.id).last_used_on is None

    for moment in (datetime(2027, 1, 5, 9, tzinfo=UTC), datetime(2027, 1, 6, 23, 59, tzinfo=UTC)):
        with time_machine.travel(moment, tick=False):
            recognised(given.key)
            recognised(given.key)

        assert partner(given.id).last_used_on == moment.date()
