"""Every value of every form is on its page and in each export, or is withheld."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

from generator.catalogue.downloads import Format, downloads
from generator.catalogue.tables import CELLS, UNITS
from generator.definition.cells import WITHHELD
from generator.exports.form_data import FormData
from generator.language import Language
from generator.model import Form, IndicatorRow
from generator.rendering.environment import Renderer
from tests.exports.collection import PUBLICATION, Collection
from tests.exports.reading import Rows, documents, expected, tables_in
from tests.project import FRAGMENTS
from tests.rendering.form_pages import form_page_of

TABLES = PUBLICATION.form_tables


def on_paper(written: object) -> Iterator[str | None]:
    """Yield everything that is filled in, and ``None`` for each blank."""
    match written:
        case IndicatorRow(levels, columns):
            yield from filter(None, levels)
            yield from columns.values()
        case Mapping():
            for inner in written.values():
                yield from on_paper(inner)
        case (_, *_):
            for item in written:
                yield from on_paper(item)
        case ():
            yield None
        case str() | None:
            yield written


def values_of(form: Form) -> set[str]:
    return set(filter(None, on_paper(form.cells)))


def held(collection: Collection) -> Iterator[tuple[Form, FormData]]:
    """Yield the forms that are not withdrawn, with their data."""
    for name, form in collection.forms.items():
        if not form.withdrawal:
            yield form, collection.data[name]


def texts_in(value: object) -> Iterator[str]:
    """Yield all texts in a value, at any depth."""
    match value:
        case str():
            yield value
        case dict():
            yield from (text for inner in value.values() for text in texts_in(inner))
        case list() | tuple():
            yield from (text for inner in value for text in texts_in(inner))


def test_the_collection_has_what_is_difficult(collection: Collection) -> None:
    values = {value for form, _ in held(collection) for value in values_of(form)}
    assert {"=1+1", "@SUM(A1)", "'指标", "=100%", WITHHELD} <= values
    assert sum(value.startswith("=") for value in values) > 20
    assert len({form.definition for form, _ in held(collection)}) >= 5


def test_every_value_is_in_the_tables(collection: Collection) -> None:
    for form, data in held(collection):
        texts = {text for table in TABLES for row in data.rows[table.name] for text in texts_in(row)}
        steps = {step for text in texts for step in re.split(" / |；", text)}
        for value in values_of(form):
            assert value in texts or value.strip() in texts or value in steps, (form.address.id, value)


def test_every_value_is_in_the_document(collection: Collection) -> None:
    for form, data in held(collection):
        assert values_of(form) <= set(texts_in(json.loads(data.document)["paper"])), form.address.id


def test_every_withheld_cell_is_named(collection: Collection) -> None:
    for form, data in held(collection):
        named = [row[-2] for row in data.rows[CELLS.name] if row[-1] is True]
        assert named == [WITHHELD] * list(on_paper(form.cells)).count(WITHHELD)


def test_every_value_is_in_the_page(collection: Collection, language: Language) -> None:
    renderer = Renderer(FRAGMENTS, language)
    for form, _ in held(collection):
        page = form_page_of(form, collection.configuration.definitions)
        html = unescape(renderer.render(page.template, page.url, view=page.view))
        assert [value for value in values_of(form) if value not in html] == [], form.address.id


def units_of(forms: Sequence[FormData], collection: Collection) -> Rows:
    slugs = {str(data.rows["forms"][0][0]).split("/")[0] for data in forms}
    units = [collection.catalogue.units[slug] for slug in sorted(slugs)]
    return [
        (
            *(one.slug, one.name, "；".join(one.aliases), one.department, one.website),
            *("；".join(one.enquiries), "；".join(one.merged_into)),
            *(str(year or "") for year in (one.first_year, one.last_year)),
            one.note,
        )
        for one in units
    ]


def test_every_row_is_in_each_table_of_each_file(collection: Collection, handed_out: Path) -> None:
    seen: Counter[Format] = Counter()
    for handout, forms in collection.handouts():
        for download in downloads(handout.selection, TABLES):
            for table, rows in tables_in(handed_out / download.address, download, handout.tables):
                wanted = units_of(forms, collection) if table == UNITS else expected(table, forms)
                assert rows == wanted, (download.address, table.name)
                seen[download.format] += bool(rows)
    assert all(seen[each] > 5 for each in (Format.CSV, Format.CSV_PACKAGE, Format.WORKBOOK, Format.PARQUET))


def test_every_document_is_in_the_lines_of_json(collection: Collection, handed_out: Path) -> None:
    for handout, forms in collection.handouts():
        (lines,) = (one for one in downloads(handout.selection, TABLES) if one.format is Format.JSON_LINES)
        assert list(documents(handed_out / lines.address)) == [json.loads(data.document) for data in forms]
