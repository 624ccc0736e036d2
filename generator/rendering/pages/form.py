"""The page of a form: first what citizens ask, then everything else, then the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from generator.catalogue.catalogue import listed_types
from generator.catalogue.downloads import data_of
from generator.catalogue.records import Record, record_of
from generator.definition.cells import Cell, Choice, Definition, Group, Scalar, ScalarType
from generator.history.changes import History, Unknown
from generator.language import Language
from generator.model import CellPath, Correction, Form, Indicator, Kind, Narrative, PublicUnit
from generator.rendering import addresses
from generator.rendering.charts import Chart
from generator.rendering.pages.about import about_form
from generator.rendering.pages.figures import MISSED, KeyFigure, key_figures
from generator.rendering.pages.history import HistoryView, history_view, latest_first
from generator.rendering.pages.marks import NO_MARKS, Mark, Marked, marks_of
from generator.rendering.pages.neighbours import Neighbours, neighbours
from generator.rendering.pages.page import Link, Page, crumbs_to
from generator.rendering.pages.pictures import points_chart, targets_chart
from generator.rendering.pages.recomputed import ScoreView, score_view
from generator.rendering.pages.review import ReviewView, review_view
from generator.rendering.paper import Paper, paper_of
from generator.rendering.printed import Cells, content_of, label_of, name_of, text_of
from generator.rendering.publication import Publication
from generator.rendering.sheet import Sheet, sheet_of
from generator.rules.counterparts import declared_targets, same_words
from generator.rules.judging import Reviewed
from generator.rules.misses import Attained
from generator.rules.recomputing import Recomputation

GOALS = ("annual_goal", "overall_goal", "achievement")
"""The topics that say what the money is for; all others are explanations."""

PARTS = ("goals", "indicators", "funds", "review", "explanations", "paper", "origin")
"""The parts of the page in its table of contents, as far as the form has them."""

FILES = (("JSON", "json"), ("YAML", "yml"))
"""The data formats of a form, and the endings of their files."""

_SHOWN_ELSEWHERE = ("unit", "department", "year", "project", "project_type", "period", "funds", "narrative")
_SHOWN_OF_EVALUATIONS = (*_SHOWN_ELSEWHERE, "total", "execution.rate")


class IndicatorLine(NamedTuple):
    """An indicator in the citizen's table; the names of its levels above the last are given where they change.

    ``declared`` is the target in the year's declaration if worded differently there, else empty.
    ``attained`` names the outcome of its target unless it was reached; empty too if no result is compared with it.
    ``id`` is the anchor of the first indicator that missed its target.
    """

    group: str
    subgroup: str
    name: str
    indicator: Indicator
    declared: str
    attained: str
    id: str


class OtherCell(NamedTuple):
    """A single cell that no other part of the page shows; ``field`` is empty if it fills none.

    ``is_ticked`` is true for a choice of printed options.
    """

    label: str
    text: str
    field: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class FormView:
    """All that the template of a form receives."""

    form: Form
    unit: PublicUnit
    definition: Definition
    figures: Sequence[KeyFigure]
    type_links: Sequence[Link]
    written_type: str
    indicators: Sequence[IndicatorLine]
    is_declared: bool
    """Whether its targets were compared with those of the year's declaration."""
    is_attained: bool
    """Whether its results were compared with its targets."""
    is_unevaluated: bool
    """Whether it is a declaration in a year without a self-evaluation."""
    goals: Sequence[Narrative]
    explanations: Sequence[Narrative]
    others: Sequence[OtherCell]
    paper: Paper
    sheet: Sheet
    points_chart: Chart | None
    targets_chart: Chart | None
    review: ReviewView | None
    marks: Mapping[Marked, Sequence[Mark]]
    score: ScoreView | None
    parts: Sequence[str]
    siblings: Sequence[Record]
    neighbours: Neighbours
    history: HistoryView
    corrections: Sequence[Correction]
    publication: Publication
    address: str
    unit_url: str
    project_url: str
    peers_url: str
    """The explorer with forms of the same kind, year and type."""
    beside_url: str
    """The comparison with the forms of the project before and after it, empty if there are none."""
    fill_url: str
    correct_url: str
    edit_url: str
    files: Sequence[Link]
    crumbs: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Subject:
    """The input of a form's page."""

    form: Form
    definition: Definition
    unit: PublicUnit
    siblings: Sequence[Record]
    """The forms of the same project, including this one."""
    reviewed: Reviewed | None = None
    """The review, ``None`` if findings are not published."""
    declaration: Form | None = None
    """For a self-evaluation, the declaration of the same year."""
    history: History | Unknown = Unknown.UNCOMMITTED


