"""Full-text search finds the same on both databases: in every script, and only what is public."""

import pytest
import sqlalchemy as sa

from petition.rules import search_words
from petition.rules.states import MessageState
from petition.store import database
from petition.store.models import Message
from petition.store.queries import messages, search
from petition.store.queries.messages import Position, Wanted
from tests import factories, published


@pytest.fixture(autouse=True)
def opened(app):
    factories.given_campaign()


def found(query: str, after: Position | None = None, limit: int = 50) -> list[int]:
    with database.reading() as session:
        wanted = Wanted(words=search_words.asked(query))
        page = messages.page(session, factories.campaign_id(), wanted, after, limit)
        return [message.id for message in page]


def test_every_word_must_be_there_in_any_order():
    both = published.message("Da Napoli un pensiero alla Cina")
    published.message("Da Roma un pensiero all’Italia")

    assert found("Cina Napoli") == [both]
    assert found("Cina Roma") == []


def test_the_last_word_may_have_just_begun():
    message_id = published.message("La conoscenza tiene compagnia")

    assert found("conosc compagnia") == []
    assert found("conoscenza comp") == [message_id]


@pytest.mark.parametrize("query", ["citta", "CITTÀ", "città", "perche", "Perché", "ｃｉｔｔａ"])
def test_accents_and_capitals_make_no_difference(query):
    message_id = published.message("Perché la mia Città vi pensa")

    assert found(query) == [message_id]


@pytest.mark.parametrize("query", ["心", "中国", "我们的心", "为你跳动", "中国，我们", "动"])
def test_chinese_is_found_by_one_character_or_more(query):
    message_id = published.message("中国，我们的心为你跳动", language="zh")
    published.message("意大利很美", language="zh")

    assert found(query) == [message_id]


@pytest.mark.parametrize("query", ["国中", "心我", "中国 意大利"])
def test_chinese_in_another_order_is_another_word(query):
    published.message("中国，我们的心为你跳动", language="zh")

    assert found(query) == []


def test_scripts_may_be_mixed():
    message_id = published.message("Da Napoli 王芳 e د. محمد, спасибо, με αγάπη")

    for query in ("napoli 王芳", "محمد", "СПАСИБО", "αγαπη", "王 napoli"):
        assert found(query) == [message_id], query


def test_names_places_titles_and_translations_are_found_as_well():
    message_id = published.message(
        "Testo", kind="proposal", title="Restauro", partners="Accademia", name="Bruno", city="Bari"
    )
    published.translation(message_id, "en", "Some words", title="Restoration")

    for query in ("testo", "restauro", "accademia", "bruno", "bari", "words", "restoration"):
        assert found(query) == [message_id], query


def test_what_is_not_public_is_not_found():
    published.message("Segreto", state=MessageState.PENDING)
    message_id = published.message("Pubblico")
    published.version(message_id, 2, "Segreto")
    published.translation(message_id, "en", "Segreto", approved_at=None)
    published.translation(message_id, "zh", "Segreto", of_version=2)
    published.hide(published.message("Segreto"))

    assert found("segreto") == []


def test_the_index_alone_makes_nothing_public():
    message_id = published.message("Testo", state=MessageState.PENDING)
    with database.writing() as session:
        search.index(session, message_id, "Segreto")

    assert found("segreto") == []


def test_a_message_is_found_by_its_newest_published_words_alone():
    message_id = published.message("Prima")
    published.version(message_id, 2, "Dopo")

    published.change(message_id, published_version=2)

    assert (found("prima"), found("dopo")) == ([], [message_id])


def test_a_message_forgotten_is_found_no_more():
    message_id = published.message("Testo")

    with database.writing() as session:
        search.forget(session, message_id)

    assert found("testo") == []


def test_an_erased_message_leaves_no_word_behind():
    message_id = published.message("Testo")

    with database.writing() as session:
        session.execute(sa.delete(Message).where(Message.id == message_id))

    with database.reading() as session:
        assert session.scalar(sa.text("SELECT count(*) FROM message_search")) == 0


def test_results_come_in_the_order_of_the_wall_and_by_its_pages():
    made = [published.message("Lo stesso testo") for _ in range(5)]

    seen: list[int] = []
    after = None
    while ids := found("testo", after, 2):
        seen += ids
        with database.reading() as session:
            last = messages.message(session, factories.campaign_id(), ids[-1])
        assert last is not None
        after = last.position

    assert seen == made[::-1]
