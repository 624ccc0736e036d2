"""The mark in every published site: the files that it was published with, so that they need not be read."""

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
    """The content of a mark; an empty record, with ``written`` 0, where there is no mark or it is damaged."""

    digests: Mapping[str, str]
    """The digests of the files, by name."""
    sizes: Mapping[str, int]
    """The sizes of the files, by name."""
    written: int
    """When the mark was written, which was after the files, in nanoseconds."""

    def holds(self, folder: str, name: str) -> bool:
        """Tell whether a file lies in the folder of this record and is unchanged since it was written."""
        try:
            found = os.lstat(f"{folder}/{name}")
        except OSError:
            return False
        return S_ISREG(found.st_mode) and found.st_size == self.sizes[name] and found.st_mtime_ns <= self.written


def read_record(folder: Path) -> Record:
    """Return the record of a folder, which need not exist."""
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
    """Write the mark of a folder that does not have one."""
    # Three columns are parsed faster than one row for each file.
    columns = tuple(zip(*files, strict=True))
    create(folder / MARK, json.dumps(columns).encode())