def form_page(subject: Subject, project_types: Mapping[str, str], publication: Publication, language: Language) -> Page:
    """Return the page of a form; ``project_types`` are slugs by name."""
    url = addresses.form_url(subject.form.address)
    view = _view(subject, project_types, publication, language)
    words, form = language.interface, subject.form
    named = {
        "unit": subject.unit.name,
        "year": form.address.year,
        "project": form.project_name,
        "kind": words["kind"][form.address.kind.value],
    }
    title = words["form"]["title"].format(**named)
    description = words["form"]["description"].format(**named, figures="".join(_told(view.figures, words["words"])))
    about = about_form(record_of(form), subject.unit, subject.history, publication, language)
    return Page(url, title, description, "form.html", view, about, origin=_origin(view, words["form"]))


def _origin(view: FormView, words: Mapping[str, str]) -> str:
    """Return what a printed copy says of the file it was made from, and of its latest correction."""
    source = words["printed_source"].format(digest=view.form.digest)
    return source + "".join(words["printed_corrected"].format(date=one.date) for one in view.corrections[:1])


def _told(figures: Iterable[KeyFigure], words: Mapping[str, str]) -> Iterator[str]:
    """Yield each key figure with its name, for readers who see the page in search results or a chat."""
    for figure in figures:
        amount = f"{figure.number} {figure.unit}".strip() or words["blank"]
        yield f"{figure.name}：{amount}。"


def _view(subject: Subject, project_types: Mapping[str, str], publication: Publication, language: Language) -> FormView:
    form, unit, reviewed = subject.form, subject.unit, subject.reviewed
    declared = declared_targets(form, subject.declaration) if subject.declaration else {}
    paper = paper_of(subject.definition, form.cells)
    marks = marks_of(form, reviewed.review.findings) if reviewed else NO_MARKS
    misses, attained = (reviewed.misses, reviewed.attained) if reviewed else (None, ())
    missed = {row.path for row, one in zip(form.indicators, attained, strict=False) if one is Attained.MISSED}
    types, beside = _type_links(subject, project_types), neighbours(form.address, subject.siblings)
    explanations = [passage for passage in form.narrative if passage.topic not in GOALS]
    absent = {part for part, content in (("review", reviewed), ("explanations", explanations)) if not content}
    return FormView(
        form=form,
        unit=unit,
        definition=subject.definition,
        figures=key_figures(form, marks.beside, language, misses),
        type_links=types,
        written_type=_written_type(form),
        indicators=tuple(_indicator_lines(form.indicators, declared, attained)),
        is_declared=bool(declared),
        is_attained=misses is not None,
        is_unevaluated={record.kind for record in subject.siblings if record.year == form.address.year}
        == {Kind.TARGET},
        goals=[passage for passage in form.narrative if passage.topic in GOALS],
        explanations=explanations,
        others=tuple(_others(subject.definition, form.cells)),
        paper=paper,
        sheet=sheet_of(paper.blocks),
        points_chart=points_chart(form, language, missed),
        targets_chart=targets_chart(form, language, missed),
        review=review_view(reviewed.review, marks.cells, language) if reviewed else None,
        marks=marks.beside,
        score=_score(form, reviewed.score, language) if reviewed and reviewed.score else None,
        parts=[part for part in PARTS if part not in absent],
        siblings=[record for record in subject.siblings if record.address != form.address],
        neighbours=beside,
        history=history_view(subject.history, publication.repository, language),
        corrections=latest_first(form.corrections),
        publication=publication,
        address=publication.site_url + addresses.form_url(form.address),
        unit_url=addresses.unit_url(unit.slug),
        project_url=addresses.project_url(form.address.project_key),
        peers_url=_peers_url(form, types),
        beside_url=_beside_url(form, beside),
        fill_url=addresses.fill_url(base=form.address.id),
        correct_url=addresses.fill_url(correct=form.address.id),
        edit_url=publication.edit.replace("{path}", form.source),
        files=[Link(name, data_of(form.address.id, extension)) for name, extension in FILES],
        crumbs=_crumbs(form, unit, language),
    )


