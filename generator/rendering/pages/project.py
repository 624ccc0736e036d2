"""The page of a project over the years: its forms in order of time, with money and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from generator.catalogue.catalogue import in_time, newest_first
from generator.catalogue.lineage import Elsewhere, Kin, Related
from generator.catalogue.records import Record
from generator.catalogue.spending import spending_of
from generator.language import Language
from generator.model import CellPath, Indicator, Kind, Money, PublicUnit
from generator.rendering import addresses
from generator.rendering.amounts import years_text
from generator.rendering.charts import Chart
from generator.rendering.pages.form.indicators import mark_of
from generator.rendering.pages.page import Link, Page, crumbs_to, unit_link
from generator.rendering.pages.pictures import life_chart
from generator.rules.aligning import AlignedRow, Drift
from generator.rules.misses import Attained

MOST_COMPARED = 4
"""How many forms can be compared side by side, as in ``theme/assets/javascripts/shared/picked.js``."""


class Step(NamedTuple):
    """A form of a project and the unit it is filed under; ``findings`` is ``None`` if it was not checked."""

    record: Record
    url: str
    findings: int | None
    unit_name: str


class KinView(NamedTuple):
    """Predecessors or successors of a project: their relation to it, their pages, and where their forms are shown."""

    name: str
    projects: Sequence[Link]
    remark: str


class Checked(NamedTuple):
    """What the checks of a form say: how many findings it has, and what became of the targets, by indicator."""

    findings: int
    attained: Mapping[CellPath, Attained]


class CellView(NamedTuple):
    """An indicator in one form, ``None`` if the form does not have it.

    ``attained`` names the outcome of its target unless it was reached; empty too if no result is compared with it.
    """

    indicator: Indicator | None
    drift: Drift
    attained: str


class RowView(NamedTuple):
    """An indicator that several forms have, with a cell for each of them."""

    name: str
    cells: Sequence[CellView]


class SingleView(NamedTuple):
    """An indicator that only one form has, and whether the next year's form is known to lack it."""

    name: str
    cell: CellView
    is_dropped: bool


class SinglesView(NamedTuple):
    """Indicators that only this form has.

    If it is unknown when they appeared or disappeared, ``absent`` holds the adjacent form on that side, of the same
    kind if there is one.
    """

    step: Step
    absent: Sequence[Record]
    indicators: Sequence[SingleView]


class SpendingView(NamedTuple):
    """The total budget of a project over several years, what was spent of it, and the sources of both.

    ``spent`` is ``None`` if it is known for no year.
    """

    total: Money
    declared: str
    spent: Decimal | None
    counted: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """All that the template of a project receives."""

    name: str
    names: Sequence[str]
    """All names of the project, the newest first."""
    unit: PublicUnit
    unit_url: str
    heirs: Sequence[Link]
    """The units that the project's unit was merged into."""
    kin: Sequence[KinView]
    """Its predecessors and its successors."""
    units: Sequence[str]
    """The units of all ``steps``."""
    spending: SpendingView | None
    """Its spending, if a budget for several years is declared."""
    steps: Sequence[Step]
    has_findings: bool
    """Whether findings are published."""
    side_by_side: Link | None
    """The comparison of its newest forms, ``None`` if there is only one."""
    chart: Chart | None
    holding: Sequence[Step]
    """The steps that are not withdrawn."""
    compared: Sequence[Step]
    """The steps that ``rows`` have cells for."""
    is_evaluated: bool
    """Whether one of ``holding`` is a self-evaluation."""
    is_attained: bool
    """Whether the results of one of ``compared`` were compared with the targets."""
    rows: Sequence[RowView]
    """The indicators that several forms have."""
    singles: Sequence[SinglesView]
    """The indicators that only one form has, in order of time."""
    crumbs: Sequence[Link]


def project_page(
    records: Sequence[Record],
    rows: Sequence[AlignedRow],
    unit: PublicUnit,
    language: Language,
    checked: Mapping[str, Checked] | None,
    kin: Kin,
) -> Page:
    """Return the page of a project.

    ``records`` are those of all its forms, newest first. ``rows`` are the indicators of its forms that are not
    withdrawn, in order of time, empty if there is only one form. ``checked`` is by form identifier, ``None`` if
    findings are not published. ``kin`` are its relations to other projects.
    """
    newest, words = records[0], language.interface["project"]
    steps = _steps(records, checked or {}, unit, kin)
    holding = [step for step in steps if not step.record.withdrawal]
    compared = [step for step in holding if step.record in records]
    attained = [_attained(step, checked or {}) for step in compared]
    lines = [_row(row, attained) for row in rows]
    view = ProjectView(
        name=newest.project_name,
        names=tuple(dict.fromkeys(one.project_name for one in newest_first(step.record for step in steps))),
        unit=unit,
        unit_url=addresses.unit_url(unit.slug),
        heirs=list(map(unit_link, unit.heirs)),
        kin=[_kin(*one, words) for one in (("before", kin.before), ("after", kin.after)) if one[1]],
        units=tuple(dict.fromkeys(step.unit_name for step in steps)),
        spending=_spending([step.record for step in steps], words),
        steps=steps,
        has_findings=checked is not None,
        side_by_side=_side_by_side(holding, language),
        chart=life_chart([step.record for step in holding], language),
        holding=holding,
        compared=compared,
        is_evaluated=any(step.record.kind is Kind.SELF_EVALUATION for step in holding),
        is_attained=any(attained),
        rows=[line for line in lines if _forms_with(line) > 1],
        singles=_singles([line for line in lines if _forms_with(line) == 1], compared),
        crumbs=crumbs_to(unit, language),
    )
    url = addresses.project_url(newest.address.project_key)
    title = words["title"].format(project=view.name, unit=unit.name)
    description = words["description"].format(project=view.name, unit=unit.name)
    return Page(url, title, description, "project.html", view, feed_of=unit.slug)


