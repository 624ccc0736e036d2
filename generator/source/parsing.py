"""From text to a tree: reads libyaml's events, and after a syntax error reads again behind it.

It does not use ``yaml.load``: nothing is resolved (``2019-02-30``, ``0017``, ``=100%`` and ``是`` stay text), equal
keys are noticed, and depth is limited before it can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Place, Reading, error
from generator.source.characters import Substitute, substitutes
from generator.source.comments import Comment
from generator.source.decoding import SHOWN_PER_FILE
from generator.source.events import EventReader
from generator.source.indentation import indented_by_tab
from generator.source.nodes import Map, Node
from generator.source.stumbles import Passage, Stumble, bridged

MAX_STUMBLES = 50
PASTED = 3  # so many equal keys from the first on are not slips
MAX_REREAD = 256 * 1024  # characters; each stumble costs a reading of the whole text


class Tree(NamedTuple):
    """What was read; ``complete`` is false if reading stopped early or lost a key, so that no key is reported missing.

    On the lines in ``mended`` a mistake was covered up to find the next one: their content is not what was written.
    """

    root: Node | None
    complete: bool
    mended: frozenset[int]
    comments: tuple[Comment, ...]
    substitutes: tuple[Substitute, ...]


def parse(file: str, text: str) -> Reading[Tree]:
    """Return the tree of a document; yields everything wrong with its YAML."""
    stumbles: list[Stumble] = []
    while True:
        reader = EventReader(file, text)
        stumble = indented_by_tab(text) or reader.run()
        if stumble is None:
            break
        stumbles.append(stumble)
        bridge = bridged(text, stumble) if _is_worth_going_on(text, stumbles) else None
        if bridge is None:
            break
        text = bridge
    # A second stray colon on a line has the same cause, such as a missing brace.
    for found in {(each.rule, each.line): each for each in reversed(stumbles)}.values():
        yield error(found.rule, Place(file, found.line + 1, found.column + 1), **dict(found.values))
    is_sound = not stumbles and not reader.stopped
    told = _told_once(reader.assembly.found, reader.assembly.root)
    yield from told if is_sound else _sure(told, stumbles)
    root = _without_second(reader.assembly.root, told)
    mended = frozenset(line + 1 for found in stumbles for line in found.lines)
    is_complete = is_sound and not reader.assembly.lost_key
    found_instead = tuple(islice(substitutes(text, reader.assembly.spans), SHOWN_PER_FILE))
    return Tree(root, is_complete, mended, reader.comments, found_instead)


def _is_worth_going_on(text: str, stumbles: list[Stumble]) -> bool:
    return len(stumbles) < MAX_STUMBLES and len(stumbles) * len(text) < MAX_REREAD


def _told_once(found: list[Diagnostic], root: Node | None) -> list[Diagnostic]:
    """Return the errors found; a file pasted twice into itself is reported as that and not key by key."""
    equal = [one for one in found if one.rule == "duplicate-key"]
    first = next(iter(root.entries.values())).key if isinstance(root, Map) and root.entries else None
    if first is None or len(equal) < PASTED or equal[0].related[0].line != first.line:
        return found
    again = error("pasted-twice", equal[0].place, *equal[0].related, key=first.text, count=len(equal))
    return [again, *(one for one in found if one.rule != "duplicate-key")]


def _without_second(root: Node | None, told: list[Diagnostic]) -> Node | None:
    """Return a tree without what was pasted below it, which may belong to another form."""
    second = next((one.place.line for one in told if one.rule == "pasted-twice"), None)
    if second is None or not isinstance(root, Map):
        return root
    return root._replace(entries={key: each for key, each in root.entries.items() if each.key.line < second}, again=())


def _sure(found: list[Diagnostic], stumbles: list[Stumble]) -> Iterator[Diagnostic]:
    """Yield the errors that a syntax error did not cause: no folded lines, and none in covered text."""
    covered = {line + 1 for each in stumbles if each.passage is Passage.LINES for line in each.lines}
    return (one for one in found if one.rule != "folded-lines" and one.place.line not in covered)
