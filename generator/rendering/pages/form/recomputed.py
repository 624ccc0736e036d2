"""A recomputed score, shown beside the stated one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.language import Language
from generator.numbers import HUNDREDTH, rounded, shown
from generator.rendering.addresses import rule_url
from generator.rules.recomputing import GRADING, Recomputation, Step


class StepView(NamedTuple):
    """A step of a recomputed score, with numbers as displayed.

    ``difference`` says how far the stated score is above the recomputed one, empty if they are equal. ``sum`` gives the
    origin of the recomputed score, as a calculation or in words, and is empty if it is the full weight as stated.
    """

    label: str
    weight: str
    stated: str
    shown: str
    difference: str
    sum: str


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A recomputed score beside the stated one.

    ``apart`` says how far the stated total is from the recomputed one, empty if they are equal.

    ``differing`` are the steps that differ or are in ``kept``, a note on those that missed their targets and kept their
    points; it is empty if there are none. The recomputed grade is empty if it is the stated one or unknown, as where it
    depends on ``kept``. Where the form states no grade, both follow from the totals, by the bounds at ``bounds_url``.
    ``is_same`` says that all steps, the total and any stated grade agree, and nothing is kept. ``folded`` introduces
    the steps that are folded up, ``alike``: how many do not differ or could not be recomputed.
    """

    differing: Sequence[StepView]
    alike: Sequence[StepView]
    stated: str
    recomputed: str
    difference: str
    apart: str
    stated_grade: str
    recomputed_grade: str
    kept: str
    is_same: bool
    folded: str
    bounds_url: str


def score_view(score: Recomputation, execution: str, language: Language) -> ScoreView:
    """Return a recomputed score with its numbers rounded to two decimals.

    The step with the label ``execution`` gets the name that charts use.
    """
    names = {execution: language.interface["chart"]["execution"]}
    views = [(step, _step_view(step, names.get(step.label, step.label), language)) for step in score.steps]
    differing = [view for step, view in views if view.difference or step in score.kept]
    alike = [(step, view) for step, view in views if view not in differing]
    difference = _difference(score.stated, score.recomputed)
    grade = "" if score.is_open or score.recomputed_grade == score.stated_grade else score.recomputed_grade
    is_open = score.is_open and score.is_graded
    is_same = not (difference or differing or grade)
    return ScoreView(
        differing=differing,
        alike=[view for _, view in alike],
        stated=_two_places(score.stated),
        recomputed=_two_places(score.recomputed),
        difference=difference,
        apart=_apart(score.excess, language),
        stated_grade=score.stated_grade,
        recomputed_grade=grade,
        kept=_kept(score, language.interface["findings"]["recomputed_open" if is_open else "recomputed_kept"]),
        is_same=is_same,
        folded=_folded([step for step, _ in alike], "same" if is_same else "alike", language),
        bounds_url="" if score.is_graded else rule_url(GRADING),
    )


def _folded(alike: Sequence[Step], which: str, language: Language) -> str:
    """Return how many steps do not differ, and how many of which weight could not be recomputed."""
    left = [step for step in alike if not step.sum]
    case = "" if not left else "_left" if len(left) == len(alike) else "_partly"
    points = _two_places(sum((step.weight for step in left), Decimal(0)))
    text = language.interface["findings"][f"recomputed_{which}{case}"]
    return text.format(count=len(alike) - len(left), left=len(left), points=points)


def _apart(excess: Decimal | None, language: Language) -> str:
    if not excess:
        return ""
    words = language.interface["findings"]["recomputed_below" if excess > 0 else "recomputed_above"]
    return words.format(points=shown(abs(excess)))


def _kept(score: Recomputation, text: str) -> str:
    """Return how many items kept points that cannot be recomputed, how many points, and the total without them."""
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
    """Return the origin of a recomputed score; a calculation that is only the weight would repeat it."""
    words = language.interface["findings"]
    if not step.sum:
        return words["missed_taken_over" if step.is_missed else "taken_over"]
    if "÷" in (said := language.said(step.sum)):
        return said
    return words["reached"] if difference else ""


def _difference(stated: Decimal, recomputed: Decimal) -> str:
    """Return by how much a stated number as displayed is above the recomputed one, empty if they are equal."""
    value = rounded(stated, HUNDREDTH) - rounded(recomputed, HUNDREDTH)
    return f"{'+' if value > 0 else '−'}{shown(abs(value))}" if value else ""


def _two_places(value: Decimal) -> str:
    """Return a number with at most two decimals."""
    return shown(rounded(value, HUNDREDTH))
