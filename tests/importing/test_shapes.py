"""What is on a page of a PDF."""

from __future__ import annotations

import pytest

from generator.importing.pdf.checkboxes import LARGEST, SMALLEST, is_square
from generator.importing.pdf.shapes import Box

PAGE = Box(0, 0, 9, 9)


@pytest.mark.parametrize("edge", [Box(0, 0, 0, 9), Box(9, 0, 9, 9), Box(0, 0, 9, 0), Box(0, 9, 9, 9)])
def test_a_rule_on_the_edge_of_a_page_is_on_the_page(edge: Box) -> None:
    assert PAGE.meets(edge)


@pytest.mark.parametrize("beyond", [Box(-2, 0, -1, 9), Box(10, 0, 11, 9), Box(0, -2, 9, -1), Box(0, 10, 9, 11)])
def test_what_is_beyond_an_edge_is_not(beyond: Box) -> None:
    assert not PAGE.meets(beyond)


@pytest.mark.parametrize(
    ("width", "height", "is_one"),
    [
        (SMALLEST, SMALLEST, True),
        (SMALLEST - 0.1, SMALLEST, False),
        (LARGEST, LARGEST, True),
        (LARGEST, LARGEST + 0.1, False),
        (8, 10, True),
        (8, 10.1, False),
    ],
)
def test_a_check_box_is_square_and_has_a_certain_size(width: float, height: float, *, is_one: bool) -> None:
    assert is_square(Box(0, 0, width, height)) is is_one
    assert is_square(Box(0, 0, height, width)) is is_one
