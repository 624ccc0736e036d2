"""The document of findings in the real forms says what the rules find there today, no more and no less."""

from __future__ import annotations

import re

from generator.catalogue.catalogue import catalogue_of
from generator.model import Form
from generator.pipeline.checking import check, read_source
from generator.pipeline.configuration import Configuration
from generator.pipeline.reviewing import reviews
from generator.pipeline.workspace import Workspace

ROW = re.compile(r"^\| `(?P<form>[^`]+)` \| `(?P<rule>[^`]+)` \|", re.MULTILINE)


def test_every_finding_in_the_real_forms_is_told_and_explained(
    workspace: Workspace, configuration: Configuration
) -> None:
    checked = check(workspace, configuration)
    sources = {source.file: source for source in checked.sources}
    forms: dict[str, Form] = {}
    for source in checked.sources:
        form = read_source(source, configuration, checked.units).form
        assert form is not None
        forms[form.source] = form
    catalogue = catalogue_of(checked.records, checked.units)
    found = reviews(catalogue, sources, lambda record: forms[record.source], configuration)
    told = ROW.findall((workspace.root / "docs/findings.md").read_text("utf-8"))
    assert sorted(told) == sorted((form, one.rule) for form, review in found.items() for one in review.findings)
