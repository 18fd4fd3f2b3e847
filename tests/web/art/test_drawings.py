"""The drawings: well-formed, without inline style, never flat, and true to their counts."""

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from petition.web.art import heartbeat, pulse, rainbow, seal
from petition.web.art.beats import Beat
from petition.web.art.pulse import Stretch

FIRST = date(2020, 2, 21)


def line_of(*signatures: int) -> list[Beat]:
    """One beat per day from the first."""
    days = [FIRST + timedelta(days=n) for n in range(len(signatures))]
    return [Beat(day, day, n) for day, n in zip(days, signatures, strict=True)]


DRAWINGS = {
    "line": lambda beats: heartbeat.line(beats, 'Firme <al> "giorno"', ("a", "b", "today")),
    "waiting": heartbeat.waiting,
    "empty": lambda _: heartbeat.empty(),
    "card": lambda beats: heartbeat.small(beats, "card"),
    "full": lambda beats: heartbeat.small(beats, "full"),
    "bow": rainbow.bow,
    "arc": rainbow.arc,
    "symbol": lambda _: seal.symbol(),
    "mark": lambda _: seal.mark(36, "waiting"),
}


@pytest.mark.parametrize("count", [0, 1, 3, 29, 60, 600])
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_well_formed_and_carries_no_style(name, count):
    beats = line_of(*range(count))

    drawn = DRAWINGS[name](beats)

    root = ElementTree.fromstring(f"<body>{drawn}</body>")  # noqa: S314 - our own drawing
    assert list(root)
    assert not [element for element in root.iter() if "style" in element.attrib]


@pytest.mark.parametrize("name", ["line", "waiting", "empty", "bow", "arc"])
def test_a_drawing_comes_wide_and_slim(name):
    drawn = DRAWINGS[name](line_of(*range(29)))

    assert re.findall(r'<svg class="(wide|slim)"', drawn) == ["wide", "slim"]


def test_the_sentence_of_the_line_is_escaped_and_makes_it_an_image():
    drawn = heartbeat.line(line_of(1, 2), 'Signatures "per" <day>')

    assert drawn.count('role="img"') == 2
    assert 'aria-label="Signatures &#34;per&#34; &lt;day&gt;"' in drawn


def test_captions_of_the_axis_are_escaped():
    drawn = heartbeat.line(line_of(*range(40)), "label", ("<b>", "", ""))

    assert "&lt;b&gt;</text>" in drawn
    assert drawn.count("<text") == 1


def test_the_line_begins_behind_dotted_beats_while_it_is_short():
    short, long = heartbeat.line(line_of(4, 2), "label"), heartbeat.line(line_of(*range(40)), "l")

    assert short.count('class="dotted"') == 2
    assert 'class="dotted"' not in long


def test_the_first_caption_is_left_out_where_it_would_meet_the_last():
    drawn = heartbeat.line(line_of(4, 2), "label", ("first", "", "today"))

    assert "first</text>" not in drawn
    assert "today</text>" in drawn


def test_the_landmark_is_the_highest_beat_away_from_both_ends():
    beats = line_of(*[900] + [1] * 14 + [7] + [1] * 13 + [800])

    assert heartbeat.landmark(beats) == beats[15]


@pytest.mark.parametrize("signatures", [(), (5,), (9, 9, 9)])
def test_a_short_line_has_no_landmark(signatures):
    assert heartbeat.landmark(line_of(*signatures)) is None


def test_a_beat_coming_and_a_dashed_seal_wait_for_the_email():
    drawn = heartbeat.waiting(line_of(*range(29)))

    assert drawn.count('class="dotted coming"') == 2
    assert drawn.count('class="seal waiting"') == 2


@pytest.mark.parametrize("layout", ["card", "full"])
def test_a_small_line_has_a_dashed_seal_until_somebody_has_signed(layout):
    assert 'class="seal waiting"' in heartbeat.small([], layout)
    assert 'class="seal stamped"' in heartbeat.small(line_of(1, 2), layout)


def test_the_height_of_a_beat_is_linear_above_its_floor():
    on = Stretch(0, 100, 50, height=110, floor=10, top=200)

    heights = [pulse.height_of(value, on) for value in (0, 50, 100, 200, 300)]

    assert heights == [10, 35, 60, 110, 110]


def test_a_line_of_quiet_days_is_never_flat():
    on = Stretch(0, 100, 50, height=110, floor=10, top=1)

    drawn = pulse.pulse([0, 0, 0], on)

    peaks = [end[1] for _, _, end in drawn.segments[::3]]
    assert peaks == [40, 40, 40]


def test_the_line_enters_the_seal_at_its_entry():
    placed = seal.at_end_of_line(left=100, baseline=166, size=84)

    top = float(re.search(r' y="([\d.]+)"', placed).group(1))
    assert abs(top + seal.ENTRY * 84 - 166) < 0.1


def test_the_rainbow_has_its_seven_colours_once_per_drawing():
    drawn = rainbow.bow(line_of(1, 2, 3))

    assert [drawn.count(f'fill="{colour}"') for colour in rainbow.COLOURS] == [2] * 7


def test_the_seal_on_file_is_the_seal_of_the_pages():
    kept = Path(__file__).parents[3] / "static" / "img" / "seal.svg"

    assert kept.read_text().strip() == seal.standalone()
