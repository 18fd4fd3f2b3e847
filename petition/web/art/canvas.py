"""A picture of pixels to draw on: shapes with smooth edges, and text."""

import io
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

from petition.web.art import lettering, outline, seal
from petition.web.art.lettering import Style
from petition.web.art.pen import Pen, Point

# Shapes are drawn this many times larger and made small again, which smooths their edges.
FINER = 4


class Stencil:
    """The inked part of a picture: shapes join in it, however they overlap."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._image = Image.new("L", (size[0] * FINER, size[1] * FINER))
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, corners: Iterable[Point]) -> None:
        """A filled polygon."""
        self._draw.polygon(_finer(corners), fill=255)

    def line(self, points: Iterable[Point], width: float) -> None:
        """A line with round joints and ends."""
        finer, thickness = _finer(points), max(1, round(width * FINER))
        self._draw.line(finer, fill=255, width=thickness, joint="curve")
        for x, y in (finer[0], finer[-1]):
            half = thickness / 2
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=255)

    def stroke(self, points: Sequence[Point], nib: Point, edge: float) -> None:
        """What a broad nib writes along a line, with an `edge` of that width around."""
        for quad in outline.quads(points, nib):
            self.shape(quad)
        moved = [(x + nib[0], y + nib[1]) for x, y in points]
        for side in (points, moved, (points[0], moved[0]), (points[-1], moved[-1])):
            self.line(side, edge)

    def mask(self) -> Image.Image:
        """The stencil in the size of its picture."""
        return self._image.reduce(FINER)


class Canvas:
    """A picture in the making, on paper of one colour."""

    def __init__(self, size: tuple[int, int], paper: str) -> None:
        self.size = size
        self._image = Image.new("RGB", size, paper)
        self._draw = ImageDraw.Draw(self._image)

    def ink(self, stencil: Stencil, colour: str, at: tuple[int, int] = (0, 0)) -> None:
        """Inks through a stencil whose left top corner lies `at`."""
        self._image.paste(colour, at, stencil.mask())

    def frame(self, colour: str) -> None:
        """A line of one pixel around the whole."""
        self._draw.rectangle((0, 0, self.size[0] - 1, self.size[1] - 1), outline=colour)

    def write(self, at: Point, text: str, style: Style, colour: str) -> None:
        """Writes a line; `at` is the left end of its baseline."""
        lettering.write(self._draw, at, text, style, colour)

    def write_down(self, at: Point, text: str, style: Style, colour: str) -> None:
        """Writes a line turned to run down; `at` is the upper end of its baseline."""
        long, high = round(lettering.width(text, style)) + 4, style.size * 2
        mask = Image.new("L", (long, high))
        lettering.write(ImageDraw.Draw(mask), (0, style.size * 1.5), text, style, "white")
        turned = mask.transpose(Image.Transpose.ROTATE_270)
        left = round(at[0] - style.size * 0.5)
        self._image.paste(colour, (left, round(at[1])), turned)

    def png(self) -> bytes:
        """The picture as a file."""
        written = io.BytesIO()
        self._image.save(written, "PNG", compress_level=6)
        return written.getvalue()


def stamp(canvas: Canvas, at: Point, size: float, is_waiting: bool = False) -> None:
    """The seal with its left top corner `at`; a waiting one is outlined and dashed."""
    scale = size / 100
    box = (int(at[0]), int(at[1]))
    offset = (at[0] - box[0], at[1] - box[1])
    room = (round(size) + 2, round(size) + 2)
    body, heart = Stencil(room), Stencil(room)
    edge = _placed(outline.corners(seal.BODY), scale, offset)
    if is_waiting:
        for dash in outline.dashes([*edge, edge[0]], 6 * scale, 6 * scale):
            body.line(dash, 2.5 * scale)
    else:
        body.shape(edge)
    for pen in seal.pens():
        points = _placed(outline.corners(pen.line()), scale, offset)
        heart.stroke(points, (seal.NIB[0] * scale, seal.NIB[1] * scale), 3.4 * scale)
    canvas.ink(body, seal.CINNABAR, box)
    canvas.ink(heart, seal.CINNABAR if is_waiting else seal.WHITE, box)


def centre_line(pen: Pen) -> list[Point]:
    """The corners of what a pen has drawn."""
    return outline.corners(pen.line())


def _placed(points: Iterable[Point], scale: float, offset: Point) -> list[Point]:
    return [(x * scale + offset[0], y * scale + offset[1]) for x, y in points]


def _finer(points: Iterable[Point]) -> list[Point]:
    return [(x * FINER, y * FINER) for x, y in points]
