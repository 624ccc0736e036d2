"""Reads what the files of forms held before, for those that were changed since they were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.history.changes import History, Unknown
from generator.history.git import NotHeld, read_contents
from generator.pipeline.inputs.workspace import Source

Versions = Mapping[str, tuple[bytes | None, ...]]
"""The versions of files before the last, by file, in order of time; ``None`` where a file was not there."""


def past_versions(asked: Iterable[tuple[Source, History | Unknown]]) -> Versions:
    """Return the versions of the files that were changed, in one run of git; without any, git is not run.

    A clone that does not hold all of them has none: nothing is guessed.
    """
    changed = [(source, past) for source, past in asked if isinstance(past, History) and past.first != past.last]
    if not changed:
        return {}
    folder = Path(changed[0][0].location).parents[len(changed[0][0].parts) - 1]
    wanted = [(change.commit, "/".join(source.parts)) for source, past in changed for change in past.changes[:-1]]
    try:
        contents = iter(read_contents(folder, wanted))
    except NotHeld:
        return {}
    return {source.file: tuple(next(contents) for _ in past.changes[:-1]) for source, past in changed}
