"""Leaves out of a style sheet what can match nothing on the site.

Material has styles for many more parts of pages than our templates and the Markdown pages have.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import tinycss2
from tinycss2.ast import AtRule, QualifiedRule

_Tokens = list[Any]
_WORD = re.compile(r"[\w-]+")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_GROUPS = frozenset({"media", "supports"})
"""Rules that mean nothing when those in them are gone, unlike ``@layer``."""


class Names:
    """Every name that stands in some texts, of whatever it is one."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = frozenset[str]().union(*map(_WORD.findall, texts))
        # A script may put a name together, as in `"md-" + kind`.
        self._beginnings = tuple(word for word in self._words if word[-1] in "-_" and word.strip("-_"))

    def __contains__(self, name: str) -> bool:
        return name in self._words or name.startswith(self._beginnings) or not _WORD.fullmatch(name)


def without_unmatched(sheet: str, names: Names, variables: Names) -> str:
    """Return a style sheet without rules that can match nothing, and without custom properties that nothing uses.

    The first are those each of whose selectors demands a class or an id that is not among ``names``; any other rule
    stays as it is, because for one selector that they do not know browsers ignore the whole rule. The second are used
    neither in the rest of the sheet nor named in ``variables``. A sheet with a mistake is returned whole.
    """
    matched = _filtered(tinycss2.parse_stylesheet(sheet), lambda rule: _matching(rule, names))
    if matched is None:
        return sheet
    used = frozenset(_USED.findall(matched))
    declared = partial(_declaring, is_used=lambda name: name in used or name in variables)
    rest = _filtered(tinycss2.parse_stylesheet(matched), declared)
    return matched if rest is None else rest


def _filtered(nodes: _Tokens, filtered: Callable[[QualifiedRule], str]) -> str | None:
    """Return the text of rules, of which ``filtered`` says what stays of each; ``None`` if there is a mistake."""
    if any(node.type == "error" for node in nodes):
        return None
    return "".join(_text_of(node, filtered) for node in nodes)


def _text_of(node: Any, filtered: Callable[[QualifiedRule], str]) -> str:
    if isinstance(node, QualifiedRule):
        return filtered(node)
    if not isinstance(node, AtRule) or node.lower_at_keyword not in _GROUPS or node.content is None:
        return str(node.serialize())
    inner = _filtered(tinycss2.parse_rule_list(node.content), filtered)
    if inner is None:
        return str(node.serialize())
    return f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}" if inner.strip() else ""


def _matching(rule: QualifiedRule, names: Names) -> str:
    """Return a rule that may match something, and nothing in place of another."""
    # What is nested in a rule may match without it.
    is_nesting = any(token.type == "{} block" for token in rule.content)
    selectors = _parts(rule.prelude, ",")
    may_match = is_nesting or any(all(name in names for name in _demanded(selector)) for selector in selectors)
    return str(rule.serialize()) if may_match else ""


def _demanded(selector: _Tokens) -> Iterator[str]:
    """Yield the classes and ids that something must have to match, leaving aside what is said of them in brackets."""
    for before, token in pairwise([None, *selector]):
        if token.type == "hash" or (token.type == "ident" and before == "."):
            yield token.value


def _declaring(rule: QualifiedRule, is_used: Callable[[str], bool]) -> str:
    """Return a rule without custom properties that are not used, and nothing if it has no others."""
    parts = [part for part in _parts(rule.content, ";") if (name := _variable(part)) is None or is_used(name)]
    content = ";".join(map(tinycss2.serialize, parts))
    return f"{tinycss2.serialize(rule.prelude)}{{{content}}}" if content.strip() else ""


def _variable(declaration: _Tokens) -> str | None:
    """Return the name of the custom property that is declared, ``None`` if it is none."""
    words = [token for token in declaration if token.type not in ("whitespace", "comment")]
    is_one = len(words) > 1 and words[0].type == "ident" and words[0].value.startswith("--") and words[1] == ":"
    return words[0].value if is_one else None


def _parts(tokens: _Tokens, mark: str) -> Iterator[_Tokens]:
    """Yield what stands between marks; those within brackets are not among ``tokens``."""
    part: _Tokens = []
    for token in tokens:
        if token == mark:
            yield part
            part = []
        else:
            part.append(token)
    yield part
