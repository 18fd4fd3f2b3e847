"""Erasing a person leaves nothing in any table, and a count that its ledger explains."""

import signal
import subprocess
import sys

import pytest
import sqlalchemy as sa

from petition.rules.errors import NotFound, OwnLinkGone
from petition.rules.states import Dimension, SignatureState
from petition.services import (
    confirming,
    erasing,
    invalidation,
    owning,
    persons,
    tallying,
    verification,
)
from petition.store import database
from petition.store.models import Erasure, Message, OutboxEmail, Photo, Signature
from petition.store.queries import persons as queries
from tests import factories, messages
from tests.instance import ROOT, Instance
from tests.services import dumps, rows, somebody

ANNA = somebody.ANNA


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def test_nothing_of_an_erased_person_stands_in_any_table():
    of_anna = somebody.everything_of_anna()
    assert set(dumps.held(of_anna)) >= {"rarissim", "unicissim", "rarepixels", ANNA, "anna+x"}

    persons.erase(None, ANNA)

    assert dumps.held(of_anna) == []
    for table in (Signature, Message, Photo):
        assert messages.count(table) == 0
    with database.reading() as session:
        waiting = sa.select(OutboxEmail.id).where(OutboxEmail.sent_at.is_(None))
        assert session.scalars(waiting).all() == []


def test_everybody_else_stays():
    luca = factories.sign_and_confirm("luca@example.org")
    message_id = messages.write_and_confirm(email="luca@example.org")
    somebody.everything_of_anna()

    persons.erase(None, ANNA)

    assert factories.signature(luca).state is SignatureState.CONFIRMED
    assert messages.message(message_id).email == "luca@example.org"
    assert rows.counts().confirmed == 1


def test_what_was_counted_leaves_the_count_and_the_ledger_says_so():
    factories.sign_and_confirm("luca@example.org", country="IT", language="it")
    anna = factories.sign_and_confirm(ANNA, country="CN", language="zh")

    erasing.erase_by_link(factories.own_token_of(anna))

    assert rows.counts() == (1, 700, 2)
    assert rows.entries()[-1] == ("withdrawn", -1, 701)
    assert rows.per(Dimension.COUNTRY) == {"IT": 1}
    assert rows.per(Dimension.LANGUAGE) == {"it": 1}
    assert [verdict.faults for verdict in verification.verify()] == [()]


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (factories.withdraw, "withdrawn"),
        (invalidation.invalidate, "invalidated"),
    ],
)
def test_what_the_tally_has_not_seen_yet_leaves_the_count_all_the_same(monkeypatch, before, reason):
    monkeypatch.setattr(tallying, "PAUSE_SECONDS", float("inf"))
    anna = factories.sign_and_confirm(ANNA)
    before(anna)
    assert factories.signature(anna).counted

    erasing.erase_by_link(factories.own_token_of(anna))

    assert rows.entries()[-1] == (reason, -1, 700)
    assert rows.counts() == (0, 700, 1)


def test_what_was_never_counted_leaves_no_entry(monkeypatch):
    monkeypatch.setattr(tallying, "PAUSE_SECONDS", float("inf"))
    pending = factories.sign(ANNA)
    confirmed = factories.sign("luca@example.org")
    tallying.tally_at_once(factories.campaign_id())
    confirming.confirm(factories.token_of(confirmed))

    for signature_id in (pending, confirmed):
        erasing.erase_by_link(factories.own_token_of(signature_id))
    tallying.tally_all()

    assert rows.entries() == [("elsewhere", 700, 700)]
    assert rows.counts() == (0, 700, 0)


def test_whoever_was_erased_may_sign_again_and_gets_another_number():
    anna = factories.sign_and_confirm(ANNA)
    erasing.erase_by_link(factories.own_token_of(anna))

    again = factories.sign_and_confirm(ANNA)

    assert factories.signature(again).number == 2
    assert rows.counts() == (1, 700, 2)


def test_a_link_opens_nothing_once_all_is_erased():
    token = factories.own_token_of(factories.sign_and_confirm(ANNA))
    erasing.erase_by_link(token)

    for deed in (owning.look, owning.withdraw, erasing.erase_by_link):
        with pytest.raises(OwnLinkGone):
            deed(token)


@pytest.mark.parametrize("token", ["junk", "a" * 36, "1" * 33, ""])
def test_junk_erases_nothing(token):
    factories.sign(ANNA)

    with pytest.raises(NotFound):
        erasing.erase_by_link(token)

    assert rows.signatures_count() == 1


def test_the_link_of_the_email_to_confirm_opens_nothing_here():
    with pytest.raises(NotFound):
        owning.look(factories.token_of(factories.sign(ANNA)))


def test_it_is_remembered_who_was_erased_and_nothing_else_of_them():
    factories.sign_and_confirm(ANNA)

    persons.erase(None, ANNA)

    with database.reading() as session:
        (row,) = session.scalars(sa.select(Erasure)).all()
    assert row.address_key == queries.address_key(ANNA)
    assert [column.name for column in sa.inspect(Erasure).columns] == ["address_key", "erased_at"]


def test_an_erasing_that_fails_half_way_has_changed_nothing(monkeypatch):
    of_anna = somebody.everything_of_anna()
    before = dumps.dump()
    monkeypatch.setattr(queries, "remember_erasing", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        persons.erase(None, ANNA)

    assert dumps.dump() == before
    assert dumps.held(of_anna)


DYING = """
import os, signal, wsgi
from petition.services import persons
from petition.store.queries import persons as queries

queries.remember_erasing = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with wsgi.app.app_context():
    persons.erase(None, "anna@example.org")
"""


def test_an_erasing_that_is_killed_half_way_has_changed_nothing(tmp_path, database_url):
    of_anna = somebody.everything_of_anna()
    before = dumps.dump()
    environment = Instance(tmp_path, DATABASE_URL=database_url).environment

    died = subprocess.run([sys.executable, "-c", DYING], cwd=ROOT, env=environment)

    assert died.returncode == -signal.SIGKILL
    assert dumps.dump() == before
    assert persons.erase(None, ANNA)
    assert dumps.held(of_anna) == []


def test_erasing_whom_nobody_knows_leaves_no_trace_at_all():
    before = dumps.dump()

    erased = persons.erase(None, "nobody@example.org")

    assert not erased
    assert dumps.dump() == before
