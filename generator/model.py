"""The canonical model: what a form says, in the field's standard terms, whatever paper it was written on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a form is for: declared before the year, or evaluated after it."""

    TARGET = "target"
    SELF_EVALUATION = "self-evaluation"


class MoneyUnit(Enum):
    """The unit an amount is written in, and how many yuan one of it is."""

    YUAN = "元"
    TEN_THOUSAND_YUAN = "万元"
    HUNDRED_MILLION_YUAN = "亿元"

    yuan: int
    """How many yuan one unit is."""

    def __init__(self, written: str) -> None:
        self.yuan = {"元": 1, "万元": 10**4, "亿元": 10**8}[written]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as written (``27,315,700.00``), its exact value, and the unit its form is printed in."""

    written: str
    value: Decimal
    unit: MoneyUnit

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, exact."""
        return self.value * self.unit.yuan


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written (``98.11%``, ``9.81``) and its exact value; a percentage is not divided by 100."""

    written: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as written (``98.11%``, ``0.98``) and its number: in per cent or, if ``is_share``, a fraction of one.

    ``is_certain`` tells whether its sign or the amounts decide which; otherwise its size does.
    """

    written: str
    value: Decimal
    is_share: bool = False
    is_certain: bool = True

    @property
    def likely(self) -> Decimal:
        """The rate in per cent, as its size suggests where it is ambiguous."""
        return self.value * 100 if self.is_share else self.value

    @property
    def text(self) -> str:
        """The rate as pages tell it: as written, if certainly in per cent with the sign that its heading has for it."""
        is_bare = self.is_certain and not self.is_share and not self.written.endswith(("%", "％"))
        return f"{self.written}%" if is_bare else self.written

    @property
    def per_cent(self) -> Decimal | None:
        """The rate in per cent, ``None`` where it is ambiguous."""
        return self.likely if self.is_certain else None


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a form: ``measure`` (``annual_budget``) by ``source`` of funds (``total``, ``fiscal``)."""

    measure: str
    source: str
    label: str
    money: Money


@dataclass(frozen=True, slots=True)
class SubProject:
    """A part of the year's budget with a name of its own; a blank amount is ``None``."""

    name: str
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Narrative:
    """A passage of text: what it is (``overview``), the label it is printed under, the text as written."""

    topic: str
    label: str
    text: str


CellPath = tuple[str | int, ...]
"""The steps from the top of a form to one of its cells: keys, and row numbers from 0."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its names from level 1 down, and its columns as written; a blank cell is ``None``.

    A number that the paper splits over columns is one text here.
    """

    levels: tuple[str, ...]
    target: str | None = None
    actual: str | None = None
    weight: Figure | None = None
    score: Figure | None = None
    deviation: str | None = None
    direction: str | None = None
    """What the paper says about whether a high or a low value is wanted."""
    path: CellPath = ()
    """The path to it from the cell that holds all indicators; unique within the form."""

    @property
    def name(self) -> str:
        """Its own name, which is that on the last level."""
        return self.levels[-1]