def _score(form: Form, score: Recomputation, language: Language) -> ScoreView:
    return score_view(score, form.asked.get("execution.score.total", ""), language)


def _crumbs(form: Form, unit: PublicUnit, language: Language) -> list[Link]:
    year = form.address.year
    name = language.interface["navigation"]["year"].format(year=year)
    return [*crumbs_to(unit, language), Link(name, addresses.unit_year_url(unit.slug, year))]


def _type_links(subject: Subject, project_types: Mapping[str, str]) -> list[Link]:
    """Return the ticked types; one that the declaration does not tick has no link, because its list omits the form."""
    form = subject.form
    listed = listed_types(subject.siblings).get(form.address.project_year, ())
    urls = {name: addresses.type_url(project_types[name]) for name in listed}
    return [Link(name, urls.get(name, "")) for name in form.project_types]


def _beside_url(form: Form, beside: Neighbours) -> str:
    before, after = ([one.address] if one and not one.withdrawal else [] for one in beside)
    return addresses.compare_url([*before, form.address, *after]) if before or after else ""


def _peers_url(form: Form, types: Iterable[Link]) -> str:
    first = next((name for name, url in types if url), "")
    chosen = {"year": str(form.address.year), "kind": form.address.kind.value, "type": first, "form": form.address.id}
    return addresses.explore_url(**{name: value for name, value in chosen.items() if value})


def _written_type(form: Form) -> str:
    """Return the types as written, empty if these are their current names."""
    written = form.stated.get("project_type")
    return written.text if written and written.text != "、".join(form.project_types) else ""


def _indicator_lines(
    indicators: Sequence[Indicator], declared: Mapping[CellPath, str], attained: Sequence[Attained | None]
) -> Iterator[IndicatorLine]:
    group = subgroup = ""
    first_missed = attained.index(Attained.MISSED) if Attained.MISSED in attained else None
    for at, (indicator, outcome) in enumerate(zip_longest(indicators, attained)):
        first, *middle, name = indicator.levels if len(indicator.levels) > 1 else ("", *indicator.levels)
        below, target = " · ".join(middle), declared.get(indicator.path, "")
        yield IndicatorLine(
            group=first if first != group else "",
            subgroup=below if (first, below) != (group, subgroup) else "",
            name=name,
            indicator=indicator,
            declared="" if same_words(target, indicator.target or "") else target,
            attained=outcome.value if outcome and outcome is not Attained.REACHED else "",
            id=MISSED if at == first_missed else "",
        )
        group, subgroup = first, below


def _others(definition: Definition, cells: Cells) -> Iterator[OtherCell]:
    """Yield the single cells that no other part of the page shows; blank ones have an empty text."""
    shown = set(_SHOWN_OF_EVALUATIONS if definition.kind is Kind.SELF_EVALUATION else _SHOWN_ELSEWHERE)
    for cell, within in _with_cells(definition.cells, cells):
        is_there = name_of(cell, within) in within
        if is_there and _is_single(cell) and shown.isdisjoint({cell.field, cell.field.partition(".")[0]}):
            text = text_of(content_of(cell, within))
            yield OtherCell(label_of(cell, within), text, cell.field, isinstance(cell.shape, Choice))


def _with_cells(asked: Iterable[Cell], cells: Cells) -> Iterator[tuple[Cell, Cells]]:
    """Yield cells with the mapping that contains them, those inside a group after it."""
    for cell in asked:
        yield cell, cells
        inner = content_of(cell, cells)
        if isinstance(cell.shape, Group) and isinstance(inner, Mapping):
            yield from _with_cells(cell.shape.cells, inner)


def _is_single(cell: Cell) -> bool:
    match cell.shape:
        case Choice():
            return True
        case Scalar(type=kind):
            return kind is not ScalarType.MONEY
    return False
