"""Sample messages stand as the deeds of authors and moderators would have left them."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from petition.rules import clock, search_words
from petition.rules.errors import NotFound
from petition.rules.states import MessageKind, MessageState, Stage
from petition.services import moderation, sampling_messages
from petition.services.sampling import Sample
from petition.store import database
from petition.store.models import Message, MessageTranslation, MessageVersion, ProposalStep
from petition.store.queries import search
from tests import factories, messages, staffed
from tests.services import rows

COUNT = 90


@pytest.fixture(autouse=True)
def filled(app) -> None:
    factories.given_campaign()
    assert sum(sampling_messages.fill(Sample("chinahearts", COUNT))) == COUNT


def every(model: type) -> list:
    with database.reading() as session:
        return [*session.scalars(sa.select(model))]


def public() -> Iterator[Message]:
    return (each for each in every(Message) if each.state is MessageState.APPROVED)


def found(word: str) -> set[int]:
    with database.reading() as session:
        return {*session.scalars(search.narrowed(session, sa.select(Message.id), (word,)))}


def test_the_newest_third_waits_and_all_others_are_public():
    assert rows.messages() == {"approved": 60, "pending": 30}
    waiting = [each for each in every(Message) if each.waiting_since]
    assert {each.state for each in waiting} == {MessageState.PENDING}
    assert all(each.waiting_since == each.confirmed_at for each in waiting)
    assert min(each.id for each in waiting) > max(each.id for each in public())


def test_every_moment_follows_the_one_before_and_none_is_still_to_come():
    for each in public():
        assert each.written_at < each.confirmed_at <= each.published_at <= clock.now()
        assert (each.decided_at, each.published_version) == (each.published_at, each.version)


def test_all_kinds_languages_and_directions_are_there():
    texts = every(Message)

    assert {each.kind for each in texts} == set(MessageKind)
    assert {each.language for each in texts} == {"it", "en", "zh"}
    assert {each.direction for each in texts} == {"IT-CN", "CN-IT"}
    assert all((each.turn, each.version) == (1, 1) for each in texts)


def test_a_proposal_has_its_fields_and_once_it_is_public_its_first_step():
    versions = {each.message_id: each for each in every(MessageVersion)}
    proposals = [each for each in every(Message) if each.kind is MessageKind.PROPOSAL]
    steps = {step.message_id for step in every(ProposalStep)}

    assert len(versions) == COUNT
    assert all(versions[each.id].title and versions[each.id].field for each in proposals)
    assert {each.stage for each in proposals} == {Stage.SUBMITTED}
    assert steps == {each.id for each in proposals if each.published_version}


def test_the_search_knows_what_is_public_and_nothing_that_waits():
    (word,) = search_words.asked("Sample")
    named = {each.id for each in public() if "Sample" in each.name}

    assert named
    assert found(word) == named


def test_translations_belong_to_the_public_version_in_another_language():
    languages = {each.id: each.language for each in public()}
    translations = every(MessageTranslation)

    assert translations
    assert all(each.approved_at and each.of_version == 1 for each in translations)
    assert all(languages[each.message_id] != each.language for each in translations)


def test_a_waiting_sample_can_be_approved_like_any_other():
    waiting = next(each.id for each in every(Message) if each.waiting_since)

    moderation.approve(staffed.seen(waiting), staffed.given_moderator())

    assert messages.message(waiting).state is MessageState.APPROVED


def test_nobody_who_could_be_written_to_is_among_the_authors():
    assert all(each.email.endswith("@example.org") for each in every(Message))
    assert rows.emails_count() == 0


def test_a_campaign_that_is_not_there_takes_no_messages():
    with pytest.raises(NotFound):
        sum(sampling_messages.fill(Sample("nowhere", 5)))
