"""A page ready for its shell, and what all pages share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from generator.rendering.addresses import part_url
from generator.rendering.shell import PageText

Item = TypeVar("Item")

PART_SIZE = 200
"""The most rows of a list on one page."""


class Page(NamedTuple):
    """A page of ours: its address and what goes into its shell."""

    url: str
    text: PageText


class Crumb(NamedTuple):
    """A step on the way from the home page: its name and address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One page's share of a long list: numbers count from 1, addresses are empty at the ends."""

    url: str
    number: int
    count: int
    items: Sequence[Item]
    total: int
    previous_url: str
    next_url: str


def parts(url: str, items: Sequence[Item]) -> Iterator[Part[Item]]:
    """Yield the pages over which a list goes; an empty list has one."""
    count = max(1, -(-len(items) // PART_SIZE))
    for number in range(1, count + 1):
        yield Part(
            url=part_url(url, number),
            number=number,
            count=count,
            items=items[(number - 1) * PART_SIZE : number * PART_SIZE],
            total=len(items),
            previous_url=part_url(url, number - 1) if number > 1 else "",
            next_url=part_url(url, number + 1) if number < count else "",
        )
