"""The parts of published projects that are kept beside their summaries, for pages that show several projects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from generator.model import ProjectKey
from generator.pipeline.cache import Cache
from generator.rules.running import Finding

FINDINGS = "findings"
"""The part of a project with the findings of its forms, by identifier."""

SEARCH = "search"
DATA = "data"
"""The parts of each form that the search and the downloads need."""


class Damaged(OSError):
    """A kept part of a project is gone; the build has to start again without the cache."""


def name_of(project: ProjectKey, key: bytes) -> str:
    """Return the name that the parts of a project are kept by.

    It includes the cache key, because an interrupted build has kept parts of which no page is published.
    """
    return "/".join((*project, key.hex()))


def _kept(cache: Cache, name: str, part: str) -> Any:
    """Return a part of a published project; raises ``Damaged``."""
    if (found := cache.get(name, part)) is None:
        raise Damaged(name)
    return found


class KeptForm(NamedTuple):
    """The key to the kept parts of a form: the name that its project is kept by, and its identifier."""

    kept_as: str
    form: str

    def part(self, cache: Cache, part: str) -> Any:
        """Return a part of the form; raises ``Damaged``."""
        return _kept(cache, self.kept_as, part_of(part, self.form))


def part_of(part: str, form: str) -> str:
    """Return the name of a part of a form within its project."""
    return f"{part} {form}"


Fetch = Callable[[str], Mapping[str, tuple[Finding, ...]]]
"""Loads the findings of a project, by form identifier; the argument is the name that the project is kept by."""


def fetch_findings(cache: Cache) -> Fetch:
    """Return a function that loads the findings of a project."""

    @lru_cache(maxsize=64)
    def fetch(name: str) -> Mapping[str, tuple[Finding, ...]]:
        found: Mapping[str, tuple[Finding, ...]] = _kept(cache, name, FINDINGS)
        return found

    return fetch
