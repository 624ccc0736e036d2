"""Makes a folder hold exactly the files of a new site, from its old files, the published and the newly written ones."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.publishing.names import checked, folders_of
from generator.publishing.record import MARK
from generator.publishing.survey import Survey
from generator.publishing.writer import FOLDER_MODE, File, create, digest_of_file

_NO_LINKS = {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


class NotWritten(LookupError):
    """A file to publish is neither written in this run nor published already."""


class Making:
    """A folder being made. Its files are never written to, because they may be hard links to published ones."""

    def __init__(self, folder: Path, live: Path, published: Mapping[str, File], written: Path) -> None:
        self._folder = folder
        self._live = live
        self._published = published
        self._written = written
        self._fresh = set(files_in(written))

    def run(self, found: Survey, wanted: Mapping[str, File]) -> int:
        """Make the folder; return how many files were added. Raises ``NotWritten`` before anything is changed."""
        missing = [file for name, file in wanted.items() if name in self._fresh or found.files.get(name) != file.sha256]
        for file in missing:
            if not (file.name in self._fresh or self._is_published(file)):
                raise NotWritten(file.name)
        # From here on the record may list files that are gone; a folder without it counts as incomplete.
        (self._folder / MARK).unlink(missing_ok=True)
        if self._fresh == wanted.keys():
            self._replace()
            return len(missing)
        folders = folders_of(wanted)
        self._clear((*found.strangers, *(found.files.keys() - wanted.keys())), found.folders - folders)
        self._make_folders(folders - found.folders)
        for file in missing:
            self._place(file)
        return len(missing)

    def _is_published(self, file: File) -> bool:
        """Tell whether a file is published, by the record or, if that does not confirm it, by its bytes."""
        live = self._live / checked(file.name)
        return self._published.get(file.name) == file or (live.is_file() and digest_of_file(live) == file.sha256)

    def _replace(self) -> None:
        """Replace the whole folder by what was written, because none of its old files is wanted."""
        if self._folder.exists():
            shutil.rmtree(self._folder)
        self._written.rename(self._folder)
        self._folder.chmod(FOLDER_MODE)

    def _clear(self, names: Iterable[str], folders: Iterable[str]) -> None:
        for name in names:
            path = self._folder / checked(name)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        for folder in sorted(folders, reverse=True):
            (self._folder / folder).rmdir()

    def _make_folders(self, folders: Iterable[str]) -> None:
        for folder in sorted(folders):
            path = self._folder / folder
            path.mkdir()
            path.chmod(FOLDER_MODE)

    def _place(self, file: File) -> None:
        target = self._folder / checked(file.name)
        if file.name in self._fresh:
            (self._written / file.name).rename(target)
        else:
            target.unlink(missing_ok=True)
            link(self._live / file.name, target)


def files_in(folder: Path) -> Iterator[str]:
    """Yield the names of all files below a folder, with forward slashes; none if the folder does not exist."""
    top = len(str(folder)) + 1
    for path, _, names in os.walk(folder, onerror=_unless_gone):
        yield from (f"{path}/{name}"[top:] for name in names)


def _unless_gone(problem: OSError) -> None:
    if not isinstance(problem, FileNotFoundError):
        raise problem


def link(source: Path, target: Path) -> None:
    """Make ``target`` a hard link to ``source``, or a copy where the file system does not support that."""
    try:
        target.hardlink_to(source)
    except OSError as problem:
        if problem.errno not in _NO_LINKS:
            raise
        create(target, source.read_bytes())
