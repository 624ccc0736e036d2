"""Builds the tree of a document, and reports what does not fit into it."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Place, error
from generator.source.colons import ANY_COLON
from generator.source.nodes import Entry, List, Map, Node, Scalar

LONGEST_KEY = 500
"""The most characters of a name; open data repeat it for all that is below it. The longest real one has forty."""
_ODD = Scalar("", 0, 0)
"""Stands for a key that is no text; what it leads to is left out, so that nothing else is told of it."""


class _OpenList:
    """A sequence being read."""

    __slots__ = ("column", "line", "nodes")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column
        self.nodes: list[Node] = []

    def closed(self) -> Node:
        return List(tuple(self.nodes), self.line, self.column)


class _OpenMap:
    """A mapping being read; ``key`` waits for its value. ``is_cut`` while commas split a text of it into keys."""

    __slots__ = ("again", "column", "entries", "is_cut", "key", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column
        self.entries: dict[str, Entry] = {}
        self.again: list[Entry] = []
        self.key: Scalar | None = None
        self.is_cut = False

    def closed(self) -> Node:
        return Map(self.entries, self.line, self.column, tuple(self.again))


class Assembly:
    """The tree as read so far: its ``root``, the ``spans`` of its scalars in the text, and the errors ``found``.

    ``lost_key`` is true if a key in braces has a wrong colon, so that no key can be reported as missing.
    """

    __slots__ = ("_file", "_open", "found", "lost_key", "root", "spans")

    def __init__(self, file: str) -> None:
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self.spans: list[tuple[int, int]] = []
        self.lost_key = False
        self._file = file
        self._open: list[_OpenList | _OpenMap] = []

    @property
    def depth(self) -> int:
        """The number of open collections."""
        return len(self._open)

    @property
    def opened(self) -> list[tuple[int, int]]:
        """Line and column of each open collection, the innermost first."""
        return [(one.line, one.column) for one in reversed(self._open)]

    def begin_list(self, line: int, column: int) -> None:
        """Open a sequence."""
        self._open.append(_OpenList(line, column))

    def begin_map(self, line: int, column: int) -> None:
        """Open a mapping."""
        self._open.append(_OpenMap(line, column))

    def end(self) -> None:
        """Close the innermost collection."""
        self.add(self._open.pop().closed())

    def end_all(self) -> None:
        """Close all collections, after a syntax error."""
        while self._open:
            self.end()

    def add(self, node: Node) -> None:
        """Add a node where it comes next: to a list, as a key or as its value."""
        if not self._open:
            self.root = node if self.root is None else self.root
            return
        parent = self._open[-1]
        if isinstance(parent, _OpenList):
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = node if isinstance(node, Scalar) else self._odd_key(node)
        else:
            self._add_entry(parent, parent.key, node)

    def _odd_key(self, node: Node) -> Scalar:
        self.found.append(error("odd-key", self._at(node)))
        return _ODD

    def _add_entry(self, parent: _OpenMap, key: Scalar, value: Node) -> None:
        parent.key = None
        if key is _ODD:
            return
        first = parent.entries.setdefault(key.text, Entry(key, value))
        if first.key is not key:
            parent.again.append(Entry(key, value))
            place, related = self._at(key), self._at(first.key)
            self.found.append(error("duplicate-key", place, related, key=key.text, first=first.key.line))
        elif isinstance(value, Scalar) and not value.text and self._is_split_by_comma(key, value):
            del parent.entries[key.text]
            self._tell_without_colon(parent, key)
        else:
            parent.is_cut = False
            if len(key.text) > LONGEST_KEY:
                self.found.append(error("name-too-long", self._at(key), length=len(key.text), limit=LONGEST_KEY))

    def _tell_without_colon(self, parent: _OpenMap, key: Scalar) -> None:
        """Report a key in braces without a colon: it has a wrong one or comes first, or a comma split a text.

        A text split by several commas is reported once.
        """
        if ANY_COLON.search(key.text) or not (parent.entries or parent.is_cut):
            self.lost_key = parent.is_cut = True
            self.found.append(error("wrong-colon-in-braces", self._at(key), key=key.text))
        elif not parent.is_cut:
            parent.is_cut = True
            self.found.append(error("split-by-comma", self._at(key), key=key.text))

    def _is_split_by_comma(self, key: Scalar, value: Scalar) -> bool:
        """Tell whether a key in braces has no colon: ``{金额: 1,000}`` gives a key ``000``."""
        if len(self.spans) < 2:
            return False
        (_, key_end), (start, end) = self.spans[-2:]
        return key_end == start == end and value.line == key.line

    def _at(self, node: Node) -> Place:
        return Place(self._file, node.line, node.column)
