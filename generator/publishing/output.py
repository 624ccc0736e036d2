"""The published directory, brought up to date file by file.

MkDocs empties its output before each build. With a hundred thousand pages in it that would write everything
again for one changed form, so MkDocs gets a directory of its own, and only what differs is published.
"""

import os
import shutil
from collections.abc import Collection, Iterator
from filecmp import cmp
from pathlib import Path

# Hidden, so that it is no page of the site and is left alone with the other hidden entries.
MARK = ".made-by-disclosure"


class ForeignFolderError(Exception):
    """The folder to publish into holds files, and was not made by us: emptying it could destroy somebody's work."""


def claim(out: Path) -> None:
    """Marks `out` as ours; raises `ForeignFolderError` where it holds anything visible and is not."""
    if out.is_dir() and not (out / MARK).exists() and any(not entry.name.startswith(".") for entry in out.iterdir()):
        raise ForeignFolderError(out)
    if not (out / MARK).exists():
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).touch()


def bring_up_to_date(out: Path, staged: Path, others: Collection[str]) -> None:
    """Leaves in `out` the files of `staged` and those named in `others`, and hidden top-level entries."""
    own = frozenset(_files_below(staged))
    for name in own:
        _copy_if_changed(staged / name, out / name)
    for name in set(_files_below(out)) - own - set(others):
        _remove_with_empty_parents(out, out / name)


def _files_below(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        place = Path(parent).relative_to(folder)
        if place == Path():
            # What MkDocs leaves alone when it empties its output: .git and its like.
            folders[:] = [name for name in folders if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        yield from ((place / name).as_posix() for name in names)


def _copy_if_changed(source: Path, target: Path) -> None:
    if target.is_file() and cmp(source, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # Contents only: the files of an installed package may be read-only.
    shutil.copyfile(source, target)


def _remove_with_empty_parents(out: Path, file: Path) -> None:
    file.unlink()
    for parent in file.parents:
        if parent == out or any(parent.iterdir()):
            return
        parent.rmdir()
