"""How large a frame oEmbed offers: the one that is asked for, or the largest that fits."""

from dataclasses import dataclass, replace

from petition.web import snippets
from petition.web.embed_choices import Choice


@dataclass(frozen=True)
class Frame:
    """One form and layout with its best width, the least it can do with, and its height."""

    form: str
    layout: str
    width: int
    least: int
    height: int


FRAMES = (
    Frame("sign", "card", 600, 280, snippets.SIGN_HEIGHT),
    Frame("iframe", "full", 600, 301, 400),
    Frame("iframe", "card", 300, 300, 300),
    Frame("iframe", "line", 600, 0, 58),
)


def fitting(choice: Choice, room: tuple[int, int]) -> tuple[Choice, tuple[int, int]]:
    """The choice, made smaller as far as the greatest width and height demand, and its size."""
    begin = next(at for at, frame in enumerate(FRAMES) if _is_of(frame, choice))
    fits = (frame for frame in FRAMES[begin:] if frame.least <= room[0] and frame.height <= room[1])
    frame = next(fits, FRAMES[-1])
    size = min(frame.width, room[0]), min(frame.height, room[1])
    return replace(choice, form=frame.form, layout=frame.layout), size


def _is_of(frame: Frame, choice: Choice) -> bool:
    return frame.form == choice.form and (choice.form == "sign" or frame.layout == choice.layout)
