"""The facts of a form that lists need, so that the form itself need not be held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from generator.catalogue.completeness import Completeness, completeness_of
from generator.model import (
    Address,
    Correction,
    Figure,
    Form,
    Kind,
    Money,
    ProjectKey,
    ProjectYear,
    Rate,
    Stated,
    Withdrawal,
)

NO_CELL = Stated("", "", ())


class Plan(NamedTuple):
    """The plan in a declaration for several years: the total budget, the first and the last year."""

    total: Money
    first: int
    last: int


class Rescored(NamedTuple):
    """The total of a self-evaluation recomputed in proportion to its results, and by how much the stated one is above.

    ``grades`` are those of the stated and of the recomputed total, empty where unknown. ``is_explained`` tells whether
    the unit gave a reason for any score above its proportion.
    """

    total: Decimal
    excess: Decimal
    grades: tuple[str, str]
    is_explained: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A form in a list: who, when, which project, how much."""

    address: Address
    definition: str
    source: str
    unit_name: str
    project_name: str
    project_types: tuple[str, ...]
    budget: Money | None
    """The budget of the form's year, as declared, or on a self-evaluation as adjusted over the year."""
    execution_rate: Rate | None
    total_score: Figure | None
    completeness: Completeness
    """How much of the form is filled in."""
    asks_type: bool = True
    """Whether the paper has a cell for the project type."""
    project_cell: Stated = NO_CELL
    """The cell with the project's name."""
    executed: Money | None = None
    """What was spent of the budget."""
    digest: str = ""
    """The SHA-256 of the source."""
    withdrawal: Withdrawal | None = None
    corrections: tuple[Correction, ...] = ()
    whole_unit: bool = False
    """Whether the form is about a whole unit and not a project."""
    origin: ProjectKey | None = None
    """The earliest identity of the project if it had another one, once that is known, see ``Lineage.origins``."""
    family: ProjectKey | None = None
    """The project that represents all connected with this one, once that is known, see ``Lineage.family``."""
    plan: Plan | None = None
    """The plan for several years, if a declaration states one."""
    missed: int | None = None
    """How many indicators missed their targets; ``None`` if unknown, or if no results are compared with targets."""
    unclear: int = 0
    """Of how many indicators this is unclear."""
    rescored: Rescored | None = None
    """The recomputed total, ``None`` if no score could be recomputed."""

    @property
    def identity(self) -> ProjectKey:
        """The key shared by all forms of the project and of those connected with it."""
        return self.family or self.address.project_key

    @property
    def project(self) -> ProjectKey:
        """The key shared by all forms of the project, also of those in another unit or by another name."""
        return self.origin or self.address.project_key

    @property
    def project_year(self) -> ProjectYear:
        """The key shared by the declaration and the self-evaluation of one year, wherever they are."""
        return *self.project, self.address.year

    @property
    def year(self) -> int:
        """The year of the form."""
        return self.address.year

    @property
    def unit(self) -> str:
        """The slug of the unit."""
        return self.address.unit

    @property
    def kind(self) -> Kind:
        """Declaration or self-evaluation."""
        return self.address.kind

    @property
    def is_evaluation(self) -> bool:
        """Whether it is a self-evaluation, and no declaration."""
        return self.address.kind is Kind.SELF_EVALUATION

    @property
    def yuan(self) -> Decimal | None:
        """The budget in yuan; ``None`` if the form leaves it blank."""
        return self.budget.yuan if self.budget else None


def record_of(form: Form) -> Record:
    """Return the record of a form."""
    return Record(
        address=form.address,
        definition=form.definition,
        source=form.source,
        unit_name=form.unit_name,
        project_name=form.project_name,
        project_types=form.project_types,
        budget=form.budget,
        execution_rate=form.execution.rate,
        total_score=form.total_score,
        completeness=completeness_of(form),
        asks_type="project_type" in form.asked,
        project_cell=form.stated.get("project", NO_CELL),
        executed=form.amount("executed"),
        digest=form.digest,
        withdrawal=form.withdrawal,
        corrections=form.corrections,
        whole_unit=form.whole_unit,
        plan=_plan(form),
    )


def as_listed(record: Record) -> Record:
    """Return what lists show of a form: everything but the digest of its source."""
    return replace(record, digest="")


def as_counted(record: Record) -> Record:
    """Return what counts and sums are made from: a record without its names and texts."""
    return replace(record, digest="", source="", unit_name="", project_name="", project_cell=NO_CELL, corrections=())


def _plan(form: Form) -> Plan | None:
    """Return the plan in a declaration, ``None`` if it is for one year, where the budget says as much."""
    total = form.amount("total_budget")
    if form.address.kind is not Kind.TARGET or form.whole_unit or not (total and form.start and form.end):
        return None
    first, last = form.start.year, form.end.year
    return Plan(total, first, last) if first < last else None
