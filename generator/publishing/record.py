"""The mark in every site of ours: which files it was published with, so that nobody has to read them to know."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from generator.publishing.writer import File, create

# Hidden, so that it is no page of the site.
MARK = ".made-by-disclosure"


@dataclass(frozen=True, slots=True)
class Record:
    """What a mark says: digests and sizes by name, and when it was written, in nanoseconds, which was after the files.

    Without a mark, or with a damaged one, there are no files and ``written`` is 0, so that anything is newer.
    """

    digests: Mapping[str, str]
    sizes: Mapping[str, int]
    written: int

    def holds(self, folder: str, name: str) -> bool:
        """Tell whether a file is in the folder of this record, and was not changed since."""
        try:
            found = os.lstat(f"{folder}/{name}")
        except OSError:
            return False
        return S_ISREG(found.st_mode) and found.st_size == self.sizes[name] and found.st_mtime_ns <= self.written


def read_record(folder: Path) -> Record:
    """Return the record of a folder, whether that is there or not."""
    mark = folder / MARK
    try:
        written, text = mark.stat().st_mtime_ns, mark.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Record({}, {}, 0)
    try:
        names, sizes, digests = json.loads(text)
        return Record(dict(zip(names, digests, strict=True)), dict(zip(names, sizes, strict=True)), written)
    except (ValueError, TypeError):
        return Record({}, {}, 0)


def write_record(folder: Path, files: Iterable[File]) -> None:
    """Write the mark of a folder that has none."""
    # Three columns are read faster than as many rows as there are files.
    columns = tuple(zip(*files, strict=True))
    create(folder / MARK, json.dumps(columns, ensure_ascii=False).encode())
