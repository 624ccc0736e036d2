"""The row of a form in the table of all forms: who, when, which project, how much, and the results."""

from __future__ import annotations

from typing import NamedTuple

from generator.catalogue.tables import AS_WRITTEN, Value, Values
from generator.definition.cells import Definition
from generator.definition.filled import general_title, title_of
from generator.history.changes import History, Unknown
from generator.model import Figure, Form, Money, ProjectKey, PublicUnit, Withdrawal
from generator.rules.judging import Reviewed

PUBLISHED, WITHDRAWN = "published", "withdrawn"


class Origin(NamedTuple):
    """The context of a form: its definition, its unit, and the URL of its page, absolute if the site's is known.

    ``counterpart`` is the identifier of the other form of its project and year, empty if there is none, and
    ``earliest`` the first identity of its project, ``None`` if it had no other. ``history`` is what its page is
    dated by, ``listed_types`` the project types that it is listed under.
    """

    definition: Definition
    unit: PublicUnit
    page: str
    counterpart: str = ""
    earliest: ProjectKey | None = None
    history: History | Unknown = Unknown.NO_GIT
    listed_types: tuple[str, ...] = ()


def summary(form: Form, origin: Origin, reviewed: Reviewed | None) -> Values:
    """Return a form's own columns of the table ``forms``; of a withdrawn form only its identity, dates and withdrawal.

    The budget is that of the form's year, as declared, or on a self-evaluation as adjusted over the year; the
    recomputed score is proportional to the results.
    """
    stated = _stated(form) | {"listed_types": origin.listed_types} | _judged(reviewed)
    return {
        "kind": form.address.kind.value,
        "whole_unit": form.whole_unit,
        **_standing(form.withdrawal),
        **_dates(origin.history),
        "unit_id": origin.unit.slug,
        "project_id": form.address.project,
        "continues": next((one.of for one in origin.unit.taken_over if one.project == form.address.project), ()),
        "earliest_project": "/".join(origin.earliest or form.address.project_key),
        "counterpart": origin.counterpart or None,
        **(dict.fromkeys(stated) if form.withdrawal else stated),
        "form_type": origin.definition.id,
        "form_title": _title(form, origin.definition),
        "page": origin.page,
        "source": form.source,
        "sha256": form.digest,
    }


def _title(form: Form, definition: Definition) -> str:
    return general_title(definition) if form.withdrawal else title_of(definition, form.cells)


def money(name: str, amount: Money | None) -> Values:
    """Return an amount in yuan, its text, and its unit."""
    return {
        f"{name}_yuan": amount.yuan if amount else None,
        f"{name}_written": amount.written if amount else None,
        f"{name}_unit": amount.unit.value if amount else None,
    }


def figure(name: str, number: Figure | None) -> Values:
    """Return a number and its text."""
    return {name: number.value if number else None, f"{name}_written": number.written if number else None}


def _standing(withdrawal: Withdrawal | None) -> dict[str, Value]:
    return {
        "status": WITHDRAWN if withdrawal else PUBLISHED,
        "withdrawn_on": withdrawal.date if withdrawal else None,
        "withdrawal_reason": withdrawal.reason if withdrawal else None,
        "replaced_by": withdrawal.instead or None if withdrawal else None,
    }


def _dates(history: History | Unknown) -> dict[str, Value]:
    """Return the days that the page of a form states; the first is blank if that says "or earlier"."""
    if isinstance(history, Unknown):
        return dict.fromkeys(("first_published", "last_changed"))
    first, last = history.first, history.last
    return {
        "first_published": None if first.begins else first.time.date(),
        "last_changed": None if last == first else last.time.date(),
    }


def _stated(form: Form) -> dict[str, Value]:
    rate = form.execution.rate
    return {
        "year_written": _text(form, "year"),
        "unit_name_written": _text(form, "unit"),
        "department": form.department or None,
        "project_type": form.project_types,
        "use_of_funds": form.use_of_funds,
        **{field: _text(form, field) for field in AS_WRITTEN},
        "start": form.start,
        "start_written": _text(form, "period.start"),
        "end": form.end,
        "end_written": _text(form, "period.end"),
        **money("budget", form.budget),
        **money("executed", form.amount("executed")),
        "execution_rate": rate.per_cent if rate else None,
        "execution_rate_written": rate.written if rate else None,
        **figure("execution_weight", form.execution.weight),
        **figure("execution_score", form.execution.score),
        **figure("total_weight", form.total_weight),
        **figure("total_score", form.total_score),
        "grade": _text(form, "grade"),
        "original_url": form.original or None,
    }


def _judged(reviewed: Reviewed | None) -> dict[str, Value]:
    """Return the columns that are published only with findings."""
    if reviewed is None:
        return {}
    missed, unclear = reviewed.misses or (None, None)
    return {
        "recomputed_score": reviewed.score.known if reviewed.score else None,
        "missed_targets": missed,
        "unclear_targets": unclear,
    }


def _text(form: Form, field: str) -> str | None:
    stated = form.stated.get(field)
    return stated.text if stated and stated.text else None
