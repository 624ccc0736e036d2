"""The row of a form in the table of all forms: who, when, which project, how much, and the results."""

from __future__ import annotations

from typing import NamedTuple

from generator.catalogue.tables import Row
from generator.definition.cells import Definition
from generator.model import Figure, Form, Money, PublicUnit, Rate
from generator.rules.judging import Reviewed

PUBLISHED, WITHDRAWN = "published", "withdrawn"

_TEXTS = ("expenditure_category", "government_procurement", "performance_type")


class Origin(NamedTuple):
    """The context of a form: its definition, its unit, and the URL of its page, absolute if the site's is known.

    ``counterpart`` is the identifier of the other form of its project and year, empty if there is none.
    """

    definition: Definition
    unit: PublicUnit
    page: str
    counterpart: str = ""


def summary(form: Form, origin: Origin, reviewed: Reviewed | None) -> Row:
    """Return a form's own columns of the table ``forms``; of a withdrawn form only its identity and the withdrawal.

    The budget is that of the form's year, as declared, or on a self-evaluation as adjusted over the year; the
    recomputed score is proportional to the results.
    """
    stated = _stated(form, reviewed)
    ends = origin.definition.id, origin.definition.title, origin.page, form.source, form.digest
    kind, place = (form.address.kind.value, form.whole_unit), _place(form, origin)
    if form.withdrawal:
        why = WITHDRAWN, form.withdrawal.date, form.withdrawal.reason, form.withdrawal.instead or None
        return (*kind, *why, *place, *[None] * len(stated), *ends)
    return (*kind, PUBLISHED, None, None, None, *place, *stated, *ends)


def _place(form: Form, origin: Origin) -> Row:
    """Return the slugs of unit and project, the projects that this one continues, and the counterpart."""
    project, unit = form.address.project, origin.unit
    continued = next((one.of for one in unit.taken_over if one.project == project), ())
    return unit.slug, project, continued, origin.counterpart or None


def money(amount: Money | None) -> Row:
    """Return an amount in yuan, its text, and its unit."""
    return (amount.yuan, amount.written, amount.unit.value) if amount else (None, None, None)


def figure(number: Figure | None) -> Row:
    """Return a number and its text."""
    return (number.value, number.written) if number else (None, None)


def _stated(form: Form, reviewed: Reviewed | None) -> Row:
    score, misses = (reviewed.score, reviewed.misses) if reviewed else (None, None)
    return (
        _text(form, "year"),
        _text(form, "unit"),
        form.department or None,
        form.project_types,
        form.use_of_funds,
        *(_text(form, field) for field in _TEXTS),
        form.start,
        _text(form, "period.start"),
        form.end,
        _text(form, "period.end"),
        *money(form.budget),
        *money(form.amount("executed")),
        *_rate(form.execution.rate),
        *figure(form.execution.weight),
        *figure(form.execution.score),
        *figure(form.total_weight),
        *figure(form.total_score),
        score.known if score else None,
        *(misses or (None, None)),
        _text(form, "grade"),
        form.original or None,
    )


def _text(form: Form, field: str) -> str | None:
    stated = form.stated.get(field)
    return stated.text if stated and stated.text else None


def _rate(rate: Rate | None) -> Row:
    return (rate.per_cent, rate.written) if rate else (None, None)
