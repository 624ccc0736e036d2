"""The page of a form: first what citizens ask, then everything else, then the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue.catalogue import types_of
from generator.catalogue.evaluations import counterpart
from generator.catalogue.lineage import NO_KIN, Kin
from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.definition.cells import Definition
from generator.history.changes import History, Unknown
from generator.language import Texts
from generator.model import Correction, Form, Narrative, PublicUnit
from generator.rendering import addresses
from generator.rendering.pages.enquiries import Asked, asked_about
from generator.rendering.pages.form.about import about_form
from generator.rendering.pages.form.amounts import AmountLine, amount_lines
from generator.rendering.pages.form.figures import KeyFigure, key_figures
from generator.rendering.pages.form.history import HistoryView, history_view, latest_first
from generator.rendering.pages.form.indicators import IndicatorTable, indicator_table
from generator.rendering.pages.form.links import FormLinks, form_links
from generator.rendering.pages.form.marks import NO_MARKS, Mark, Marked, marks_of
from generator.rendering.pages.form.neighbours import Neighbours, neighbours
from generator.rendering.pages.form.other_cells import OtherCell, other_cells, other_passages, places_of
from generator.rendering.pages.form.other_tables import OtherTable, other_tables
from generator.rendering.pages.form.recomputed import ScoreView, score_view
from generator.rendering.pages.form.review import ReviewView, review_view
from generator.rendering.pages.form.revisions import Revised, RevisionsView, revisions_view
from generator.rendering.pages.form.standing import Standing, standing_of
from generator.rendering.pages.page import Link, Page, named
from generator.rendering.pages.tags import article_of
from generator.rendering.paper import Paper, paper_of
from generator.rendering.sheet import Sheet, sheets_of
from generator.rules.judging import Reviewed

RESULTS = "achievement"
GOALS = ("annual_goal", "overall_goal", RESULTS)
"""The topics that say what the money is for; all others are explanations."""

PARTS = ("goals", "indicators", "funds", "review", "explanations", "paper", "origin")
"""The parts of the page in its table of contents, as far as the form has them."""


@dataclass(frozen=True, slots=True)
class FormView:
    """All that the template of a form receives."""

    form: Form
    unit: PublicUnit
    definition: Definition
    publication: Publication
    figures: Sequence[KeyFigure]
    types: Sequence[Link]
    written_type: str
    """The types as written, empty if these are their current names."""
    others: Sequence[OtherCell]
    is_unevaluated: bool
    """Whether it is a declaration in a year without a self-evaluation."""
    goals: Sequence[Narrative]
    goals_title: str
    indicators: IndicatorTable
    amounts: Sequence[AmountLine]
    funds_tables: Sequence[OtherTable]
    review: ReviewView | None
    marks: Mapping[Marked, Sequence[Mark]]
    score: ScoreView | None
    explanations: Sequence[Narrative]
    """Passages that are no goals; those that fill no field have no topic."""
    other_tables: Sequence[OtherTable]
    paper: Paper
    sheets: Sequence[Sheet]
    parts: Sequence[str]
    siblings: Sequence[Record]
    neighbours: Neighbours
    history: HistoryView
    revisions: RevisionsView
    corrections: Sequence[Correction]
    links: FormLinks
    asked: Sequence[Asked]
    standing: Standing | None
    """What is compared with other forms of the year, ``None`` if nothing is."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The input of a form's page."""

    form: Form
    definition: Definition
    unit: PublicUnit
    siblings: Sequence[Record]
    """The forms of the same project, including this one."""
    reviewed: Reviewed | None
    """The review, ``None`` if findings are not published."""
    declaration: Form | None
    """For a self-evaluation, the declaration of the same year."""
    history: History | Unknown
    kin: Kin = NO_KIN
    """The same project in other units or by other names."""
    revisions: Sequence[Revised] = ()
    """Its changes since it was published, in order of time."""

    @property
    def record(self) -> Record:
        """The record of the form itself."""
        return next(record for record in self.siblings if record.address == self.form.address)


