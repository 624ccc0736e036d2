"""The searchable text of a form: every text that its page takes from the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Form, IndicatorRow, Written


def texts(form: Form) -> Iterator[str]:
    """Yield the labels and texts of a form's cells, in the order of its paper, then numbers split over cells."""
    written = tuple(_texts(form.cells))
    yield from written
    numbers = dict.fromkeys(text for row in form.indicators for text in (row.target, row.actual) if text)
    known = set(written)
    yield from (text for text in numbers if text not in known)


def _texts(value: Written | IndicatorRow) -> Iterator[str]:
    match value:
        case str():
            yield value
        case IndicatorRow(levels, columns):
            yield from levels
            yield from (text for text in columns.values() if text)
        case Mapping():
            for label, inner in value.items():
                yield label
                yield from _texts(inner)
        case tuple():
            for item in value:
                yield from _texts(item)
