"""What the browser needs to show how a form stands among the others of its year; they are read only on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.model import Form


class Standing(NamedTuple):
    """The figures of a form that are compared with those of others, empty if it does not state them.

    ``type`` is the type under which the form is listed first, empty if it is listed under none.
    """

    type: str
    amount: str
    score: str


def standing_of(form: Form, types: Sequence[str]) -> Standing | None:
    """Return the figures to compare, ``None`` if there are none; the money of a whole unit is that of its projects.

    ``types`` are those under which it is listed.
    """
    budget, score = form.budget, form.total_score
    if form.whole_unit or not (budget or score):
        return None
    return Standing(
        types[0] if types else "", f"{budget.yuan:f}" if budget else "", f"{score.value:f}" if score else ""
    )
