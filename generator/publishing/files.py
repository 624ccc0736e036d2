"""Writes files of a site, leaving alone those whose bytes are already there."""

from __future__ import annotations

from pathlib import Path


class Output:
    """A folder being filled; ``files`` are all that belong there, relative with forward slashes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: set[str] = set()

    def write(self, name: str, content: str | bytes) -> None:
        """Put a text or bytes at ``name``; a file that already holds them keeps its time of change."""
        self.files.add(name)
        path, data = self._folder / name, content.encode() if isinstance(content, str) else content
        if _holds(path, data):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
