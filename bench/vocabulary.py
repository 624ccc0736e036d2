"""What the real forms are made of: their layouts, the clauses of their passages, names of projects and indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from generator.diagnostics import collect
from generator.source.document import read_document
from generator.source.nodes import plain

FORMS = Path(__file__).parents[1] / "content" / "forms"
INDICATORS = ("分解目标", "绩效目标", "绩效指标")
COLUMN = "年度指标值"
PASSAGE = 20
"""From this length on a text is a passage, made of clauses; shorter ones are values and stay as they are."""

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The parts that made-up forms are put together from, in a fixed order."""

    layouts: tuple[tuple[dict[str, Tree], ...], ...]
    clauses: tuple[str, ...]
    projects: tuple[str, ...]
    indicators: tuple[str, ...]


def vocabulary(folder: Path = FORMS) -> Vocabulary:
    """Return the vocabulary of the forms below a folder; layouts are forms grouped by their definition."""
    trees = [_tree(path) for path in sorted(folder.glob("*/*/*.yml"))]
    by_layout: dict[str, list[dict[str, Tree]]] = {}
    for tree in trees:
        by_layout.setdefault(str(tree["form"]), []).append(tree)
    names = (name for tree in trees for top in INDICATORS if top in tree for name in indicator_names(tree[top]))
    clauses = (
        clause for tree in trees for text in _passages(tree) for clause in re.findall(r"[^，。；]+[，。；]", text)
    )
    return Vocabulary(
        layouts=tuple(tuple(forms) for _, forms in sorted(by_layout.items())),
        clauses=_once(clause.strip() for clause in clauses),
        projects=_once(str(tree["项目名称"]) for tree in trees),
        indicators=_once(names),
    )


def indicator_names(tree: Tree) -> Iterator[str]:
    """Yield the names of indicators below a group of them."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if is_indicator(value):
                yield key
            else:
                yield from indicator_names(value)


def is_indicator(value: Tree) -> bool:
    """Tell whether a value is what an indicator says, and its key therefore the indicator's name."""
    return not isinstance(value, dict) or COLUMN in value


def _tree(path: Path) -> dict[str, Tree]:
    document, problems = collect(read_document(path.name, path.read_bytes()))
    if document is None or problems:
        raise ValueError(f"{path}: {problems}")
    return dict(cast("Mapping[str, Tree]", plain(document.root)))


def _passages(tree: Tree) -> Iterator[str]:
    match tree:
        case str():
            if len(tree) >= PASSAGE:
                yield tree
        case list():
            for item in tree:
                yield from _passages(item)
        case dict():
            for value in tree.values():
                yield from _passages(value)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
