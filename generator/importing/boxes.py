"""Which options of a choice are ticked."""

from __future__ import annotations

import re

from generator.definition.cells import Choice

_TICKED = "☑☒√✓✔■⊠🗹\uf052\uf0fe\uf053"
_UNTICKED = "☐□○\uf0a8\uf0a3\uf06f"


def chosen(text: str, choice: Choice) -> tuple[str, ...]:
    """Return the names of the options that a text says are chosen: those ticked, or where it has no box, its words.

    Boxes stand before their options or behind them, all in the same way; one without an option is that which the paper
    prints without a name. What is no option is returned as it is written, for whoever checks the form to see.
    """
    names = {option.printed: option.name for option in choice.options if option.printed}
    tokens = _tokens(text, names)
    if not any(token in _TICKED + _UNTICKED for token in tokens):
        return _without_boxes(text, names)
    unnamed = next((option.name for option in choice.options if not option.printed), "")
    found = _ticked(tokens) if _is_box(tokens[0]) else [*reversed(_ticked(tokens[::-1]))]
    return tuple(name for name in (names[token] if token else unnamed for token in found) if name)


def _tokens(text: str, names: dict[str, str]) -> list[str]:
    options = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.findall(rf"{options}|[{_TICKED}{_UNTICKED}]", text)


def _is_box(token: str) -> bool:
    return token in _TICKED + _UNTICKED


def _ticked(tokens: list[str]) -> list[str]:
    """Return the option behind each ticked box, empty where another box follows."""
    pairs = zip(tokens, [*tokens[1:], ""], strict=True)
    return ["" if not after or _is_box(after) else after for token, after in pairs if token in _TICKED]


def _without_boxes(text: str, names: dict[str, str]) -> tuple[str, ...]:
    """Return the words that are chosen; where all options stand there and none is ticked, nothing is."""
    found = [name for name in names if name in text]
    if len(found) == len(names) > 1:
        return ()
    return tuple(names.get(part, part) for part in re.split(r"[、，,；;\s]+", text.strip()) if part)
