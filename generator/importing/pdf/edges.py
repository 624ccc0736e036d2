"""What is printed at the edges of pages: their numbers, and lines that recur from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.definition.money_units import unit_for_all
from generator.importing.labels import Printed
from generator.importing.page_marks import is_page_number
from generator.importing.pdf.shapes import Page
from generator.importing.pdf.tables import Table, blocks_of
from generator.importing.pdf.typesetting import Line

_BARE_NUMBER = re.compile(r"\d{1,3}")
_VARIABLE = re.compile(r"[\W\d_]+|年度")
"""What may differ between the pages of a recurring line, and makes none by itself: ``（2023年度）``."""

_MARGIN = 0.12
"""The part of a page's height that is its header, and its footer."""

Blocks = list[Table | Line]


class Inner(NamedTuple):
    """The blocks of each page without its edges, and the lines that recurred there."""

    pages: tuple[Blocks, ...]
    recurring: tuple[str, ...]


def without_edges(pages: Iterable[Page], printed: Printed) -> Inner:
    """Return the blocks of pages without their numbers, and without lines that several have at the same edge.

    Several forms have titles, labels and units of money at the same place: these are no such lines.
    """
    numbered = [(page, _unnumbered(blocks_of(page), page)) for page in pages]
    edges = [_edges(page, blocks, printed) for page, blocks in numbered]
    count = Counter(key for page in edges for key in {_key(line) for edge in page for line in edge})
    recurring = [[*_recurring(page, count)] for page in edges]
    kept = [
        [block for block in blocks if block not in lines]
        for (_, blocks), lines in zip(numbered, recurring, strict=True)
    ]
    texts = [line for page in recurring for line in page]
    return Inner(tuple(kept), tuple({_key(line): line.text for line in reversed(texts)}.values())[::-1])


def _unnumbered(blocks: Blocks, page: Page) -> Blocks:
    """Return the blocks of a page without its number; at the top a bare number may be a year."""
    if blocks and _is_at_bottom(blocks[-1], page) and _is_number(blocks[-1], is_bare=True):
        blocks = blocks[:-1]
    if blocks and _is_at_top(blocks[0], page) and _is_number(blocks[0]):
        blocks = blocks[1:]
    return blocks


def _is_number(block: Table | Line, *, is_bare: bool = False) -> bool:
    if not isinstance(block, Line):
        return False
    return is_page_number(block.text) or (is_bare and _BARE_NUMBER.fullmatch(block.text) is not None)


def _is_at_top(block: Table | Line, page: Page) -> bool:
    return block.box.bottom < page.box.top + _MARGIN * page.box.height


def _is_at_bottom(block: Table | Line, page: Page) -> bool:
    return block.box.top > page.box.bottom - _MARGIN * page.box.height


def _edges(page: Page, blocks: Blocks, printed: Printed) -> tuple[list[Line], list[Line]]:
    """Return the lines from the top of a page down and from its bottom up that are no part of a form."""
    top = takewhile(lambda block: _is_at_top(block, page), blocks)
    bottom = takewhile(lambda block: _is_at_bottom(block, page), reversed(blocks))
    return [*_beside_forms(top, printed)], [*_beside_forms(bottom, printed)]


def _beside_forms(blocks: Iterable[Table | Line], printed: Printed) -> Iterator[Line]:
    """Yield lines up to the first block that a form has."""
    for block in blocks:
        if not isinstance(block, Line) or not _key(block) or _is_of_form(block.text, printed):
            return
        yield block


def _is_of_form(text: str, printed: Printed) -> bool:
    is_label = printed.labels.is_all_of(text) or len(printed.labels.divided(text, by_space=True)) > 1
    return is_label or printed.titles.is_all_of(text) or unit_for_all(text) != ""


def _recurring(edges: Sequence[Sequence[Line]], count: Counter[str]) -> Iterator[Line]:
    """Yield the lines at the edges of a page that other pages have too, up to the first that none has."""
    for edge in edges:
        yield from takewhile(lambda line: count[_key(line)] > 1, edge)


def _key(line: Line) -> str:
    return _VARIABLE.sub("", line.text)
