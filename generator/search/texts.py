"""The searchable text of a form: every text that its page takes from the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.model import Form, IndicatorRow, Written

APART = "\f"
"""What parts a label from its text, and the texts of an indicator: white space, so that no word goes across."""


def text_of(form: Form) -> str:
    """Return the labels and texts of a form's cells, in the order of its paper, then numbers split over cells.

    A label and its text are one line, and so is an indicator.
    """
    lines = tuple(lines_of(form.cells))
    numbers = dict.fromkeys(text for row in form.indicators for text in (row.target, row.actual) if text)
    known = {*chain(*lines)}
    return "\n".join([*map(APART.join, lines), *(text for text in numbers if text not in known)])


def lines_of(value: Written | IndicatorRow) -> Iterator[tuple[str, ...]]:
    """Yield the texts of a value line by line."""
    match value:
        case str():
            yield (value,)
        case IndicatorRow(levels, columns):
            yield (*levels, *(text for text in columns.values() if text))
        case Mapping():
            for label, inner in value.items():
                if isinstance(inner, str):
                    yield label, inner
                else:
                    yield (label,)
                    yield from lines_of(inner)
        case tuple():
            for item in value:
                yield from lines_of(item)
