"""The document of findings in the real forms lists exactly what the rules find there today."""

from __future__ import annotations

import re

from generator.diagnostics import Severity
from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from tests.docs.documents import ROOT

ROW = re.compile(r"^\| `(?P<form>[^`]+)` \| `(?P<rule>[^`]+)` \|", re.MULTILINE)


def test_every_finding_in_the_real_forms_is_told_and_explained(
    workspace: Workspace, configuration: Configuration
) -> None:
    checked = check(workspace, configuration, tells_findings_in=lambda _: True)
    found = [one for one in checked.diagnostics if one.severity is Severity.NOTICE]
    told = ROW.findall((ROOT / "docs/findings.md").read_text("utf-8"))
    assert sorted(told) == sorted(
        (one.place.file.removeprefix("content/forms/").removesuffix(".yml"), one.rule) for one in found
    )
