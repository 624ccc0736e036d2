"""Takes the files of a new site as they are made, from any number of processes."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path
from typing import NamedTuple

from generator.publishing.names import checked

FILE_MODE = 0o644
FOLDER_MODE = 0o755


class File(NamedTuple):
    """A file of a site: its name, its size in bytes, its digest in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes each file that differs from the site in ``live`` into the folder ``written``, under its name on the site.

    Of several files with the same name the last one is kept.
    """

    live: Path
    written: Path

    def write(self, name: str, content: str | bytes) -> File:
        """Return the file to publish; it is written only if its bytes are not already published at ``name``.

        It is read back at once, while the system still caches it; raises ``OSError`` if the bytes differ.
        """
        data = content.encode() if isinstance(content, str) else content
        if _holds(self.live / checked(name), data):
            self._forget(name)
        else:
            self._put(self.written / name, data)
        return File(name, len(data), hashlib.sha256(data).hexdigest())

    def adopt(self, name: str, path: Path) -> File:
        """Return the file to publish with the content of a file below ``written``, which is moved or removed."""
        file = File(name, path.stat().st_size, digest_of_file(path))
        if _is_same(self.live / checked(name), path):
            path.unlink()
            self._forget(name)
        else:
            path.chmod(FILE_MODE)
            make_folders((self.written / name).parent)
            path.replace(self.written / name)
        return file

    def put_in_place(self) -> None:
        """Move what was written into the live site, file by file: for a site that only its author views."""
        for path in [path for path in self.written.rglob("*") if path.is_file()]:
            target = self.live / path.relative_to(self.written)
            make_folders(target.parent)
            path.replace(target)

    def _forget(self, name: str) -> None:
        (self.written / name).unlink(missing_ok=True)

    def _put(self, path: Path, data: bytes) -> None:
        try:
            create(path, data)
        except FileNotFoundError:
            make_folders(path.parent)
            create(path, data)
        except FileExistsError:
            # An earlier version was written from data that has turned out to be stale.
            path.unlink()
            create(path, data)
        if not _holds(path, data):
            raise OSError(errno.EIO, "reads otherwise than it was written", str(path))


def create(path: Path, data: bytes) -> None:
    """Write a new file, world-readable whatever the umask; raises ``FileExistsError`` if there is one."""
    with path.open("xb") as file:
        os.fchmod(file.fileno(), FILE_MODE)
        file.write(data)


def digest_of_file(path: Path) -> str:
    """Return the digest of a file of any size, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_folders(path: Path) -> None:
    """Create a folder and its missing parents, world-readable."""
    if path.is_dir():
        return
    make_folders(path.parent)
    with suppress(FileExistsError):
        path.mkdir()
    path.chmod(FOLDER_MODE)


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
