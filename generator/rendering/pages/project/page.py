"""The page of a project over the years: its forms in order of time, with money and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from generator.catalogue.catalogue import in_time, newest_first
from generator.catalogue.changes import Change, changes_of
from generator.catalogue.lineage import Elsewhere, Kin, Related
from generator.catalogue.records import Record
from generator.catalogue.spending import spending_of
from generator.language import Language
from generator.model import CellPath, Money, PublicUnit
from generator.rendering import addresses
from generator.rendering.amounts import years_text
from generator.rendering.charts import Chart
from generator.rendering.pages.page import Link, Page, crumbs_to, unit_link
from generator.rendering.pages.project.chart import life_chart
from generator.rendering.pages.project.indicators import IndicatorsView, indicators_view
from generator.rules.aligning import AlignedRow
from generator.rules.misses import Attained

MOST_COMPARED = 4
"""How many forms can be compared side by side, as in ``theme/assets/javascripts/shared/picked.js``."""


class Step(NamedTuple):
    """A form of a project and the unit it is filed under.

    ``findings`` is ``None`` if it was not checked, ``change`` if its budget cannot be compared with the year before.
    ``gap`` are the years since the form before in which the project has none.
    """

    record: Record
    findings: int | None
    unit_name: str
    change: Change | None
    gap: Sequence[int]


class KinView(NamedTuple):
    """Predecessors or successors of a project: their relation to it, their pages, and where their forms are shown."""

    name: str
    projects: Sequence[Link]
    remark: str


class Checked(NamedTuple):
    """What the checks of a form say: how many findings it has, and what became of the targets, by indicator."""

    findings: int
    attained: Mapping[CellPath, Attained]


class SpendingView(NamedTuple):
    """The total budget of a project over several years, what was spent of it, and the sources of both.

    ``total`` is ``None`` if no such budget is declared: then it is what was spent in the years that have forms.
    ``spent`` is ``None`` if it is known for no year.
    """

    total: Money | None
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
    """Its spending, if a budget for several years is declared, or if it is known of several years."""
    steps: Sequence[Step]
    has_findings: bool
    """Whether findings are published."""
    side_by_side: Link | None
    """The comparison of its newest forms, ``None`` if there is only one."""
    chart: Chart | None
    holding: Sequence[Step]
    """The steps that are not withdrawn."""
    is_changed: bool
    """Whether the change of any budget is known."""
    compared: Sequence[Step]
    """The steps that ``indicators`` are of."""
    is_evaluated: bool
    """Whether one of ``holding`` is a self-evaluation."""
    is_attained: bool
    """Whether the results of one of ``compared`` were compared with the targets."""
    indicators: IndicatorsView
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
    view = ProjectView(
        name=newest.project_name,
        names=tuple(dict.fromkeys(one.project_name for one in newest_first(step.record for step in steps))),
        unit=unit,
        unit_url=addresses.unit_url(unit.slug),
        heirs=list(map(unit_link, unit.heirs)),
        kin=[_kin(*one, words) for one in (("before", kin.before), ("after", kin.after)) if one[1]],
        units=tuple(dict.fromkeys(step.unit_name for step in steps)),
        spending=_spending([step.record for step in steps], language),
        steps=steps,
        has_findings=checked is not None,
        side_by_side=_side_by_side(holding, language),
        chart=life_chart([step.record for step in holding], language),
        holding=holding,
        is_changed=any(step.change for step in steps),
        compared=compared,
        is_evaluated=any(step.record.is_evaluation for step in holding),
        is_attained=any(attained),
        indicators=indicators_view(rows, [step.record for step in compared], attained, language),
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
    ordered = [forms[record.address] for record in in_time(one.record for one in forms.values())]
    changes = {one.record.address: one.change for one in changes_of((one.record for one in ordered), lambda _: None)}
    gaps = [(), *(range(one.record.year + 1, next.record.year) for one, next in pairwise(ordered))]
    return [
        Step(record, count, unit_name, changes.get(record.address), gap)
        for (record, unit_name, count), gap in zip(ordered, gaps, strict=True)
    ]


def _side_by_side(steps: Sequence[Step], language: Language) -> Link | None:
    if len(steps) < 2:
        return None
    words = language.interface["compare"]
    name = words["newest" if len(steps) > MOST_COMPARED else "title"]
    return Link(name, addresses.compare_url(step.record.address for step in steps[-MOST_COMPARED:]))


def _attained(step: Step, checked: Mapping[str, Checked]) -> Mapping[CellPath, Attained]:
    one = checked.get(step.record.address.id)
    return one.attained if one else {}


def _kin(name: str, related: Sequence[Related], words: Mapping[str, str]) -> KinView:
    links = [
        Link(words["there"].format(unit=one.unit_name, project=one.name), addresses.project_url(one.project))
        for one in related
    ]
    return KinView(words[name], links, words["together" if related[0].is_one else "apart"])


def _spending(records: Sequence[Record], language: Language) -> SpendingView | None:
    found = spending_of(records)
    if found is None:
        return None
    words, plan, unknown = language.interface["project"], found.plan, years_text(found.unknown, language)
    counted = words["counted"].format(years=years_text(found.known, language)) if found.known else ""
    uncounted = words["uncounted"].format(years=unknown) if unknown else ""
    return SpendingView(
        total=plan.total if plan else None,
        declared=words["declared"].format(year=found.declared, first=plan.first, last=plan.last) if plan else "",
        spent=found.spent,
        counted=counted + uncounted,
    )
