"""The list of stated totals that are above the recomputed ones, on the page of all findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.records import Record, Rescored
from generator.model import Kind
from generator.numbers import like, shown
from generator.rendering import addresses
from generator.rendering.pages.findings.lists import NotedForm, Notes, Units
from generator.rendering.pages.form.review import RuleLink, rule_link
from generator.rules.recomputing import GRADING, SCORING

MOST = 20
"""How many forms are listed; the explorer has all."""


class ScoreAbove(NamedTuple):
    """A form whose stated total is above the recomputed one, by ``excess`` points.

    The grades of the two totals are empty unless they are known to differ. ``explained`` tells of which scores above
    their proportion the unit gave a reason: ``all``, ``some`` or ``none``; empty if there are no such scores.
    """

    record: Record
    unit_name: str
    stated: str
    stated_grade: str
    recomputed: str
    recomputed_grade: str
    excess: str
    explained: str


@dataclass(frozen=True, slots=True)
class ScoresAbove:
    """The forms with the largest differences, and how many there are.

    ``explore_url`` leads to all of them, ``bounds`` to where grades begin, ``None`` if no grades are told.
    """

    rows: Sequence[ScoreAbove]
    total: int
    explore_url: str
    bounds: RuleLink | None


def scores_above(noted: Sequence[NotedForm], units: Units) -> ScoresAbove | None:
    """Return the stated totals above the recomputed ones, the farthest first, ``None`` if there are none."""
    above = [(record, record.rescored, notes) for record, notes in noted if record.rescored and is_above(record)]
    if not above:
        return None
    farthest = sorted(above, key=lambda form: -form[1].excess)[:MOST]
    rows = [_row(*form, units[form[0].unit].name) for form in farthest]
    explored = addresses.explore_url(kind=Kind.SELF_EVALUATION.value, sort="-excess")
    bounds = rule_link(GRADING) if any(row.stated_grade for row in rows) else None
    return ScoresAbove(rows, len(above), explored, bounds)


def is_above(record: Record) -> bool:
    """Tell whether the stated total of a form is above the recomputed one."""
    return record.rescored is not None and record.rescored.excess > 0


def _row(record: Record, rescored: Rescored, notes: Notes, unit_name: str) -> ScoreAbove:
    total, excess, grades, is_explained = rescored
    stated_grade, recomputed_grade = grades if all(grades) and len(set(grades)) > 1 else ("", "")
    stated = record.total_score.written if record.total_score else ""
    is_found = any(note.rule == SCORING for note in notes)
    explained = ("some" if is_found else "all") if is_explained else "none" if is_found else ""
    return ScoreAbove(
        record=record,
        unit_name=unit_name,
        stated=stated,
        stated_grade=stated_grade,
        recomputed=like(total, (stated,)),
        recomputed_grade=recomputed_grade,
        excess=shown(excess),
        explained=explained,
    )
