"""Names of published files: relative to the site, with forward slashes."""

from __future__ import annotations

from collections.abc import Iterable


class UnsafeName(ValueError):
    """A name that leads out of the site, or to a hidden entry at its top level, which never belongs to the site."""


def checked(name: str) -> str:
    """Return a name that is safe to join to a folder; raises ``UnsafeName``."""
    if name.startswith(".") or "\0" in name or any(part in {"", ".", ".."} for part in name.split("/")):
        raise UnsafeName(name)
    return name


def folder_of(name: str) -> str:
    """Return the parent folder of a file or folder; the site itself is the empty name."""
    return name.rpartition("/")[0]


def folders_of(names: Iterable[str]) -> set[str]:
    """Return all folders that files with these names need, the site itself included."""
    folders = {""}
    for folder in {name.rpartition("/")[0] for name in names}:
        while folder not in folders:
            folders.add(folder)
            folder = folder_of(folder)
    return folders
