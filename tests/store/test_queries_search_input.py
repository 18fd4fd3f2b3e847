"""What people and attackers type into the search: signs, operators, emoji, and far too much."""

import pytest
import sqlalchemy as sa

from petition.rules import search_words
from petition.store import database
from petition.store.queries import messages
from petition.store.queries.messages import Wanted
from tests import factories, published
from tests.faults import hostile

JUNK = (
    '"',
    "'",
    "*",
    "a*b",
    "words:cina",
    "cina OR mare",
    "NOT cina",
    "NEAR(cina mare)",
    "cina AND",
    "^cina",
    "{words} : cina",
    "-cina",
    "(cina",
    "cina:*",
    "cina & !mare",
    "cina <-> mare",
    "\\",
    "'; DROP TABLE message_search; --",
    "*:*",
)


AROUND_WORDS = (
    '"città di Napoli"',
    "napoli%",
    "%napoli%",
    "*napoli*",
    "na*poli napoli",
    "napoli ❤️ 👨‍👩‍👧",
    "l’amicizia",
    "l'amicizia",
    "AMICIZIA, citta",
    "100%",
    "加油 napoli",
    "napoli加油",
    "我们在一起",
    "我们在一起。加油",
    "COVID-19 我们",
)


@pytest.fixture(autouse=True)
def opened(app):
    factories.given_campaign()


def found(query: str) -> list[int]:
    with database.reading() as session:
        wanted = Wanted(words=search_words.asked(query))
        page = messages.page(session, factories.campaign_id(), wanted, None, 50)
        return [message.id for message in page]


@pytest.mark.parametrize("query", AROUND_WORDS)
def test_signs_around_words_neither_find_nor_hide_anything(query):
    text = "La città di Napoli, na poli, e l’amicizia al 100%: 我们在一起。加油 COVID-19"
    message_id = published.message(text)
    published.message("Un altro testo, da Bari: 他们在那里", city="Bari")

    assert found(query) == [message_id]


@pytest.mark.parametrize("query", ["napoli " * 5000, "我们在一起" * 5000, "napoli" + " %" * 5000])
def test_a_query_of_any_length_is_answered(query):
    message_id = published.message("Napoli: 我们在一起我们在一起")

    assert found(query) == [message_id]


@pytest.mark.parametrize("query", ["%", "*", "❤️", "👨‍👩‍👧", '""', "。！"])
def test_without_a_letter_or_a_digit_nothing_is_asked(query):
    assert search_words.asked(query) == ()


@pytest.mark.parametrize("query", JUNK)
def test_the_words_of_the_databases_own_languages_are_only_words(query):
    published.message("Un testo che non la nomina")

    assert found(query) in ([], found(""))
    with database.reading() as session:
        assert session.scalar(sa.text("SELECT count(*) FROM message_search")) == 1


def test_no_hostile_word_breaks_the_search_or_the_index():
    for word in hostile.WORDS:
        message_id = published.message(word.replace("\x00", " "))

        assert message_id in found(word), word[:40]
