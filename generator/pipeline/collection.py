"""All that was published of projects, and the groups of pages that show several of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import Record
from generator.content import Content
from generator.language import Language
from generator.model import ProjectKey
from generator.pipeline.configuration import Configuration
from generator.pipeline.kept_parts import Fetch, KeptForm, name_of
from generator.pipeline.project_publishing import Summary, Trace
from generator.rendering.pages.page import Page
from generator.rules.running import Finding, Noted


class Group(NamedTuple):
    """Pages and files that are made together, on demand.

    ``shown`` is the input of their cache key: while it is unchanged they are, too.
    """

    name: str
    shown: bytes
    make: Callable[[], Iterable[Page | Content]]


@dataclass(frozen=True, slots=True)
class Collection:
    """All that was published: the catalogue of its records, and the summaries of projects."""

    catalogue: Catalogue
    summaries: Mapping[ProjectKey, Summary]
    traces: Mapping[str, Trace]
    """What each form leaves on other pages and in other files, by source."""
    digests: Mapping[ProjectKey, bytes]
    """The cache key of each project."""
    newest: Sequence[Record]
    """The forms published last, as far as that is known."""
    configuration: Configuration
    language: Language
    fetch: Fetch
    """Loads findings, which are not held in memory."""

    def findings(self, record: Record) -> tuple[Finding, ...]:
        """Return the findings in a form; raises ``Damaged`` if they are no longer kept."""
        kept_as, form = self.kept(record)
        return self.fetch(kept_as)[form]

    def noted(self, record: Record) -> tuple[Noted, ...]:
        """Return the short versions of the findings in a form."""
        return self.summaries[record.address.project_key].noted.get(record.address.id, ())

    def counted(self, records: Iterable[Record]) -> bytes:
        """Return the digest of everything that counts and sums of these forms are made from."""
        return _digest(self.traces[record.source].counted for record in records)

    def listed(self, records: Iterable[Record]) -> bytes:
        """Return the digest of everything that lists show of these forms."""
        return _digest(self.traces[record.source].listed for record in records)

    def made_of(self, records: Iterable[Record]) -> bytes:
        """Return the digest of everything that the search and the downloads show of these forms."""
        return _digest(self.traces[record.source].kept for record in records)

    def kept(self, record: Record) -> KeptForm:
        """Return the key to the kept parts of a form."""
        project = record.address.project_key
        return KeptForm(name_of(project, self.digests[project]), record.address.id)


def _digest(traces: Iterable[bytes]) -> bytes:
    """Return the digest of digests, which are all of the same length."""
    return hashlib.sha256(b"".join(traces)).digest()
