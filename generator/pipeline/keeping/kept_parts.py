"""The parts of published projects that are kept beside their summaries, for pages that show several projects."""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.model import ProjectKey
from generator.pipeline.keeping.cache import Cache

FINDINGS = "findings"
SEARCH = "search"
DATA = "data"
"""The parts of each form that the pages of findings, the search and the downloads need."""


class Damaged(OSError):
    """A kept part of a project is gone; the build has to start again without the cache."""


def name_of(project: ProjectKey, key: bytes) -> str:
    """Return the name that the parts of a project are kept by.

    It includes the cache key, because an interrupted build has kept parts of which no page is published.
    """
    return "/".join((*project, key.hex()))


class KeptForm(NamedTuple):
    """The key to the kept parts of a form: the name that its project is kept by, and its identifier."""

    kept_as: str
    form: str

    def part(self, cache: Cache, part: str) -> Any:
        """Return a part of the form; raises ``Damaged``."""
        if (found := cache.get(self.kept_as, part_of(part, self.form))) is None:
            raise Damaged(self.kept_as)
        return found


def part_of(part: str, form: str) -> str:
    """Return the name of a part of a form within its project."""
    return f"{part} {form}"
