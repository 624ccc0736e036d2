"""Checks that the configuration of the host is proper YAML before the host reads it, and leaves its meaning to it.

The host would report errors in its own way, or accept them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.definition.validation import read_settings
from generator.diagnostics import Diagnostic, Reading, collect, error, has_errors
from generator.pipeline.inputs.workspace import CONFIG_FILE, Workspace, read_file
from generator.source.colons import ANY_COLON
from generator.source.document import Document
from generator.source.nodes import List, Map, Node, is_blank

_NAVIGATION = "nav"
_LEGAL = frozenset(
    {"odd-key", "split-by-comma", "swallowed-by-comment", "tab-character", "yaml-directive", "yaml-feature"}
)
"""What the host's YAML has and ours has not, such as the tags ``!ENV`` and ``!!python/name:``."""


def problems_of_host(workspace: Workspace) -> Reading[None]:
    """Yield why the configuration of the host cannot be read, or would not be read as it was meant."""
    path = workspace.root / CONFIG_FILE
    if not path.exists():
        return
    file = workspace.name(path)
    data = yield from read_file(path, file)
    document, found = collect(read_settings(file, data)) if data is not None else (None, ())
    yield from (one for one in found if has_errors([one]) and not _is_legal(one))
    if document and _NAVIGATION in document.root.entries:
        yield from _leading_nowhere(document, document.root.entries[_NAVIGATION].value)


def _is_legal(found: Diagnostic) -> bool:
    """Tell whether the host may read what is found as it was meant: in its YAML, names in braces need no content."""
    if found.rule == "wrong-colon-in-braces":
        return not ANY_COLON.search(str(dict(found.values)["key"]))
    return found.rule in _LEGAL


def _leading_nowhere(document: Document, node: Node) -> Iterator[Diagnostic]:
    """Yield the titles in the navigation, or in a part of it, that have no page."""
    match node:
        case List(nodes):
            for each in nodes:
                yield from _leading_nowhere(document, each)
        case Map(entries):
            for key, value in entries.values():
                if is_blank(value):
                    yield error("blank-setting", document.place(key), where=f"{_NAVIGATION}.{key.text}")
                yield from _leading_nowhere(document, value)
