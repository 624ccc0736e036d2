"""Writes the index of pickled entries, one at a time: ``python -m bench.indexing <entries> <out>``."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from generator.content import Content
from generator.search.entries import Entry
from generator.search.index import contents, departments
from generator.search.year import year_files


def write_entries(entries: Iterable[Entry], path: Path) -> None:
    """Write entries to a file, one after another."""
    with path.open("wb") as file:
        for entry in entries:
            pickle.dump(entry, file)


def read_entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of a file."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


def write_index(entries: Iterable[Entry], out: Path) -> None:
    """Write the index of entries that are in the order of years."""
    years = []
    units: dict[str, str] = {}
    types: dict[str, None] = {}
    for year, of_year in groupby(entries, lambda entry: entry.year):
        years.append(year)
        for file in year_files(year, _noted(of_year, units, types)):
            _write(out, file)
    for file in (contents(years, units, {}, types, {}, "", {}, (), has_withdrawn=False), departments(units)):
        _write(out, file)


def _write(out: Path, file: Content) -> None:
    path = out / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content.encode() if isinstance(file.content, str) else file.content)


def _noted(entries: Iterable[Entry], units: dict[str, str], types: dict[str, None]) -> Iterator[Entry]:
    for entry in entries:
        units[entry.unit] = entry.unit_name
        types.update(dict.fromkeys(entry.types or ("",)))
        yield entry


if __name__ == "__main__":
    write_index(read_entries(Path(sys.argv[1])), Path(sys.argv[2]))
