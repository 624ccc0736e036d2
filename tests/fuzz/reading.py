"""Reads one mutated form like a check, and reports what must never happen."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.reading import read_form
from generator.diagnostics import collect, has_errors
from generator.language import load
from generator.model import Form, PublicUnit
from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration, read_site_configuration
from generator.pipeline.inputs.workspace import Workspace
from generator.reporting.report import FORMATS
from tests.fuzz.mutations import mutated
from tests.project import PUBLISHED, REPOSITORY

PATH = ("innovation-centre-office", "2019", "hall.yml")
LONGEST_SECONDS = 2.0
MOST_TOLD = 200


class Material(NamedTuple):
    """What forms are made from and read with."""

    originals: tuple[bytes, ...]
    configuration: Configuration
    units: dict[str, PublicUnit]


class Failure(NamedTuple):
    """A case that failed; seed and case reproduce it."""

    seed: int
    case: int
    problem: str


@cache
def material() -> Material:
    """Return the forms of the project, and what is needed to read them."""
    configuration, _ = collect(read_site_configuration(Workspace.at(REPOSITORY)))
    checked = check(Workspace.at(PUBLISHED), configuration)
    originals = tuple(Path(source.location).read_bytes() for source in checked.sources)
    return Material(originals, configuration, dict(checked.found.described))


def data_of(seed: int, case: int) -> bytes:
    """Return the bytes of a case."""
    return mutated(Random(f"{seed}:{case}"), material().originals)


def failure_of(seed: int, case: int) -> Failure | None:
    """Return the failure of a case, if any."""
    data = data_of(seed, case)
    # Processor time, because the machine may be busy.
    started = time.process_time()
    try:
        problem = _problem(data)
    except Exception as exception:
        problem = f"{type(exception).__name__}: {exception}"[:300]
    seconds = time.process_time() - started
    if not problem and seconds > LONGEST_SECONDS:
        problem = f"took {seconds:.1f} s for {len(data)} bytes"
    return Failure(seed, case, problem) if problem else None


def _problem(data: bytes) -> str:
    """Return what is wrong with the outcome of reading ``data``, empty if nothing is."""
    configuration, units = material().configuration, material().units
    form, found = collect(read_form("form.yml", PATH, data, configuration.definitions, units))
    if form is None and not has_errors(found):
        return "neither a form nor an error"
    lines = data.count(b"\n") + 2  # a syntax error at the very end is shown on the line that would come next
    if any(not (0 < each.place.line <= lines and 0 < each.place.column <= len(data) + 1) for each in found):
        return "a finding outside the file"
    for told in FORMATS.values():
        told(found[:MOST_TOLD], load()).encode()
    return "" if form is None or has_errors(found) else _loss(form)


def _loss(form: Form) -> str:
    return "" if form.cells and form.project_name and form.unit_name else "a form without its name"
