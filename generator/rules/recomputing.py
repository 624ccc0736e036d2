"""Recomputes the score and the grade of a self-evaluation, step by step: in proportion to the results.

Source of the method: 财预〔2020〕10号 (execution in proportion to the rate, a missed target to its result).
A step that cannot be computed keeps the score in the form: words, an exceeded ceiling, a number of which it is unknown
whether much or little is wanted. A step known to be missed might as well have scored nothing, so there is a lowest
total, too. A unit may have good reasons for another score, so the result stands beside the stated one and replaces
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.diagnostics import Said
from generator.model import Form, Indicator
from generator.numbers import HUNDREDTH, rounded
from generator.rules.comparing.proportion import Standing, standing_of
from generator.rules.comparing.scores import capped, parts_of, scored_rows
from generator.rules.comparing.sums import beside
from generator.rules.misses import Attained, attained
from generator.rules.outcome import NotApplicable
from generator.rules.parameters import Parameters

SCORING = "score-out-of-proportion"
"""The rule whose parameters determine scores from results."""

GRADING = "grade-differs"
"""The rule whose parameters determine grades from scores."""

WEIGHTING = "weights-not-hundred"
"""The rule whose parameters state the full score."""

EXPLAINED = "explained"
"""The reason why ``SCORING`` does not object to a score above its proportion: the unit told why."""

_FINE = Decimal("1e-10")
"""Far below the last decimal of any score: truncated thirds add up to whole points again when rounded to it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One item of the score: as stated, as recomputed, and the sum that shows how; an empty sum means taken as stated.

    Both scores are the same number if they differ only in decimals that are not shown. ``is_missed`` says that the
    target was missed but the score was taken as stated, ``is_execution`` that it is no indicator.
    """

    label: str
    weight: Decimal
    stated: Decimal
    recomputed: Decimal
    sum: Said
    is_missed: bool = False
    is_execution: bool = False


@dataclass(frozen=True, slots=True)
class Recomputation:
    """A score by steps.

    ``stated_grade`` is that in the form or, if the form is not ``is_graded``, that of the stated total. Grades that the
    form does not state are empty if the stated one is none of those that the authority has that year, or if the weights
    do not add up to the full score, which the bands divide. ``lowest_grade`` is that of the lowest total.
    """

    steps: tuple[Step, ...]
    stated: Decimal
    recomputed: Decimal
    stated_grade: str
    recomputed_grade: str
    lowest_grade: str = ""
    is_graded: bool = True

    @property
    def kept(self) -> tuple[Step, ...]:
        """The items that missed their targets and kept points, since their score cannot be computed."""
        return tuple(step for step in self.steps if step.is_missed and step.recomputed > 0)

    @property
    def lowest(self) -> Decimal:
        """The total if these items score nothing."""
        return self.recomputed - sum((step.recomputed for step in self.kept), Decimal(0))

    @property
    def is_open(self) -> bool:
        """Whether the grade depends on the score of these items."""
        return bool(self.kept) and self.lowest_grade != self.recomputed_grade

    @property
    def known(self) -> Decimal | None:
        """The recomputed total, rounded; ``None`` if it is the stated one because no indicator could be recomputed."""
        total = rounded(self.recomputed, HUNDREDTH)
        is_computed = any(step.sum for step in self.steps if not step.is_execution)
        return total if is_computed or total != rounded(self.stated, HUNDREDTH) else None

    @property
    def excess(self) -> Decimal | None:
        """By how many points the stated total exceeds the one that is ``known``; below zero if it is less."""
        return None if self.known is None else rounded(self.stated, HUNDREDTH) - self.known


def recompute(form: Form, parameters: Parameters, grading: Parameters, full: Decimal | None) -> Recomputation | None:
    """Return the recomputed score of a form, ``None`` if it does not state a total and all weights and scores.

    ``parameters`` are those of the rule ``SCORING``, ``grading`` those of ``GRADING``, ``full`` the full score.
    """
    if form.total_score is None or any(isinstance(parts_of(form, of), NotApplicable) for of in ("weight", "score")):
        return None
    year = form.address.year
    computed = (*_execution(form), *(step for row in scored_rows(form) for step in _indicator(row, parameters, year)))
    steps = tuple(map(_without_rounding, computed))
    recomputed = rounded(sum((step.recomputed for step in steps), Decimal(0)), _FINE)
    grade = form.stated["grade"].text.strip() if "grade" in form.stated else ""
    scale = bands_of(grade, grading) if grade else grading.numbers("grades")
    bands = scale if sum((step.weight for step in steps), Decimal(0)) == full else {}
    total = form.total_score.value
    score = Recomputation(steps, total, recomputed, grade or grade_of(total, bands), grade_of(recomputed, bands))
    return replace(score, lowest_grade=grade_of(score.lowest, bands), is_graded=bool(grade))


def bands_of(written: str, grading: Parameters) -> Mapping[str, Decimal]:
    """Return the lower bound of each grade, empty if a written one is none of them.

    The grade that has the written one as another name is called so; such names have ``|`` between them.
    """
    bands = grading.numbers("grades")
    groups = [*([grade] for grade in bands), *(several.split("|") for several in grading.words("names"))]
    meant = next((group[0] for group in groups if written in group and group[0] in bands), None)
    return {written if grade == meant else grade: bound for grade, bound in bands.items()} if meant else {}


def grade_of(score: Decimal, bands: Mapping[str, Decimal]) -> str:
    """Return the highest grade whose lower bound a score reaches, empty if there is none."""
    reached = {bound: grade for grade, bound in bands.items() if score >= bound}
    return reached[max(reached)] if reached else ""


def _without_rounding(step: Step) -> Step:
    """Return a step without a difference that only comes from rounding, since such ones could add up in the total."""
    is_rounded = rounded(step.stated, HUNDREDTH) == rounded(step.recomputed, HUNDREDTH)
    return replace(step, recomputed=step.stated) if is_rounded else step


def _execution(form: Form) -> Iterator[Step]:
    weight, score = form.execution.weight, form.execution.score
    executed, budget = form.amount("executed"), form.amount("full_year_budget")
    if weight is None or score is None:
        return
    label = form.asked["execution.score.total"]
    if executed is None or budget is None or executed.value < 0 or budget.value <= 0:
        yield Step(label, weight.value, score.value, score.value, "", is_execution=True)
        return
    exact = weight.value * executed.yuan / budget.yuan
    text = capped(f"{weight.written} × {' ÷ '.join(beside(executed, budget))}", exact, weight)
    yield Step(label, weight.value, score.value, min(exact, weight.value), text, is_execution=True)


def _indicator(row: Indicator, parameters: Parameters, year: int) -> Iterator[Step]:
    if row.weight is None or row.score is None:
        return
    label, weight, score = row.name, row.weight.value, row.score.value
    match standing_of(row, parameters.directions):
        case _, Standing.MET:
            yield Step(label, weight, score, weight, row.weight.written)
        case result, Standing.SHORT:
            yield Step(label, weight, score, result.share_of(weight), result.sum_of(row.weight))
        case _:
            is_missed = attained(row, parameters, year) is Attained.MISSED
            yield Step(label, weight, score, score, "", is_missed=is_missed)
