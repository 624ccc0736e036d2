"""All that was published of projects, and the groups of pages that show more than one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import Record
from generator.content import Content
from generator.language import Language
from generator.model import ProjectKey
from generator.pipeline.configuration import Configuration
from generator.pipeline.fingerprints import digest_of
from generator.pipeline.kept_parts import Fetch, KeptForm, name_of
from generator.pipeline.project_publishing import Summary
from generator.rendering.pages.page import Page
from generator.rules.running import Finding, Noted


class Group(NamedTuple):
    """Pages and files that are made together, none before it is asked for.

    They are as before where ``shown`` is as before.
    """

    name: str
    shown: bytes
    make: Callable[[], Iterable[Page | Content]]


@dataclass(frozen=True, slots=True)
class Collection:
    """All that was published: the records in their groups, and the summaries of projects.

    ``digests`` are those of what each project was made from, ``newest`` the forms published last, as far as known;
    ``fetch`` gets at the findings, which are not held.
    """

    catalogue: Catalogue
    summaries: Mapping[ProjectKey, Summary]
    digests: Mapping[ProjectKey, bytes]
    newest: Sequence[Record]
    configuration: Configuration
    language: Language
    fetch: Fetch

    def findings(self, record: Record) -> tuple[Finding, ...]:
        """Return the findings in a form; raises ``Damaged`` where they are not kept any more."""
        kept_as, form = self.kept(record)
        return self.fetch(kept_as)[form]

    def noted(self, record: Record) -> tuple[Noted, ...]:
        """Return the findings in a form, in short."""
        return self.summaries[record.address.project_key].noted.get(record.address.id, ())

    def shown(self, records: Iterable[Record]) -> bytes:
        """Return the digest of all that lists may show of the projects that the records belong to."""
        return digest_of(self.summaries[key].shown for key in _projects(records))

    def made_of(self, records: Iterable[Record]) -> bytes:
        """Return the digest of all that the search and the downloads may say of forms."""
        return digest_of(self.summaries[each.address.project_key].kept[each.address.id] for each in records)

    def kept(self, record: Record) -> KeptForm:
        """Return where the parts of a form are kept."""
        project = record.address.project_key
        return KeptForm(name_of(project, self.digests[project]), record.address.id)


def _projects(records: Iterable[Record]) -> Iterable[ProjectKey]:
    return dict.fromkeys(record.address.project_key for record in records)
