"""From text to a tree: libyaml's events, checked one by one.

Events rather than ``yaml.load``: nothing is resolved (``2019-02-30``, ``0017``, ``=100%`` and ``是`` stay text), equal
keys are seen, and depth is bounded before it can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Place, Reading, error, warning
from generator.source.comments import swallowing_comments
from generator.source.decoding import forbidden_in
from generator.source.nodes import Entry, Items, Node, Scalar, Table
from generator.source.syntax import Stumble, bridged, understand

MAX_DEPTH = 32
MAX_STUMBLES = 50
MAX_REREAD = 512 * 1024  # characters; each stumble costs a reading of the whole text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Tree(NamedTuple):
    """What was read; ``complete`` is false where reading had to stop early, so that nothing is called missing.

    On the lines in ``mended`` a mistake was covered up to find the next: what stands there is not what was written.
    """

    root: Node | None
    complete: bool
    mended: frozenset[int] = frozenset()


def parse(file: str, text: str) -> Reading[Tree]:
    """Return the tree of a document; yields everything that is wrong with its YAML."""
    stumbles: list[Stumble] = []
    while True:
        builder = _Builder(file, text)
        stumble = builder.run()
        if stumble is None:
            break
        stumbles.append(stumble)
        mended = bridged(text, stumble) if _is_worth_going_on(text, stumbles) else None
        if mended is None:
            break
        text = mended
    for found in stumbles:
        yield error(found.rule, Place(file, found.line + 1, found.column + 1))
    complete = not stumbles and not builder.stopped
    # Behind a syntax error a value may run on over lines by accident; only what the author wrote so is worth a warning.
    yield from (found for found in builder.found if complete or found.rule != "folded-lines")
    return Tree(builder.root, complete, frozenset(found.line + 1 for found in stumbles))


def _is_worth_going_on(text: str, stumbles: list[Stumble]) -> bool:
    return len(stumbles) < MAX_STUMBLES and len(stumbles) * len(text) < MAX_REREAD


class _Open:
    """A collection being read."""

    __slots__ = ("column", "entries", "is_table", "items", "key", "line")

    def __init__(self, event: yaml.CollectionStartEvent) -> None:
        self.is_table = isinstance(event, yaml.MappingStartEvent)
        _, self.line, self.column = _start(event)
        self.items: list[Node] = []
        self.entries: dict[str, Entry] = {}
        self.key: Scalar | None = None

    def closed(self) -> Node:
        if self.is_table:
            return Table(self.entries, self.line, self.column)
        return Items(tuple(self.items), self.line, self.column)


class _Builder:
    """Builds the tree of one document from its events; keeps what it finds wrong in ``found``."""

    def __init__(self, file: str, text: str) -> None:
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self.stopped = False
        self._file = file
        self._text = text
        self._open: list[_Open] = []
        self._spans: list[tuple[int, int]] = []
        self._documents = 0

    def run(self) -> Stumble | None:
        """Read all events; return the syntax error that stopped the parser, if one did."""
        try:
            for event in self._events():
                self._take(event)
        except yaml.MarkedYAMLError as problem:
            stumble = self._at_bracket(understand(problem, self._text))
            self._close_all()
            return stumble
        self._close_all()
        for line, column in swallowing_comments(self._text, self._spans):
            self.found.append(error("swallowed-by-comment", Place(self._file, line, column)))
        return None

    def _at_bracket(self, stumble: Stumble) -> Stumble:
        """Return a stumble over a bracket at the innermost one open; libyaml may only notice at the end of the file."""
        if stumble.rule != "unclosed-bracket" or not self._open:
            return stumble
        return stumble._replace(line=self._open[-1].line - 1, column=self._open[-1].column - 1)

    def _events(self) -> Iterator[yaml.Event]:
        for event in yaml.parse(self._text, Loader=_LOADER):
            if self.stopped:
                return
            yield event

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._check_plainness(event)
                self._add(self._scalar(event))
            case yaml.CollectionStartEvent():
                self._check_plainness(event)
                self._descend(event)
            case yaml.CollectionEndEvent():
                self._ascend()
            case yaml.AliasEvent():
                self._report("yaml-feature", event, feature=f"*{event.anchor}")
                self._add(Scalar("", *_start(event)[1:]))
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._report("several-documents", event)
                    self.stopped = True

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        text, style = event.value, event.style
        offset, line, column = _start(event)
        end_offset, end_line = _end(event)
        self._spans.append((offset, end_offset))
        if style == '"':
            self._check_escapes(event)
        if style in ("|", ">"):
            self._check_block(event)
            text = text.rstrip("\n")
        elif end_line != line:
            self.found.append(warning("folded-lines", Place(self._file, line, column)))
        return Scalar(text, line, column)

    def _check_escapes(self, event: yaml.ScalarEvent) -> None:
        forbidden = forbidden_in(event.value)
        if forbidden:
            rule, character = forbidden
            self._report(rule, event, character=character)

    def _check_block(self, event: yaml.ScalarEvent) -> None:
        offset, *_ = _start(event)
        header = self._text[offset : offset + 3].split("\n")[0]
        if not event.value.strip() or any(mark.isdigit() for mark in header):
            self._report("block-indicator", event)

    def _check_plainness(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            self._report("yaml-feature", event, feature=event.tag)
        if event.anchor is not None:
            self._report("yaml-feature", event, feature=f"&{event.anchor}")

    def _descend(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._report("nested-too-deep", event, limit=MAX_DEPTH)
            self.stopped = True
            return
        self._open.append(_Open(event))

    def _ascend(self) -> None:
        if self._open:
            self._add(self._open.pop().closed())

    def _close_all(self) -> None:
        while self._open:
            self._ascend()

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node if self.root is None else self.root
            return
        parent = self._open[-1]
        if not parent.is_table:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._as_key(node)
        else:
            self._add_entry(parent, parent.key, node)

    def _as_key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self.found.append(error("odd-key", Place(self._file, node.line, node.column)))
        return Scalar("", node.line, node.column)

    def _add_entry(self, parent: _Open, key: Scalar, value: Node) -> None:
        parent.key = None
        first = parent.entries.get(key.text)
        if first is not None:
            self.found.append(
                error("duplicate-key", self._at(key), self._at(first.key), key=key.text, first=first.key.line)
            )
            return
        if self._is_split_by_comma(key, value):
            self.found.append(error("split-by-comma", self._at(key), key=key.text))
            return
        parent.entries[key.text] = Entry(key, value)

    def _is_split_by_comma(self, key: Scalar, value: Node) -> bool:
        """Tell whether a key in braces has no colon: ``{金额: 1,000}`` gives a key ``000``."""
        if not isinstance(value, Scalar) or value.text or len(self._spans) < 2:
            return False
        (_, key_end), (start, end) = self._spans[-2:]
        return key_end == start == end and value.line == key.line

    def _at(self, node: Node) -> Place:
        return Place(self._file, node.line, node.column)

    def _report(self, rule: str, event: yaml.Event, **values: object) -> None:
        self.found.append(error(rule, Place(self._file, *_start(event)[1:]), **values))


def _start(event: yaml.Event) -> tuple[int, int, int]:
    """Return offset, line and column of an event's first character; the offset counts from 0, the others from 1."""
    mark = event.start_mark
    return (mark.index, mark.line + 1, mark.column + 1) if mark else (0, 1, 1)


def _end(event: yaml.Event) -> tuple[int, int]:
    """Return offset and line behind an event's last character."""
    mark = event.end_mark
    return (mark.index, mark.line + 1) if mark else (0, 1)
