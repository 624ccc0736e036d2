"""Index pages: groups of forms with counts and sums, and lists of forms. All share one view and one template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, cast

from generator.catalogue.catalogue import Tally
from generator.catalogue.changes import Changed, YearChanges
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import ProjectYear, PublicUnit
from generator.rendering.addresses import EXPLORE, missed_url, project_url
from generator.rendering.charts import bar_lengths
from generator.rendering.pages.downloads import NO_LINKS, DownloadLinks
from generator.rendering.pages.indexes.found import Found
from generator.rendering.pages.page import Link, Page, Part, parts, unit_link

Counted = Literal["forms", "declarations", "evaluations", "unevaluated", "filled", "findings"]
Omitted = Literal["unit", "year", "kind", "type"]


class GroupRow(NamedTuple):
    """A group of forms in a table: its name and page, its counts and sums, a remark, and its findings."""

    name: str
    url: str
    tally: Tally
    remark: str = ""
    findings: Found | None = None
    """``None`` if findings are not published or not shown here."""
    filled: str = ""
    """How much of its cells is filled in, in per cent."""
    share: str = ""
    """The length of its bar, empty if it has none."""
    changes: YearChanges | None = None
    """What is known of a year's changes against the year before."""
    unevaluated: int | None = None
    """How many declarations lack a self-evaluation, ``None`` if it cannot be there yet, or if they are not counted."""
    forms_url: str = ""
    """The explorer with just its forms, empty if its page has no others."""
    aliases: Sequence[str] = ()
    """Other names by which readers may look for it."""


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Groups of one kind; ``heading`` names the kind, and ``counted`` is what is counted beside the sum.

    ``remark`` explains the counts. The rows of an extract cannot be sorted: there are others elsewhere.
    """

    caption: str
    heading: str
    rows: Sequence[GroupRow]
    counted: Sequence[Counted] = ("forms",)
    remark: str = ""
    is_extract: bool = False
    is_narrowed: bool = False
    """Whether its rows, on all of its pages, can be narrowed by name."""

    @property
    def spans_years(self) -> bool:
        """Tell whether any row has a sum over several years."""
        return any(row.tally.spans_years for row in self.rows)

    @property
    def is_adjusted(self) -> bool:
        """Tell whether all its sums are of adjusted budgets."""
        return all(row.tally.is_adjusted for row in self.rows)

    @property
    def is_changed(self) -> bool:
        """Tell whether a change against the year before is known of any row."""
        return any(row.changes for row in self.rows)

    @property
    def is_drawn(self) -> bool:
        """Tell whether its sums have bars."""
        return any(row.share for row in self.rows)


def drawn(table: GroupTable) -> GroupTable:
    """Return a table with bars for its sums if these can be compared."""
    lengths = bar_lengths([row.tally.yuan for row in table.rows])
    return replace(table, rows=[row._replace(share=share) for row, share in zip(table.rows, lengths, strict=True)])


class ChangedRow(NamedTuple):
    """A project whose budget rose or fell, with its page and that of its unit."""

    changed: Changed
    url: str
    unit: Link


class ChangesView(NamedTuple):
    """The changes of a year against the year ``before``: their sums, and the largest ones."""

    before: int
    changes: YearChanges
    rises: Sequence[ChangedRow]
    falls: Sequence[ChangedRow]


class PublishedRow(NamedTuple):
    """A year of a unit, and when its declarations and its self-evaluations were first published."""

    year: Link
    declarations: str
    evaluations: str


class FormRow(NamedTuple):
    """A form in a table, with its unit under the name of the unit's page, whatever the form calls it.

    ``types`` are those that it ticks, or those that it is listed under where its paper does not ask for them.
    """

    record: Record
    unit: Link
    types: Sequence[str]


def form_rows(
    records: Iterable[Record], units: Mapping[str, PublicUnit], types: Mapping[ProjectYear, Sequence[str]]
) -> list[FormRow]:
    """Return the rows of forms, in their order; ``types`` are those that project years are listed under."""
    return [FormRow(record, unit_link(units[record.unit]), _types(record, types)) for record in records]


def changed_rows(changed: Iterable[Changed], units: Mapping[str, PublicUnit]) -> list[ChangedRow]:
    """Return the rows of projects whose budgets changed, in their order."""
    return [
        ChangedRow(one, project_url(one.record.address.project_key), unit_link(units[one.record.unit]))
        for one in changed
    ]


def _types(record: Record, types: Mapping[ProjectYear, Sequence[str]]) -> Sequence[str]:
    return record.project_types if record.asks_type else types.get(record.project_year, ())


@dataclass(frozen=True, slots=True)
class Unevaluated:
    """The declarations without a self-evaluation on an index page."""

    tally: Tally
    url: str
    """The explorer with the same declarations."""
    rows: Sequence[FormRow]
    """The declarations, empty if they are too many, or if the page lists no forms; then its tables lead to them."""
    remark: str
    """Why there may be no self-evaluation, and which declarations are left out."""
    left_out: int | None
    """The year that is not counted because its self-evaluations are not due yet, ``None`` if no form is of it."""
    is_folded: bool
    """Whether they are listed only when asked for, being many, or among all forms of the page."""


@dataclass(frozen=True, slots=True)
class FirstPart:
    """What only the first page of an index shows if its table or list continues on others."""

    groups: Sequence[GroupTable] = ()
    """Short tables."""
    is_typed: bool = False
    """Whether any of its sums are of project types."""
    published: Sequence[PublishedRow] = ()
    """On the page of a unit: when its forms were first published, shown below the first table."""
    changes: ChangesView | None = None
    """On the page of a year: what is known of its changes."""
    unevaluated: Unevaluated | None = None
    """The declarations without a self-evaluation, ``None`` if there are none, or if they are not told of here."""
    lacking: Sequence[Link] = ()
    """On the page of a year: the units without any form."""
    withdrawn: Sequence[FormRow] = ()
    """Withdrawn forms."""
    downloads: DownloadLinks = NO_LINKS


@dataclass(frozen=True, slots=True)
class Listing:
    """The content of an index: what all its pages show, and what only the first one does."""

    url: str
    title: str
    crumbs: Sequence[Link]
    tally: Tally
    facts: Sequence[tuple[str, Link]] = ()
    """What is known of its unit or type, by name; without a URL they are only texts."""
    website: str = ""
    """The unit's own website."""
    enquiries: Sequence[Link] = ()
    """Where to ask the unit; without a URL they are only texts."""
    related: Sequence[tuple[str, Sequence[Link]]] = ()
    """Links to pages of other units, by their relation to this one."""
    feed_of: str = ""
    """The unit whose feed it links, empty for none."""
    first: FirstPart = FirstPart()
    main: GroupTable | None = None
    """The table that may continue over several pages."""
    forms: Sequence[FormRow] = ()
    """The forms of the page, empty if there are too many and its tables lead to them; without ``main``, all of them."""
    omitted: tuple[Omitted, ...] = ()
    """The columns of lists of forms that are omitted because the title gives their value."""
    findings: Found | None = None
    """The findings in its forms, ``None`` if they are not published or not shown here."""
    explore_url: str = ""
    """The explorer with the same forms; empty if all forms are listed."""
    fill_url: str = ""
    """The page on which the unit fills in another form; empty for pages that are not about a unit."""

    @property
    def missed_url(self) -> str:
        """The address of the explorer's list of its forms that missed a target."""
        return missed_url(self.explore_url or EXPLORE)


