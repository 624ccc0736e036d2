"""Takes the files of a new site while they are made, in any number of processes."""

from __future__ import annotations

import errno
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
FOLDER_MODE = 0o755


class File(NamedTuple):
    """A file of a site: its name, its size in bytes, its digest in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts what differs from the site in ``live`` into the folder ``written``, where it will lie on the site.

    What is written twice under a name is there as it was the last time.
    """

    live: Path
    written: Path

    def write(self, name: str, content: str | bytes) -> File:
        """Return the file to publish; it is written only where other bytes, or none, are published at ``name``.

        What was written is read again at once, while the system still has it; raises ``OSError`` where it reads
        otherwise.
        """
        data = content.encode() if isinstance(content, str) else content
        if _holds(self.live / checked(name), data):
            self._forget(name)
        else:
            self._put(self.written / name, data)
        return File(name, len(data), hashlib.sha256(data).hexdigest())

    def adopt(self, name: str, path: Path) -> File:
        """Return the file to publish with the content of another one below ``written``, which is moved or removed."""
        file = File(name, path.stat().st_size, digest_of(path))
        if _is_same(self.live / checked(name), path):
            path.unlink()
            self._forget(name)
        else:
            path.chmod(FILE_MODE)
            make_folders((self.written / name).parent)
            path.replace(self.written / name)
        return file

    def put_in_place(self) -> None:
        """Put what was written on the live site, file by file: for a site that only its author looks at."""
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
            # It was made before, from what has turned out not to hold.
            path.unlink()
            create(path, data)
        if not _holds(path, data):
            raise OSError(errno.EIO, "reads otherwise than it was written", str(path))


def create(path: Path, data: bytes) -> None:
    """Write a new file, readable for everybody whatever the umask; raises ``FileExistsError`` where there is one."""
    with path.open("xb") as file:
        os.fchmod(file.fileno(), FILE_MODE)
        file.write(data)


def make_folders(path: Path) -> None:
    """Make a folder and those above it, as far as they are not there, for everybody to look into."""
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
