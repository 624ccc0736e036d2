"""When the forms of a unit were first published, year by year, as its page shows it."""

from __future__ import annotations

from generator.catalogue.catalogue import Records
from generator.catalogue.timeliness import Firsts, Published, published_in
from generator.language import Language
from generator.model import Kind, PublicUnit
from generator.rendering import addresses
from generator.rendering.pages.indexes.page import PublishedRow
from generator.rendering.pages.page import Link


def published_rows(unit: PublicUnit, records: Records, firsts: Firsts, language: Language) -> list[PublishedRow]:
    """Return the years of a unit of which it is known, the newest first."""
    named = language.interface["navigation"]["year"]
    return [
        PublishedRow(
            Link(named.format(year=year), addresses.unit_year_url(unit.slug, year)),
            _told(of.get(Kind.TARGET), language),
            _told(of.get(Kind.SELF_EVALUATION), language),
        )
        for year, of in published_in(records, firsts).items()
    ]


def _told(published: Published | None, language: Language) -> str:
    """Return the days, with how many forms they are of where that is not known of all; a dash if of none."""
    words = language.interface
    if published is None:
        return str(words["words"]["dash"])
    first, last, dated, forms = published
    days = words["form"]["from_to"].format(start=first, end=last) if last > first else str(first)
    return days + (words["listing"]["dated"].format(dated=dated, forms=forms) if dated < forms else "")
