"""The index files of a year, which depend only on its forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.content import Content, json_text
from generator.search import columns
from generator.search.entries import Entry, entry_json
from generator.search.grams import grams
from generator.search.index import FOLDER
from generator.search.places import YearText
from generator.search.runs import MOST_PLACES, runs_of
from generator.search.shards import shards


def year_files(year: int, entries: Iterable[Entry], most_places: int = MOST_PLACES) -> Iterator[Content]:
    """Yield the files of a year; each entry is requested after the files of the previous one, and not kept."""
    text, facts = YearText(), []
    for number, entry in enumerate(entries):
        text.add(entry)
        facts.append(columns.facts_of(entry))
        yield Content(f"{FOLDER}/{year}/form-{number}.json", entry_json(entry))
    runs = runs_of(text, most_places)
    files = shards(grams(text, runs))
    for number, shard in enumerate(files):
        yield Content(f"{FOLDER}/{year}/{number}.bin", shard)
    yield Content(f"{FOLDER}/{year}.json", _year(text, facts, sorted(runs.common), len(files)))
    yield from _columns(year, facts)


def _year(text: YearText, facts: list[columns.Facts], common: list[str], shard_count: int) -> str:
    """Return what has to be known of a year before a search in it."""
    listed, group_of_each = columns.groups(facts)
    return json_text(
        {
            "forms": len(facts),
            "shards": shard_count,
            "further": _further(text),
            "common": " ".join(common),
            "units": columns.unit_runs(facts),
            "groups": listed,
            "groupOfEach": group_of_each,
            "checked": any(one.findings is not None for one in facts),
            "rules": columns.rules(facts),
            "evaluated": columns.tell_outcomes(facts),
            "recomputed": any(one.outcome.excess is not None for one in facts),
            "compared": any(one.outcome.misses for one in facts),
            "wholeUnits": any(one.whole_unit for one in facts),
        }
    )


def _further(text: YearText) -> list[int]:
    """Return the form of each slot except a form's first, as the difference to the previous one."""
    forms = [form for before, form in pairwise(text.form_of_slot) if form == before]
    return [form - before for before, form in pairwise([0, *forms])]


def _columns(year: int, facts: list[columns.Facts]) -> Iterator[Content]:
    yield Content(f"{FOLDER}/{year}/amounts.bin", columns.amounts(facts))
    yield Content(f"{FOLDER}/{year}/repeated.bin", columns.repeated(facts))
    if (checked := columns.findings(facts)) is not None:
        yield Content(f"{FOLDER}/{year}/findings.bin", checked)
    if (missed := columns.missed(facts)) is not None:
        yield Content(f"{FOLDER}/{year}/missed.bin", missed)
    if (excesses := columns.excesses(facts)) is not None:
        yield Content(f"{FOLDER}/{year}/excesses.bin", excesses)
    if columns.tell_outcomes(facts):
        yield Content(f"{FOLDER}/{year}/executed.bin", columns.executed(facts))
        yield Content(f"{FOLDER}/{year}/rates.bin", columns.rates(facts))
        yield Content(f"{FOLDER}/{year}/scores.bin", columns.scores(facts))
    if any(one.whole_unit for one in facts):
        yield Content(f"{FOLDER}/{year}/whole-units.bin", columns.whole_units(facts))
    for number, some in enumerate(columns.rows(facts)):
        yield Content(f"{FOLDER}/{year}/rows-{number}.json", some)
