"""Characters that nobody sees are refused, save where the script or the emoji needs them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import names

BAD_CHARACTERS = {
    "null": "\x00",
    "escape": "\x1b",
    "tab": "\t",
    "carriage return": "\r",
    "line feed": "\n",
    "c1 control": "\x9b",
    "soft hyphen": "\u00ad",
    "arabic letter mark": "\u061c",
    "grapheme joiner": "\u034f",
    "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c",
    "zero-width non-joiner before Arabic": "\u200cم",
    "zero-width joiner": "\u200d",
    "left-to-right mark": "\u200e",
    "line separator": "\u2028",
    "right-to-left override": "\u202e",
    "word joiner": "\u2060",
    "first strong isolate": "\u2068",
    "byte order mark": "\ufeff",
    "hangul filler": "\u3164",
    "half-width hangul filler": "\uffa0",
    "blank braille": "\u2800",
    "variation selector": "\ufe0f",
    "variation selector 17": "\U000e0100",
    "tag letter": "\U000e0041",
    "lone high surrogate": "\ud800",
    "lone low surrogate": "\udfff",
    "private use": "\ue000",
    "unassigned": "\u0378",
    "noncharacter": "\ufdd0",
    "last noncharacter": "\U0010ffff",
    "noncharacter beside Han": "\U0002ffff",
    "trace of broken utf-8": "\ufffd",
}


@pytest.mark.parametrize("character", BAD_CHARACTERS.values(), ids=BAD_CHARACTERS.keys())
def test_a_hidden_character_is_refused_in_names_and_lines(character: str) -> None:
    typed = f"Ma{character}ria"

    assert names.fault_in_name(typed) == "characters"
    assert names.fault_in_line(typed) == "characters"


@pytest.mark.parametrize("character", sorted(set(BAD_CHARACTERS.values()) - set("\t\r\n\u2028")))
def test_a_comment_may_hold_tabs_and_line_breaks_but_nothing_else_hidden(
    character: str,
) -> None:
    assert names.fault_in_comment(f"a{character}b") == "characters"


def test_three_combining_marks_in_a_row_are_fine_and_four_are_not() -> None:
    mark = "\u0323\u0331\u0332\u0333"

    assert names.fault_in_name("q" + mark[:3]) is None
    assert names.fault_in_name("q" + mark) == "characters"
    assert names.fault_in_comment("q" + mark) == "characters"


@pytest.mark.parametrize(
    "comment",
    [
        "Forza!\r\n\r\nSiamo con voi.",
        "我们的心为你跳动\n\u3000\u3000中国加油",
        "👨‍👩‍👧 ❤️‍🔥 🏳️‍🌈 👩🏽‍⚕️ 1️⃣ ☺︎ ©️",
        "\U0001fa77 \U0001fae9",
        "می\u200cخواهم",
        "क्\u200dष",
        "- uno\n- due\n= tre, https://example.org",
        "",
    ],
)
def test_a_comment_may_hold_what_people_write(comment: str) -> None:
    assert names.fault_in_comment(comment) is None


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=150))
def test_a_name_that_is_taken_holds_no_control_and_no_direction_override(text: str) -> None:
    if names.fault_in_name(text) is None:
        forbidden = set("\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
        name = names.tidy(text)

        assert not forbidden & set(name)
        assert not {"Cc", "Cs", "Co", "Zl", "Zp"} & set(map(unicodedata.category, name))
