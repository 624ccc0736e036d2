"""The other forms of a project, by year and kind."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Form, Kind


def sibling(others: Sequence[Form], year: int, kind: Kind) -> Form | None:
    """Return the form of a year and kind among the others, ``None`` if there is none."""
    return next((form for form in others if (form.address.year, form.address.kind) == (year, kind)), None)
