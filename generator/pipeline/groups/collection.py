"""All that was published of projects, and the groups of pages that show several of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.catalogue.timeliness import Firsts
from generator.content import Content
from generator.language import Language
from generator.model import ProjectKey
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.keeping.cache import Cache
from generator.pipeline.keeping.kept_parts import FINDINGS, KeptForm, name_of
from generator.pipeline.keeping.summaries import Summary, Trace
from generator.pipeline.materials import Materials
from generator.publishing.writer import File
from generator.rendering.pages.page import Page
from generator.rules.running import Finding, Noted, times_applied


class Group(Protocol):
    """Files that are made together, and made again only if ``input`` has changed, from which their cache key is made.

    ``name`` is what they are kept by.
    """

    @property
    def name(self) -> str: ...

    @property
    def input(self) -> bytes: ...

    def write(self, materials: Materials) -> tuple[File, ...]:
        """Write the files."""
        ...


class Pages(NamedTuple):
    """A group of pages and small files, which are made in the build's own process.

    ``pages`` yields them one by one when they are written. What takes long to make is made only then, since most groups
    are published already.
    """

    name: str
    input: bytes
    pages: Iterator[Page | Content]

    def write(self, materials: Materials) -> tuple[File, ...]:
        """Make and write them."""
        return tuple(map(materials.write, self.pages))


@dataclass(frozen=True, slots=True)
class Collection:
    """All that was published: the catalogue of its records, and the summaries of projects."""

    catalogue: Catalogue
    summaries: Mapping[ProjectKey, Summary]
    traces: Mapping[str, Trace]
    """What each form leaves on other pages and in other files, by source."""
    keys: Mapping[ProjectKey, bytes]
    """The cache key of each project."""
    newest: Sequence[Record]
    """The forms published last, as far as that is known."""
    configuration: Configuration
    publication: Publication
    cache: Cache
    """Holds the findings, which are not held in memory."""
    firsts: Firsts = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The texts of the site."""
        return self.publication.language

    def findings(self, record: Record) -> tuple[Finding, ...]:
        """Return the findings in a form that has any; raises ``Damaged`` if they are no longer kept."""
        found: tuple[Finding, ...] = self.kept(record).part(self.cache, FINDINGS)
        return found

    def noted(self, record: Record) -> tuple[Noted, ...]:
        """Return the short versions of the findings in a form."""
        return self.summaries[record.address.project_key].noted.get(record.address.id, ())

    def seen(self, record: Record) -> str:
        """Return the commit of the latest change of a form that readers see anything of, empty if that is unknown."""
        return self.summaries[record.address.project_key].seen.get(record.source, "")

    def times_applied(self) -> dict[str, int]:
        """Return to how many forms each rule could be applied."""
        return times_applied(bits for summary in self.summaries.values() for bits in summary.applied)

    def counted(self, records: Iterable[Record]) -> bytes:
        """Return the digest of everything that counts and sums of these forms are made from."""
        return _digest(self.traces[record.source].counted for record in records)

    def listed(self, records: Iterable[Record]) -> bytes:
        """Return the digest of everything that lists show of these forms."""
        return _digest(self.traces[record.source].listed for record in records)

    def whole(self, records: Iterable[Record]) -> bytes:
        """Return the digest of everything that the search and the downloads show of these forms."""
        return _digest(self.traces[record.source].whole for record in records)

    def kept(self, record: Record) -> KeptForm:
        """Return the key to the kept parts of a form."""
        project = record.address.project_key
        return KeptForm(name_of(project, self.keys[project]), record.address.id)


def _digest(traces: Iterable[bytes]) -> bytes:
    """Return the digest of digests, which are all of the same length."""
    return hashlib.sha256(b"".join(traces)).digest()
