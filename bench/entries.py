"""Made-up forms as entries of the search index, read like in a build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.configuration import configuration
from bench.forms import SEED, YEARS, made_up
from bench.reading import read_form
from generator.diagnostics import collect
from generator.model import PublicUnit
from generator.reading.units import read_unit
from generator.search.entries import Entry, search_entry


def made_up_entries(count: int, years: Sequence[int] = YEARS, seed: int = SEED) -> Iterator[Entry]:
    """Yield the entries of ``made_up`` forms, with different numbers of findings."""
    units: dict[str, PublicUnit | None] = {}
    number = 0
    definitions = configuration().definitions
    for made in made_up(count, years, seed):
        parts = tuple(made.path.split("/"))
        if len(parts) == 2:
            units[parts[0]], _ = collect(read_unit(made.path, made.text.encode(), parts[0]))
            continue
        form, problems = collect(read_form(made.path, parts, made.text.encode(), definitions, units))
        unit = units[parts[0]]
        if form is None or unit is None:
            raise ValueError(f"{made.path}: {problems}")
        number += 1
        yield replace(
            search_entry(
                form, definitions[form.definition], unit, f"forms/{form.address.id}/", form.project_types, None
            ),
            findings=number % 4,
        )
