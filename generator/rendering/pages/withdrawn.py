"""The page that replaces a withdrawn form: what it was, when and why it was withdrawn, and none of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.history.changes import History, Unknown
from generator.language import Language
from generator.model import Correction, PublicUnit
from generator.rendering import addresses
from generator.rendering.pages.form.about import about_form
from generator.rendering.pages.form.history import HistoryView, history_view, latest_first
from generator.rendering.pages.page import Link, Page, crumbs_to, named
from generator.rendering.pages.tags import article_of


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """All that the template of a withdrawn form receives."""

    record: Record
    unit: PublicUnit
    unit_url: str
    project_url: str
    history: HistoryView
    corrections: Sequence[Correction]
    contact: str
    instead: str
    """The words that link to the form to read instead."""
    crumbs: Sequence[Link]


def withdrawn_page(
    record: Record,
    unit: PublicUnit,
    history: History | Unknown,
    publication: Publication,
    others: Sequence[Record],
) -> Page:
    """Return the page of a withdrawn form, at the same URL as the form; the one to read instead is among ``others``."""
    words = publication.language.interface["withdrawn"]
    view = WithdrawnView(
        record=record,
        unit=unit,
        unit_url=addresses.unit_url(unit.slug),
        project_url=addresses.project_url(record.address.project_key),
        history=history_view(history, publication),
        corrections=latest_first(record.corrections),
        contact=publication.contact,
        instead=_instead(record, others, publication.language),
        crumbs=crumbs_to(unit, publication.language),
    )
    names = named(record, unit.name, publication.language)
    title, description = words["title"].format(**names), words["description"].format(**names)
    about, url = about_form(record, unit, history, publication), addresses.form_url(record.address)
    article = article_of(unit, history)
    return Page(url, title, description, "withdrawn.html", view, about, unit.slug, article=article)


def _instead(record: Record, others: Sequence[Record], language: Language) -> str:
    """Return the words that link to the form to read instead, which name it if it was read."""
    words, asked = language.interface["withdrawn"], record.withdrawal.instead if record.withdrawal else ""
    found = next((other for other in others if other.address.id == asked), None)
    if found is None:
        return words["instead"]
    return words["instead_named"].format(**named(found, found.unit_name, language))
