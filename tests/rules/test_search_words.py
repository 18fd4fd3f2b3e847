"""Words for full-text search: the same for both databases, in every script."""

from collections.abc import Callable, Iterator

import psycopg
import pysqlite3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import search_words

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


def finds(text: str, query: str) -> bool:
    """Whether a search for `query` finds `text`, as a database would answer."""
    words = search_words.indexed(text).split()
    asked = search_words.asked(query)
    return bool(asked) and all(
        any(word.startswith(one[:-1]) for word in words) if one.endswith("*") else one in words
        for one in asked
    )


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Perché l’amicizia conta", "perche"),
        ("Perché l’amicizia conta", "AMICI"),
        ("Perché l’amicizia conta", "conta perché"),
        ("Straße", "strasse"),
        ("Ελλάδα", "ελλαδα"),
        ("Мы из Москвы", "моск"),
        ("हिन्दी में", "हिन्दी"),
        ("مُحَمَّد", "محمد"),
        ("我爱武汉大学", "武"),
        ("我爱武汉大学", "武汉"),
        ("我爱武汉大学", "武汉大学"),
        ("東京タワー", "ﾀﾜｰ"),
        ("한국어", "국어"),
        ("COVID-19 nel 2020", "covid 19"),
        ("ＦＵＬＬ width", "full"),
        ("𠮷野家", "𠮷野"),
        ("Napoli", "napoli ❤️"),
        ("葛󠄀城市", "葛城"),
        ("葛城市", "葛󠄀城"),
        ("Regola 1️⃣", "regola 1"),
    ],
)
def test_a_text_is_found(text: str, query: str) -> None:
    assert finds(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [("amicizia", "cizia"), ("武大汉", "武汉"), ("amico", "amico nemico"), ("uno due", "un due")],
)
def test_a_text_is_not_found(text: str, query: str) -> None:
    assert not finds(text, query)


@pytest.mark.parametrize(
    "query", ["", "  ", "!?", "*", '"', "-- ;", "\0", "\ud800", "👍", "❤️", "。，"]
)
def test_junk_asks_for_nothing(query: str) -> None:
    assert search_words.asked(query) == ()


def test_a_chinese_query_is_its_pairs_in_order() -> None:
    pairs = search_words.indexed("武汉").split()[-1:] + search_words.indexed("汉大").split()[-1:]

    assert search_words.asked("武汉大") == tuple(pairs)


def test_a_query_has_at_most_ten_words_of_bounded_length() -> None:
    assert len(search_words.asked("武汉大学" * 1000)) <= search_words.MOST_ASKED
    assert len(search_words.asked("a b c d e f g h i j k l m")) == search_words.MOST_ASKED
    assert len(search_words.asked("a" * 1000)[0]) < 100


@given(TEXTS)
def test_every_text_is_found_by_itself(text: str) -> None:
    assert finds(text, text) is bool(search_words.indexed(text))


def in_sqlite(words: str) -> list[str]:
    """The words as FTS5 keeps them."""
    connection = pysqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(words, tokenize='unicode61')")
    connection.execute("CREATE VIRTUAL TABLE kept USING fts5vocab(found, 'row')")
    connection.execute("INSERT INTO found VALUES (?)", (words,))
    rows = connection.execute("SELECT term FROM kept").fetchall()
    connection.close()
    return [row[0] for row in rows]


@pytest.fixture(scope="module")
def in_postgresql(postgresql_store) -> Iterator[Callable[[str], list[str]]]:
    url = postgresql_store.empty()
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        query = "SELECT tsvector_to_array(to_tsvector('simple', %s))"
        yield lambda words: connection.execute(query, (words,)).fetchone()[0]
    postgresql_store.drop(url)


@given(TEXTS)
def test_sqlite_splits_no_word_further(text: str) -> None:
    words = search_words.indexed(text)

    assert sorted(in_sqlite(words)) == sorted(set(words.split()))


@given(text=TEXTS | st.text("0123456789ez.-+ ", max_size=40))
def test_postgresql_splits_no_word_further(text: str, in_postgresql) -> None:
    words = search_words.indexed(text)

    assert sorted(in_postgresql(words)) == sorted(set(words.split()))
