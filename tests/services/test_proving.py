"""A signer finds the own signature in the count by the receipt; nobody else learns anything."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from petition.rules import merkle, receipts
from petition.rules.errors import Gone, NotFound
from petition.rules.states import SignatureState
from petition.services import invalidation, proving, tallying, verification, withdrawal
from petition.store import database
from petition.store.models import Signature
from petition.store.queries import proofs
from tests import factories, tree_paths

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def noon():
    """The first day, at noon; `shift` takes everybody further."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def held(signature_id: int) -> proving.Held:
    found = proving.held("chinahearts", factories.signature(signature_id))
    assert found is not None
    return found


def proof(receipt: str) -> proving.Proof:
    return proving.proof(factories.campaign_id(), receipt)


def leads_to_its_root(found: proving.Proof) -> bool:
    index, size = found.number - found.tree.first_number, found.tree.signatures
    return tree_paths.root_from(found.leaf, index, size, found.path) == found.root


def days() -> list[receipts.DayRoot]:
    with database.reading() as session:
        return proofs.days(session, factories.campaign_id(), 10)


def test_the_receipt_opens_a_proof_that_begins_with_the_signer_s_own_words(noon):
    factories.sign_and_confirm("luca@example.org")
    anna = held(factories.sign_and_confirm("Anna.Prova+x@gmail.com"))

    found = proof(anna.receipt)

    assert anna.text == f"chinahearts 2 annaprova@gmail.com {anna.receipt}"
    assert found.leaf == merkle.leaf_hash(anna.text.encode())
    assert (found.number, found.tree.day) == (2, date(2026, 3, 1))
    assert leads_to_its_root(found)


def test_the_tree_grows_with_the_day_and_is_final_when_it_is_over(noon):
    anna = held(factories.sign_and_confirm(ANNA))
    first = proof(anna.receipt)
    factories.sign_and_confirm("luca@example.org")
    second = proof(anna.receipt)
    noon.shift(timedelta(days=1))
    factories.sign_and_confirm("wang@example.org")

    third = proof(anna.receipt)

    assert [each.tree.signatures for each in (first, second, third)] == [1, 2, 2]
    assert [each.tree.is_final for each in (first, second, third)] == [False, False, True]
    assert all(leads_to_its_root(each) for each in (first, second, third))
    assert third.root == second.root != first.root


def test_each_closed_day_is_sealed_and_chained_to_the_one_before(noon):
    for person in ("anna", "luca", "wang"):
        factories.sign_and_confirm(f"{person}@example.org")
        noon.shift(timedelta(days=2))

    assert proving.close_days() == 1

    newest, middle, oldest = days()
    assert [one.first_number for one in (oldest, middle, newest)] == [1, 2, 3]
    assert (newest.previous_hash, middle.previous_hash) == (middle.hash, oldest.hash)
    assert all(receipts.sealed(one) == one for one in (oldest, middle, newest))


def test_a_day_on_which_nobody_signed_has_no_root(noon):
    factories.sign_and_confirm(ANNA)
    noon.shift(timedelta(days=5))

    assert [proving.close_days(), proving.close_days()] == [1, 0]

    assert [one.day for one in days()] == [date(2026, 3, 1)]


def test_a_clock_that_was_set_back_opens_no_day_again(noon):
    factories.sign_and_confirm(ANNA)
    noon.shift(timedelta(days=-3))
    luca = held(factories.sign_and_confirm("luca@example.org"))

    assert proof(luca.receipt).tree.day == date(2026, 3, 1)
    assert leads_to_its_root(proof(luca.receipt))


def test_who_withdraws_has_no_proof_any_more_and_others_keep_theirs(noon):
    anna_id = factories.sign_and_confirm(ANNA)
    anna, luca = held(anna_id), held(factories.sign_and_confirm("luca@example.org"))

    factories.withdraw(anna_id)

    with pytest.raises(Gone):
        proof(anna.receipt)
    assert leads_to_its_root(proof(luca.receipt))
    assert proving.held("chinahearts", factories.signature(anna_id)) is None


def test_who_signs_again_gets_another_number_and_another_leaf(noon):
    anna_id = factories.sign_and_confirm(ANNA)
    before = held(anna_id)
    factories.withdraw(anna_id)
    tallying.tally_all()

    again = held(factories.sign_and_confirm(ANNA))

    assert (before.number, again.number) == (1, 2)
    assert proof(again.receipt).leaf == merkle.leaf_hash(again.text.encode())
    assert leads_to_its_root(proof(again.receipt))


def test_a_change_of_mind_between_two_tallies_keeps_number_and_proof(noon):
    anna_id = factories.sign_and_confirm(ANNA)
    before = held(anna_id)
    with database.writing() as session:
        withdrawal.end(session.get_one(Signature, anna_id), SignatureState.WITHDRAWN)

    again = held(factories.sign_and_confirm(ANNA))

    assert again == before
    assert leads_to_its_root(proof(again.receipt))
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_what_staff_take_out_and_put_back_keeps_its_leaf(noon):
    anna_id = factories.sign_and_confirm(ANNA)
    anna = held(anna_id)
    before = proof(anna.receipt)

    invalidation.invalidate(anna_id)
    with pytest.raises(Gone):
        proof(anna.receipt)
    invalidation.reinstate(anna_id)

    assert proof(anna.receipt) == before


def test_a_receipt_opens_nothing_in_another_campaign(noon):
    anna = held(factories.sign_and_confirm(ANNA))
    factories.given_campaign("another")

    with pytest.raises(NotFound):
        proving.proof(factories.campaign_id("another"), anna.receipt)


@pytest.mark.parametrize("receipt", ["", "x", "1" * 40, "../..", "é" * 36])
def test_what_is_no_receipt_opens_nothing(receipt):
    factories.sign_and_confirm(ANNA)

    with pytest.raises(NotFound):
        proof(receipt)


def test_the_link_of_an_email_is_no_receipt(noon):
    anna_id = factories.sign_and_confirm(ANNA)

    with pytest.raises(NotFound):
        proof(factories.token_of(anna_id))
