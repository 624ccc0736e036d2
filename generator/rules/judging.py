"""What is published beside a form without being written in it: findings, recomputed score, outcome of its targets."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.records import Rescored
from generator.model import Form
from generator.rules.misses import Attained, Misses, attained_in, misses_of
from generator.rules.parameters import Packs, parameters_for
from generator.rules.recomputing import EXPLAINED, GRADING, SCORING, WEIGHTING, Recomputation, recompute
from generator.rules.running import Review


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The result of checking a form: its review, and its recomputed score if it states one.

    ``attained`` is the outcome of each indicator's target, empty if the form compares no results with targets.
    """

    review: Review
    score: Recomputation | None
    attained: tuple[Attained | None, ...]

    @property
    def misses(self) -> Misses | None:
        """The number of missed targets, ``None`` if no results are compared with any."""
        return misses_of(self.attained)

    @property
    def rescored(self) -> Rescored | None:
        """The recomputed total in brief, ``None`` if it is not known."""
        score = self.score
        if score is None or score.known is None or score.excess is None:
            return None
        is_explained = any(rule == SCORING and one.reason == EXPLAINED for rule, one in self.review.unchecked)
        grades = ("", "") if score.is_open else (score.stated_grade, score.recomputed_grade)
        return Rescored(score.known, score.excess, grades, is_explained)


UNREVIEWED = Reviewed(Review((), (), (), {}, ()), None, ())
"""The result for a withdrawn form, which is not checked."""


def judged(form: Form, review: Review, packs: Packs, authority: str) -> Reviewed:
    """Return the result of checking a form that was reviewed."""
    scoring, grading, weighting = (
        parameters_for(rule, packs, authority, form.address.year) for rule in (SCORING, GRADING, WEIGHTING)
    )
    full = weighting.number("total") if weighting.give("total") else None
    return Reviewed(review, recompute(form, scoring, grading, full), attained_in(form, scoring))
