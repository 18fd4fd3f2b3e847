"""The charts: well-formed, without inline style, said in a sentence, and true to their counts."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from petition.web.art import day_chart, share_chart, total_chart
from petition.web.art.beats import Beat
from petition.web.art.plot import Words
from petition.web.art.share_chart import Row
from petition.web.art.total_chart import Rise

FIRST = date(2020, 2, 21)
SAID = 'Firme <al> "giorno"'


def line_of(*signatures: int) -> list[Beat]:
    """One beat per day from the first."""
    days = [FIRST + timedelta(days=n) for n in range(len(signatures))]
    return [Beat(day, day, n) for day, n in zip(days, signatures, strict=True)]


def words(count: int) -> Words:
    return Words(SAID, [f"<day {n}>" for n in range(count)], str)


def rise(*totals: int, elsewhere: int = 0, goal: int | None = None) -> Rise:
    return Rise(totals, elsewhere, goal, "milestone", "elsewhere")


def rows(*signatures: int) -> list[Row]:
    return [Row(f"<row {n}>", number, "1%") for n, number in enumerate(signatures)]


DRAWINGS = {
    "line": lambda n: day_chart.line(line_of(*n), words(len(n))),
    "bars": lambda n: day_chart.bars(line_of(*n), words(len(n))),
    "total": lambda n: total_chart.total(rise(*n, elsewhere=3, goal=900), words(len(n))),
    "broad": lambda n: share_chart.broad(rows(*n), SAID, str),
    "close": lambda n: share_chart.close(rows(*n), SAID, str),
}


def heights(drawn: str) -> list[float]:
    """The heights of the bars of the wide drawing."""
    return [
        float(h) for h in re.findall(r'class="bar".*? height="([\d.]+)"', drawn.split("</svg>")[0])
    ]


@pytest.mark.parametrize("count", [1, 3, 29, 60])
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_is_well_formed_and_carries_no_style(name, count):
    drawn = DRAWINGS[name](range(1, count + 1))

    root = ElementTree.fromstring(f"<body>{drawn}</body>")  # noqa: S314 - our own drawing
    assert {svg.attrib["role"] for svg in root} == {"img"}
    assert {svg.attrib["aria-label"] for svg in root} == {SAID}
    assert not [element for element in root.iter() if "style" in element.attrib]


@pytest.mark.parametrize("name", DRAWINGS)
def test_what_a_chart_says_is_drawn_and_not_taken_for_markup(name):
    drawn = DRAWINGS[name]([5])

    root = ElementTree.fromstring(f"<body>{drawn}</body>")  # noqa: S314 - our own drawing
    said = [text.text for text in root.iter("text")]
    assert {"<day 0>", "<row 0>"} & set(said)
    assert [text for text in root[0].itertext() if text.strip() and "&lt;" in text] == []
    assert len(said) > 1


def test_bars_are_true_to_scale_and_nothing_is_nothing():
    drawn = day_chart.bars(line_of(50, 0, 100), words(3))

    low, high = heights(drawn)
    assert high == pytest.approx(2 * low, abs=0.2)
    assert "<title>&lt;day 2&gt;: 100</title>" in drawn


def test_the_number_of_the_highest_beat_is_said_and_of_the_highest_far_from_it():
    assert day_chart.outstanding([9, 8, 1, 1, 1, 7, 1]) == [0, 5]
    assert day_chart.outstanding([9, 8]) == [0, 1]
    assert day_chart.outstanding([4]) == [0]
    assert day_chart.outstanding([0, 0, 0, 0, 0, 3]) == [5]


def test_the_total_ends_in_the_seal_below_its_milestone():
    drawn = total_chart.total(rise(100, 900, goal=1000), words(2))

    assert drawn.count('class="seal stamped"') == 2
    assert drawn.count('class="aim"') == 2
    assert drawn.count(">900</text>") == drawn.count(">1000</text>") == 2


def test_without_a_milestone_or_others_elsewhere_neither_is_drawn():
    drawn = total_chart.total(rise(100, 900), words(2))

    assert "milestone" not in drawn
    assert "elsewhere" not in drawn


def test_the_total_starts_from_what_was_counted_elsewhere():
    drawn = total_chart.total(rise(700, 1400, elsewhere=700), words(2))

    start = float(re.search(r'class="stroke" d="M0 ([\d.]+)', drawn).group(1))
    apart = float(re.search(r'class="apart" d="M0 ([\d.]+)', drawn).group(1))
    assert start == apart


def test_the_widest_bar_is_that_of_the_largest_share_and_the_smallest_is_seen():
    drawn = share_chart.close(rows(1000, 500, 1), SAID, str)

    widths = [float(w) for w in re.findall(r'class="bar".*? width="([\d.]+)%"', drawn)]
    assert widths == [78, 39, 0.5]


def test_a_name_that_would_meet_its_number_is_cut():
    drawn = share_chart.close([Row("a-source-of-forty-characters-and-no-more", 5, "1%")], SAID, str)

    assert ">a-source-of-forty-character…</text>" in drawn
