"""The picture that unfolds where a link to a campaign is shared: title, line, seal and count."""

import threading
from dataclasses import dataclass, replace
from functools import lru_cache

from petition.web.art import inscription, lettering, line_breaks, outline, seal
from petition.web.art.canvas import Canvas, Stencil, centre_line, stamp
from petition.web.art.line_breaks import Room
from petition.web.art.pen import Point
from petition.web.art.pulse import Stretch, pulse

SIZE = (1200, 630)
PAPER, INK, INK_2 = "#F3F6F3", "#14201F", "#42514E"
LEFT, RIGHT, TOP = 64, 1136, 54
FOOT = 575

# The line: where its drawing begins, its size, its seal, and how many beats it shows.
LINE_TOP, LINE_SIZE, BASELINE = 254, (1072, 220), 174
HIGHEST, QUIET = 165, 30
SEAL_SIZE, BEATS = 116, 22
NIB: Point = (4, -3.4)

LATIN_ROOM = Room(860, 206, (88, 76, 64, 54, 46, 40), 1.04)
CHINESE_ROOM = Room(860, 206, (80, 66, 54, 44, 36), 1.2)
NUMBER = lettering.SERIF.sized(92)
FIRST = lettering.SERIF.sized(60)

# A card takes some memory and time while it is drawn: one at a time, and those behind it find it.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class ShareCard:
    """All that a card shows; without a `number` the `words` stand alone."""

    title: str
    is_chinese: bool
    inscription: str
    is_inscription_chinese: bool
    beats: tuple[int, ...]
    number: str
    words: str
    host: str


def png(card: ShareCard) -> bytes:
    """The card as a PNG of 1200 by 630 pixels; drawn once while nothing on it changes."""
    with _ONE_AT_A_TIME:
        return _drawn(card)


@lru_cache(maxsize=24)
def _drawn(card: ShareCard) -> bytes:
    canvas = Canvas(SIZE, PAPER)
    _title(canvas, card)
    _line(canvas, card.beats[-BEATS:])
    end = (RIGHT - SEAL_SIZE, LINE_TOP + BASELINE - seal.ENTRY * SEAL_SIZE)
    stamp(canvas, end, SEAL_SIZE, is_waiting=not card.beats)
    inscription.write(canvas, card.inscription, card.is_inscription_chinese, INK)
    _foot(canvas, card)
    return canvas.png()


def _title(canvas: Canvas, card: ShareCard) -> None:
    room = CHINESE_ROOM if card.is_chinese else LATIN_ROOM
    style = lettering.Style(lettering.SERIF.latin, room.sizes[0], card.is_chinese)
    lines, style = line_breaks.fitted(card.title, style, room)
    baseline = TOP + style.size * (1.05 if card.is_chinese else 0.84)
    for line in lines:
        canvas.write((LEFT, baseline), line, style, INK)
        baseline += style.size * room.leading


def _line(canvas: Canvas, beats: tuple[int, ...]) -> None:
    """The latest beats; behind dotted ones where they are few."""
    stencil = Stencil(LINE_SIZE)
    right = LINE_SIZE[0] - SEAL_SIZE - 3
    lead = BEATS - len(beats)
    begin = right * lead / BEATS
    if lead:
        quiet = Stretch(0, begin, BASELINE, QUIET, floor=QUIET)
        for dot in outline.dashes(centre_line(pulse([1] * lead, quiet, tail=4)), 0.5, 7):
            stencil.line(dot, 1.8)
    if beats:
        on = Stretch(begin, right, BASELINE, HIGHEST, top=max(1, *beats))
        stencil.stroke(centre_line(pulse(beats, on, tail=5)), NIB, edge=1)
    canvas.ink(stencil, INK, (LEFT, LINE_TOP))


def _foot(canvas: Canvas, card: ShareCard) -> None:
    """The count and its words; at the right end the host, where there is room for it."""
    at: float = LEFT
    if card.number:
        canvas.write((at, FOOT), card.number, NUMBER, INK)
        at += lettering.width(card.number, NUMBER) + 22
    words = replace(lettering.SANS if card.number else FIRST, is_chinese=card.is_chinese)
    canvas.write((at, FOOT), card.words, words, INK_2 if card.number else INK)
    end = at + lettering.width(card.words, words)
    begin = RIGHT - lettering.width(card.host, lettering.SANS)
    if begin > end + 40:
        canvas.write((begin, FOOT), card.host, lettering.SANS, INK_2)
