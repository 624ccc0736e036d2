"""Made-up forms that are valid in every cell, and what happens when one thing in them is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bench.reading import read_form
from generator.diagnostics import Diagnostic, collect
from generator.language import load
from generator.model import Form, PublicUnit
from generator.reading.naming import Definitions

FOLDER = Path(__file__).parent
TARGET = "sh-target-2019"
EVALUATION = "sh-self-evaluation-2021"
SHORT = "sh-target-2020"
UNIT = PublicUnit("science-museum", "科技馆", ("青少年科技中心",), "科技局")
UNITS = {UNIT.slug: UNIT}
PATHS = {
    TARGET: (UNIT.slug, "2019", "operation.yml"),
    EVALUATION: (UNIT.slug, "2021", "operation.self-evaluation.yml"),
    SHORT: (UNIT.slug, "2020", "operation.yml"),
}

# A key ends at a colon before a space or the end of the line; list items and quotes do not matter here.
_KEY = re.compile(r"^([^\s#\-].*?):(?= |$)", re.MULTILINE)


class Outcome(NamedTuple):
    """A form that was read, and its diagnostics."""

    form: Form | None
    found: tuple[Diagnostic, ...]

    @property
    def rules(self) -> list[str]:
        """The rules broken, in the order found."""
        return [diagnostic.rule for diagnostic in self.found]

    @property
    def whole(self) -> Form:
        """The form, which is known to be valid."""
        assert self.form is not None
        assert self.rules == []
        return self.form


def sample(name: str = TARGET) -> str:
    """Return the text of a valid form."""
    return (FOLDER / f"{name}.yml").read_text("utf-8")


def changed(text: str, fragment: str, without: Iterable[str] = ()) -> str:
    """Return the text with the top-level keys of a fragment replaced by it; the fragment comes last."""
    gone = {*_KEY.findall(fragment), *without}
    kept = [block for block in _blocks(text) if _key_of(block) not in gone]
    return "".join(kept) + fragment


def _blocks(text: str) -> list[str]:
    starts = [match.start() for match in _KEY.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _key_of(block: str) -> str:
    match = _KEY.match(block)
    return match.group(1) if match else ""


def read(text: str | bytes, definitions: Definitions, path: tuple[str, ...] = PATHS[TARGET]) -> Outcome:
    """Return the outcome of reading a form; the message of every finding is formatted."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    form, found = collect(read_form("form.yml", path, data, definitions, UNITS))
    for diagnostic in found:
        assert load().message(diagnostic)
        assert load().help(diagnostic)
    return Outcome(form, found)
