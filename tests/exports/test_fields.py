"""Everything that the table of fields allows is read: nothing that fills a field is lost before its column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from generator.catalogue.tables import CELLS
from generator.definition.cells import WITHHELD
from generator.definition.fields import PARTS, Where, field_called
from generator.definition.validation import schema_text
from generator.exports.rows import FormRows, rows_of
from generator.exports.summary import Origin
from generator.language import Language
from tests.definitions import definitions_of
from tests.sample import UNIT, read

NAMES = (
    *schema_text("definition")["$defs"]["field"]["anyOf"][0]["enum"],
    *("narrative.plan", "funds.annual_budget", "funds.total_budget.fiscal"),
)
NEEDED = {"year": ("year", "2031"), "unit": ("text", UNIT.name), "project": ("text", "小河清淤")}
TEXTS = {
    "year": "2031", "date": "2031年3月4日", "money": "12.50", "number": "7.5", "percentage": "7.5 %", "choice": "甲类",
    "table": "[{列: 某一段}]", "indicators": "{项: {列: 某一段}}",
}  # fmt: skip
COLUMNS = {
    Where.MATRIX: ("type: matrix, lines: [{label: 行, source: total}]", "{行: {列: TEXT}}"),
    Where.SUB_PROJECTS: ("type: table, field: sub_projects", "[{列: TEXT}]"),
    Where.INDICATORS: ("type: indicators, field: indicators, levels: [{label: 级}]", "{项: {列: TEXT, 他: }}"),
    Where.OTHER_TABLE: ("type: table", "[{列: TEXT}]"),
}
MORE = {
    "choice": ", vocabulary: project_types",
    "table": ", columns: [{label: 列, type: text, field: name}]",
    "indicators": ", levels: [{label: 级}], columns: [{label: 列, type: text, field: target}, {label: 他, type: text}]",
}


def ways() -> Iterator[tuple[str, str, Where]]:
    """Yield each field with a type that may fill it, and a place where it may."""
    for name in NAMES:
        if name in PARTS:
            continue  # by itself a piece of a target means nothing: it is among the cells
        field = field_called(name)
        where = [one for one in field.where if one is not Where.MATRIX or name.count(".") < 2]
        yield from product([name], field.types, where)


def rows(name: str, kind: str, where: Where, text: str, language: Language) -> FormRows:
    """Return the open data of a form with one text in a cell or a column that fills a field."""
    own = f"type: {kind}, field: {name}{MORE.get(kind, '')}"
    shape, written = f"{{label: 格, {own}}}", text
    if where is not Where.CELL:
        around, written = COLUMNS[where][0], COLUMNS[where][1].replace("TEXT", text)
        written = written if where is Where.INDICATORS else written.replace(", 他: ", "")
        other = ", {label: 他, type: text}" if where is Where.INDICATORS else ""
        shape = f"{{label: 格, {around}, columns: [{{label: 列, {own}}}{other}]}}"
    needed = {field: value for field, value in NEEDED.items() if field != name}
    lines = ["title: 表", "kind: self-evaluation", "years: {from: 2031}", "amounts: 元", "header: []", "rows:"]
    lines += (f"  - [{{label: {field}, type: {kind}, field: {field}}}]" for field, (kind, _) in needed.items())
    definition = "\n".join([*lines, f"  - [{shape}]"])
    definitions = definitions_of({"made-up.yml": definition})
    filled = "".join(f"{field}: {value}\n" for field, (_, value) in needed.items())
    path = (UNIT.slug, "2031", "river.yml")
    form = read(f"form: made-up\n{filled}格: {written}\n", definitions, path).whole
    return rows_of(form, Origin(definitions["made-up"], UNIT, "forms/x/"), None, language)


def texts(of: FormRows) -> set[object]:
    """Return all values in the tables of interpreted values."""
    values = (value for name, of_table in of.items() if name != CELLS.name for row in of_table for value in row)
    return {one for value in values for one in (value if isinstance(value, tuple) else (value,))}


@pytest.mark.parametrize(("name", "kind", "where"), [way for way in ways() if not way[0].startswith("contact.")])
def test_what_fills_a_field_stands_in_its_column(name: str, kind: str, where: Where, language: Language) -> None:
    text = UNIT.name if name == "unit" else TEXTS.get(kind, "某一段")
    made = rows(name, kind, where, text, language)
    value = text if kind not in MORE or kind == "choice" else "某一段"
    assert value in texts(made)
    assert value not in [row[-2] for row in made["cells"]]


@pytest.mark.parametrize(("name", "kind", "where"), [way for way in ways() if way[0].startswith("contact.")])
def test_what_is_personal_fills_none_and_is_named_as_withheld(
    name: str, kind: str, where: Where, language: Language
) -> None:
    made = rows(name, kind, where, WITHHELD, language)
    assert WITHHELD not in texts(made)
    assert [row[-2:] for row in made["cells"] if row[-1]] == [(WITHHELD, True)]
