"""The page for filling in forms, and its data files; those about a unit are loaded when the unit is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.catalogue import Records, newest_first
from generator.catalogue.order import by_name
from generator.content import Content
from generator.definition.cells import Definition
from generator.exports.filling import CONTENTS, contents_json, definition_file, definition_json, unit_file, unit_json
from generator.model import PublicUnit
from generator.pipeline.groups.collection import Collection, Pages
from generator.pipeline.keeping.cache import dumped
from generator.rendering.pages.fill import fill_page
from generator.rendering.pages.page import Page


def filling(collection: Collection) -> Iterator[Pages]:
    """Yield the files that exist once, and those of each unit."""
    catalogue = collection.catalogue
    units = by_name(catalogue.units[slug] for slug in catalogue.by_unit)
    offered = _offered(collection)
    yield Pages("fill", dumped((units, [one.id for one in offered])), _once(collection, units, offered))
    for slug in catalogue.by_unit:
        records = catalogue.all_of_unit(slug)
        yield Pages(f"fill {slug}", collection.listed(records), _of_unit(slug, records))


def _offered(collection: Collection) -> list[Definition]:
    """Return the definitions that are there to be filled in.

    An authority without forms whose papers another extends is there only for that. While there are no forms at all,
    all are offered.
    """
    definitions = collection.configuration.definitions
    used = {definitions[record.definition].authority for record in collection.catalogue.everything}
    extended = {
        definitions[one.extends].authority
        for one in definitions.values()
        if one.extends and definitions[one.extends].authority != one.authority
    }
    return [one for one in definitions.values() if not used or one.authority not in extended - used]


def _of_unit(slug: str, records: Records) -> Iterator[Content]:
    yield Content(unit_file(slug), unit_json(newest_first(records)))


def _once(collection: Collection, units: list[PublicUnit], offered: list[Definition]) -> Iterator[Page | Content]:
    yield fill_page(collection.publication)
    yield Content(CONTENTS, contents_json(offered, units, collection.language))
    for definition in offered:
        yield Content(definition_file(definition.id), definition_json(definition))
