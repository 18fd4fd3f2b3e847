"""Text in pictures: our own fonts, so that every machine draws the same.

Each typeface is a font for the Latin script and the Chinese serif for whatever that one lacks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

from petition.web.art.pen import Point

FOLDER = Path(__file__).parent / "fonts"
CHINESE = "hearts-serif-sc.otf"
# What Chinese editions print in place of a character that is lost.
MISSING = "□"
_NO_CHARACTER = "\uffff"


@dataclass(frozen=True)
class Style:
    """A font for the Latin script by its file, a size in pixels, and whether the text is Chinese.

    Chinese text keeps its own wide quotation marks and dashes.
    """

    latin: str
    size: int
    is_chinese: bool = False

    def sized(self, size: int) -> "Style":
        """The same in another size."""
        return replace(self, size=size)


SERIF = Style("hearts-serif.ttf", 40)
SANS = Style("hearts-sans.otf", 28)
BOLD = Style("hearts-sans-bold.otf", 14)


def width(text: str, style: Style) -> float:
    """How far a text runs, in pixels."""
    return sum(_font(file, style.size).getlength(part) for file, part in _parts(text, style))


def write(draw: ImageDraw.ImageDraw, at: Point, text: str, style: Style, colour: str) -> None:
    """Writes a line; `at` is the left end of its baseline."""
    left, baseline = at
    for file, part in _parts(text, style):
        font = _font(file, style.size)
        draw.text((left, baseline), part, fill=colour, font=font, anchor="ls")
        left += font.getlength(part)


@lru_cache(maxsize=4096)
def has(file: str, character: str) -> bool:
    """Whether a font has a drawing for a character."""
    font = _font(file, 20)
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))


def _parts(text: str, style: Style) -> Iterator[tuple[str, str]]:
    """The text in runs of one font each."""
    known = ((character, _file(character, style)) for character in text)
    placed = ((character, file) if file else (MISSING, CHINESE) for character, file in known)
    for file, run in groupby(placed, key=lambda pair: pair[1]):
        yield file, "".join(character for character, _ in run)


def _file(character: str, style: Style) -> str | None:
    is_wide = style.is_chinese and not character.isalnum() and not character.isspace()
    order = (CHINESE, style.latin) if is_wide else (style.latin, CHINESE)
    return next((file for file in order if has(file, character)), None)


@lru_cache(maxsize=64)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FOLDER / file), size)
