"""Finds out what a folder of ours still holds of the files in its record, and what else."""

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
    """The files that are there as recorded, with their digests, the folders they lie in, and what else is there.

    Hidden entries at the top belong to others, and are not told.
    """

    files: Mapping[str, str]
    folders: frozenset[str]
    strangers: tuple[str, ...]


def survey(root: Path, record: Record) -> Survey:
    """Return what is in a folder.

    A folder that was last changed before the record was written holds what the record says, so of forty thousand
    files only those are looked at whose folder was changed since. What somebody wrote into a file that stayed in
    its place is not found this way; that is for ``verify``.
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
    """Return which folders of the record were changed since, and which are there at all."""
    changed, there = set(), set()
    # A folder stands before those in it, and below a symbolic link nothing is ours.
    for folder in sorted(folders_of(record.digests)):
        if folder and folder_of(folder) not in there:
            continue
        try:
            found = os.lstat(f"{top}/{folder}")
        except FileNotFoundError:
            continue
        if S_ISDIR(found.st_mode):
            there.add(folder)
            # Some programs set the time of a change back; that of its state nobody can.
            if max(found.st_mtime_ns, found.st_ctime_ns) >= record.written:
                changed.add(folder)
    return frozenset(changed), frozenset(there)


def _strangers(top: str, folders: Iterable[str], files: Mapping[str, str], there: frozenset[str]) -> Iterable[str]:
    for folder in folders:
        for entry in os.scandir(f"{top}/{folder}"):
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not name.startswith(".") and name not in files and name not in there:
                yield name