def form_page(subject: Subject, project_types: Mapping[str, str], publication: Publication) -> Page:
    """Return the page of a form; ``project_types`` are slugs by name."""
    url = addresses.form_url(subject.form.address)
    view = _view(subject, project_types, publication)
    words, record = publication.language.interface, subject.record
    names = named(record, subject.unit.name, publication.language)
    title = words["form"]["title"].format(**names)
    description = words["form"]["description"].format(**names, figures="".join(_told(view.figures, words)))
    about = about_form(record, subject.unit, subject.history, publication)
    origin, article = _origin(view, words["form"]), article_of(subject.unit, subject.history)
    return Page(url, title, description, "form.html", view, about, subject.unit.slug, origin, article)


def _origin(view: FormView, words: Mapping[str, str]) -> str:
    """Return what a printed copy says of the file it was made from, of its latest correction and of changes."""
    source = words["printed_source"].format(digest=view.form.digest)
    corrected = (words["printed_corrected"].format(date=one.date) for one in view.corrections[:1])
    return "".join((source, *corrected, view.revisions.summary))


def _told(figures: Iterable[KeyFigure], words: Texts) -> Iterator[str]:
    """Yield each key figure with its name, for readers who see the page in search results or a chat."""
    texts = words["texts"]
    for figure in figures:
        amount = f"{figure.number} {figure.unit}".strip() or words["words"]["blank"]
        yield f"{figure.name}{texts['colon']}{amount}{texts['stop']}"


def _view(subject: Subject, project_types: Mapping[str, str], publication: Publication) -> FormView:
    form, unit, reviewed, language = subject.form, subject.unit, subject.reviewed, publication.language
    paper = paper_of(subject.definition, form.cells)
    marks = marks_of(form, reviewed.review.findings) if reviewed else NO_MARKS
    listed, beside = types_of(form.address, subject.siblings, subject.kin), neighbours(form.address, subject.siblings)
    execution = form.asked.get("execution.score.total", "")
    places = list(places_of(subject.definition.cells, form.cells))
    goals = [passage for passage in form.narrative if passage.topic in GOALS]
    known = (passage for passage in form.narrative if passage.topic not in GOALS)
    explanations = [*known, *other_passages(places)]
    tables = list(other_tables(places, form))
    explained = [table for table in tables if not table.is_of_money]
    contents = ("review", reviewed), ("explanations", (*explanations, *explained))
    absent = {part for part, content in contents if not content}
    return FormView(
        form=form,
        unit=unit,
        definition=subject.definition,
        publication=publication,
        figures=key_figures(form, marks.beside, language, reviewed),
        types=_types(form, listed, project_types),
        written_type=_written_type(form),
        others=tuple(other_cells(places, form.address.kind)),
        is_unevaluated=_is_unevaluated(subject),
        goals=goals,
        goals_title=_goals_title(goals, language.interface["form"]),
        indicators=indicator_table(form, places, subject.declaration, reviewed, language),
        amounts=amount_lines(places),
        funds_tables=[table for table in tables if table.is_of_money],
        review=review_view(reviewed.review, marks.cells, language) if reviewed else None,
        marks=marks.beside,
        score=score_view(reviewed.score, execution, language) if reviewed and reviewed.score else None,
        explanations=explanations,
        other_tables=explained,
        paper=paper,
        sheets=sheets_of(paper.blocks),
        parts=[part for part in PARTS if part not in absent],
        siblings=[record for record in subject.siblings if record.address != form.address],
        neighbours=beside,
        history=history_view(subject.history, publication),
        revisions=revisions_view(subject.revisions, publication),
        corrections=latest_first(form.corrections),
        links=form_links(form, unit, listed, beside, publication),
        asked=asked_about(form, unit, language),
        standing=standing_of(form, listed),
    )


def _goals_title(goals: Sequence[Narrative], words: Mapping[str, str]) -> str:
    """Return the title of the goals, which the unit's account of the results follows on a self-evaluation."""
    return words["goals_and_results" if any(passage.topic == RESULTS for passage in goals) else "goals"]


def _types(form: Form, listed: Iterable[str], project_types: Mapping[str, str]) -> list[Link]:
    """Return the ticked types; one that the declaration does not tick has no link, because its list omits the form."""
    urls = {name: addresses.type_url(project_types[name]) for name in listed}
    return [Link(name, urls.get(name, "")) for name in form.project_types]


def _written_type(form: Form) -> str:
    written = form.stated.get("project_type")
    return written.text if written and written.text != "、".join(form.project_types) else ""


def _is_unevaluated(subject: Subject) -> bool:
    own = subject.record
    return not own.is_evaluation and counterpart(own, subject.siblings, subject.kin) is None
