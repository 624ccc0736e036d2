"""Reads all form definitions of a site at once, so that one can extend another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple, cast

from generator.definition.building import Builder, Vocabularies
from generator.definition.cells import Definition
from generator.definition.inheritance import Plain, inherited, named_cells
from generator.definition.places import Path, Places
from generator.definition.soundness import unsound
from generator.definition.validation import schema_problems
from generator.diagnostics import Diagnostic, Place, Reading, collect, error, has_errors
from generator.source.document import Document, read_document
from generator.source.nodes import locate, plain

Files = Mapping[str, bytes]
"""Contents by path as shown to the user."""


class _Draft(NamedTuple):
    document: Document
    content: Plain


def read_definitions(files: Files, vocabularies: Vocabularies) -> Reading[dict[str, Definition]]:
    """Return the definitions in ``files`` by name; those with errors are omitted."""
    drafts = yield from _drafts(files)
    definitions: dict[str, Definition] = {}
    for name, draft in drafts.items():
        definition, problems = collect(_definition(name, draft, drafts, vocabularies))
        yield from problems
        if definition is not None and not has_errors(problems):
            definitions[name] = definition
    return definitions


def _drafts(files: Files) -> Reading[dict[str, _Draft]]:
    drafts: dict[str, _Draft] = {}
    for file, data in sorted(files.items()):
        document = yield from read_document(file, data)
        if document is not None and document.complete:
            drafts[PurePosixPath(file).stem] = _Draft(document, cast("Plain", plain(document.root)))
    return drafts


def _definition(
    name: str, draft: _Draft, drafts: Mapping[str, _Draft], vocabularies: Vocabularies
) -> Reading[Definition | None]:
    content = yield from _whole(name, draft, drafts, ())
    if content is None:
        return None
    problems = tuple(schema_problems(draft.document, content, "definition"))
    yield from problems
    if problems or not (yield from _vocabularies_known(draft, content, vocabularies)):
        return None
    definition = Builder(cast("str", content["amounts"]), vocabularies).definition(name, content)
    yield from unsound(definition, Places(draft.document, content), vocabularies)
    return definition


def _whole(name: str, draft: _Draft, drafts: Mapping[str, _Draft], seen: tuple[str, ...]) -> Reading[Plain | None]:
    """Return a definition's content including everything inherited."""
    parent_name = draft.content.get("extends")
    if parent_name is None:
        return draft.content
    parent = drafts.get(str(parent_name))
    if parent is None or parent_name in (*seen, name):
        yield error("cannot-extend", _place(draft, "extends"), form=parent_name)
        return None
    # The parent's own errors are reported where the parent itself is read.
    content, problems = collect(_whole(str(parent_name), parent, drafts, (*seen, name)))
    if content is None or problems or tuple(schema_problems(parent.document, content, "definition")):
        yield error("cannot-extend", _place(draft, "extends"), form=parent_name)
        return None
    # The child's own content must be valid before it can be merged.
    own = tuple(schema_problems(draft.document, {**content, **draft.content}, "definition"))
    yield from own
    if own:
        return None
    yield from _misnamed(draft, content)
    return inherited(draft.content, content)


def _misnamed(draft: _Draft, parent: Plain) -> Iterator[Diagnostic]:
    """Yield an error for each inherited cell that the child names but that is missing or ambiguous."""
    form = draft.content["extends"]
    changed = cast("Plain", draft.content.get("cells", {}))
    for path, key, found in named_cells(draft.content, parent):
        place = _place(draft, *path)
        if not found:
            yield error("no-such-cell", place, key=key, form=form)
        elif found > 1:
            yield error("ambiguous-cell", place, key=key, form=form, count=found)
        elif path[0] == "remove" and key in changed:
            yield error("changed-and-removed", place, _place(draft, "cells", key), key=key)


def _place(draft: _Draft, *path: str | int) -> Place:
    return draft.document.place(locate(draft.document.root, path))


def _vocabularies_known(draft: _Draft, content: Plain, vocabularies: Vocabularies) -> Reading[bool]:
    places = Places(draft.document, content)
    unknown = [(name, path) for name, path in _vocabulary_names(content, ()) if name not in vocabularies]
    for name, path in unknown:
        yield error("unknown-vocabulary", places.at(*path), name=name)
    return not unknown


def _vocabulary_names(content: object, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name of each vocabulary used, with the path to it."""
    match content:
        case list():
            for number, item in enumerate(content):
                yield from _vocabulary_names(item, (*path, number))
        case dict():
            for key, value in content.items():
                if key == "vocabulary":
                    yield str(value), (*path, key)
                yield from _vocabulary_names(value, (*path, key))
