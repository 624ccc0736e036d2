"""Texts with expectations: ``时间: 明天  # ⟵ 5 day-not-named`` has that finding in column 7 of its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.diagnostics import Diagnostic

_MARK = re.compile(r" *# ⟵ (.*)$", re.MULTILINE)


class Expected(NamedTuple):
    """A text without its marks, and the marks: ``line:column rule``, sorted."""

    text: str
    findings: list[str]


def cases(folder: Path) -> list[Any]:
    """Return the cases of all files of a folder as test parameters; every value of a case is text."""
    # A case is named after its description, so that a failing test reads as a sentence.
    return [
        {**case, "id": f"{path.stem}: {case['case']}"}
        for path in sorted(folder.glob("*.yml"))
        for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    ]


def expected(marked: str, elsewhere: Iterable[str] = ()) -> Expected:
    """Return a text and its expectations; ``elsewhere`` are findings on lines without room for a mark."""
    findings = list(elsewhere)
    for match in _MARK.finditer(marked):
        line = marked.count("\n", 0, match.start()) + 1
        findings += [f"{line}:{finding.strip()}" for finding in match.group(1).split(";")]
    return Expected(_MARK.sub("", marked), sorted(re.sub(r":(\d+) +", r":\1 ", each) for each in findings))


def told(found: Iterable[Diagnostic]) -> list[str]:
    """Return findings as cases write them."""
    return sorted(f"{each.place.line}:{each.place.column} {each.rule}" for each in found)
