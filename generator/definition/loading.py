"""Reads all form definitions of a site at once, so that one can extend another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.definition.building import Builder, Vocabularies
from generator.definition.cells import Definition
from generator.definition.inheritance import inherited, named_cells
from generator.definition.places import Path, Places
from generator.definition.soundness import unsound
from generator.definition.validation import read_settings, schema_problems
from generator.diagnostics import Diagnostic, Place, Reading, collect, error, has_errors
from generator.source.document import Document
from generator.source.nodes import Plain, locate, plain

Files = Mapping[str, bytes]
"""Contents by path as shown to the user."""


class _Draft(NamedTuple):
    document: Document
    content: Plain

    @property
    def parent(self) -> str | None:
        """The name of the definition that this one extends."""
        return str(self.content["extends"]) if "extends" in self.content else None


class _Sound(NamedTuple):
    """A definition without errors; ``content`` includes everything inherited."""

    content: Plain
    definition: Definition


def read_definitions(files: Files, vocabularies: Vocabularies) -> Reading[dict[str, Definition]]:
    """Return the definitions in ``files`` by name; those with errors are omitted, and silently what extends them."""
    drafts = yield from _drafts(files)
    names = {PurePosixPath(file).stem for file in files}
    sound: dict[str, _Sound] = {}
    for name, ancestors in sorted(_ancestors(drafts).items(), key=lambda each: len(each[1])):
        parent = drafts[name].parent
        if parent is not None and parent not in sound:
            yield from _not_extended(name, drafts[name], ancestors, names)
            continue
        read, problems = collect(_sound(name, drafts[name], sound, vocabularies))
        yield from problems
        if read is not None and not has_errors(problems):
            sound[name] = read
    return {name: sound[name].definition for name in sorted(sound)}


def _drafts(files: Files) -> Reading[dict[str, _Draft]]:
    drafts: dict[str, _Draft] = {}
    for file, data in sorted(files.items()):
        document = yield from read_settings(file, data)
        if document is not None and document.complete:
            drafts[PurePosixPath(file).stem] = _Draft(document, plain(document.root))
    return drafts


def _ancestors(drafts: Mapping[str, _Draft]) -> dict[str, list[str]]:
    """Return what each definition extends, directly or not; one in a circle extends itself."""
    found: dict[str, list[str]] = {name: [] for name in drafts}
    for name, ancestors in found.items():
        parent = drafts[name].parent
        while parent is not None and parent not in ancestors:
            ancestors.append(parent)
            parent = drafts[parent].parent if parent in drafts else None
    return found


def _not_extended(name: str, draft: _Draft, ancestors: Sequence[str], names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield why a definition cannot extend its parent, nothing if the parent's own errors say so."""
    parent, place = ancestors[0], _place(draft, "extends")
    if name in ancestors:
        yield error("extends-itself", place, form=name, circle=" → ".join((name, *ancestors)))
    elif parent not in names:
        others = sorted(set(names) - {name})
        likely = "".join(get_close_matches(parent, others, n=1, cutoff=0.5))
        yield error("cannot-extend", place, form=parent, likely=likely, known=others)


def _sound(name: str, draft: _Draft, sound: Mapping[str, _Sound], vocabularies: Vocabularies) -> Reading[_Sound | None]:
    content = yield from _whole(draft, sound)
    if content is None:
        return None
    problems = tuple(schema_problems(draft.document, content, "definition"))
    yield from problems
    if problems or not (yield from _vocabularies_known(draft, content, vocabularies)):
        return None
    definition = Builder(content["amounts"], vocabularies).definition(name, content, draft.parent or "")
    yield from unsound(definition, Places(draft.document, content), vocabularies)
    return _Sound(content, definition)


def _whole(draft: _Draft, sound: Mapping[str, _Sound]) -> Reading[Plain | None]:
    """Return a definition's content including everything inherited."""
    parent = draft.parent
    if parent is None:
        return draft.content
    content = sound[parent].content
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
    changed = draft.content.get("cells", {})
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
