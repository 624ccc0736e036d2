"""The searchable texts of a form: every text that its page takes from the form, and those of its paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.definition.cells import Definition
from generator.model import Form, IndicatorRow, Written
from generator.search.papers import printed_on

APART = "\f"
"""What parts a label from its text, and the texts of an indicator: white space, so that no word goes across."""


class Texts(NamedTuple):
    """The texts of a form, line by line, and those that all copies of its paper have in its year."""

    form: str
    paper: str


def texts_of(form: Form, definition: Definition) -> Texts:
    """Return the labels and texts of a form's cells, in the order of its paper, then others with words of its own.

    A label and its text are one line, and so is an indicator. The others are numbers split over cells, and what the
    paper has put together.
    """
    lines = tuple(lines_of(form.cells))
    known = {*chain(*lines)}
    printed = [one for one in printed_on(definition, form.cells) if one.text]
    numbers = (text for row in form.indicators for text in (row.target, row.actual) if text)
    own = dict.fromkeys([*numbers, *(one.text for one in printed if not one.is_common)])
    common = dict.fromkeys(one.text for one in printed if one.is_common)
    return Texts("\n".join([*map(APART.join, lines), *(text for text in own if text not in known)]), "\n".join(common))


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
