"""The order of forms by title, computed here because the browser would have to load all titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.search.folding import fold


def places_of_titles(titles: Mapping[int, Sequence[str]]) -> dict[int, list[int]]:
    """Return for each year the ranks of its titles among those of all years; equal titles share a rank."""
    keys = {title: _key(title) for of_year in titles.values() for title in of_year}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {year: [places[keys[title]] for title in of_year] for year, of_year in titles.items()}


def _key(title: str) -> bytes:
    """Return the sort key of a title.

    GB 18030 orders the 3755 most common characters by pronunciation, like GB 2312.
    """
    return fold(title).encode("gb18030")
