"""A page ready for its shell, and parts that all pages share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Generic, NamedTuple, TypeVar

from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import PublicUnit
from generator.rendering import addresses
from generator.rendering.environment import Renderer
from generator.rendering.pages.head import Data, head_of
from generator.rendering.pages.tags import Article, tags_of
from generator.rendering.shell import Shells

Item = TypeVar("Item")
Other = TypeVar("Other")

PART_SIZE = 200
"""The most rows of a list on one page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is rendered: its URL, and its template with its view.

    ``title`` and ``description`` are plain text; ``about`` is what the page is about, for programs; ``feed_of``
    is the unit whose feed it links, empty for none; ``origin`` is what a printed copy says of the source, beside the
    publisher and the address; ``article`` is what it publishes, ``None`` if it leads to other pages.
    """

    url: str
    title: str
    description: str
    template: str
    view: object = None
    about: Data | None = None
    feed_of: str = ""
    origin: str = ""
    article: Article | None = None

    @property
    def file(self) -> str:
        """The name of its file on the site."""
        return f"{self.url}index.html"

    def html(self, shells: Shells, renderer: Renderer, publication: Publication) -> str:
        """Return the whole page."""
        body = renderer.render(self.template, self.url, view=self.view)
        head = head_of(self.url, self.title, self.about, publication, self.feed_of)
        if publication.site_code:
            tags = tags_of(self.url, self.title, self.description, self.article, publication.language.interface)
            head = "\n".join((head, *tags))
        body += self._printed_from(publication)
        return shells.at(self.url).fill(title=self.title, description=self.description, head=head, body=body)

    def _printed_from(self, publication: Publication) -> str:
        """Return the line that only a printed copy shows: who published it, where, and its origin.

        The home page of a site with an unknown URL has no address but its title.
        """
        words, address = publication.language.interface["shell"], publication.site_url + self.url or self.title
        line = words["printed_from"].format(publisher=publication.publisher, address=address) + self.origin
        return f'\n<p class="printed-from">{escape(line)}</p>'


class Link(NamedTuple):
    """A link to a page or a file, with its text; without a URL it is only text."""

    name: str
    url: str


def unit_link(unit: PublicUnit) -> Link:
    """Return the link to the page of a unit, under the unit's name."""
    return Link(unit.name, addresses.unit_url(unit.slug))


def crumbs_to(unit: PublicUnit, language: Language) -> tuple[Link, Link]:
    """Return the breadcrumbs from the home page to the page of a unit."""
    return Link(language.interface["navigation"]["units"], addresses.UNITS), unit_link(unit)


def named(record: Record, unit: str, language: Language) -> dict[str, object]:
    """Return what titles and descriptions name a form by."""
    kind = language.interface["kind"][record.kind.value]
    return {"unit": unit, "year": record.year, "project": record.project_name, "kind": kind}


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One page of a long list; numbers count from 1.

    ``near`` are the pages that it links by their numbers: the first, the last, and those around itself.
    """

    url: str
    number: int
    count: int
    items: Sequence[Item]
    total: int
    near: Mapping[int, str]

    @property
    def previous_url(self) -> str:
        """The URL of the page before, empty for the first."""
        return self.near.get(self.number - 1, "")

    @property
    def next_url(self) -> str:
        """The URL of the page after, empty for the last."""
        return self.near.get(self.number + 1, "")

    @property
    def is_extract(self) -> bool:
        """Tell whether the list goes on elsewhere, so that sorting its items would sort only a part."""
        return self.count > 1

    @property
    def first(self) -> int:
        """Return the number of its first item in the whole list."""
        return (self.number - 1) * PART_SIZE + 1

    def showing(self, items: Sequence[Other]) -> Part[Other]:
        """Return the same part with other items."""
        return Part(self.url, self.number, self.count, items, self.total, self.near)


def parts(url: str, items: Sequence[Item]) -> Iterator[Part[Item]]:
    """Yield the pages of a list; an empty list has one."""
    count = max(1, -(-len(items) // PART_SIZE))
    for number in range(1, count + 1):
        yield Part(
            url=addresses.part_url(url, number),
            number=number,
            count=count,
            items=items[(number - 1) * PART_SIZE : number * PART_SIZE],
            total=len(items),
            near={
                other: addresses.part_url(url, other)
                for other in sorted({1, number - 1, number, number + 1, count})
                if 1 <= other <= count
            },
        )
