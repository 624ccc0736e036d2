"""All rules, found by searching their folders: adding a rule only takes a new file there."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from generator.rules import collections, forms, projects
from generator.rules.rule import Rule, Scope, rule_of

_FOLDERS = ((forms, Scope.FORM), (projects, Scope.PROJECT), (collections, Scope.COLLECTION))


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by name, those of a form first."""
    return tuple(rule_of(module, scope) for folder, scope in _FOLDERS for module in _modules(folder))


@cache
def rule_titles() -> Mapping[str, str]:
    """Return the titles of all rules by name."""
    return {rule.id: rule.explanation.title for rule in rules()}


@cache
def rules_by_id() -> Mapping[str, Rule]:
    """Return all rules by name, by which units answer their findings."""
    return {rule.id: rule for rule in rules()}


def _modules(folder: ModuleType) -> Iterator[ModuleType]:
    for found in sorted(pkgutil.iter_modules(folder.__path__), key=lambda found: found.name):
        yield import_module(f"{folder.__name__}.{found.name}")
