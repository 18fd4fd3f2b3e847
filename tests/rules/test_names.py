"""Names, lines and comments: what is kept as typed, what is too long, what poses as a name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import names

# The full range, with what a form can send: lone surrogates too.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=150)

GOOD_NAMES = [
    "王芳",
    "李",
    "Ng",
    "O’Neill",
    "D'Angelo",
    "María José",
    "Nguyễn Văn",
    "د. محمد",
    "Null",
    "Jean-Pierre",
    "马可·波罗",
    "さくら",
    "김민준",
    "Ελένη",
    "Ольга",
    "मोहन",
    "עִבְרִית",
    "Giovanni Rossi (Sassari)",
    "Ravi Kumar, M.Com",
    "Prof. Dott. Rossi",
    "Maria.De Luca",
    "J.R.R. Tolkien",
    "Henry 8",
    "Sig.Italo Rossi",
    "Maria ❤️",
    "علی\u200cرضا",
    "葛\U000e0100城",
    "\U00031350",
]

WEB_ADDRESSES = [
    "https://example.org",
    "Maria http:evil",
    "www.example",
    "Maria casino-win.com",
    "访问casino.com领取",
    "CASINO.COM",
    "Mario Rossi.it",
    "t.me/maria",
    "ｗｗｗ．example．ｃｏｍ",
    "maria@example.org",
    "例子.中国",
    "ftp://files",
]


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_a_name_in_any_script_is_fine_as_typed(name: str) -> None:
    assert names.fault_in_name(name) is None
    assert names.tidy(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", WEB_ADDRESSES)
def test_a_web_or_email_address_is_no_name_and_no_place(name: str) -> None:
    assert names.fault_in_name(name) == "web_address"
    assert names.fault_in_place(name) == "web_address"


@pytest.mark.parametrize("first", "=+-@＝＋－＠﹢")
def test_a_name_does_not_begin_like_a_spreadsheet_formula(first: str) -> None:
    assert names.fault_in_name(f"{first}SUM(A1)") == "formula"
    assert names.fault_in_name(f"  {first}SUM(A1)") == "formula"


@pytest.mark.parametrize("first", "\t\r\n")
def test_a_name_does_not_begin_with_a_tab_or_a_line_break(first: str) -> None:
    assert names.fault_in_name(f"{first}Maria") == "characters"


def test_white_space_that_comes_with_pasting_is_forgiven_at_the_end() -> None:
    assert names.fault_in_name(" \u3000Maria Prova\t\r\n") is None
    assert names.tidy(" \u3000Maria \u00a0 Prova\t\r\n") == "Maria Prova"


@pytest.mark.parametrize("name", ["", " ", "\t\n", "\u3000"])
def test_a_blank_name_is_missing(name: str) -> None:
    assert names.fault_in_name(name) == "missing"


@pytest.mark.parametrize("name", ["123", "?!", "❤️", "(…)", "́"])
def test_a_name_has_at_least_one_letter(name: str) -> None:
    assert names.fault_in_name(name) == "no_letter"


@pytest.mark.parametrize(
    ("fault_in", "longest"),
    [
        (names.fault_in_name, 100),
        (names.fault_in_line, 100),
        (names.fault_in_place, 100),
        (names.fault_in_comment, 500),
    ],
)
def test_the_longest_text_is_taken_and_one_character_more_is_not(fault_in, longest) -> None:
    assert fault_in("a" * longest) is None
    assert fault_in("a" * (longest + 1)) == "too_long"


def test_length_is_counted_in_composed_characters() -> None:
    decomposed = unicodedata.normalize("NFD", "ᾂ" * 100)

    assert len(decomposed) == 400
    assert names.fault_in_name(decomposed) is None


def test_a_line_break_counts_as_one_character_of_a_comment() -> None:
    assert names.fault_in_comment("a\r\n" * 249 + "bc") is None


def test_a_text_of_many_combining_marks_is_refused_before_it_is_normalised(monkeypatch) -> None:
    monkeypatch.setattr(names, "unicodedata", None)

    assert names.fault_in_name("a" + "\u0301\u0323" * 5000) == "too_long"
    assert names.fault_in_comment("a" + "\u0301\u0323" * 5000) == "too_long"


def test_every_kind_of_line_break_in_a_comment_becomes_a_newline() -> None:
    assert (
        names.tidy_lines(" a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h\n\n") == "a\nb\nc\nd\ne\nf\ng\nh"
    )


@given(ANY_TEXT)
def test_tidying_a_line_twice_changes_nothing_more(text: str) -> None:
    once = names.tidy(text)

    assert names.tidy(once) == once


@given(ANY_TEXT)
def test_tidying_lines_twice_changes_nothing_more(text: str) -> None:
    once = names.tidy_lines(text)

    assert names.tidy_lines(once) == once


@given(ANY_TEXT)
def test_a_name_that_is_taken_is_taken_again_once_tidied(text: str) -> None:
    if names.fault_in_name(text) is None:
        assert names.fault_in_name(names.tidy(text)) is None
        names.tidy(text).encode("utf-8")
