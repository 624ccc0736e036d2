"""The parts of published projects that are kept beside their summaries, for what shows more than one project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from generator.model import ProjectKey
from generator.pipeline.cache import Cache
from generator.rules.running import Finding

FINDINGS = "findings"
"""The part of a project that is kept beside its summary: the findings of its forms by their identifiers."""

SEARCH = "search"
DATA = "data"
"""The parts that are kept of each form: what the search and the downloads need of it."""


class Damaged(OSError):
    """A part of a project that was kept is not there any more; the build has to begin without what was kept."""


def name_of(project: ProjectKey, made_of: bytes) -> str:
    """Return the name that the parts of a project are kept by.

    What it was made of belongs to it, for a build that ends early has kept parts that no published page is made of.
    """
    return "/".join((*project, made_of.hex()))


def _kept(cache: Cache, name: str, part: str) -> Any:
    """Return a part of a published project; raises ``Damaged``."""
    if (found := cache.get(name, part)) is None:
        raise Damaged(name)
    return found


class KeptForm(NamedTuple):
    """A form whose parts are kept: the name that its project is kept by, and its identifier."""

    kept_as: str
    form: str

    def part(self, cache: Cache, part: str) -> Any:
        """Return a part of the form; raises ``Damaged``."""
        return _kept(cache, self.kept_as, part_of(part, self.form))


def part_of(part: str, form: str) -> str:
    """Return the name that a part of a form is kept by within its project."""
    return f"{part} {form}"


Fetch = Callable[[str], Mapping[str, tuple[Finding, ...]]]
"""Fetches the findings of a project by the name it is kept by; its forms are named by their identifiers."""


def fetch_findings(cache: Cache) -> Fetch:
    """Return a way to the findings of all projects."""

    @lru_cache(maxsize=64)
    def fetch(name: str) -> Mapping[str, tuple[Finding, ...]]:
        found: Mapping[str, tuple[Finding, ...]] = _kept(cache, name, FINDINGS)
        return found

    return fetch
