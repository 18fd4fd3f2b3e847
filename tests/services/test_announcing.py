"""What partners' servers are told of, in the transaction of what happens, and without a person."""

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.rules import clock
from petition.rules.decisions import Verdict
from petition.services import moderation, partners, tallying
from petition.store import database
from petition.store.models import Webhook
from petition.store.queries import outbox
from tests import factories, messages, staffed
from tests.partners import deliveries, given_partner, given_webhook

URL = "http://127.0.0.1:1/hook"


@pytest.fixture(autouse=True)
def opened(app) -> None:
    factories.given_campaign()


@pytest.fixture
def listening(app) -> int:
    """A partner that is told of everything; gives its id."""
    partner_id = given_partner().id
    given_webhook(URL, partner_id)
    return partner_id


def told() -> list[dict]:
    """The bodies of what is told, without what differs from run to run."""
    bodies = [json.loads(each.body) for each in deliveries()]
    assert all(body.pop("id") and body.pop("at") for body in bodies)
    return bodies


def test_a_counted_signature_is_told_with_its_number_and_the_count(listening):
    factories.sign_and_confirm(name="Anna Prova")

    assert told() == [
        {
            "event": "signature.confirmed",
            "campaign": "chinahearts",
            "total_signatures": 701,
            "number": 1,
        },
        {
            "event": "count.changed",
            "campaign": "chinahearts",
            "total_signatures": 701,
            "confirmed": 1,
            "change": 1,
        },
    ]


def test_a_tally_of_many_tells_of_the_count_once(listening):
    for number in range(5):
        confirmed_unseen(f"{number}@example.org")

    tallying.tally_all()

    assert [body["event"] for body in told()] == ["signature.confirmed"] * 5 + ["count.changed"]
    assert [body.get("number") for body in told()] == [1, 2, 3, 4, 5, None]
    assert told()[-1]["change"] == 5


def confirmed_unseen(email: str) -> None:
    """A confirmed signature that no tally has seen."""
    signature_id = factories.sign(email)
    with database.writing() as session:
        session.execute(
            sa.text("UPDATE signature SET state = 'confirmed', confirmed_at = :now WHERE id = :id"),
            {"now": f"{clock.now():%Y-%m-%d %H:%M:%S.%f+00:00}", "id": signature_id},
        )


def test_a_withdrawal_moves_the_count_and_confirms_nothing(listening):
    signature_id = factories.sign_and_confirm()
    factories.withdraw(signature_id)
    tallying.tally_all()

    last = told()[-1]
    assert (last["event"], last["change"], last["total_signatures"]) == ("count.changed", -1, 700)
    assert len(told()) == 3


def test_nothing_that_is_told_names_a_person(listening):
    factories.sign_and_confirm("anna@example.org", name="Anna Prova", city="Torino")
    message_id = messages.write_and_confirm()
    staffed.decide(Verdict.APPROVE, message_id, staffed.given_moderator())

    everything = "".join(each.body for each in deliveries())
    for word in ("anna", "Anna", "Prova", "Torino", "example.org"):
        assert word not in everything


def test_an_approved_message_is_told_when_no_undo_can_take_it_back_unseen(listening):
    message_id = messages.write_and_confirm()
    staffed.decide(Verdict.APPROVE, message_id, staffed.given_moderator())

    (delivery,) = deliveries()
    assert told()[0]["event"] == "message.approved"
    assert (told()[0]["message_id"], told()[0]["kind"]) == (message_id, "message")
    assert delivery.due_at - clock.now() > outbox.DECISION_PAUSE - timedelta(seconds=15)


def test_an_approval_that_was_taken_back_in_time_is_not_told(listening):
    message_id = messages.write_and_confirm()
    moderator = staffed.given_moderator()
    staffed.decide(Verdict.APPROVE, message_id, moderator)

    moderation.undo(message_id, moderator)

    (delivery,) = deliveries()
    assert delivery.given_up_at
    assert delivery.last_error == "taken_back"


def test_other_decisions_are_not_told(listening):
    moderator = staffed.given_moderator()
    staffed.decide(Verdict.REJECT, messages.write_and_confirm(), moderator)

    assert deliveries() == []


def test_a_partner_without_a_key_is_told_nothing(listening):
    partners.revoke(None, listening)

    factories.sign_and_confirm()

    assert deliveries() == []


def test_where_nobody_listens_it_costs_one_question_and_no_row(app):
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        statements.append(statement)

    sa.event.listen(database.db.engine, "before_cursor_execute", note)
    factories.sign_and_confirm()
    sa.event.remove(database.db.engine, "before_cursor_execute", note)

    about = [each for each in statements if Webhook.__tablename__ in each]
    assert len(about) == 1
    assert "INSERT" not in about[0]


def test_every_webhook_is_told_the_same(listening):
    given_webhook(f"{URL}/2", listening)

    factories.sign_and_confirm()

    bodies = [each.body for each in deliveries() if each.event == "count.changed"]
    assert len(bodies) == 2
    assert len(set(bodies)) == 1
