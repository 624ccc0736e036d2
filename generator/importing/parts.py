"""Joins the parts of a paper whose title is printed more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, zip_longest
from typing import NamedTuple

from generator.definition.cells import Definition, all_cells, value_cells
from generator.importing.filling import draft
from generator.importing.labels import Label, labels_of, tight
from generator.importing.lines import Lines
from generator.importing.page_marks import without_page_marks


class Part(NamedTuple):
    """Some lines, the definitions whose title is the first of them, none above all titles, and the lines of covers."""

    lines: Lines
    definitions: tuple[Definition, ...]
    covers: Lines = ()

    @property
    def has_most(self) -> bool:
        """Tell whether the lines have more of the labels of a definition than are missing."""
        return any(draft(each, self.lines).has_most for each in self.definitions)

    @property
    def is_cover(self) -> bool:
        """Tell whether the lines are no form, and no part of a table either."""
        return all(_is_alone(line) for line in self.lines if any(line)) and not self.has_most

    @property
    def project(self) -> str:
        """The first project that the lines name, empty if they name none."""
        return next((name for _, name in projects_in(self.lines, self.definitions)), "")

    def has_title_of(self, other: Part) -> bool:
        """Tell whether both begin with the same title."""
        return bool(self.definitions) and self.definitions == other.definitions


def joined(parts: Iterable[Part]) -> list[Lines]:
    """Return the lines of each form: a cover belongs to the form below it, a page to the one above it.

    Covers come last, so that their texts are not taken for those of the table.
    """
    forms: list[Part] = []
    parts = tuple(parts)
    for part, after in zip_longest(parts, parts[1:]):
        if forms and part.has_title_of(forms[-1]) and _is_one(forms[-1], part, after):
            forms[-1] = _as_one(forms[-1], part)
        else:
            forms.append(part)
    return [(*form.lines, *form.covers) for form in forms]


def _is_one(form: Part, part: Part, after: Part | None) -> bool:
    """Tell whether a part with the title of the form above it belongs to it, not to the part after it."""
    if form.is_cover:
        return True
    if part.is_cover:
        return after is None or not after.has_title_of(part)
    names = {form.project, part.project} - {""}
    return len(names) <= 1 and not (part.has_most and form.has_most)


def _as_one(form: Part, part: Part) -> Part:
    """Return both parts of a form, without what its pages repeat above the table."""
    if form.is_cover or (part.project and part.has_most):
        return part._replace(covers=(*form.covers, *form.lines))
    if part.is_cover:
        return form._replace(covers=(*form.covers, *part.lines))
    there = {tight(text) for line in form.lines for text in line}
    _, *below = part.lines
    page = dropwhile(lambda line: _is_alone(line) and tight("".join(line)) in there, below)
    return form._replace(lines=without_page_marks((*form.lines, *page)))


def projects_in(lines: Lines, definitions: Iterable[Definition]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the lines that name a project, and its name without spaces."""
    definitions = tuple(definitions)
    above = chain.from_iterable(value_cells((each.header, *each.rows)) for each in definitions)
    label = Label(text for cell in all_cells(above) if cell.field == "project" for text in (cell.label, *cell.also))
    labels = labels_of(*definitions)
    for number, line in enumerate(lines):
        filled = [text for text in line if text.strip()]
        pieces = [*label.divided(filled[0], by_space=len(filled) == 1), *filled[1:]] if filled else []
        first, *rest = [piece for piece in pieces if piece.strip()] or [""]
        if label.is_all_of(first) and rest and not labels.is_all_of(rest[0]):
            yield number, tight(rest[0])


def _is_alone(line: Sequence[str]) -> bool:
    """Tell whether a line has at most one text."""
    return sum(bool(text.strip()) for text in line) <= 1
