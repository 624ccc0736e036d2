"""Splits a part of a file into its papers, and finds the definition of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.definition.cells import Definition
from generator.definition.money_units import is_statement
from generator.importing.drafts import Draft
from generator.importing.filling import draft
from generator.importing.labels import Label, Printed, labels_of
from generator.importing.lines import Lines
from generator.importing.page_marks import without_page_marks
from generator.importing.parts import Part, joined, projects_in
from generator.importing.sheet import Sheet

_ABOVE = 3
"""How many lines above a title belong to its form if they state the unit of all amounts, or a cell above its table."""


def drafts_of(lines: Lines, definitions: Sequence[Definition]) -> list[Draft]:
    """Return the papers in some lines, each read by the definition that fits it best.

    A form begins at a line that holds only the title of a definition, or at one that names another project; its title
    may also be on a cover, in the table as well as above it, and on each page. The lines before the first are a paper
    too: unrecognised, unless only its title differs from its definition.
    """
    drafts: list[Draft] = []
    above: Lines = ()
    for paper in _papers(without_page_marks(lines), definitions):
        drafts.append(_draft((*paper, *above), definitions))
        above = ()
        if not drafts[-1].is_recognised:
            headers = _headers(paper, definitions)
            above = (*headers, *_statements(paper[-_ABOVE:]))
            rest = tuple(line for line in paper if line not in headers)
            drafts[-1:] = [_draft(rest, definitions) if headers else drafts[-1]] if rest else []
    return drafts


def _papers(lines: Lines, definitions: Sequence[Definition]) -> Iterator[Lines]:
    titles = _titles(definitions)
    parts = _cut(lines, (number for number, line in enumerate(lines) if _is_title(line, titles)))
    for titled in joined(Part(part, _titled(part, definitions)) for part in parts):
        first, *more = _cut(titled, _projects(titled, definitions))
        for paper in more:
            if _draft(paper, definitions).is_recognised:
                yield first
                first = ()
            first = (*first, *paper)
        yield first


def _cut(lines: Lines, starts: Iterable[int]) -> list[Lines]:
    """Return the lines split before each start, without blank pieces."""
    starts = sorted({0, *starts})
    pieces = (lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True))
    return [piece for piece in pieces if any(map(any, piece))]


def _projects(lines: Lines, definitions: Iterable[Definition]) -> Iterator[int]:
    """Yield the numbers of the lines that name another project than the last line that named one."""
    named = ""
    for number, name in projects_in(lines, definitions):
        if named and name != named:
            yield number
        named = name


def _headers(paper: Lines, definitions: Iterable[Definition]) -> Lines:
    """Return what some lines say in cells that definitions print above their tables; nothing if they may be a paper."""
    labels = Label(text for each in definitions for cell in each.header for text in (cell.label, *cell.also))
    lines = [(line, [text for text in line if text.strip()]) for line in paper]
    filled = [(line, texts[0]) for line, texts in lines if texts]
    if len(filled) > _ABOVE or any(len(texts) > 1 for _, texts in lines):
        return ()
    return tuple(line for line, text in filled if len(labels.divided(text, by_space=False)) > 1)


def _statements(lines: Lines) -> Lines:
    return tuple((field.text,) for field in Sheet(lines, Label(())).fields() if is_statement(field.text))


def printed_by(definitions: Iterable[Definition]) -> Printed:
    """Return what is printed on the papers of some definitions."""
    definitions = tuple(definitions)
    return Printed(_titles(definitions), labels_of(*definitions))


def _titles(definitions: Iterable[Definition]) -> Label:
    return Label(_first_line(definition) for definition in definitions)


def _draft(paper: Lines, definitions: Sequence[Definition]) -> Draft:
    return min((draft(each, paper) for each in _titled(paper, definitions) or definitions), key=_misfit)


def _titled(paper: Lines, definitions: Iterable[Definition]) -> tuple[Definition, ...]:
    """Return the definitions whose title is the first line."""
    return tuple(each for each in definitions if _is_title(paper[0], Label((_first_line(each),))))


def _misfit(read: Draft) -> tuple[bool, bool, int, bool]:
    """Return how badly a definition fits a paper: another unit of money is worse than any number of doubts."""
    return not read.is_recognised, bool(read.other_units), read.doubts, not read.is_of_its_years


def _first_line(definition: Definition) -> str:
    return definition.title.partition("\n")[0]


def _is_title(line: Sequence[str], titles: Label) -> bool:
    filled = [text for text in line if text.strip()]
    return len(filled) == 1 and titles.is_all_of(filled[0])
