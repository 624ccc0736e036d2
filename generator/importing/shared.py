"""What the lines of a table share: one cell of the paper is merged over several of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.definition.cells import ScalarType
from generator.importing.headers import Header, texts_below
from generator.importing.sheet import Field
from generator.source.writing import Line

_COUNTED = (ScalarType.MONEY, ScalarType.NUMBER, ScalarType.PERCENTAGE)
"""The types of what is added up: copied into each line, it would count several times."""


class Shared(NamedTuple):
    """A line that shares a cell with the line above: its name, the column, and whether it has got the text, too."""

    line: str
    column: str
    is_copied: bool


class Sharing:
    """Reads the lines of a table from the top; ``found`` are those that share a cell with the line above."""

    def __init__(self) -> None:
        self.found: list[Shared] = []
        self._above = Line()

    def texts(self, name: str, fields: Sequence[Field], covered: Iterable[Field], header: Header) -> Line:
        """Return the texts of a line by column; ``covered`` are its places in cells that begin above."""
        carried = [*self._carried(fields, covered, header)]
        texts = texts_below([*fields, *carried], header)
        self._above = Line(texts)
        for heading in map(header.heading_of, carried):
            is_copied = heading.column.scalar.type not in _COUNTED
            self.found.append(Shared(name, heading.name, is_copied))
            if not is_copied:
                texts[heading.name] = ""
        return texts

    def _carried(self, fields: Iterable[Field], covered: Iterable[Field], header: Header) -> Iterator[Field]:
        """Yield what the line above says in the covered places of a line, where this has no text of its own."""
        filled = {header.heading_of(field).name for field in fields}
        for place in covered:
            if place.column < header.first or not header.has(place):
                continue
            name = header.heading_of(place).name
            if name not in filled and (text := self._above.get(name, "")):
                filled.add(name)
                yield place._replace(text=text)
