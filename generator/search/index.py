"""The files that search and explorer load first, and those about all years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.content import Content, json_text
from generator.search.columns import hundredths
from generator.search.numbers import packed
from generator.search.order import places_of_titles

FOLDER = "data/search"


class WithdrawnForm(NamedTuple):
    """What the page of a withdrawn form says: which it was, since when it does not apply, and why."""

    url: str
    title: str
    unit: str
    unit_name: str
    year: int
    kind: str
    date: str
    reason: str


def contents(
    years: Iterable[int],
    units: Mapping[str, str],
    aliases: Mapping[str, Sequence[str]],
    types: Iterable[str],
    renamed: Mapping[str, str],
    edition: str,
    together: Mapping[int, Sequence[Sequence[int]]],
    compared: Iterable[int],
    has_withdrawn: bool,
) -> Content:
    """Return the file that the page loads first: the years, newest first, and the values to filter by.

    Units are pairs of slug and name: scripts would take slugs that are numbers out of their order. ``aliases`` are
    other names of units, ``renamed`` maps other names of types to the current ones, ``edition`` changes whenever any
    other file of the index changes. ``together`` has by year the numbers of the first forms of each unit and name that
    a project has in it, if it has several, ``compared`` are the years in which some form has a budget of the year
    before, ``has_withdrawn`` tells whether there is a file of ``withdrawn`` forms.
    """
    listed = {
        "edition": edition,
        "years": sorted(years, reverse=True),
        "units": list(units.items()),
        "aliases": dict(aliases),
        "types": list(types),
        "renamed": dict(renamed),
        "together": {str(year): list(map(list, numbers)) for year, numbers in together.items()},
        "compared": sorted(compared),
        "withdrawn": has_withdrawn,
    }
    return Content(f"{FOLDER}/contents.json", json_text(listed))


def departments(departments: Mapping[str, str]) -> Content:
    """Return the file with the departments of units, in the order of choices; units without one are omitted."""
    return Content(f"{FOLDER}/departments.json", json_text([one for one in departments.items() if one[1]]))


def withdrawn(forms: Sequence[WithdrawnForm]) -> Iterator[Content]:
    """Yield the file with the withdrawn forms, for who searches for one by its name; none if there are none."""
    if forms:
        yield Content(f"{FOLDER}/withdrawn.json", json_text(forms))


def before_file(year: int) -> str:
    """Return the name of the file with the budgets of the year before."""
    return f"{FOLDER}/before/{year}.bin"


def before(budgets: Mapping[int, Sequence[Decimal | None]]) -> Iterator[Content]:
    """Yield the files with the budgets of the year before, one a year: they depend on the forms of that one, too."""
    for year, amounts in budgets.items():
        is_known = any(amount is not None for amount in amounts)
        yield Content(before_file(year), hundredths(amounts) if is_known else b"")


def titles(titles: Mapping[int, Sequence[str]]) -> Iterator[Content]:
    """Yield the files for sorting by title, one a year, which depend on the forms of all years."""
    for year, places in places_of_titles(titles).items():
        yield Content(f"{FOLDER}/titles/{year}.bin", packed(places))
