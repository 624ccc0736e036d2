"""The packs of parameters of the project."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.diagnostics import collect
from generator.language import load
from generator.reporting.report import as_text
from generator.rules.packs import read_packs
from generator.rules.parameters import Pack

FOLDER = Path(__file__).parents[2] / "site_config" / "rules"


@cache
def packs() -> tuple[Pack, ...]:
    """Return all packs, which have no errors."""
    found, problems = collect(read_packs({path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.yml"))}))
    assert not problems, as_text(problems, load())
    return found
