"""Finds out which files of its record a folder still holds, and what else it holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from generator.publishing.names import folder_of, folders_of
from generator.publishing.record import Record


@dataclass(frozen=True, slots=True)
class Survey:
    """The content of a folder; hidden entries at its top level belong to others and are left out."""

    files: Mapping[str, str]
    """The files that are as recorded: digests by name."""
    folders: frozenset[str]
    """The folders of the record that exist."""
    strangers: tuple[str, ...]
    """Everything else in these folders."""


def survey(root: Path, record: Record) -> Survey:
    """Return what a folder holds.

    A folder last changed before the record was written holds what the record says, so among forty thousand files only
    those in folders changed since are looked at. A file overwritten in place is not noticed; ``verify`` notices it.
    """
    top = str(root)
    changed, there = _folders(top, record)
    files = {
        name: digest
        for name, digest in record.digests.items()
        if (folder := name.rpartition("/")[0]) in there and (folder not in changed or record.holds(top, name))
    }
    return Survey(files, there, tuple(_strangers(top, sorted(changed), files, there)))


def _folders(top: str, record: Record) -> tuple[frozenset[str], frozenset[str]]:
    """Return which folders of the record have changed since, and which exist at all."""
    changed, there = set(), set()
    # A folder sorts before its subfolders, and nothing below a symbolic link belongs to the site.
    for folder in sorted(folders_of(record.digests)):
        if folder and folder_of(folder) not in there:
            continue
        try:
            found = os.lstat(f"{top}/{folder}")
        except FileNotFoundError:
            continue
        if S_ISDIR(found.st_mode):
            there.add(folder)
            # Some programs reset the modification time; the change time cannot be reset.
            if max(found.st_mtime_ns, found.st_ctime_ns) >= record.written:
                changed.add(folder)
    return frozenset(changed), frozenset(there)


def _strangers(top: str, folders: Iterable[str], files: Mapping[str, str], there: frozenset[str]) -> Iterable[str]:
    for folder in folders:
        for entry in os.scandir(f"{top}/{folder}"):
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not name.startswith(".") and name not in files and name not in there:
                yield name
