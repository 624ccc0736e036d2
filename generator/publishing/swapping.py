"""Exchanges a new site with the old one, in one call where the system supports that."""

from __future__ import annotations

from pathlib import Path

from generator.publishing import kernel
from generator.publishing.making import link
from generator.publishing.record import MARK


def swap(new: Path, live: Path, aside: Path) -> None:
    """Exchange two folders; if nothing is live, ``new`` is moved there.

    Where the system cannot exchange folders, the old one is first moved ``aside``. Nothing is live for that moment, or
    until ``recover`` if the process is killed in it.
    """
    if not live.exists():
        new.rename(live)
        return
    _share_hidden_files(new, live)
    try:
        for folder in _hidden_folders(live):
            folder.rename(new / folder.name)
        if not kernel.exchange(new, live):
            live.rename(aside)
            new.rename(live)
            aside.rename(new)
    except BaseException:
        recover(new, live, aside)
        raise


def recover(new: Path, live: Path, aside: Path) -> None:
    """Undo the moves of a swap that was interrupted."""
    if aside.exists():
        aside.rename(new if live.exists() else live)
    for folder in _hidden_folders(new):
        live.mkdir(exist_ok=True)
        folder.rename(live / folder.name)


def _share_hidden_files(new: Path, live: Path) -> None:
    """Link the hidden files of the old site into the new one, so that they are never missing."""
    for left in _hidden(new):
        if not _is_folder(left):
            left.unlink()
    for file in _hidden(live):
        if not _is_folder(file):
            link(file, new / file.name)


def _hidden_folders(folder: Path) -> list[Path]:
    return [path for path in _hidden(folder) if _is_folder(path)]


def _hidden(folder: Path) -> list[Path]:
    """Return what others keep in a site, such as ``.git``."""
    if not folder.exists():
        return []
    return [path for path in folder.iterdir() if path.name.startswith(".") and path.name != MARK]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