@dataclass(frozen=True, slots=True)
class ListingView:
    """All that the template of an index page receives; ``listing`` holds only what this page of it shows."""

    listing: Listing
    is_drawn: bool
    part: Part[object]


def listing_pages(listing: Listing, language: Language) -> Iterator[Page]:
    """Yield the pages of an index."""
    words = language.interface["listing"]
    description = words["description"].format(title=listing.title, forms=listing.tally.forms)
    first = replace(listing.first, groups=tuple(map(drawn, listing.first.groups)))
    listing = replace(listing, first=first, main=listing.main and drawn(listing.main))
    spread: Sequence[object] = listing.main.rows if listing.main else listing.forms
    for part in parts(listing.url, spread):
        is_first = part.number == 1
        title = listing.title if is_first else words["part_title"].format(title=listing.title, number=part.number)
        shown = _share(listing, part)
        view = ListingView(shown, any(table.is_drawn for table in _tables(shown)), part)
        yield Page(part.url, title, description, "listing.html", view, feed_of=listing.feed_of)


def _share(listing: Listing, part: Part[object]) -> Listing:
    """Return what one page shows: its rows of the long table or list, and the first part on the first page only."""
    if part.number > 1:
        listing = replace(listing, first=FirstPart(), forms=())
    if listing.main:
        rows = cast("Sequence[GroupRow]", part.items)
        return replace(listing, main=replace(listing.main, rows=rows, is_extract=part.is_extract))
    return replace(listing, forms=cast("Sequence[FormRow]", part.items))


def _tables(listing: Listing) -> Iterator[GroupTable]:
    yield from listing.first.groups
    if listing.main:
        yield listing.main
