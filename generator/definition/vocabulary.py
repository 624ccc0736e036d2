"""Reads the vocabulary of project types."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from generator.definition.validation import read_conforming
from generator.diagnostics import Place, Reading, error
from generator.source.nodes import locate, plain


class Vocabulary(NamedTuple):
    """Project types: the slug of each by its name, in the order of the file; their names, by these and other names."""

    slugs: dict[str, str]
    names: dict[str, str]


def read_vocabulary(file: str, data: bytes, reserved: Collection[str]) -> Reading[Vocabulary]:
    """Return the project types in a file, none if it breaks its schema; yields each slug and name already used."""
    document = yield from read_conforming(file, data, "vocabulary")
    if document is None:
        return Vocabulary({}, {})
    types = plain(document.root)
    slugs: dict[str, Place | None] = dict.fromkeys(reserved)
    names = {name: (name, document.place(entry.key)) for name, entry in document.root.entries.items()}
    for name, settings in types.items():
        place = document.place(locate(document.root, (name, "id")))
        if settings["id"] in slugs:
            first = slugs[settings["id"]]
            yield error("type-id-taken", place, *([first] if first else ()), name=name, id=settings["id"])
        slugs.setdefault(settings["id"], place)
        for number, other in enumerate(settings.get("also", ())):
            place = document.place(locate(document.root, (name, "also", number)))
            if other in names:
                yield error("type-named-twice", place, names[other][1], name=other)
            names.setdefault(other, (name, place))
    ids = {name: settings["id"] for name, settings in types.items()}
    return Vocabulary(ids, {other: name for other, (name, _) in names.items()})
