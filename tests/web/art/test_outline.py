"""Our paths as corners: the same shapes that a browser draws from them."""

from math import dist

import pytest

from petition.web.art import outline, seal
from petition.web.art.pen import Pen


def test_straight_steps_are_their_ends():
    assert outline.corners("M1 2L3 4l2-1z") == [(1, 2), (3, 4), (5, 3)]


def test_a_cubic_begins_and_ends_where_it_says():
    points = outline.corners("M10 10c0 10 10 10 10 0")

    assert points[0] == (10, 10)
    assert points[-1] == (20, 10)
    assert points[4] == (15, 17.5)


def test_a_command_may_be_followed_by_several_cubics():
    absolute = outline.corners("M0 0C1 1 2 2 3 3 4 4 5 5 6 6")
    relative = outline.corners("M0 0c1 1 2 2 3 3 1 1 2 2 3 3")

    assert len(absolute) == len(relative) == 1 + 2 * outline.PIECES
    assert absolute[-1] == pytest.approx((6, 6))
    assert relative[-1] == pytest.approx((6, 6))


def test_the_line_of_a_pen_comes_out_as_it_was_drawn():
    pen = Pen((0, 64)).curve((0, 64), (4, 64.5), (8, 63.5)).curve((15, 61), (18.5, 47), (23.5, 36))

    points = outline.corners(pen.line())

    assert points[0] == pytest.approx((0, 64))
    assert points[outline.PIECES] == pytest.approx((8, 63.5))
    assert points[-1] == pytest.approx((23.5, 36))


def test_the_body_of_the_seal_keeps_within_its_square():
    points = outline.corners(seal.BODY)

    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in points)


def test_the_nib_covers_the_way_from_each_corner_to_the_next():
    assert list(outline.quads([(0, 0), (4, 0), (4, 4)], (1, -1))) == [
        [(0, 0), (4, 0), (5, -1), (1, -1)],
        [(4, 0), (4, 4), (5, 3), (5, -1)],
    ]


def test_dashes_have_their_length_and_gap_round_corners_too():
    dashes = list(outline.dashes([(0, 0), (9, 0), (9, 9)], 4, 2))

    assert dashes[0] == [(0, 0), (4, 0)]
    assert dashes[1] == [(6, 0), (9, 0), (9, 1)]
    lengths = [sum(map(dist, dash, dash[1:])) for dash in dashes]
    assert lengths == pytest.approx([4, 4, 4])
