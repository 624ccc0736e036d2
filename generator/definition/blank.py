"""An empty form to fill in, from its definition: every key in official order, with hints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from generator.definition.cells import (
    Blank,
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Heading,
    Indicators,
    Matrix,
    Presence,
    Rows,
    Scalar,
    ScalarType,
    WithRows,
    value_cells,
)
from generator.language import Language

INDENT = "  "
_PLAIN = re.compile(r"[\w（）()《》·—]*")


def blank_form(definition: Definition, schema: str, known: Mapping[str, str], language: Language) -> str:
    """Return the YAML of an empty form.

    ``schema`` is the path of the form's JSON Schema relative to the file; ``known`` are texts by canonical field that
    are filled in already; hints are in ``language``.
    """
    sheet = _BlankSheet(known, language)
    lines = [f"# yaml-language-server: $schema={schema}", f"form: {definition.id}", ""]
    lines += (line for cell in definition.cells for line in sheet.cell(cell))
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _BlankSheet:
    known: Mapping[str, str]
    language: Language

    @property
    def words(self) -> Mapping[str, str]:
        """The texts of hints."""
        return self.language.interface["blank_form"]

    def cell(self, cell: Cell) -> Iterator[str]:
        """Yield the lines of a cell."""
        yield from self._of_private(cell)
        match cell.shape:
            case Scalar() as scalar:
                yield from self._scalar(cell, scalar)
            case Choice() as choice:
                options = self.language.listed(option.name for option in choice.options)
                yield f"# {self.words['options'].format(options=options)}"
                yield f"{cell.key}: []" if choice.several else f"{cell.key}:"
            case Heading() | Blank():
                return
            case inside:
                yield f"{cell.key}:"
                yield from (INDENT + line for line in self._inside(inside))

    def _of_private(self, place: Cell | Column) -> Iterator[str]:
        if place.private:
            is_optional = place.presence is Presence.OPTIONAL
            yield f"# {self.words['private_optional' if is_optional else 'private']}"

    def _scalar(self, cell: Cell, scalar: Scalar) -> Iterator[str]:
        if scalar.type is ScalarType.LONG_TEXT:
            # A hint and not `|`, because an empty block is an error. After the key, the hint would become part of the
            # block.
            yield f"# {self.words['long_text']}"
        yield f"{cell.key}: {_quoted(self.known.get(cell.field, ''))}".rstrip()

    def _inside(self, shape: WithRows) -> Iterator[str]:
        match shape:
            case Group(rows):
                yield from (line for child in value_cells(rows) for line in self.cell(child))
            case Rows(columns):
                yield from self._row(columns)
            case Matrix(lines, columns):
                for line in lines:
                    yield f"{line.label}:"
                    asked = (column for column in columns if column.label not in line.printed)
                    yield from (INDENT + text for column in asked for text in self._column(column))
            case Indicators() as indicators:
                yield from (f"# {line}" for line in self._sample(indicators))
            case unknown:
                assert_never(unknown)

    def _row(self, columns: Iterable[Column]) -> Iterator[str]:
        """Yield one row of a table, with a dash before its first key."""
        indent, mark = "", "- "
        for column in columns:
            *hints, key = self._column(column)
            yield from (indent + hint for hint in hints)
            yield mark + key
            indent = mark = INDENT

    def _column(self, column: Column) -> Iterator[str]:
        yield from self._of_private(column)
        yield f"{column.label}:"

    def _sample(self, shape: Indicators) -> Iterator[str]:
        """Yield one indicator, which stays a comment, because the unit chooses its names."""
        *upper, last = [level.label for level in shape.levels]
        only, *others = shape.columns
        yield self.words["levels"].format(levels=" → ".join([*upper, last]))
        yield from (f"{INDENT * depth}{label}:" for depth, label in enumerate(upper))
        yield f"{INDENT * len(upper)}{last}:" + ("" if others else f" {only.label}")
        columns = shape.columns if others else ()
        yield from (INDENT * (len(upper) + 1) + line for column in columns for line in self._column(column))


def _quoted(text: str) -> str:
    """Return a text as written after a key: in quotes unless all its characters are harmless in YAML."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
