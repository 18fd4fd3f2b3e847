"""How a title is set: the largest size at which it fits, and where its lines end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petition.web.art import lettering
from petition.web.art.lettering import Style

# A Latin line ends after a space, a Chinese one after a comma while there is room.
WORDS = re.compile(r"\S+\s*")
CLAUSES = re.compile("[^，。、：；！？]+[，。、：；！？”’》）—…]*|.")


@dataclass(frozen=True)
class Room:
    """The space for a title, in pixels, the sizes to try from the largest, and the line height."""

    width: int
    height: int
    sizes: Sequence[int]
    leading: float


def fitted(title: str, style: Style, room: Room) -> tuple[list[str], Style]:
    """The lines of a title and the style they fit in; the end of what is too long is left out."""
    for size in room.sizes:
        tried = style.sized(size)
        lines = _lines(title, tried, room.width)
        most = int(room.height // (size * room.leading))
        if len(lines) <= most:
            return lines, tried
    return _shortened(lines, most), tried


def _lines(title: str, style: Style, room: int) -> list[str]:
    lines = [""]
    for word in _words(title, style, room):
        if lines[-1] and lettering.width((lines[-1] + word).rstrip(), style) > room:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


def _words(title: str, style: Style, room: int) -> list[str]:
    """What is not parted; a word wider than the room is parted anywhere."""
    found: list[str] = []
    for word in (CLAUSES if style.is_chinese else WORDS).findall(title):
        found += [word] if lettering.width(word.rstrip(), style) <= room else list(word)
    return found


def _shortened(lines: list[str], most: int) -> list[str]:
    return [*lines[: most - 1], lines[most - 1][:-1].rstrip() + "…"]
