"""Weights, bands and tolerances: data for an authority and a period, in packs under ``site_config/rules``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.rules.comparing.direction import Directions

Settings = Mapping[str, Any]
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """The parameters of one rule for one form; asking for one that no pack has is a bug, and a ``KeyError``.

    They are compared by identity, like packs, so that results that depend on them can be cached. ``directions`` are the
    same for all rules.
    """

    settings: Settings
    directions: Directions = field(default_factory=lambda: Directions({}))

    def give(self, *names: str) -> bool:
        """Tell whether the packs for the form have all these parameters; a rule asks before it takes a number."""
        return all(name in self.settings for name in names)

    def number(self, name: str) -> Decimal:
        """Return a number."""
        return Decimal(self.settings[name])

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words, empty if it is missing."""
        return tuple(self.settings.get(name, ()))

    def numbers(self, name: str) -> Mapping[str, Decimal]:
        """Return numbers by word, in order, empty if the table is missing."""
        return {word: Decimal(number) for word, number in self.settings.get(name, {}).items()}


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The parameters of rules, for forms of an authority and a span of years; an empty authority means any.

    Packs are compared by identity, so that what is merged from them can be cached.
    """

    authority: str
    first_year: int
    last_year: int | None
    rules: Mapping[str, Settings]
    directions: Words = field(default_factory=dict)
    file: str = ""

    def covers(self, authority: str, year: int) -> bool:
        """Tell whether the pack is for forms of ``authority`` and ``year``."""
        in_time = self.first_year <= year <= (self.last_year or year)
        return in_time and self.authority in ("", authority)


Packs = tuple[Pack, ...]


def order_of(pack: Pack) -> tuple[bool, int]:
    """Return the sort key of a pack: a more specific one comes later and overrides the ones before it."""
    return pack.authority != "", pack.first_year


@lru_cache(maxsize=4096)
def parameters_for(rule: str, packs: Packs, authority: str, year: int) -> Parameters:
    """Return a rule's parameters, merged from the packs for a form; more specific packs override others."""
    covering = _covering(packs, authority, year)
    settings = {name: setting for pack in covering for name, setting in pack.rules.get(rule, {}).items()}
    return Parameters(settings, _directions_of(tuple(pack for pack in covering if pack.directions)))


@lru_cache(maxsize=1024)
def _directions_of(packs: Packs) -> Directions:
    """Return the words of packs, of which later ones override others; what is read by them is cached in them."""
    return Directions({name: words for pack in packs for name, words in pack.directions.items()})


def _covering(packs: Packs, authority: str, year: int) -> Packs:
    return tuple(sorted((pack for pack in packs if pack.covers(authority, year)), key=order_of))
