"""The inscription above the seal: Chinese from top to bottom, any other script turned."""

from petition.web.art import lettering
from petition.web.art.canvas import Canvas
from petition.web.art.lettering import Style

# The middle of the column, its lower end and its greatest height, in pixels.
MIDDLE, BOTTOM, HEIGHT = 1078, 343, 303
LARGEST, SMALLEST = 30, 14
SPACING = 1.1
UPRIGHT = str.maketrans(
    {"，": "︐", "、": "︑", "。": "︒", "：": "︓", "；": "︔", "！": "︕", "？": "︖", "…": "︙"}
    | {"—": "︱", "（": "︵", "）": "︶", "《": "︽", "》": "︾", "「": "﹁", "」": "﹂"}
    | {"“": "﹁", "”": "﹂", "‘": "﹃", "’": "﹄"}
)


def write(canvas: Canvas, text: str, is_chinese: bool, colour: str) -> None:
    """Writes the inscription as large as it fits; one that is too long is left out."""
    size = LARGEST
    while _length(text, is_chinese, size) > HEIGHT:
        size -= 1
    if size < SMALLEST or not text:
        return
    style = Style(lettering.SERIF.latin, size, is_chinese)
    if is_chinese:
        _column(canvas, text.translate(UPRIGHT), style, colour)
    else:
        top = BOTTOM - lettering.width(text, style)
        canvas.write_down((MIDDLE - 0.3 * size, top), text, style, colour)


def _length(text: str, is_chinese: bool, size: int) -> float:
    if is_chinese:
        return len(text) * size * SPACING
    return lettering.width(text, Style(lettering.SERIF.latin, size))


def _column(canvas: Canvas, text: str, style: Style, colour: str) -> None:
    pitch = style.size * SPACING
    for place, character in enumerate(reversed(text)):
        baseline = BOTTOM - place * pitch - 0.17 * style.size
        left = MIDDLE - lettering.width(character, style) / 2
        canvas.write((left, baseline), character, style, colour)
