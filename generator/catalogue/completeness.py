"""How much of a form is filled in: the cells that a reader misses when they are blank."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from generator.model import Form, Indicator

_OF_INDICATOR = ("target", "actual", "score")
"""The columns in which each indicator is expected to have something; the others may be blank for good reason."""
_NO_INDICATORS = (Indicator(()),)
"""In place of those of a paper that has none."""


class Completeness(NamedTuple):
    """How many cells of a paper are expected to be filled in, and how many of these are not blank."""

    asked: int
    filled: int


def completeness_of(form: Form) -> Completeness:
    """Return how much of a form is filled in."""
    fields = [field for field in form.asked if _is_expected(field)]
    rows = form.indicators or _NO_INDICATORS
    cells = [getattr(row, name) for name in _OF_INDICATOR if name in form.column_labels for row in rows]
    blank = sum(not _is_filled(form, field) for field in fields) + cells.count(None)
    asked = len(fields) + len(cells)
    return Completeness(asked, asked - blank)


@cache
def _is_expected(field: str) -> bool:
    """Tell whether the cell of a field is one that every form should fill in.

    Papers print more sources of funds than a project has, a new project has no year before, and remarks are optional.
    """
    group, part, source = (*field.split("."), "", "")[:3]
    if group in ("funds", "execution"):
        return source == "total" and not part.startswith("prior_year")
    return field not in ("indicators", "narrative.remarks")


def _is_filled(form: Form, field: str) -> bool:
    """Tell whether the cell of a field is filled in, with a tick if it is a choice, or a row if it is a table."""
    stated = form.stated.get(field)
    return stated is not None and bool(stated.text or (field == "sub_projects" and form.sub_projects))
