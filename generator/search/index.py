"""The files that search and explorer read first, and those that are about all years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.content import Content, json_text
from generator.search.numbers import packed
from generator.search.order import places_of_titles

FOLDER = "data/search"


def contents(
    years: Iterable[int],
    units: Mapping[str, str],
    aliases: Mapping[str, Sequence[str]],
    types: Iterable[str],
    renamed: Mapping[str, str],
    edition: str,
) -> Content:
    """Return the file the page begins with: which years there are, newest first, and what can be filtered by.

    ``aliases`` are other names of the units that have any, ``renamed`` are the types by other names that they go by,
    ``edition`` is another one wherever any other file of the index is another.
    """
    listed = {
        "edition": edition,
        "years": sorted(years, reverse=True),
        "units": dict(units),
        "aliases": dict(aliases),
        "types": list(types),
        "renamed": dict(renamed),
    }
    return Content(f"{FOLDER}/contents.json", json_text(listed))


def departments(departments: Mapping[str, str]) -> Content:
    """Return the file with the departments of units; a unit that names none is left out."""
    return Content(f"{FOLDER}/departments.json", json_text({unit: name for unit, name in departments.items() if name}))


def titles(titles: Mapping[int, Sequence[str]]) -> Iterator[Content]:
    """Yield the files of the order by title, a year each: the one column that depends on forms of other years."""
    for year, places in places_of_titles(titles).items():
        yield Content(f"{FOLDER}/titles/{year}.bin", packed(places))
