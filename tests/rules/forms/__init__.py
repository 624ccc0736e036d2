"""Made-up forms without findings, and what happens when one thing in them is changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.definition.cells import Definition
from generator.diagnostics import Severity
from generator.language import load
from generator.model import Form
from generator.reporting.report import as_text
from tests.sample import UNIT, changed, read

FOLDER = Path(__file__).parent
NAMES = tuple(path.stem for path in sorted(FOLDER.glob("*.yml")))
TARGET = "sh-target-2019"


def form_of(case: Mapping[str, Any], definitions: Mapping[str, Definition]) -> Form:
    """Return the form of a case: which (``form``), what is changed in it (``change``), and its path (``path``)."""
    name = case.get("form", TARGET)
    year, file = _place(name, case.get("path", ""))
    year_line = f"年度: {year}\n"
    text = changed((FOLDER / f"{name}.yml").read_text("utf-8"), year_line + case.get("change", ""))
    outcome = read(text, definitions, (UNIT.slug, year, file))
    # A fragment has only the cells that matter; to a rule, a missing cell is the same as a blank one.
    wrong = [one for one in outcome.found if one.severity is Severity.ERROR and one.rule != "missing-cell"]
    assert not wrong, as_text(wrong, load())
    assert outcome.form is not None
    return outcome.form


def _place(name: str, path: str) -> tuple[str, str]:
    """Return the year and the file; a form without a path is in the year at the end of its name."""
    if path:
        return path.split("/")[1], path.split("/")[2]
    kind = ".self-evaluation" if "self-evaluation" in name else ""
    return name.split("-")[-1], f"operation{kind}.yml"
