"""The outcomes of a rule: found, with the sum shown, or not applicable, with the reason. No outcome means passed.

Single indicators and amounts can be reported as unchecked; with no other outcome, the rest has passed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from generator.catalogue.records import Record
from generator.diagnostics import Said
from generator.model import Address, CellPath, Form
from generator.rules.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Side:
    """A value that was compared: the label, the text and the path of its cell.

    An amount has its unit in ``text`` if it stands beside one in another unit. ``form`` is the address of the form with
    the cell, ``None`` if that is the form being checked.
    """

    label: str
    text: Said
    cell: CellPath
    form: Address | None = None


class Ranked(Enum):
    """Kinds of findings or of differences, the weightiest first."""

    @property
    def rank(self) -> int:
        """The place in the order of weight, from 0."""
        return list(type(self)).index(self)


class DifferenceUnit(Ranked):
    """What two numbers that were compared count, the weightiest first; rates differ by percentage points."""

    YUAN = "yuan"
    POINTS = "points"
    PER_CENT = "percent"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two numbers that were compared: the stated one, and what it should be, or should not exceed."""

    stated: Decimal
    expected: Decimal
    unit: DifferenceUnit

    @property
    def value(self) -> Decimal:
        """By how much the stated number is above the other; below zero if it is less."""
        return self.stated - self.expected


@dataclass(frozen=True, slots=True)
class Found:
    """Something that does not add up: the comparison as a sum, and its cells, the one to look at first.

    ``values`` fill the placeholders of the rule's message, beside ``{sum}``. ``difference`` is ``None`` if no two
    numbers were compared.
    """

    sum: Said
    sides: tuple[Side, ...]
    values: Mapping[str, Said] = field(default_factory=dict)
    difference: Difference | None = None

    @property
    def texts(self) -> dict[str, Said]:
        """The values for the placeholders of the rule's message and advice."""
        return {**self.values, "sum": self.sum}


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Nothing to compare.

    ``reason`` is the key of a text in the language's findings, under ``reasons``: ``not-asked`` (the paper has no such
    cell), ``blank``, ``words`` (the value is not a number), ``no-other-form``, ``no-parameters`` and others.
    """

    reason: str
    values: Mapping[str, Said] = field(default_factory=dict)

    def of(self, label: str) -> Unchecked:
        """Return the same reason for a single indicator or amount."""
        return Unchecked(label, self.reason, self.values)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An indicator or amount that a rule could not check, and the reason, as in ``NotApplicable``."""

    label: str
    reason: str
    values: Mapping[str, Said] = field(default_factory=dict)


NOT_ASKED = NotApplicable("not-asked")
"""The outcome of a rule that looks at cells which the paper does not have."""

NO_PARAMETERS = NotApplicable("no-parameters")
"""The outcome of a rule that lacks one of the parameters it needs."""


def blank(label: str) -> NotApplicable:
    """Return the outcome of a rule that looks at a cell without text."""
    return NotApplicable("blank", {"label": label})


Outcome = Found | NotApplicable | Unchecked
Outcomes = Iterator[Outcome]


def of_several(said: Sequence[Outcome | None]) -> Outcomes:
    """Yield the outcome of several comparisons; if one of them can be made, the rule applies.

    ``None`` is a comparison that found nothing, ``Unchecked`` one that fails because of what the form states, and
    ``NotApplicable`` one about which the form states nothing, so that it is not missed beside others.
    """
    if any(one is None or isinstance(one, Found) for one in said):
        yield from (one for one in said if isinstance(one, Found | Unchecked))
        return
    reasons = [one for one in said if isinstance(one, Unchecked | NotApplicable)] or [NOT_ASKED]
    # The best reason is a stated value that cannot be compared, the worst a cell that the paper does not have.
    best = min(reasons, key=lambda one: (isinstance(one, NotApplicable), one.reason == NOT_ASKED.reason))
    yield NotApplicable(best.reason, best.values)


FormRule = Callable[[Form, Parameters], Outcomes]
"""Checks a form by itself."""

CollectionRule = Callable[[Sequence[Record]], Iterator[tuple[str, Found]]]
"""Checks all forms together, by their records; yields what it finds with the identifier of the form that it is on.

It has no parameters, for these are of one authority and year, and the collection has many.
"""

ProjectRule = Callable[[Form, tuple[Form, ...], Parameters], Outcomes]
"""Checks a form against the other forms of its project, in order of time."""
