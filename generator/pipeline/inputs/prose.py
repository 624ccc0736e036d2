"""Checks the Markdown pages and the theme before the host reads them.

It would report errors in its own way, or publish them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.definition.validation import read_settings
from generator.diagnostics import Diagnostic, Place, Reading, collect, error, has_errors, in_order, warning
from generator.personal import has_persons_own
from generator.pipeline.inputs.workspace import Workspace, read_file
from generator.source.decoding import decode_utf8
from generator.source.rulers import conflict_in

_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_OF_THEME = (".html", ".css", ".js")
_OPENING = re.compile(r"-{3}[ \t]*\n(?=[\w-]+:)")
_CLOSING = re.compile(r"^(?:-{3}|\.{3})[ \t]*\n", re.MULTILINE)


def problems_of_pages(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the Markdown pages: links, text that is not UTF-8, heads that are no YAML.

    Numbers that only a person has are doubtful, while an office may have its landline on a page. Neither there nor in
    templates, style sheets and scripts may be changes that an upgrade could not join.
    """
    files = workspace.pages.rglob("*")
    paths = sorted(path for path in files if path.is_symlink() or _is_page(path))
    found = [one for path in paths for one in collect(_page(path, workspace.name(path)))[1]]
    return in_order([*found, *_conflicts(workspace)])


def _conflicts(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield an error for each file of the theme, or like these beside the pages, with a conflict."""
    for folder in (workspace.pages, workspace.theme):
        for path in folder.rglob("*"):
            if path.suffix in _OF_THEME and path.is_file() and not path.is_symlink():
                name = workspace.name(path)
                data, problems = collect(read_file(path, name))
                yield from problems
                if conflict := conflict_in(name, (data or b"").decode("utf-8", "replace")):
                    yield conflict


def _is_page(path: Path) -> bool:
    return path.suffix in _ENDINGS and path.is_file()


def _page(path: Path, name: str) -> Reading[None]:
    if path.is_symlink():
        yield error("symbolic-link", Place(name))
        return
    data = yield from read_file(path, name)
    text = None if data is None else (yield from decode_utf8(name, data))
    if text is not None:
        text = text.replace("\r\n", "\n")
        yield from _head(name, text)
        if conflict := conflict_in(name, text):
            yield conflict
        for number, line in enumerate(text.split("\n"), 1):
            if has_persons_own(line):
                yield warning("looks-personal", Place(name, number), key=path.name)


def _head(name: str, text: str) -> Reading[None]:
    """Yield why the metadata at the top of a page cannot be read: the host would publish it as text."""
    opening = _OPENING.match(text)
    if opening is None:
        return
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        yield error("page-head-open", Place(name))
        return
    # A blank line replaces the opening line, so that line numbers stay the same.
    head = f"\n{text[opening.end() : closing.start()]}"
    yield from (found for found in collect(read_settings(name, head.encode()))[1] if has_errors([found]))
