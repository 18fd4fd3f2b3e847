"""What a signer does with the own link: looks, changes, withdraws, takes the data along."""

import json

import pytest
import sqlalchemy as sa

from petition.rules.errors import OwnLinkGone
from petition.rules.own_signature import Changes
from petition.rules.states import Dimension, SignatureState, Visibility
from petition.services import (
    comments,
    invalidation,
    owning,
    person_documents,
    verification,
)
from petition.store import database
from petition.store.models import Message
from petition.store.queries import search
from tests import factories, messages, staffed
from tests.services import rows

ANNA = "anna@example.org"
NEW = Changes("Anna Nuova", Visibility.INITIALS, "zh", updates=True)


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def changed(signature_id: int, changes: Changes = NEW) -> None:
    owning.update(factories.own_token_of(signature_id), changes)


def comment_of(signature_id: int) -> Message:
    """The message that was made of a signature's comment, approved."""
    comments.take_all()
    with database.reading() as session:
        of_it = sa.select(Message.id).where(Message.signature_id == signature_id)
        message_id = session.scalars(of_it).one()
    staffed.decide("approve", message_id, staffed.given_moderator())
    return messages.message(message_id)


def found(word: str) -> list[int]:
    """The messages that a search for a word finds."""
    with database.reading() as session:
        return list(session.scalars(search.narrowed(session, sa.select(Message.id), (word,))))


def test_the_link_shows_the_signature_and_all_else_of_the_person():
    factories.given_campaign("second")
    anna, other = factories.sign(ANNA), factories.sign("Anna+2@example.org", campaign="second")
    message_id = messages.write(email=ANNA)
    factories.sign("luca@example.org")

    own = owning.look(factories.own_token_of(anna))

    assert own.signature.id == anna
    assert [each.id for each in own.others] == [other]
    assert [each.id for each in own.messages] == [message_id]


def test_a_change_is_kept_and_the_count_stays_as_it_was():
    anna = factories.sign_and_confirm(ANNA, language="it")

    changed(anna)

    kept = factories.signature(anna)
    assert (kept.name, kept.visibility, kept.language, kept.updates) == (
        "Anna Nuova",
        Visibility.INITIALS,
        "zh",
        True,
    )
    assert rows.counts() == (1, 700, 1)
    assert rows.per(Dimension.LANGUAGE) == {"it": 1}
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_a_comment_is_shown_under_the_name_as_it_is_listed_now():
    anna = factories.sign_and_confirm(ANNA, name="Anna Rarissima", comment="Un pensiero.")
    message = comment_of(anna)
    assert found("rarissima") == [message.id]

    changed(anna, Changes("Anna Rarissima", Visibility.ANONYMOUS, "it", updates=False))

    assert messages.message(message.id).name == ""
    assert found("rarissima") == []
    assert found("pensiero") == [message.id]


def test_a_text_of_the_message_form_keeps_the_name_given_there():
    anna = factories.sign_and_confirm(ANNA)
    message_id = messages.write_and_confirm(email=ANNA, name="A. Prova")

    changed(anna)

    assert messages.message(message_id).name == "A. Prova"


@pytest.mark.parametrize(
    ("state", "expected"),
    [("pending", SignatureState.SUSPECT), ("confirmed", SignatureState.CONFIRMED)],
)
def test_a_name_that_looks_automated_is_marked_for_staff(state, expected):
    anna = factories.sign(ANNA) if state == "pending" else factories.sign_and_confirm(ANNA)

    changed(anna, Changes("Anna 4711", Visibility.NAME, "it", updates=False))

    kept = factories.signature(anna)
    assert (kept.state, kept.suspicion_reasons) == (expected, "digits_in_name")
    assert kept.suspicion_score > 0


def test_a_harmless_name_does_not_wash_away_old_grounds():
    anna = factories.sign_as_suspect(ANNA, score=60)

    changed(anna)

    kept = factories.signature(anna)
    assert (kept.state, kept.suspicion_score, kept.suspicion_reasons) == (
        SignatureState.SUSPECT,
        60,
        "honeypot",
    )


def test_withdrawing_takes_the_comment_along_and_lowers_the_count():
    anna = factories.sign_and_confirm(ANNA, comment="Un pensiero.")
    comment_of(anna)
    token = factories.own_token_of(anna)

    owning.withdraw(token)
    owning.withdraw(token)

    assert factories.signature(anna).state is SignatureState.WITHDRAWN
    assert rows.messages() == {}
    assert owning.look(token).signature.id == anna


def test_what_is_withdrawn_cannot_be_changed():
    anna = factories.sign_and_confirm(ANNA)
    factories.withdraw(anna)

    with pytest.raises(OwnLinkGone):
        changed(anna)


def test_signing_again_after_withdrawing_makes_another_link():
    anna = factories.sign_and_confirm(ANNA)
    old = factories.own_token_of(anna)
    owning.withdraw(old)

    factories.sign(ANNA)

    with pytest.raises(OwnLinkGone):
        owning.look(old)
    assert owning.look(factories.own_token_of(anna)).signature.id == anna


def test_what_staff_took_out_cannot_be_withdrawn_and_so_renewed():
    anna = factories.sign_and_confirm(ANNA)
    invalidation.invalidate(anna)

    owning.withdraw(factories.own_token_of(anna))

    assert factories.signature(anna).state is SignatureState.INVALIDATED


def test_a_document_holds_all_that_was_given_in_every_campaign():
    factories.given_campaign("second")
    anna = factories.sign_and_confirm(ANNA, city="Napoli", comment="Un pensiero.", updates="1")
    factories.sign_as_suspect("anna+2@example.org", score=20)
    factories.sign("anna+2@example.org", campaign="second")
    messages.write(email=ANNA, body="Parole mie.")

    document = person_documents.by_link(factories.own_token_of(anna))

    first, second = document["signatures"]
    assert (first["campaign"], first["state"], first["number"]) == ("chinahearts", "confirmed", 1)
    assert (first["city"], first["comment"], first["updates"]) == ("Napoli", "Un pensiero.", True)
    assert (second["campaign"], second["email"]) == ("second", "anna+2@example.org")
    assert [first["receipt"], second["receipt"]] == [factories.receipt_of(anna), None]
    assert document["messages"][-1]["versions"][0]["body"] == "Parole mie."
    assert json.loads(json.dumps(document)) == document


def test_a_suspect_is_pending_to_its_signer():
    anna = factories.sign_as_suspect(ANNA, score=90)

    document = person_documents.by_link(factories.own_token_of(anna))

    assert document["signatures"][0]["state"] == "pending"