def _steps(records: Sequence[Record], checked: Mapping[str, Checked], unit: PublicUnit, kin: Kin) -> list[Step]:
    """Return the forms of a project in order of time, including those in other units or by other names.

    Among forms of the same year and kind, the one from the earlier place comes first.
    """
    counts = {form: one.findings for form, one in checked.items()}
    own = (Elsewhere(record, unit.name, counts.get(record.address.id)) for record in records)
    forms = {one.record.address: one for one in (*kin.earlier, *own, *kin.later)}
    ordered = (forms[record.address] for record in in_time(one.record for one in forms.values()))
    return [Step(record, addresses.form_url(record.address), count, unit_name) for record, unit_name, count in ordered]


def _side_by_side(steps: Sequence[Step], language: Language) -> Link | None:
    if len(steps) < 2:
        return None
    words = language.interface["compare"]
    name = words["newest" if len(steps) > MOST_COMPARED else "title"]
    return Link(name, addresses.compare_url(step.record.address for step in steps[-MOST_COMPARED:]))


def _attained(step: Step, checked: Mapping[str, Checked]) -> Mapping[CellPath, Attained]:
    one = checked.get(step.record.address.id)
    return one.attained if one else {}


def _row(row: AlignedRow, attained: Sequence[Mapping[CellPath, Attained]]) -> RowView:
    """Return an indicator over the forms, with what became of its targets in each of them."""
    cells = [
        CellView(one, drift, mark_of(outcomes.get(one.path)) if one else "")
        for (one, drift), outcomes in zip(row.cells, attained, strict=True)
    ]
    return RowView(row.name, cells)


def _forms_with(row: RowView) -> int:
    return sum(cell.indicator is not None for cell in row.cells)


def _singles(rows: Sequence[RowView], compared: Sequence[Step]) -> list[SinglesView]:
    singles = [(_around(row, compared), _single(row)) for row in rows]
    return [
        SinglesView(step, absent, [single for _, single in group])
        for (step, absent), group in groupby(singles, key=lambda one: one[0])
    ]


def _single(row: RowView) -> SingleView:
    cell = next(cell for cell in row.cells if cell.indicator)
    return SingleView(row.name, cell, any(one.drift is Drift.DROPPED for one in row.cells))


def _around(row: RowView, compared: Sequence[Step]) -> tuple[Step, list[Record]]:
    """Return the form of an indicator, and the adjacent ones that lack it if it is not known since or until when."""
    place = next(place for place, cell in enumerate(row.cells) if cell.indicator)
    step, single = compared[place], _single(row)
    before = [] if single.cell.drift is Drift.NEW else compared[:place][::-1]
    after = [] if single.is_dropped else compared[place + 1 :]
    return step, [*_nearest(before, step), *_nearest(after, step)]


def _nearest(steps: Sequence[Step], step: Step) -> Sequence[Record]:
    """Return the first of ``steps`` of the same kind as ``step``, else the first of all; at most one record."""
    records = [one.record for one in steps]
    return ([one for one in records if one.kind is step.record.kind] or records)[:1]


def _kin(name: str, related: Sequence[Related], words: Mapping[str, str]) -> KinView:
    links = [
        Link(words["there"].format(unit=one.unit_name, project=one.name), addresses.project_url(one.project))
        for one in related
    ]
    return KinView(words[name], links, words["together" if related[0].is_one else "apart"])


def _spending(records: Sequence[Record], words: Mapping[str, str]) -> SpendingView | None:
    found = spending_of(records)
    if found is None:
        return None
    plan, unknown = found.plan, years_text(found.unknown)
    counted = words["counted"].format(years=years_text(found.known)) if found.known else ""
    uncounted = words["uncounted"].format(years=unknown) if unknown else ""
    return SpendingView(
        total=plan.total,
        declared=words["declared"].format(year=found.declared, first=plan.first, last=plan.last),
        spent=found.spent,
        counted=counted + uncounted,
    )
