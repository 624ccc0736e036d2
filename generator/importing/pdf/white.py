"""Finds white text, and what is painted behind it that makes it visible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from ctypes import byref, c_float, c_uint
from typing import Any

from pypdfium2 import raw

from generator.importing.pdf.outlines import mode_of, placing
from generator.importing.pdf.shapes import Box, box_around

WHITE = 250
"""The least value of red, green and blue at which a colour is hardly visible on paper."""


def is_white(written: Any, number: int) -> bool:
    """Tell whether a character of a page is white or fully transparent."""
    return _is_white(lambda *colours: raw.FPDFText_GetFillColor(written, number, *colours))


def painted(objects: Iterable[Any]) -> Iterator[Box]:
    """Yield the areas of a page with a picture or a colour, in coordinates from its lower left corner."""
    for each in objects:
        if each.type in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING) or _is_coloured(each):
            yield _bounds(each)


def _is_coloured(drawing: Any) -> bool:
    if drawing.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    is_filled, _ = mode_of(drawing)
    return is_filled and not _is_white(lambda *colours: raw.FPDFPageObj_GetFillColor(drawing, *colours))


def _is_white(colours_of: Callable[..., int]) -> bool:
    """Tell whether a colour is white or transparent; ``False`` if it is unknown."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not colours_of(*map(byref, (red, green, blue, alpha))):
        return False
    return not alpha.value or min(red.value, green.value, blue.value) >= WHITE


def _bounds(drawing: Any) -> Box:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(drawing, *map(byref, (left, bottom, right, top)))
    corners = ((x.value, y.value) for x in (left, right) for y in (bottom, top))
    return box_around(map(placing(drawing.container), corners))
