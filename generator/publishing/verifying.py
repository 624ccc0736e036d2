"""Compares a published site with the checksums that it was published with."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import partial
from typing import NamedTuple

from generator.progress import Phase, Watcher
from generator.publishing.places import Place
from generator.publishing.sums import NotAList, digests_in

AT_ONCE = 16
"""How many files are requested at the same time."""


class Fault(Enum):
    """What can be wrong with a file."""

    DIFFERS = "differs"
    MISSING = "missing"
    EXTRA = "extra"
    UNREADABLE = "unreadable"


_SHOWN = 40
"""How many bytes are shown of a list that is not text."""


class Faulty(NamedTuple):
    """A file that is not as listed; ``reason`` says why it is unreadable."""

    name: str
    fault: Fault
    reason: str = ""


class Verdict(NamedTuple):
    """How many files are listed, and which are faulty; extra files are known only where ``knows_extra`` is true."""

    listed: int
    faulty: tuple[Faulty, ...]
    knows_extra: bool


def verify(place: Place, watcher: Watcher) -> Verdict:
    """Return the faults of a place, by file name.

    Raises ``NotAList`` or ``UnsafeName`` if the list of checksums is invalid, ``OSError`` if it cannot be read.
    """
    try:
        digests = digests_in(place.sums().decode())
    except UnicodeDecodeError as problem:
        raise NotAList(problem.object[:_SHOWN].decode("utf-8", "backslashreplace")) from problem
    pool, watch = ThreadPoolExecutor(AT_ONCE), watcher(len(digests))
    try:
        looked_at = watch(Phase.VERIFYING, pool.map(partial(_fault, place), digests.items()), len(digests))
        faulty = [found for found in looked_at if found]
    finally:
        # An interruption does not wait for files that are not requested yet.
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
