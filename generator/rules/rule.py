"""A rule in the registry: its name, its scope, its function, and its explanation from the docstring."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from types import ModuleType
from typing import Any, NamedTuple

from generator.definition.cells import Definition
from generator.model import Kind
from generator.rules.outcome import Ranked
from generator.rules.parameters import Packs, Parameters, parameters_for

HEADINGS = {"查什么": "what", "为什么": "why", "不对": "wrong", "对": "right"}
"""The parts of a rule's docstring, in this order; each starts with ``heading：`` on a new line."""


class Scope(Enum):
    """What a rule checks: one form, a form beside the others of its project, or all forms together."""

    FORM = "form"
    PROJECT = "project"
    COLLECTION = "collection"


class Subject(Ranked):
    """The subject of a rule's findings, the weightiest first; ``ENTRY`` is how a form was filled in."""

    MONEY = "money"
    SCORES = "scores"
    INDICATORS = "indicators"
    ENTRY = "entry"


class Need(NamedTuple):
    """A parameter that a rule needs for forms with a field, and of ``kind`` if that is given.

    ``field`` is a field of the definition, or that of a column of indicators.
    """

    parameter: str
    field: str
    kind: Kind | None = None

    def concerns(self, definition: Definition) -> bool:
        """Tell whether the parameter is needed for forms of a definition."""
        columns = (column.field for column in definition.columns["indicators"])
        has_field = self.field in (*definition.fields, *columns)
        return has_field and self.kind in (None, definition.kind)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words: its title, what it compares, why (with the source), and examples of wrong and right."""

    title: str
    what: str
    why: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its name is that of its module, after the defect it finds.

    ``check`` is a ``FormRule``, a ``ProjectRule`` or a ``CollectionRule``, depending on the scope; ``subject``,
    ``needs`` and ``about_paper`` are ``SUBJECT``, ``NEEDS`` and ``ABOUT_PAPER`` of its module.
    """

    id: str
    scope: Scope
    check: Callable[..., Any]
    explanation: Explanation
    subject: Subject
    needs: tuple[Need, ...]
    about_paper: bool
    """Whether its parameters say what the paper prints, so that they are those of the paper's years."""

    def year_of(self, definition: Definition, year: int) -> int:
        """Return the year of the parameters for a form of ``year`` on the paper of a definition."""
        return definition.year_nearest(year) if self.about_paper else year

    def parameters(self, packs: Packs, definition: Definition, year: int) -> Parameters:
        """Return the parameters for a form of ``year`` on the paper of a definition."""
        return parameters_for(self.id, packs, definition.authority, self.year_of(definition, year))


def rule_of(module: ModuleType, scope: Scope) -> Rule:
    """Return the rule in a module: its docstring and its function ``check``."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    explanation = explanation_of(inspect.getdoc(module) or "")
    subject, needs = getattr(module, "SUBJECT", Subject.ENTRY), getattr(module, "NEEDS", ())
    about_paper = getattr(module, "ABOUT_PAPER", False)
    return Rule(name, scope, module.check, explanation, subject, needs, about_paper)


def explanation_of(docstring: str) -> Explanation:
    """Return the parts of a docstring; raises ``ValueError`` if a part is missing or in the wrong place."""
    title, *lines = docstring.strip().splitlines()
    parts: dict[str, list[str]] = {}
    for line in filter(str.strip, lines):
        heading, colon, text = line.strip().partition("：")
        if colon and heading in HEADINGS and HEADINGS[heading] not in parts:
            parts[HEADINGS[heading]] = [text]
        elif parts:
            parts[list(parts)[-1]].append(line.strip())
        else:
            raise ValueError(f"text before the first heading: {line}")
    if list(parts) != list(HEADINGS.values()):
        raise ValueError(f"the parts of {title!r} must be {list(HEADINGS)}, not {list(parts)}")
    return Explanation(title, **{name: "\n".join(texts).strip() for name, texts in parts.items()})
