"""Whatever one person presses at once, the count is explained and what was erased is gone."""

import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from petition.mail import outbox
from petition.rules.errors import Gone
from petition.rules.own_signature import Changes
from petition.rules.states import SignatureState, Visibility
from petition.services import comments, confirming, erasing, owning, tallying
from petition.store import database
from petition.store.models import Erasure, LedgerRow, Message, Signature, Tally
from tests import factories
from tests.faults import audit
from tests.services import dumps
from tests.services.together import at_once

ROUNDS = 100
RENAMED = Changes("Anna Rarissima Altra", Visibility.ANONYMOUS, "zh", updates=False)
Deeds = list[Callable[[], Any]]


@pytest.fixture(autouse=True)
def campaign(app, monkeypatch):
    """The first campaign, where each click brings a tally."""
    monkeypatch.setattr(tallying, "PAUSE_SECONDS", 0.0)
    factories.given_campaign()


@pytest.fixture
def people() -> Iterator[int]:
    """The signatures of people who have all just signed, half of them counted already."""

    def signed() -> Iterator[int]:
        for number in itertools.count(1):
            address = f"person-{number}@example.org"
            anna = factories.sign(address, name="Anna Rarissima", comment="Un pensiero raro.")
            if number % 2:
                factories.confirm(anna)
            yield anna

    return signed()


def every_deed(signature_id: int) -> dict[str, Callable[[], Any]]:
    """What one person, the worker and the tally may do at the same moment."""
    token, own = factories.token_of(signature_id), factories.own_token_of(signature_id)
    return {
        "confirm": partial(confirming.confirm, token),
        "reject": partial(confirming.reject, token),
        "withdraw": partial(owning.withdraw, own),
        "update": partial(owning.update, own, RENAMED),
        "erase": partial(erasing.erase_by_link, own),
        "tally": tallying.tally_all,
        "comment": comments.take_all,
        "send": outbox.send_due,
    }


def shuffled(deeds: dict[str, Callable[[], Any]], *names: str) -> Deeds:
    """Some of the deeds, in an order of chance."""
    return random.sample([deeds[name] for name in names], len(names))


def check_outcomes(outcomes: list[Any]) -> None:
    """Each deed was done, or refused because another had come before it; nothing broke."""
    broken = [each for each in outcomes if isinstance(each, Exception)]
    assert [each for each in broken if not isinstance(each, Gone)] == []


def check_count() -> None:
    """The count is what stands there, and each change of it is in the ledger with its reason."""
    tallying.tally_all()
    campaign_id = factories.campaign_id()
    with database.reading() as session:
        assert audit.faults(session.connection(), campaign_id) == []
    with database.reading() as session:
        tally = session.scalars(sa.select(Tally)).one()
        changes: Counter[str] = Counter()
        for entry in session.scalars(sa.select(LedgerRow)):
            changes[entry.reason.value] += entry.change
        numbers, confirmed = tally.last_number, tally.confirmed_count
    # Each number was given by an entry, and whoever is counted no more left by one.
    assert changes["confirmed"] == numbers
    assert changes["withdrawn"] == confirmed - numbers
    assert set(changes) <= {"elsewhere", "confirmed", "withdrawn"}


def test_withdraw_confirm_and_erase_at_once_end_erased_with_a_count_that_holds(app, people):
    for _, signature_id in zip(range(ROUNDS), people, strict=False):
        deeds = every_deed(signature_id)

        outcomes = at_once(app, shuffled(deeds, "confirm", "withdraw", "erase", "tally"))

        check_outcomes(outcomes)
        assert row_of(signature_id) is None
    check_count()
    assert dumps.held(["person-", "rarissima", "pensiero raro"]) == []
    with database.reading() as session:
        assert session.query(Erasure).count() == ROUNDS


def test_all_else_at_once_ends_in_a_legal_state(app, people):
    legal = {SignatureState.CONFIRMED, SignatureState.WITHDRAWN}
    for _, signature_id in zip(range(ROUNDS // 4), people, strict=False):
        deeds = every_deed(signature_id)
        names = ("confirm", "withdraw", "update", "tally", "comment", "send")

        check_outcomes(at_once(app, shuffled(deeds, *names)))

        row = row_of(signature_id)
        assert row is not None
        assert row.state in legal
    check_count()


def test_everything_at_once_leaves_neither_a_comment_nor_an_email_behind(app, people):
    for _, signature_id in zip(range(ROUNDS // 4), people, strict=False):
        deeds = every_deed(signature_id)

        check_outcomes(at_once(app, shuffled(deeds, *deeds)))

        assert row_of(signature_id) is None
    check_count()
    with database.reading() as session:
        assert session.query(Message).count() == 0
    assert dumps.held(["person-", "rarissima", "pensiero raro"]) == []


def test_two_people_who_are_erased_at_once_do_not_wait_for_each_other(app, people):
    for _ in range(ROUNDS // 25):
        pair = [next(people), next(people)]
        deeds = [every_deed(each)["erase"] for each in pair]

        check_outcomes(at_once(app, [*deeds, *deeds, tallying.tally_all]))

        assert [row_of(each) for each in pair] == [None, None]
    check_count()


def row_of(signature_id: int) -> Signature | None:
    """The signature as it stands now, if it does."""
    session = database.db.session()
    session.rollback()
    session.expire_all()
    return session.get(Signature, signature_id)
