"""The tables of the open data: their names, columns and references.

Titles and explanations are in ``generator/language/zh/data.yml``, by the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

LAYOUT = "1.0"
"""The version of all tables together, for programs that read them.

The second number rises if tables or columns are added, the first if any are renamed, removed or change their meaning.
"""

Value = str | int | bool | Decimal | date | tuple[str, ...] | None
"""The value of a cell; ``None`` is blank."""

Values = Mapping[str, Value]
"""The values of a row by name of the column."""

Row = tuple[Value, ...]
Rows = tuple[Row, ...]

BEYOND = Decimal(10) ** 30
"""The least number that is too large for a decimal."""


class Type(Enum):
    """The type of a column's values; a decimal has at most 30 digits before the point and 8 after it.

    A code is one of a few words, explained in ``generator/language/zh/data.yml`` under the name of the column.
    """

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    BOOLEAN = "boolean"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``required`` means that it is never blank, ``judged`` that it is published only with findings.

    ``composed`` means that its texts are put together of many cells, and may be too long for a spreadsheet.
    """

    name: str
    type: Type = Type.TEXT
    required: bool = False
    judged: bool = False
    composed: bool = False


Columns = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key columns, and its references, pairs of a column and the table that it refers to."""

    name: str
    columns: Columns
    key: tuple[str, ...]
    references: tuple[tuple[str, str], ...] = ()

    def rows(self, values: Iterable[Values]) -> Rows:
        """Return rows in the order of the columns; raises ``KeyError`` unless each names exactly the columns."""
        names = [column.name for column in self.columns]
        return tuple([_row(names, each) for each in values])


def _row(names: Sequence[str], values: Values) -> Row:
    if len(values) != len(names):
        raise KeyError(*sorted(values.keys() ^ set(names)))
    return tuple([values[name] for name in names])


def _texts(*names: str) -> Columns:
    return tuple(Column(name) for name in names)


def _needed(*names: str) -> Columns:
    return tuple(Column(name, required=True) for name in names)


def _code(name: str) -> Column:
    return Column(name, Type.CODE, required=True)


def _money(name: str) -> Columns:
    return Column(f"{name}_yuan", Type.DECIMAL), *_texts(f"{name}_written", f"{name}_unit")


def _figure(name: str) -> Columns:
    return Column(name, Type.DECIMAL), Column(f"{name}_written")


def _date(name: str) -> Columns:
    return Column(name, Type.DATE), Column(f"{name}_written")


def _target(name: str) -> Columns:
    written, sign, unit = _texts(f"{name}_written", f"{name}_comparison", f"{name}_unit")
    return written, sign, Column(f"{name}_value", Type.DECIMAL), unit


_FORM_ID, _UNIT_NAME, _PROJECT_NAME = _needed("form_id", "unit_name", "project_name")
YEAR = Column("year", Type.INTEGER, required=True)
FORM = (_FORM_ID, YEAR, _UNIT_NAME, _PROJECT_NAME)
"""The first columns of every table about forms."""

AS_WRITTEN = ("expenditure_category", "government_procurement", "performance_type")
"""The canonical fields that stand side by side in the table of forms, each as its cell was written."""

NUMBER = Column("number", Type.INTEGER, required=True)


def _of_form(name: str, *columns: Column) -> Table:
    """Return a table with several rows for each form, whose key is completed by the first of its own columns."""
    return Table(name, (*FORM, *columns), ("form_id", columns[0].name), (("form_id", "forms"),))


FORMS = Table(
    "forms",
    (
        *FORM,
        _code("kind"),
        Column("whole_unit", Type.BOOLEAN, required=True),
        _code("status"),
        Column("first_published", Type.DATE),
        Column("last_changed", Type.DATE),
        Column("withdrawn_on", Type.DATE),
        *_texts("withdrawal_reason", "replaced_by"),
        *_needed("unit_id", "project_id"),
        Column("continues", Type.TEXTS),
        *_needed("earliest_project"),
        *_texts("counterpart"),
        *_texts("year_written", "unit_name_written", "department"),
        Column("project_type", Type.TEXTS),
        Column("listed_types", Type.TEXTS),
        Column("use_of_funds", Type.TEXTS),
        *_texts(*AS_WRITTEN),
        *_date("start"),
        *_date("end"),
        *_money("budget"),
        *_money("executed"),
        *_figure("execution_rate"),
        *_figure("execution_weight"),
        *_figure("execution_score"),
        *_figure("total_weight"),
        *_figure("total_score"),
        Column("recomputed_score", Type.DECIMAL, judged=True),
        Column("missed_targets", Type.INTEGER, judged=True),
        Column("unclear_targets", Type.INTEGER, judged=True),
        *_texts("grade", "original_url"),
        *_needed("form_type", "form_title", "page", "source", "sha256"),
    ),
    ("form_id",),
    (("unit_id", "units"),),
)

FINDINGS = _of_form(
    "findings",
    NUMBER,
    *_needed("rule", "rule_title"),
    *(Column(name, required=True, composed=True) for name in ("message", "calculation")),
    *(Column(name, Type.DECIMAL) for name in ("stated", "expected", "difference")),
    Column("difference_unit", Type.CODE),
    Column("budget_yuan", Type.DECIMAL),
    Column("compared", required=True, composed=True),
    Column("compared_values", composed=True),
    *_needed("page", "file"),
    Column("line", Type.INTEGER, required=True),
    *_texts("answer"),
)
"""The findings of the consistency rules, which need not be published."""

UNITS = Table(
    "units",
    (
        *_needed("unit_id", "unit_name"),
        Column("aliases", Type.TEXTS),
        *_texts("department", "website"),
        Column("enquiries", Type.TEXTS),
        Column("merged_into", Type.TEXTS),
        Column("first_year", Type.INTEGER),
        Column("last_year", Type.INTEGER),
        *_texts("note"),
    ),
    ("unit_id",),
)
"""The only table that is not about forms."""

CELLS = _of_form("cells", NUMBER, *_needed("cell"), *_texts("text"), Column("withheld", Type.BOOLEAN, required=True))
"""What no other table holds: cells that are blank or withheld, or whose meaning has no column."""

FORM_TABLES = (
    FORMS,
    _of_form("funds", NUMBER, _code("measure"), _code("source_of_funds"), *_needed("label"), *_money("amount")),
    _of_form("sub_projects", NUMBER, *_texts("sub_project"), *_money("amount")),
    _of_form(
        "indicators",
        NUMBER,
        *_texts("level_1", "level_2", "indicator"),
        *_target("target"),
        *_target("actual"),
        Column("outcome", Type.CODE, judged=True),
        *_figure("weight"),
        *_figure("score"),
        *_texts("deviation"),
    ),
    _of_form("narrative", _code("topic"), *_needed("label", "text")),
    CELLS,
    _of_form("corrections", NUMBER, Column("corrected_on", Type.DATE, required=True), *_needed("content", "reason")),
    FINDINGS,
)


_WITHOUT_FINDINGS = tuple(
    replace(table, columns=tuple(column for column in table.columns if not column.judged))
    for table in FORM_TABLES
    if table is not FINDINGS
)


def form_tables(with_findings: bool) -> tuple[Table, ...]:
    """Return the tables about forms that are published, with the columns that are."""
    return FORM_TABLES if with_findings else _WITHOUT_FINDINGS
