"""Takes the files of a new site while they are made, in any number of processes."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path
from typing import NamedTuple

from generator.publishing.digests import digest_of
from generator.publishing.names import checked

FILE_MODE = 0o644


class File(NamedTuple):
    """A file of a site: its name, its size in bytes, its digest in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts what differs from the site in ``live`` into the folder ``written``, each content under its digest."""

    live: Path
    written: Path

    def write(self, name: str, content: str | bytes) -> File:
        """Return the file to publish; it is written only where other bytes, or none, are published at ``name``."""
        data = content.encode() if isinstance(content, str) else content
        file = File(name, len(data), hashlib.sha256(data).hexdigest())
        if not _holds(self.live / checked(name), data):
            # What is there already has the same content for another name.
            with suppress(FileExistsError):
                create(self.written / file.sha256, data)
        return file

    def adopt(self, name: str, path: Path) -> File:
        """Return the file to publish with the content of another one below ``written``, which is moved or removed."""
        file = File(name, path.stat().st_size, digest_of(path))
        if _is_same(self.live / checked(name), path):
            path.unlink()
        else:
            path.chmod(FILE_MODE)
            path.replace(self.written / file.sha256)
        return file


def create(path: Path, data: bytes) -> None:
    """Write a new file, readable for everybody whatever the umask; raises ``FileExistsError`` where there is one."""
    with path.open("xb") as file:
        os.fchmod(file.fileno(), FILE_MODE)
        file.write(data)


def _is_same(live: Path, path: Path) -> bool:
    try:
        return cmp(live, path, shallow=False)
    except OSError:
        return False


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.lstat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
