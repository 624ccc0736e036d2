"""The entry point: returns the document in the bytes of a file, and yields everything wrong with its YAML."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

from generator.diagnostics import Place, Reading, collect, error
from generator.source.characters import Substitute
from generator.source.comments import Comment
from generator.source.decoding import decode
from generator.source.nodes import Map, Node
from generator.source.parsing import Tree, parse
from generator.source.rulers import without_rulers

_SCHEMA = re.compile(r"#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)")


class Document(NamedTuple):
    """A YAML file whose top level is a mapping; ``complete`` is false if a syntax error cut it short."""

    file: str
    root: Map
    complete: bool
    mended: frozenset[int] = frozenset()
    """Lines whose content is not what was written, see ``Tree``."""
    digest: str = ""
    """The SHA-256 of the file's bytes, in hexadecimal."""
    schema: str = ""
    """The path or URL of the schema that the first line names for editors, or empty."""
    comments: tuple[Comment, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    """What stands in place of characters, on at most as many lines as are worth telling."""

    def place(self, node: Node) -> Place:
        """Return the place of ``node``."""
        return Place(self.file, node.line, node.column)


def read_document(file: str, data: bytes) -> Reading[Document | None]:
    """Return the document in ``data``, ``None`` if it cannot be read at all."""
    text, found = collect(decode(file, data))
    yield from found
    if text is None:
        return None
    blanked = frozenset(one.place.line for one in found if one.rule == "forbidden-character")
    text = yield from without_rulers(file, text)
    if text is None:
        return None
    tree: Tree = yield from parse(file, text)
    match tree.root:
        case Map():
            schema = named.group(1) if (named := _SCHEMA.match(text)) else ""
            digest = sha256(data).hexdigest()
            mended = tree.mended | blanked
            return Document(file, tree.root, tree.complete, mended, digest, schema, tree.comments, tree.substitutes)
        case None:
            if tree.complete:
                yield error("empty-file", Place(file))
        case _ if tree.complete:
            yield error("not-a-mapping", Place(file, tree.root.line, tree.root.column))
    return None
