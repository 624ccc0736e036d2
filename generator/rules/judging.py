"""What is published beside a form that nobody wrote: its findings, its score recomputed, the targets that it missed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Form
from generator.rules.misses import Misses, misses_of
from generator.rules.parameters import Packs, parameters_for
from generator.rules.recomputing import GRADING, SCORING, Recomputation, recompute
from generator.rules.running import Review


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was made of a form by checking it: its review, its score recomputed where it states one, and what it missed.

    ``misses`` are ``None`` where it holds no results against targets.
    """

    review: Review
    score: Recomputation | None = None
    misses: Misses | None = None


def judged(form: Form, review: Review, packs: Packs, authority: str) -> Reviewed:
    """Return what is made of a form that was reviewed."""
    scoring, grading = (parameters_for(rule, packs, authority, form.address.year) for rule in (SCORING, GRADING))
    return Reviewed(review, recompute(form, scoring, grading.numbers("grades")), misses_of(form, scoring))
