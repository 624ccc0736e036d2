"""Pages of forms for tests: of a form by itself, with only what a test is about beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.catalogue.publication import Publication
from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.history.changes import Unknown
from generator.language import load
from generator.model import Form
from generator.rendering.pages.form.page import Subject, form_page
from generator.rendering.pages.page import Page
from tests.sample import UNIT

SITE = Publication("题", "公开站", load())


def form_page_of(form: Form, definitions: Mapping[str, Definition], site: Publication = SITE, **said: Any) -> Page:
    """Return the page of a form; what is ``said`` are fields of its ``Subject``."""
    alone = Subject(form, definitions[form.definition], UNIT, [record_of(form)], None, None, Unknown.UNCOMMITTED)
    subject = replace(alone, **said)
    types = {name: "type" for record in subject.siblings for name in record.project_types}
    return form_page(subject, types, site)
