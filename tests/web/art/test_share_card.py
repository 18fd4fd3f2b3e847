"""The share card as pixels: what is inked where, and that it is drawn but once."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from petition.web.art import share_card
from petition.web.art.share_card import ShareCard

CARD = ShareCard(
    title="Cina, i nostri cuori battono per te",
    is_chinese=False,
    inscription="中国，我们的心为你跳动",
    is_inscription_chinese=True,
    beats=tuple(range(22)),
    number="8.629",
    words="persone hanno firmato",
    host="chinahearts.eu",
)
PAPER, CINNABAR = (0xF3, 0xF6, 0xF3), (0xBE, 0x34, 0x23)
# Left, top, right and bottom of each part.
TITLE, LINE, INSCRIPTION = (60, 40, 960, 250), (60, 255, 1015, 460), (1040, 20, 1120, 345)
COUNT, HOST, SEAL = (60, 500, 280, 600), (900, 540, 1140, 600), (1015, 350, 1140, 470)


def picture(card: ShareCard) -> Image.Image:
    return Image.open(io.BytesIO(share_card.png(card))).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are not paper."""
    part = image.crop(box)
    return sum(count for count, colour in part.getcolors(1 << 20) if colour != PAPER)


def test_the_card_shows_every_part_in_its_place():
    drawn = picture(CARD)

    assert drawn.size == (1200, 630)
    for part in (TITLE, LINE, INSCRIPTION, COUNT, HOST, SEAL):
        assert inked(drawn, part) > 300, part


def test_the_margins_stay_paper():
    drawn = picture(CARD)

    for box in ((0, 0, 1200, 38), (0, 0, 58, 630), (1142, 0, 1200, 630), (0, 600, 1200, 630)):
        assert inked(drawn, box) == 0


def test_the_seal_is_filled_when_there_are_beats_and_dashed_before():
    filled = picture(CARD).getpixel((1030, 460))
    waiting = picture(replace(CARD, beats=())).getpixel((1030, 460))

    assert filled == CINNABAR
    assert waiting == PAPER


def test_without_signatures_the_words_stand_alone():
    drawn = picture(replace(CARD, beats=(), number="", words="The first beat is yours"))

    assert inked(drawn, (60, 520, 640, 600)) > 2000
    assert inked(drawn, LINE) > 300


@pytest.mark.parametrize("beats", [(), (5,), (0, 0, 0), tuple(range(22)), tuple(range(400))])
def test_any_number_of_beats_keeps_to_the_line(beats):
    drawn = picture(replace(CARD, beats=beats))

    assert inked(drawn, LINE) > 300
    assert inked(drawn, (60, 475, 1015, 500)) == 0


@pytest.mark.parametrize("is_chinese", [True, False])
@pytest.mark.parametrize("text", ["", "心" * 5, "心" * 200, "amor", "parola " * 28, "“心”，心。"])
def test_an_inscription_fits_above_the_seal_or_is_left_out(text, is_chinese):
    drawn = picture(replace(CARD, inscription=text, is_inscription_chinese=is_chinese))

    assert inked(drawn, (1022, 0, 1040, 345)) == inked(drawn, (1120, 0, 1200, 345)) == 0
    assert (inked(drawn, INSCRIPTION) > 50) == (0 < len(text) < 20)


def test_a_host_that_would_touch_the_words_is_left_out():
    long = replace(CARD, host="petizioni.di.una.universita.molto.lontana.example")

    assert inked(picture(long), (640, 540, 1140, 600)) == 0


def test_a_card_is_drawn_once_while_nothing_on_it_changes():
    once, again = share_card.png(CARD), share_card.png(replace(CARD))

    assert once is again
    assert share_card.png(replace(CARD, number="8.630")) != once
