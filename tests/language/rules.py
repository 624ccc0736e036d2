"""The rules that the code can yield, read from the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import generator
from generator.definition.cells import ScalarType

PACKAGE = Path(generator.__file__).parent
CALLS = ("error", "warning", "information", "_report")
# In modules where a rule is looked up before it is yielded, every string with the shape of a rule counts as one.
TABLES = ("source/brackets.py", "source/decoding.py", "source/indentation.py", "source/stumbles.py", "source/syntax.py")
_SHAPE = re.compile(r"[a-z]+[a-z0-9]*(-[a-z][a-z0-9]*)+")
_TEXTS = ("text", "long-text", "code")


class Yielded(NamedTuple):
    """A place in the code that yields a rule, and the names of its values."""

    where: str
    rule: str
    values: frozenset[str]


def yielded() -> list[Yielded]:
    """Return every place of the package that yields a rule."""
    found: list[Yielded] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        if "generator.diagnostics import" in text:
            found += _calls(path, ast.parse(text))
    return found


def rules_in_tables() -> set[str]:
    """Return the rules that the code contains as data."""
    return {
        node.value
        for name in TABLES
        for node in ast.walk(ast.parse((PACKAGE / name).read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SHAPE.fullmatch(node.value)
    }


def _calls(path: Path, tree: ast.AST) -> Iterator[Yielded]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in CALLS and node.args:
            names = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            for rule in _rules(node.args[0]):
                yield Yielded(f"{path.name}:{node.lineno}", rule, names)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def _rules(argument: ast.expr) -> list[str]:
    """Return the rules that an argument can be; none if it was looked up in a table."""
    match argument:
        case ast.Constant(str(rule)):
            return [rule]
        case ast.JoinedStr([ast.Constant(str(beginning)), _]):
            return [beginning + kind.value for kind in ScalarType if kind.value not in _TEXTS]
    return []
