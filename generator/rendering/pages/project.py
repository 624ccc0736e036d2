"""The page of a project over the years: its forms in order of time, with money and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.catalogue import in_time
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import Kind, PublicUnit
from generator.rendering import addresses
from generator.rendering.charts import Chart
from generator.rendering.pages.page import Link, Page, crumbs_to, unit_link
from generator.rendering.pages.pictures import life_chart
from generator.rules.aligning import AlignedRow


class Step(NamedTuple):
    """A form in a project's life; ``findings`` is their number, ``None`` where it was not checked."""

    record: Record
    url: str
    findings: int | None


@dataclass(frozen=True, slots=True)
class ProjectView:
    """All that the template of a project receives.

    ``names`` are all it went by, the newest first; ``heirs`` are the units that its own became part of;
    ``has_findings`` tells whether these are published; ``compared`` are the steps that ``rows`` have a cell for;
    ``is_evaluated`` tells whether one of these says what was spent.
    """

    name: str
    names: Sequence[str]
    unit: PublicUnit
    unit_url: str
    heirs: Sequence[Link]
    steps: Sequence[Step]
    has_findings: bool
    chart: Chart | None
    compared: Sequence[Step]
    is_evaluated: bool
    rows: Sequence[AlignedRow]
    crumbs: Sequence[Link]


def project_page(
    records: Sequence[Record],
    rows: Sequence[AlignedRow],
    unit: PublicUnit,
    language: Language,
    findings: Mapping[str, int] | None = None,
) -> Page:
    """Return the page of a project.

    ``records`` are those of all its forms, withdrawn or not, newest first; ``rows`` are its indicators over those that
    hold, in order of time, none where there is only one; ``findings`` are their number by the identifier of the form,
    ``None`` where they are not published.
    """
    newest, found, words = records[0], findings or {}, language.interface["project"]
    steps = [Step(one, addresses.form_url(one.address), found.get(one.address.id)) for one in in_time(records)]
    compared = [step for step in steps if not step.record.withdrawal]
    view = ProjectView(
        name=newest.project_name,
        names=tuple(dict.fromkeys(record.project_name for record in records)),
        unit=unit,
        unit_url=addresses.unit_url(unit.slug),
        heirs=list(map(unit_link, unit.heirs)),
        steps=steps,
        has_findings=findings is not None,
        chart=life_chart([step.record for step in compared], language),
        compared=compared,
        is_evaluated=any(step.record.kind is Kind.SELF_EVALUATION for step in compared),
        rows=rows,
        crumbs=crumbs_to(unit, language),
    )
    url = addresses.project_url(unit.slug, newest.address.project)
    title = words["title"].format(project=view.name, unit=unit.name)
    description = words["description"].format(project=view.name, unit=unit.name)
    return Page(url, title, description, "project.html", view)