class Comparison(Enum):
    """How a result is compared with a target; messages show the sign.

    ``PLAIN`` is a bare number: it does not say whether more or less is better.
    """

    AT_LEAST = "≥"
    MORE = ">"
    AT_MOST = "≤"
    LESS = "<"
    EQUAL = "="
    INCREASE = "提升"
    DECREASE = "下降"
    ABOUT = "约"
    PLAIN = ""

    @property
    def asks_for_more(self) -> bool:
        """Tell whether more than the number does as well; of a decrease, falling by more."""
        return self.is_change or self in (Comparison.AT_LEAST, Comparison.MORE)

    @property
    def asks_for_less(self) -> bool:
        """Tell whether a result below the number meets the target."""
        return self in (Comparison.AT_MOST, Comparison.LESS)

    @property
    def is_change(self) -> bool:
        """Whether the number is the amount of a rise or fall, rather than the resulting value."""
        return self in (Comparison.INCREASE, Comparison.DECREASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A target or result that is a number: its text, and its parts (``≥10万次`` gives ≥, 100000 and 次).

    ``unit`` is empty where none is written; per cent is a unit, and ``value`` is not divided by 100.
    """

    text: str
    comparison: Comparison
    value: Decimal
    unit: str


ProjectKey = tuple[str, str]
"""Unit and project: what stays the same over the years."""

ProjectYear = tuple[str, str, int]
"""Unit, project and year: what a declaration and its self-evaluation have in common."""


@dataclass(frozen=True, slots=True)
class Address:
    """The identity of a form, in slugs; a project keeps its name over years and kinds.

    ``stem`` is the form's file name where that is not the usual one.
    """

    unit: str
    year: int
    project: str
    kind: Kind
    stem: str = ""

    @property
    def name(self) -> str:
        """The last part of the form's path and URL; a self-evaluation usually lies beside its declaration."""
        usual = self.project if self.kind is Kind.TARGET else f"{self.project}.{self.kind.value}"
        return self.stem or usual

    @property
    def id(self) -> str:
        """The form's identifier: ``unit/year/name``."""
        return f"{self.unit}/{self.year}/{self.name}"

    @property
    def project_key(self) -> ProjectKey:
        """The key shared by all forms of the project."""
        return self.unit, self.project

    @property
    def project_year(self) -> ProjectYear:
        """The key shared by the declaration and the self-evaluation of one year."""
        return self.unit, self.project, self.year


Written = (
    str
    | tuple[str, ...]
    | tuple["Mapping[str, Written]", ...]
    | tuple["IndicatorRow", ...]
    | Mapping[str, "Written"]
    | None
)
"""The content of a cell of the paper: text, ticked options, table rows, indicator rows or a group.

``None`` is a blank cell. A cell that the form does not have is absent from its mapping.
"""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator as printed: its level names from level 1 down, and its other columns by label."""

    levels: tuple[str, ...]
    columns: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Stated:
    """A cell that fills a canonical field: the label it is printed under, its text, and its path."""

    label: str
    text: str
    path: CellPath


@dataclass(frozen=True, slots=True)
class Execution:
    """How the year's budget was spent, as the form states it: rates by source of funds, weight and score."""

    rates: Mapping[str, Rate]
    weight: Figure | None
    score: Figure | None

    @property
    def rate(self) -> Rate | None:
        """The rate of the whole budget, ``None`` if it is blank or the form does not ask for it."""
        return self.rates.get("total")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Says that a published form no longer applies, since when and why.

    ``instead`` is the identifier of the form that replaces it, empty where there is none.
    """

    date: date
    reason: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A change made to a form after publication: when, what and why."""

    date: date
    content: str
    reason: str


@dataclass(frozen=True, slots=True)
class Form:
    """A performance form: the paper as written (``cells``, by key) and what it means.

    Blank texts are empty, blank figures and dates are ``None``, and so are dates that name no day. Most of a withdrawn
    form may be missing.
    """

    address: Address
    definition: str
    source: str
    unit_name: str
    department: str
    project_name: str
    project_types: tuple[str, ...]
    start: date | None
    end: date | None
    amounts: tuple[Amount, ...]
    unsourced: tuple[Amount, ...]
    """Amounts that may be parts of a measure, for the definition does not tell their sources, which are empty."""
    sub_projects: tuple[SubProject, ...]
    narrative: tuple[Narrative, ...]
    indicators: tuple[Indicator, ...]
    use_of_funds: tuple[str, ...]
    execution: Execution
    total_score: Figure | None
    total_weight: Figure | None
    cells: Mapping[str, Written]
    stated: Mapping[str, Stated]
    """The cells that are not blank, by canonical field (``funds.annual_budget.total``, ``indicators``)."""
    asked: Mapping[str, str]
    """The labels of all fields that this copy of the paper has a cell for, blank or not, by canonical field."""
    column_labels: Mapping[str, str]
    """The labels of the indicator columns, by field (``target``)."""
    answers: Mapping[str, str]
    """The unit's answers to findings, by rule."""
    original: str
    """The URL where the unit published the form itself, empty where none is given."""
    digest: str
    """The SHA-256 of the source, in hexadecimal."""
    withdrawal: Withdrawal | None
    corrections: tuple[Correction, ...]
    whole_unit: bool
    """Whether the form is about a whole unit, whose money includes that of its projects."""

    def amount(self, measure: str, source: str = "total") -> Money | None:
        """Return the amount of a measure, ``None`` where it is blank or the form does not ask for it."""
        return next((found.money for found in self.amounts if (found.measure, found.source) == (measure, source)), None)

    @property
    def period(self) -> tuple[str, str] | None:
        """When the project begins and ends, as dates or in the words of the paper; ``None`` if both are blank."""
        start = self.start or self._text("period.start")
        end = self.end or self._text("period.end")
        return (str(start), str(end)) if start or end else None

    def _text(self, field: str) -> str:
        return self.stated[field].text if field in self.stated else ""

    @property
    def budget(self) -> Money | None:
        """The budget of the form's year: as declared, or on a self-evaluation as adjusted over the year."""
        return self.amount("annual_budget") or self.amount("full_year_budget")


class Takeover(NamedTuple):
    """A project that continues others, which ended: its slug, and theirs as ``unit/project``."""

    project: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicUnit:
    """A budget unit: its slug, full name, other names, and the department that supervises it."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    department: str = ""
    website: str = ""
    enquiries: tuple[str, ...] = ()
    """Where to ask about its forms: public telephones, addresses, and URLs, which begin with ``http``."""
    merged_into: tuple[str, ...] = ()
    """Slugs of the units that this one was merged into, empty while it is independent."""
    taken_over: tuple[Takeover, ...] = ()
    """Its projects that continue others, of its own or of other units."""
    first_year: int | None = None
    """The first year that it has forms of, ``None`` if it was always there."""
    last_year: int | None = None
    """The last year that it has forms of, ``None`` while there is none."""
    note: str = ""
    """Other changes, in words."""
    heirs: tuple[PublicUnit, ...] = ()
    """The units of ``merged_into``, with their own ``heirs`` left empty."""

    def is_there_in(self, year: int) -> bool:
        """Tell whether there can be forms of a year by what is known of its first and last one."""
        return (self.first_year or year) <= year <= (self.last_year or year)
