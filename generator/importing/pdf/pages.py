"""Joins the pages of a PDF into one sequence of papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.importing.labels import Printed
from generator.importing.lines import Lines
from generator.importing.page_marks import RUNNING
from generator.importing.pdf.breaks import Break
from generator.importing.pdf.edges import Blocks
from generator.importing.pdf.tables import Table
from generator.importing.pdf.typesetting import Line

_DIGITS = re.compile(r"\d+")


def blocks_of_all(pages: Iterable[Blocks], printed: Printed) -> Blocks:
    """Return the tables and lines of all pages; lines between the parts of a table come after it.

    Only a title starts something else.
    """
    done: Blocks = []
    goes_on = False
    for blocks in pages:
        done = _joined(done, blocks, printed) if goes_on else [*done, *blocks]
        goes_on = any(isinstance(block, Table) for block in blocks)
    return done


def lines_of_blocks(blocks: Iterable[Table | Line]) -> Lines:
    """Return the rows of tables, and each line outside them as one field."""
    return tuple(line for block in blocks for line in (block.rows if isinstance(block, Table) else ((block.text,),)))


def _joined(done: Blocks, blocks: Blocks, printed: Printed) -> Blocks:
    """Return the blocks of all pages so far and of the next, with a table that continues joined into one."""
    *_, (last, table) = _tables(done)
    first, rest = next(_tables(blocks), (0, None))
    if rest is None:
        return [*done, *blocks]
    between = [block for block in (*done[last + 1 :], *blocks[:first]) if isinstance(block, Line)]
    running = {_DIGITS.sub("", block.text): block for block in reversed(between)}
    end = Break(table, rest, printed.labels.is_all_of)
    is_title = any(map(printed.titles.is_all_of, _texts(between, rest)))
    if is_title or len(running) > RUNNING or not end.is_within_table:
        return [*done, *blocks]
    return [*done[:last], end.joined, *reversed(running.values()), *blocks[first + 1 :]]


def _tables(blocks: Blocks) -> Iterator[tuple[int, Table]]:
    return ((number, block) for number, block in enumerate(blocks) if isinstance(block, Table))


def _texts(between: Iterable[Line], table: Table) -> Iterator[str]:
    """Yield the texts that can be the title of something else."""
    yield from (line.text for line in between)
    yield from (cell.text for cell in table.cells if cell.first == 0)
