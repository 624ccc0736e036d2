"""Divides a part of a file into its papers, and finds out which definition each is printed by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.definition.cells import Definition
from generator.importing.drafts import Draft
from generator.importing.filling import draft
from generator.importing.labels import Label, Printed, labels_of
from generator.importing.lines import Lines


def drafts_of(lines: Lines, definitions: Sequence[Definition]) -> list[Draft]:
    """Return the papers that stand in some lines, each read by the definition that fits it best.

    A form begins with a line that holds nothing but the title of a definition. What stands before the first is a paper
    too: one that is not recognised, unless its title is not as its definition has it.
    """
    titles = _titles(definitions)
    starts = sorted({0, *(number for number, line in enumerate(lines) if _is_title(line, titles))})
    papers = (lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True))
    return [_draft(paper, definitions) for paper in papers if any(map(any, paper))]


def printed_by(definitions: Iterable[Definition]) -> Printed:
    """Return what is printed on the papers of some definitions."""
    definitions = tuple(definitions)
    return Printed(_titles(definitions), labels_of(*definitions))


def _titles(definitions: Iterable[Definition]) -> Label:
    return Label(_first_line(definition) for definition in definitions)


def _draft(paper: Lines, definitions: Sequence[Definition]) -> Draft:
    titled = [each for each in definitions if _is_title(paper[0], Label((_first_line(each),)))]
    return min((draft(each, paper) for each in titled or definitions), key=_misfit)


def _misfit(read: Draft) -> tuple[bool, bool, int, bool]:
    """Return how little a definition fits a paper: with another unit of money less than with any doubts."""
    return not read.is_recognised, bool(read.other_units), read.doubts, not read.is_of_its_years


def _first_line(definition: Definition) -> str:
    return definition.title.partition("\n")[0]


def _is_title(line: Sequence[str], titles: Label) -> bool:
    filled = [text for text in line if text.strip()]
    return len(filled) == 1 and titles.is_all_of(filled[0])
