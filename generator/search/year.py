"""The index files of a year, which depend only on its forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from generator.content import Content, json_text
from generator.search.columns import columns, groups, papers, rows, rules, unit_runs
from generator.search.entries import Entry, entry_json
from generator.search.grams import grams
from generator.search.index import FOLDER
from generator.search.places import YearText
from generator.search.runs import MOST_PLACES, runs_of
from generator.search.shards import shards


def year_files(year: int, entries: Iterable[Entry]) -> Iterator[Content]:
    """Yield the files of a year; an entry is requested after the files of the one before, and no text is kept."""
    text, known = YearText(), []
    paper_texts: dict[str, str] = {}
    for number, entry in enumerate(entries):
        text.add(entry)
        # Most entries have the same paper, each a copy of its own.
        known.append(replace(entry, text="", paper=paper_texts.setdefault(entry.paper, entry.paper)))
        yield Content(f"{FOLDER}/{year}/form-{number}.json", entry_json(entry))
    runs = runs_of(text, MOST_PLACES)
    files = shards(grams(text, runs))
    for number, shard in enumerate(files):
        yield Content(f"{FOLDER}/{year}/{number}.bin", shard)
    by_name = columns(known)
    yield Content(f"{FOLDER}/{year}.json", _year(text, known, sorted(runs.common), len(files), list(by_name)))
    for name, column in by_name.items():
        yield Content(f"{FOLDER}/{year}/{name}.bin", column)
    for number, page in enumerate(rows(known)):
        yield Content(f"{FOLDER}/{year}/rows-{number}.json", page)


def _year(text: YearText, known: list[Entry], common: list[str], shard_count: int, names: list[str]) -> str:
    """Return what has to be known of a year before a search in it; ``names`` are those of its columns."""
    listed, group_of_each = groups(known)
    return json_text(
        {
            "forms": len(known),
            "shards": shard_count,
            "further": _further(text),
            "common": " ".join(common),
            "units": unit_runs(known),
            "papers": papers(known),
            "groups": listed,
            "groupOfEach": group_of_each,
            "rules": rules(known),
            "columns": names,
        }
    )


def _further(text: YearText) -> list[int]:
    """Return the form of each slot except a form's first, as the difference to the previous one."""
    forms = [form for before, form in pairwise(text.form_of_slot) if form == before]
    return [form - before for before, form in pairwise([0, *forms])]
