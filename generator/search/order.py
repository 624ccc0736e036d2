"""The order of forms by title, computed here because the browser would have to load all titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.catalogue.order import sort_key


def places_of_titles(titles: Mapping[int, Sequence[str]]) -> dict[int, list[int]]:
    """Return for each year the ranks of its titles among those of all years; equal titles share a rank."""
    keys = {title: sort_key(title) for of_year in titles.values() for title in of_year}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {year: [places[keys[title]] for title in of_year] for year, of_year in titles.items()}
