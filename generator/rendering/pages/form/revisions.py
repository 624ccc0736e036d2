"""What each change of a form changed since it was published, as shown on its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.catalogue.publication import Publication
from generator.history.changes import Change
from generator.reading.changes.revisions import Became, Beside, ChangedCell, Revision
from generator.reading.values.scalars import number_in, percentage_in
from generator.rendering.amounts import grouped
from generator.rendering.pages.form.history import ChangeView, change_view

MOST_SHOWN = 12
"""How many cells of one change are shown without unfolding them."""


class Revised(NamedTuple):
    """A change of a form, and what it changed."""

    change: Change
    revision: Revision


class CellView(NamedTuple):
    """A changed cell: its name, what became of it, and a remark if no correction mentions it."""

    name: str
    text: str
    remark: str


class RevisionView(NamedTuple):
    """A change: when, a remark about all of it, its cells, and how many these are if they are to be unfolded."""

    change: ChangeView
    remark: str
    cells: Sequence[CellView]
    to_unfold: str


class RevisionsView(NamedTuple):
    """All changes of a form since it was published, the latest first; ``summary`` is empty if no cell was changed."""

    summary: str
    changes: Sequence[RevisionView]


def revisions_view(revised: Sequence[Revised], publication: Publication) -> RevisionsView:
    """Return all changes of a form, given in order of time."""
    words, repository = publication.language.interface["revisions"], publication.repository
    views = [
        _revision(one.revision, change_view(one.change, repository), _remark(one.revision, publication), words)
        for one in reversed(revised)
    ]
    return RevisionsView(_summary([cell for one in revised for cell in one.revision.cells], words), views)


def _summary(cells: Sequence[ChangedCell], words: Mapping[str, str]) -> str:
    """Return how many cells were changed, and how many at least without a correction: ``mentions`` is lenient."""
    count = sum(cell.became is not Became.ADDED for cell in cells)
    silent = sum(not cell.is_corrected for cell in cells)
    if not count:
        return ""
    name = "changed" if not silent else "all_silent" if silent == count else "some_silent"
    return words[name].format(count=count, silent=silent)


def _remark(revision: Revision, publication: Publication) -> str:
    """Return what to say of a change of no cell. An answer is told only where findings are published."""
    language = publication.language
    words = language.interface["revisions"]
    told = [one for one in revision.written if one is not Beside.ANSWER or publication.publishes_findings]
    written = language.listed(words[one.value] for one in told)
    return words["written"].format(what=written) if written else words[revision.standing.value]


def _revision(revision: Revision, change: ChangeView, remark: str, words: Mapping[str, str]) -> RevisionView:
    cells, uncorrected = revision.cells, words["uncorrected"]
    if not cells:
        return RevisionView(change, remark, (), "")
    to_unfold = words["count"].format(count=len(cells)) if len(cells) > MOST_SHOWN else ""
    of_all, of_each = ("", uncorrected) if any(cell.is_corrected for cell in cells) else (uncorrected, "")
    return RevisionView(change, of_all, tuple(_cells(cells, of_each, words)), to_unfold)


def _cells(cells: Sequence[ChangedCell], uncorrected: str, words: Mapping[str, str]) -> Iterator[CellView]:
    for cell in cells:
        yield CellView(" · ".join(cell.names), _became(cell, words).rstrip(), "" if cell.is_corrected else uncorrected)


def _became(cell: ChangedCell, words: Mapping[str, str]) -> str:
    before, after = (_shown(text, words) if text else "" for text in (cell.before, cell.after))
    match cell.became:
        case Became.REPLACED:
            return words["replaced"].format(before=before or words["words"], after=after or words["words"])
        case Became.REMOVED if before:
            return words["removed_from"].format(before=before)
        case Became.ADDED if after:
            return words["added_as"].format(after=after)
    return words[cell.became.value]


def _shown(text: str, words: Mapping[str, str]) -> str:
    """Return a text in quotes, or a number or percentage as the rest of the page has it."""
    for read, sign in ((number_in, ""), (percentage_in, "%")):
        if (number := read(text)) is not None:
            return words["bare"].format(text=grouped(number) + sign)
    return words["quoted"].format(text=text)
