"""What is published beside a form that nobody wrote: its findings, its score recomputed, what became of its targets."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Form
from generator.rules.misses import Attained, Misses, attained_in, misses_of
from generator.rules.parameters import Packs, parameters_for
from generator.rules.recomputing import GRADING, SCORING, Recomputation, recompute
from generator.rules.running import Review


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was made of a form by checking it: its review, its score recomputed where it states one.

    ``attained`` is what became of the target of each of its indicators, empty where it holds no results against them.
    """

    review: Review
    score: Recomputation | None = None
    attained: tuple[Attained | None, ...] = ()

    @property
    def misses(self) -> Misses | None:
        """How many targets were missed, ``None`` where no results are held against any."""
        return misses_of(self.attained)


def judged(form: Form, review: Review, packs: Packs, authority: str) -> Reviewed:
    """Return the result of checking a form that was reviewed."""
    scoring, grading = (parameters_for(rule, packs, authority, form.address.year) for rule in (SCORING, GRADING))
    return Reviewed(review, recompute(form, scoring, grading.numbers("grades")), attained_in(form, scoring))
