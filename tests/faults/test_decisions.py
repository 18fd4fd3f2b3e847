"""Two at once: whatever moderators do about a text at the same instant, it is decided once."""

from collections import Counter

import pytest

from petition.mail import outbox
from petition.rules.errors import Changed, NotFound, Refused, TakenBy, TooLate
from petition.rules.states import EmailKind, MessageState, Reason
from petition.rules.writing import Text
from petition.services import authorship, claims, moderation
from petition.services.authorship import Edit
from tests import factories, messages, staffed
from tests.faults import callers
from tests.mail import post
from tests.services.test_moderation import is_found
from tests.staffed import seen

ROUNDS = 50


@pytest.fixture
def marta(app):
    factories.given_campaign()
    return staffed.given_moderator("Marta Moderi")


@pytest.fixture
def olga(marta):
    return staffed.given_moderator("Olga Other")


@pytest.fixture
def race(app):
    """Does deeds at one instant; gives what each gave, or the refusal it met with."""

    def in_a_context(deed):
        def do():
            with app.app_context():
                try:
                    return deed()
                except Refused as refusal:
                    return refusal

        return do

    return lambda *deeds: callers.at_once([in_a_context(deed) for deed in deeds])


def emails_about(decision_id):
    return [row for row in post.rows() if row.decision_id == decision_id]


def given_waiting(number):
    return messages.write_and_confirm(email=f"anna{number}@example.org")


def test_of_two_who_decide_at_once_one_decides_and_the_other_learns_who(race, marta, olga):
    winners = Counter()
    for number in range(ROUNDS):
        message_id = given_waiting(number)
        before = seen(message_id)

        first, second = race(
            lambda before=before: moderation.approve(before, marta),
            lambda before=before: moderation.reject(before, olga, Reason.OTHER),
        )

        (decision,) = staffed.decisions(message_id)
        refusals = [result for result in (first, second) if isinstance(result, Refused)]
        assert [type(refusal) for refusal in refusals] == [TooLate]
        name = "Marta Moderi" if decision.staff_id == marta else "Olga Other"
        assert (refusals[0].by, refusals[0].deed) == (name, decision.deed)
        assert len(emails_about(decision.id)) == 1
        assert messages.message(message_id).state in (MessageState.APPROVED, MessageState.REJECTED)
        winners[name] += 1
    assert len(staffed.log()) == winners.total() == ROUNDS
    staffed.check_log()


def test_pressing_twice_decides_once(race, marta):
    for number in range(10):
        message_id = given_waiting(number)
        before = seen(message_id)

        results = race(*[lambda before=before: moderation.approve(before, marta)] * 4)

        assert sum(isinstance(result, int) for result in results) == 1
        assert len(staffed.decisions(message_id)) == 1


def test_of_two_who_claim_at_once_one_has_it(race, marta, olga):
    for number in range(ROUNDS):
        message_id = given_waiting(number)

        results = race(
            lambda message_id=message_id: claims.claim(message_id, marta),
            lambda message_id=message_id: claims.claim(message_id, olga),
        )

        (refusal,) = [result for result in results if isinstance(result, Refused)]
        holder = messages.message(message_id).claimed_by
        assert isinstance(refusal, TakenBy)
        assert refusal.by == ("Marta Moderi" if holder == marta else "Olga Other")


def test_a_claim_and_a_decision_at_once_agree(race, marta, olga):
    for number in range(20):
        message_id = given_waiting(number)
        before = seen(message_id)

        claimed, decided = race(
            lambda message_id=message_id: claims.claim(message_id, marta),
            lambda before=before: moderation.approve(before, olga),
        )

        if isinstance(decided, Refused):
            assert isinstance(decided, TakenBy)
            assert messages.message(message_id).claimed_by == marta
        else:
            assert isinstance(claimed, TooLate)
            assert messages.message(message_id).claimed_by is None


def test_of_two_who_undo_at_once_one_does(race, marta, olga):
    for number in range(20):
        message_id = given_waiting(number)
        decision_id = moderation.approve(seen(message_id), marta)

        results = race(
            lambda m=message_id, d=decision_id: moderation.undo(m, marta, d),
            lambda m=message_id, d=decision_id: moderation.undo(m, olga, d),
        )

        (refusal,) = [result for result in results if isinstance(result, Refused)]
        assert isinstance(refusal, Changed)
        assert messages.message(message_id).turn == 2


def test_approving_while_the_author_edits_publishes_what_was_seen_or_nothing(race, marta):
    outcomes = Counter()
    for number in range(ROUNDS):
        message_id = given_waiting(number)
        before, token = seen(message_id), messages.token_of(message_id)
        changes = Edit(1, Text("Un altro testo, che nessuno ha ancora letto."))

        approved, _ = race(
            lambda before=before: moderation.approve(before, marta),
            lambda token=token, changes=changes: authorship.edit(token, changes),
        )

        message = messages.message(message_id)
        is_refused = isinstance(approved, Changed)
        assert message.published_version == (None if is_refused else 1)
        assert (message.version, message.turn, bool(message.waiting_since)) == (2, 2, True)
        outcomes[is_refused] += 1
    assert outcomes.total() == ROUNDS


def test_approving_while_the_author_withdraws_leaves_nothing_public(race, app, marta):
    for number in range(20):
        message_id = given_waiting(number)
        before, token = seen(message_id), messages.token_of(message_id)

        race(
            lambda before=before: moderation.approve(before, marta),
            lambda token=token: authorship.withdraw(token),
        )

        with pytest.raises(NotFound):
            moderation.undo(message_id, marta)
        assert not is_found(message_id)


def test_an_undo_that_promises_silence_is_followed_by_no_email(race, marta):
    outcomes = Counter()
    for number in range(20):
        message_id = given_waiting(number)
        decision_id = moderation.approve(seen(message_id), marta)
        post.let_time_pass(minutes=1)

        undone, _ = race(
            lambda m=message_id, d=decision_id: moderation.undo(m, marta, d), outbox.send_due
        )

        while outbox.send_due():
            pass
        (email,) = emails_about(decision_id)
        assert email.kind == EmailKind.MESSAGE_APPROVED
        assert not (undone.is_untold and email.sent_at)
        outcomes[undone.is_untold] += 1
    assert outcomes.total() == 20
