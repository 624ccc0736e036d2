from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator.definition
from generator.catalogue.codes import codes_of
from generator.catalogue.tables import (
    FINDINGS,
    FORM,
    FORM_TABLES,
    LAYOUT,
    UNITS,
    Column,
    Table,
    Type,
    Values,
    form_tables,
)
from generator.exports.summary import PUBLISHED, WITHDRAWN
from generator.language import Language
from generator.model import Kind
from tests.golden import held_against

SCHEMA = (Path(str(generator.definition.__file__)).parent / "definition.schema.json").read_text("utf-8")
TABLES = (*FORM_TABLES, UNITS)


def test_a_layout_keeps_its_tables_and_columns() -> None:
    """A new column makes a new layout: raise ``LAYOUT`` and write its file; those of published versions stay."""
    columns = [f"{table.name}.{column.name} {column.type.value}" for table in TABLES for column in table.columns]
    held_against(Path(__file__).parent / f"layout-{LAYOUT}.txt", "\n".join(columns) + "\n")


def test_every_table_about_forms_begins_alike() -> None:
    assert all(table.columns[: len(FORM)] == FORM for table in FORM_TABLES)


def test_keys_and_references_lead_to_columns() -> None:
    keys = {table.name: table.key for table in TABLES}
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert set(table.key) <= set(names)
        for column, other in table.references:
            assert column in names
            assert keys[other] == (column,)


@pytest.mark.parametrize("values", [{"a": 1, "b": 2, "c": 3}, {"a": 1}, {"a": 1, "c": 3}])
def test_a_row_has_a_value_for_each_column_and_no_other(values: Values) -> None:
    table = Table("t", (Column("b"), Column("a")), ("a",))
    assert table.rows([{"a": 1, "b": None}]) == ((None, 1),)
    with pytest.raises(KeyError):
        table.rows([values])


COMPUTED = ("recomputed_score",)
"""What no form states."""


def test_beside_every_number_that_was_read_stands_what_was_written() -> None:
    # The texts of what findings compare are in one column, that of the budget in the table of forms.
    for table in (table for table in TABLES if table is not FINDINGS):
        names = {column.name for column in table.columns}
        for column in table.columns:
            if column.type is Type.DECIMAL and column.name not in COMPUTED:
                stem = column.name.removesuffix("_yuan").removesuffix("_value")
                assert f"{stem}_written" in names, (table.name, column.name)


def test_every_code_that_can_be_stated_has_a_word(language: Language) -> None:
    coded = {column.name: codes_of(column, language) for table in TABLES for column in table.columns}
    measures, sources = re.findall(r"\^funds[^(]*\(([a-z_|]+)\)[^(]*\(([a-z_2-6|]+)\)", SCHEMA)[0]
    topics = re.findall(r'"narrative\.([a-z_]+)"', SCHEMA)
    assert set(re.findall(r'"funds\.([a-z_]+)"', SCHEMA)) == set(measures.split("|"))
    assert coded["kind"].keys() == {kind.value for kind in Kind}
    assert coded["status"].keys() == {PUBLISHED, WITHDRAWN}
    assert coded["measure"].keys() == set(measures.split("|"))
    assert coded["source_of_funds"].keys() == set(sources.split("|"))
    assert coded["topic"].keys() == set(topics)
    for name, codes in coded.items():
        assert len(set(codes.values())) == len(codes), name


def test_titles_tell_the_columns_of_a_table_apart(language: Language) -> None:
    for table in TABLES:
        titles = [language.data["column"][column.name] for column in table.columns]
        assert len(set(titles)) == len(titles)


def test_findings_can_be_kept_back() -> None:
    assert FINDINGS in form_tables(with_findings=True)
    assert FINDINGS not in form_tables(with_findings=False)


def test_what_only_findings_tell_is_kept_back_with_them() -> None:
    told = {column.name for table in form_tables(with_findings=True) if table != FINDINGS for column in table.columns}
    silent = {column.name for table in form_tables(with_findings=False) for column in table.columns}
    assert told - silent == {"recomputed_score", "missed_targets", "unclear_targets", "outcome"}


def test_words_are_there_for_all_and_for_nothing_else(language: Language) -> None:
    data = language.data
    columns = {column.name for table in TABLES for column in table.columns}
    assert data["column"].keys() == data["column_note"].keys() == columns
    assert data["table"].keys() == data["table_note"].keys() == {table.name for table in TABLES}
    assert data["type"].keys() == {kind.value for kind in Type}


def test_the_names_of_sheets_fit_on_their_tabs(language: Language) -> None:
    names = [language.interface["data"]["about_sheet"], *language.data["table"].values()]
    assert len(names) == len(set(names))
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
