"""The files for machines that are about the whole collection."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.content import Content
from generator.exports.findings import findings_json
from generator.exports.forms import forms_json
from generator.pipeline.findings import finding_rows
from generator.pipeline.groups import Collection, Group
from generator.rendering.addresses import form_url


def data(collection: Collection) -> Iterator[Group]:
    """Yield the list of all forms and that of all findings."""
    shown = collection.shown(collection.catalogue.everything)
    yield Group("data of forms", shown, partial(_forms, collection))
    if collection.configuration.site.publishes_findings:
        yield Group("data of findings", shown, partial(_findings, collection))


def _forms(collection: Collection) -> Iterator[Content]:
    rows = ((record, form_url(record.address)) for record in collection.catalogue.everything)
    yield Content("data/forms.json", forms_json(rows))


def _findings(collection: Collection) -> Iterator[Content]:
    yield Content("data/findings.json", findings_json(finding_rows(collection), collection.language))
