"""Which options of a choice are ticked."""

from __future__ import annotations

import re

from generator.definition.cells import Choice
from generator.importing.labels import tight

_TICKED = "☑☒√✓✔✅■⊠🗹●◉\uf050\uf051\uf052\uf053\uf054\uf0fc\uf0fd\uf0fe"
_UNTICKED = "☐□○◯◻⬜×✗✘\uf06f\uf0a1\uf0a3\uf0a8"
_BOX = re.compile(rf"([{_TICKED}{_UNTICKED}])")
_BRACKETS = re.compile(rf"[（(\[【]([{_TICKED}{_UNTICKED}]?)[）)\]】]")
"""A box drawn with brackets, empty or with a tick."""

_MARKS = "、，,；;。."


def chosen(text: str, choice: Choice) -> tuple[str, ...]:
    """Return the names of the chosen options: those ticked, or the words of the text if it has no boxes.

    Boxes come all before or all after their options; a box without words is the option that the paper prints without a
    name. Words that are not an option are returned as written, so that the check of the form reports them. Each is
    returned once, also the whole text, which stands for every tick that has no words.
    """
    names = {tight(option.printed): option.name for option in choice.options if option.printed}
    drawn = _BRACKETS.sub(lambda box: box[1] or _UNTICKED[0], tight(text))
    first, *rest = _BOX.split(drawn)
    boxes, behind = rest[::2], rest[1::2]
    if not boxes:
        return _without_boxes(text, names)
    is_before = not first.strip(_MARKS)
    words = behind if is_before else [first, *behind[:-1]]
    unnamed = [option.name if not option.printed else "" for option in choice.options]
    whole = text.strip()
    ticked = (
        _option(each, names, is_first=is_before) or "".join(unnamed[number : number + 1]) or whole
        for number, (box, each) in enumerate(zip(boxes, words, strict=True))
        if box in _TICKED
    )
    return tuple(dict.fromkeys(ticked))


def _divided(words: str, names: dict[str, str]) -> list[str]:
    """Return the options in a text, and the text between them."""
    options = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return [*filter(None, (each.strip(_MARKS) for each in re.split(f"({options})", words)))]


def _option(words: str, names: dict[str, str], *, is_first: bool) -> str:
    """Return the option next to a box, the first or last of several words if the others have no box."""
    found = _divided(words, names)
    if found and all(each in names for each in found):
        return names[found[0 if is_first else -1]]
    return words.strip(_MARKS)


def _without_boxes(text: str, names: dict[str, str]) -> tuple[str, ...]:
    """Return the chosen words; none if the text only lists all options without ticks."""
    if len(names) > 1 and sorted(_divided(tight(text), names)) == sorted(names):
        return ()
    words = [tight(text)] if tight(text) in names else re.split(r"[、，,；;\s]+", text.strip())
    return tuple(names.get(part, part) for part in words if part)
