"""Weights, bands and tolerances: data of an authority and a period, in packs under ``site_config/rules``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import cast

Settings = Mapping[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """The parameters of one rule for one form; what no pack names is a mistake of the rule, and a ``KeyError``.

    They equal themselves alone, as packs do, so that what follows from them can be remembered.
    ``directions`` are the words that tell which way an indicator is wanted, the same for all rules.
    """

    settings: Settings
    directions: Settings = field(default_factory=dict)

    def give(self, *names: str) -> bool:
        """Tell whether the packs that cover the form name all of these; a rule asks before it takes a number."""
        return all(name in self.settings for name in names)

    def number(self, name: str) -> Decimal:
        """Return a number."""
        return Decimal(cast("str", self.settings[name]))

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words; an absent one is empty."""
        return tuple(cast("Sequence[str]", self.settings.get(name, ())))

    def numbers(self, name: str) -> Mapping[str, Decimal]:
        """Return numbers by word, in order; an absent table is empty."""
        table = cast("Mapping[str, str]", self.settings.get(name, {}))
        return {word: Decimal(number) for word, number in table.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """Parameters of rules by rule, for forms of an authority and a span of years; an empty authority means any.

    A pack equals itself alone, so that what is merged from packs can be remembered by them.
    """

    authority: str
    first_year: int
    last_year: int | None
    rules: Mapping[str, Settings]
    directions: Settings = field(default_factory=dict)

    def covers(self, authority: str, year: int) -> bool:
        """Tell whether the pack is for forms of ``authority`` and ``year``."""
        in_time = self.first_year <= year <= (self.last_year or year)
        return in_time and self.authority in ("", authority)


Packs = tuple[Pack, ...]


def order_of(pack: Pack) -> tuple[bool, int]:
    """Return where a pack stands among others: what a more special one says counts instead of what is said before."""
    return pack.authority != "", pack.first_year


@lru_cache(maxsize=4096)
def parameters_for(rule: str, packs: Packs, authority: str, year: int) -> Parameters:
    """Return a rule's parameters: what the packs that cover a form say of it, the more special ones last."""
    covering = [pack for pack in packs if pack.covers(authority, year)]
    merged: dict[str, object] = {}
    directions: dict[str, object] = {}
    for pack in sorted(covering, key=order_of):
        merged |= pack.rules.get(rule, {})
        directions |= pack.directions
    return Parameters(merged, directions)
