"""Index pages: groups of forms with counts and sums, and lists of forms. All share one view and one template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeVar, cast

from generator.catalogue.catalogue import Tally, tally
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import PublicUnit
from generator.rendering.addresses import EXPLORE, form_url, missed_url
from generator.rendering.charts import shares
from generator.rendering.pages.downloads import NO_LINKS, DownloadLinks
from generator.rendering.pages.page import Link, Page, Part, parts, unit_link

Counted = Literal["forms", "declarations", "evaluations", "projects", "filled", "findings"]
Told = Literal["unit", "year", "type"]
Key = TypeVar("Key")


class GroupRow(NamedTuple):
    """A group of forms in a table: its name and page, what it comes to, a remark, and how many findings it has.

    ``findings`` are ``None`` where they are not published or not told here. ``filled`` is how much of its cells is, in
    percent. ``share`` is the length of its bar, empty where it has none.
    """

    name: str
    url: str
    tally: Tally
    remark: str = ""
    findings: int | None = None
    filled: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Groups of one sort; ``heading`` names the sort, and ``counted`` what is counted beside the money."""

    caption: str
    heading: str
    rows: Sequence[GroupRow]
    counted: Sequence[Counted] = ("forms", "projects")

    @property
    def spans_years(self) -> bool:
        """Tell whether money of several years is added up in any row."""
        return any(row.tally.spans_years for row in self.rows)

    @property
    def is_drawn(self) -> bool:
        """Tell whether its sums have bars."""
        return any(row.share for row in self.rows)


def drawn(table: GroupTable) -> GroupTable:
    """Return a table with bars for its sums, where these can be compared."""
    lengths = shares([row.tally.yuan for row in table.rows])
    return replace(table, rows=[row._replace(share=share) for row, share in zip(table.rows, lengths, strict=True)])


class FormRow(NamedTuple):
    """A form in a table, and its unit by the name that it has on its own page, whatever the form calls it."""

    record: Record
    url: str
    unit: Link


def form_rows(records: Iterable[Record], units: Mapping[str, PublicUnit]) -> list[FormRow]:
    """Return the rows of forms, in their order."""
    return [FormRow(record, form_url(record.address), unit_link(units[record.unit])) for record in records]


@dataclass(frozen=True, slots=True)
class Listing:
    """An index page: ``groups`` are short tables, ``main`` is the table that may go over several pages.

    ``lacking`` are the units without any form, where the page is that of a year. ``forms`` are the forms of the page;
    none where they are too many to list here, and the groups lead on. ``told`` are the columns of these that the title
    stands for; all findings stand at ``findings_url``. ``website`` is that of the unit itself;
    ``related`` are pages of others, by what these are to the page; ``withdrawn`` are forms that hold no longer;
    ``has_unit_feed`` is that of the page. At ``explore_url`` the explorer shows the same forms; it is empty where all
    forms are listed. At ``fill_url`` the unit of the page fills in another; it is empty where the page is of no unit.
    """

    url: str
    title: str
    crumbs: Sequence[Link]
    tally: Tally
    facts: Sequence[tuple[str, str]] = ()
    website: str = ""
    related: Sequence[tuple[str, Sequence[Link]]] = ()
    has_unit_feed: bool = True
    groups: Sequence[GroupTable] = ()
    main: GroupTable | None = None
    lacking: Sequence[Link] = ()
    forms: Sequence[FormRow] = ()
    told: Sequence[Told] = ()
    findings_url: str = ""
    withdrawn: Sequence[FormRow] = ()
    downloads: DownloadLinks = NO_LINKS
    explore_url: str = ""
    fill_url: str = ""

    @property
    def missed_url(self) -> str:
        """Where the explorer shows those of its forms that missed a target."""
        return missed_url(self.explore_url or EXPLORE)


@dataclass(frozen=True, slots=True)
class ListingView:
    """All that the template of an index page receives; of the listing what this page of it shows."""

    listing: Listing
    is_drawn: bool
    part: Part[object]


def listing_pages(listing: Listing, language: Language) -> Iterator[Page]:
    """Yield the pages over which an index goes."""
    words = language.interface["listing"]
    description = words["description"].format(title=listing.title, forms=listing.tally.forms)
    listing = replace(listing, groups=list(map(drawn, listing.groups)), main=listing.main and drawn(listing.main))
    spread: Sequence[object] = listing.main.rows if listing.main else listing.forms
    for part in parts(listing.url, spread):
        is_first = part.number == 1
        title = listing.title if is_first else words["part_title"].format(title=listing.title, number=part.number)
        shown = _share(listing, part)
        view = ListingView(shown, any(table.is_drawn for table in _tables(shown)), part)
        yield Page(part.url, title, description, "listing.html", view, has_unit_feed=listing.has_unit_feed)


def _share(listing: Listing, part: Part[object]) -> Listing:
    """Return what one page shows: its rows of what goes over several, and what is short on the first alone."""
    if part.number > 1:
        listing = replace(listing, groups=(), lacking=(), forms=(), withdrawn=(), downloads=NO_LINKS)
    if listing.main:
        return replace(listing, main=replace(listing.main, rows=cast("Sequence[GroupRow]", part.items)))
    return replace(listing, forms=cast("Sequence[FormRow]", part.items))


def _tables(listing: Listing) -> Iterator[GroupTable]:
    yield from listing.groups
    if listing.main:
        yield listing.main


def group_rows(
    groups: Mapping[Key, Iterable[Record]], name: Callable[[Key], str], url: Callable[[Key], str]
) -> list[GroupRow]:
    """Return a row for each group, in their order."""
    return [GroupRow(name(key), url(key), tally(records)) for key, records in groups.items()]
