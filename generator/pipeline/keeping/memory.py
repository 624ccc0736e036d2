"""What a build remembers of the previous one: the cache key of each project and group of pages."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.model import ProjectKey
from generator.pipeline.from_others import FromOthers
from generator.pipeline.inputs.workspace import Source, read_at_most
from generator.pipeline.keeping.cache import Cache, dumped, recalled
from generator.pipeline.keeping.kept_parts import name_of
from generator.pipeline.keeping.summaries import Summary
from generator.pipeline.workers import Workers
from generator.publishing.writer import File
from generator.source.decoding import MAX_BYTES

_RACE = 100_000_000
"""Nanoseconds: a file changed this shortly before it was read may change again without getting another time."""

_NO_SIZE = -1
"""The size that marks a file to be read again, because no file has it."""

_BATCH = 256
"""How many files a process reads at once."""


class Seen(NamedTuple):
    """The digest of a file's bytes, and the file's metadata when they were read."""

    size: int
    modified: int
    changed: int
    inode: int
    digest: bytes

    def is_of(self, found: os.stat_result) -> bool:
        """Tell whether the file's metadata are still the same."""
        return self[:4] == (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

    def as_read(self, digest: bytes) -> Seen:
        """Return this with the digest that was actually read; the file will be read again in any case."""
        return self._replace(size=_NO_SIZE, digest=digest)


class Kept(NamedTuple):
    """A published project: its cache key, and its summary as bytes, so that it is dumped only once."""

    key: bytes
    summary: bytes


@dataclass(slots=True)
class Memory:
    """What a build knew at its end: the digests of files, and what it made for each cache key."""

    contents: dict[str, Seen] = field(default_factory=dict)
    projects: dict[ProjectKey, Kept] = field(default_factory=dict)
    from_others: dict[ProjectKey, FromOthers] = field(default_factory=dict)
    groups: dict[str, tuple[bytes, tuple[File, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, cache: Cache) -> Memory:
        """Return what the cache remembers, an empty memory if that is missing or damaged."""
        found = cache.get("memory")
        return found if isinstance(found, cls) and found.is_sound() else cls()

    def is_sound(self) -> bool:
        """Tell whether this holds what it should; what that holds in turn is believed."""
        tables = ((self.contents, Seen), (self.projects, Kept), (self.from_others, FromOthers), (self.groups, tuple))
        return all(isinstance(table, dict) and _are_all(kind, table.values()) for table, kind in tables)

    def keep_in(self, cache: Cache) -> None:
        """Keep this for the next build, and forget the parts of projects that it does not have."""
        cache.put([("memory", "", dumped(self))])
        cache.keep_only({name_of(project, kept.key) for project, kept in self.projects.items()})
        cache.save()


def _are_all(kind: type, values: Iterable[object]) -> bool:
    return all(isinstance(value, kind) for value in values)


class Ledger:
    """What the previous build made that is still published unchanged, and what this build makes."""

    def __init__(self, before: Memory, live: Mapping[str, File], environment: bytes) -> None:
        self.before = before
        self.now = Memory()
        self._live = live
        self._environment = environment

    def key(self, input: bytes) -> bytes:
        """Return the cache key for an input, which includes that of the environment."""
        return hashlib.sha256(self._environment + hashlib.sha256(input).digest()).digest()

    def summary(self, project: ProjectKey, key: bytes) -> Summary | None:
        """Return the summary of a project if it is published and has the same cache key, else ``None``."""
        kept = self.before.projects.get(project)
        if kept is None or kept.key != key:
            return None
        summary = recalled(kept.summary)
        return summary if isinstance(summary, Summary) and self._are_live(summary.files) else None

    def files(self, group: str, key: bytes) -> tuple[File, ...] | None:
        """Return the files of a group if they are published and have the same cache key, else ``None``."""
        before, files = self.before.groups.get(group, (b"", ()))
        return files if before == key and self._are_live(files) else None

    def _are_live(self, files: Iterable[File]) -> bool:
        return all(self._live.get(file.name) == file for file in files)


def digests(workers: Workers[Any], sources: Iterable[Source], known: Mapping[str, Seen]) -> dict[str, Seen]:
    """Return the digests of files by name; a file whose metadata are unchanged is not read again.

    A file that cannot be read is omitted here and reported where it is needed.
    """
    found: dict[str, Seen] = {}
    others: list[Source] = []
    for source in sources:
        before = known.get(source.file)
        if before and _looks_like(before, source):
            found[source.file] = before
        else:
            others.append(source)
    read = zip(others, workers.each(_read, others, batch=_BATCH), strict=True)
    return found | {source.file: seen for source, seen in read if seen}


def _looks_like(before: Seen, source: Source) -> bool:
    try:
        return before.is_of(os.stat(source.location))
    except OSError:
        return False


def _read(_material: object, source: Source) -> Seen | None:
    try:
        state = os.stat(source.location)
        digest = hashlib.sha256(read_at_most(source.location, MAX_BYTES)).digest()
    except OSError:
        return None
    is_settled = time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) > _RACE
    size = state.st_size if is_settled else _NO_SIZE
    return Seen(size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, digest)
