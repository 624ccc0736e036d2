"""What a rule may say: found, with the sum shown; or not applicable, with the reason. Silence means passed.

Of single indicators and amounts it may say that it could not check them; that alone means passed for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalogue.records import Record
from generator.model import CellPath, Form
from generator.rules.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Side:
    """A value that was compared: the label and the text of its cell, and where that stands.

    ``form`` is the identifier of another form of the project where the cell is not in the form that is checked.
    """

    label: str
    text: str
    cell: CellPath
    form: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that does not add up: the comparison as a sum, and the cells it is made of, the one to look at first.

    ``values`` fill the placeholders of the rule's message, beside ``{sum}``.
    """

    sum: str
    sides: tuple[Side, ...]
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """What fills the placeholders of the rule's message and advice."""
        return {**self.values, "sum": self.sum}


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Nothing to compare.

    ``reason`` names a text of the language, under ``reasons`` in its findings: ``not-asked`` (the paper has no such
    cell), ``blank``, ``words`` (the value is no number), ``no-other-form``, ``no-parameters`` and others.
    """

    reason: str
    values: Mapping[str, str] = field(default_factory=dict)

    def of(self, label: str) -> Unchecked:
        """Return the same said of one indicator or amount."""
        return Unchecked(label, self.reason, self.values)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An indicator or an amount that a rule could not check, and the reason, which names a text of the language."""

    label: str
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


_NOT_ASKED = "not-asked"

Outcome = Found | NotApplicable | Unchecked
Outcomes = Iterator[Outcome]


def of_several(said: Sequence[Outcome | None]) -> Outcomes:
    """Yield what several comparisons said; one that can be made makes the rule apply.

    ``None`` is one that was made and found nothing, ``Unchecked`` one that cannot be made of what the form states, and
    ``NotApplicable`` one of which the form states nothing, so that nobody misses it beside others.
    """
    if any(one is None or isinstance(one, Found) for one in said):
        yield from (one for one in said if isinstance(one, Found | Unchecked))
        return
    reasons = [one for one in said if isinstance(one, Unchecked | NotApplicable)] or [NotApplicable(_NOT_ASKED)]
    # What the form states and nobody can compare is the best reason, what the paper does not even ask for the worst.
    best = min(reasons, key=lambda one: (isinstance(one, NotApplicable), one.reason == _NOT_ASKED))
    yield NotApplicable(best.reason, best.values)


FormRule = Callable[[Form, Parameters], Outcomes]
"""Checks a form by itself."""

CollectionRule = Callable[[Sequence[Record]], Iterator[tuple[str, Found]]]
"""Checks all forms together, by their records; yields what it finds with the identifier of the form that it is on.

It has no parameters, for these are of one authority and year, and the collection has many.
"""

ProjectRule = Callable[[Form, tuple[Form, ...], Parameters], Outcomes]
"""Checks a form against the other forms of its project, in order of time."""
