"""A recomputed score as it is shown beside the stated one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.language import Language
from generator.rules.cells import HUNDREDTH, rounded, shown
from generator.rules.recomputing import Recomputation, Step


class StepView(NamedTuple):
    """A step of a recomputed score, numbers as shown.

    ``difference`` is empty where the recomputed score is the stated one; ``sum`` says in figures or words where the
    recomputed one comes from, and is empty where it is the full weight, as stated.
    """

    label: str
    weight: str
    stated: str
    shown: str
    difference: str
    sum: str


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A recomputed score beside the stated one; grades are empty where no bands are given.

    ``kept`` tells of items that missed their targets and kept their points, nothing where there are none; where the
    grade hangs on these, there is no recomputed one. ``is_same`` says that neither a step nor the total nor a stated
    grade is another, and that there are no such items.
    """

    steps: Sequence[StepView]
    stated: str
    recomputed: str
    difference: str
    stated_grade: str
    recomputed_grade: str
    kept: str
    is_same: bool


def score_view(score: Recomputation, execution: str, language: Language) -> ScoreView:
    """Return a recomputed score with its numbers rounded to two decimals for reading.

    The step whose label on the form is ``execution`` goes by the name that it has in the charts.
    """
    names = {execution: language.interface["chart"]["execution"]}
    steps = [_step_view(step, names.get(step.label, step.label), language) for step in score.steps]
    difference = _difference(score.stated, score.recomputed)
    is_open = bool(score.kept) and score.lowest_grade != score.recomputed_grade
    return ScoreView(
        steps=steps,
        stated=_two_places(score.stated),
        recomputed=_two_places(score.recomputed),
        difference=difference,
        stated_grade=score.stated_grade,
        recomputed_grade="" if is_open else score.recomputed_grade,
        kept=_kept(score, language.interface["findings"]["recomputed_open" if is_open else "recomputed_kept"]),
        is_same=not (difference or score.kept or any(step.difference for step in steps))
        and score.stated_grade in ("", score.recomputed_grade),
    )


def _kept(score: Recomputation, text: str) -> str:
    """Return how many items kept points that nobody can compute, how many these are, and the total without them."""
    if not score.kept:
        return ""
    points = sum((step.recomputed for step in score.kept), Decimal(0))
    return text.format(
        count=len(score.kept), points=_two_places(points), lowest=_two_places(score.lowest), grade=score.lowest_grade
    )


def _step_view(step: Step, label: str, language: Language) -> StepView:
    stated, recomputed = _two_places(step.stated), _two_places(step.recomputed)
    difference = _difference(step.stated, step.recomputed)
    return StepView(label, _two_places(step.weight), stated, recomputed, difference, _sum(step, difference, language))


def _sum(step: Step, difference: str, language: Language) -> str:
    """Return where a recomputed score comes from; a sum of one number, the weight, would only repeat it."""
    words = language.interface["findings"]
    if not step.sum:
        return words["missed_taken_over" if step.is_missed else "taken_over"]
    if "÷" in step.sum:
        return step.sum
    return words["reached"] if difference else ""


def _difference(stated: Decimal, recomputed: Decimal) -> str:
    """Return by how much two numbers differ as they are shown, with its sign; empty where they do not."""
    value = rounded(recomputed, HUNDREDTH) - rounded(stated, HUNDREDTH)
    return f"{'+' if value > 0 else '−'}{shown(abs(value))}" if value else ""


def _two_places(value: Decimal) -> str:
    """Return a number with at most two decimals."""
    return shown(rounded(value, HUNDREDTH))
