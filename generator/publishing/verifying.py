"""Holds a published site against the checksums that it was published with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import partial
from typing import Any, NamedTuple

from generator.publishing.places import Place
from generator.publishing.sums import NotAList, digests_in

AT_ONCE = 16
"""How many files are asked for at the same time."""

Watch = Callable[[Iterable[Any], int], Iterable[Any]]
"""Passes items on one by one, so many in all, and may show somebody how far the work has come."""


class Fault(Enum):
    """What can be wrong with a file."""

    DIFFERS = "differs"
    MISSING = "missing"
    EXTRA = "extra"
    UNREADABLE = "unreadable"


_SHOWN = 40
"""How much is shown of a list that is no text."""


class Faulty(NamedTuple):
    """A file that is not as listed; ``reason`` says why it is unreadable."""

    name: str
    fault: Fault
    reason: str = ""


class Verdict(NamedTuple):
    """How many files are listed, and which are not as listed; extra ones only where the place tells its files."""

    listed: int
    faulty: tuple[Faulty, ...]
    knows_extra: bool


def verify(place: Place, watch: Watch) -> Verdict:
    """Return what is wrong at a place, by name.

    Raises ``NotAList`` or ``UnsafeName`` where the list of checksums is no good, ``OSError`` where it cannot be read.
    """
    try:
        digests = digests_in(place.sums().decode())
    except UnicodeDecodeError as problem:
        raise NotAList(problem.object[:_SHOWN].decode("utf-8", "backslashreplace")) from problem
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        looked_at = watch(pool.map(partial(_fault, place), digests.items()), len(digests))
        faulty = [found for found in looked_at if found]
    finally:
        # An interruption does not wait for what has not been asked for yet.
        pool.shutdown(cancel_futures=True)
    extra = [Faulty(name, Fault.EXTRA) for name in (place.names or set()) - digests.keys()]
    return Verdict(len(digests), tuple(sorted([*faulty, *extra], key=lambda one: one.name)), place.names is not None)


def _fault(place: Place, listed: tuple[str, str]) -> Faulty | None:
    name, digest = listed
    try:
        return None if place.holds(name, digest) else Faulty(name, Fault.DIFFERS)
    except FileNotFoundError:
        return Faulty(name, Fault.MISSING)
    except OSError as problem:
        return Faulty(name, Fault.UNREADABLE, str(problem))
