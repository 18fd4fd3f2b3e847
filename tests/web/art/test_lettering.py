"""Text in pictures: which font draws what, and how titles are set."""

import pytest

from petition.web.art import lettering, line_breaks
from petition.web.art.lettering import BOLD, CHINESE, SANS, SERIF, Style
from petition.web.art.line_breaks import Room

ROOM = Room(860, 206, (88, 60, 40), 1.04)
ZH = Style(SERIF.latin, 40, is_chinese=True)
LATIN = "Perché No: “Łà”…"


def gb2312() -> str:
    """Every character of the national standard that the Chinese font was cut to."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)


def test_the_chinese_font_holds_the_whole_of_gb_2312():
    wide_space = "\u3000"

    assert [c for c in gb2312() if c != wide_space and not lettering.has(CHINESE, c)] == []
    assert len(gb2312()) == 7445


@pytest.mark.parametrize("style", [SERIF, SANS, BOLD])
def test_each_latin_font_holds_what_our_languages_write(style):
    needed = "".join(map(chr, [*range(0x21, 0x7F), *range(0xC0, 0x100)])) + "“”‘’–—…€"

    assert [c for c in needed if not lettering.has(style.latin, c)] == []


def test_a_font_does_not_pretend():
    assert not lettering.has(SERIF.latin, "心")
    assert not lettering.has(CHINESE, "𠮷")
    assert not lettering.has(SANS.latin, "س")


def test_text_without_a_drawing_takes_the_room_of_an_empty_square():
    assert lettering.width("𠮷", SERIF) == lettering.width("□", SERIF) > 0


def test_quotation_marks_are_wide_in_chinese_alone():
    assert lettering.width("“", ZH) == 40
    assert lettering.width("“", SERIF) < 20


def test_letters_and_digits_in_chinese_text_stay_narrow():
    assert lettering.width("2020", ZH) == lettering.width("2020", SERIF)


def test_a_short_title_is_set_in_the_largest_size():
    lines, style = line_breaks.fitted("Cina, i nostri cuori battono per te", SERIF, ROOM)

    assert lines == ["Cina, i nostri cuori", "battono per te"]
    assert style.size == 88


def test_a_chinese_title_breaks_after_its_comma():
    room = Room(860, 206, (80, 40), 1.2)

    lines, style = line_breaks.fitted("中国，我们的心为你跳动", ZH, room)

    assert lines == ["中国，", "我们的心为你跳动"]
    assert style.size == 80


@pytest.mark.parametrize("title", ["parola " * 28, "W" * 200, "心" * 200, "心，" * 100, LATIN * 12])
@pytest.mark.parametrize("style", [SERIF, ZH])
def test_no_title_leaves_its_room(title, style):
    lines, fitted = line_breaks.fitted(title[:200], style, ROOM)

    assert all(lettering.width(line, fitted) <= ROOM.width + fitted.size for line in lines)
    assert len(lines) * fitted.size * ROOM.leading <= ROOM.height


def test_of_a_title_that_is_too_long_the_end_is_left_out_visibly():
    lines, _ = line_breaks.fitted("心" * 200, ZH, ROOM)

    assert lines[-1].endswith("…")


def test_a_title_that_fits_is_whole():
    lines, _ = line_breaks.fitted("parola " * 20, SERIF, ROOM)

    assert " ".join(lines).split() == ["parola"] * 20
