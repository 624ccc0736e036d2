"""Where a published site can be looked at: a folder, or the address of a server."""

from __future__ import annotations

import os
from collections.abc import Iterator, Set
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from generator.publishing.digests import digest_in
from generator.publishing.sums import SUMS

SECONDS = 30
"""How long a server may be silent."""

_NOT_THERE = {404, 410}


class Place(Protocol):
    """A site to look at; its methods raise ``FileNotFoundError`` for what is not there, ``OSError`` for other ills."""

    names: Set[str] | None
    """All files of the site, without the list of checksums; ``None`` where the place does not tell."""

    def sums(self) -> bytes:
        """Return the list of checksums."""

    def holds(self, name: str, digest: str) -> bool:
        """Tell whether a file has this digest."""


def place_of(text: str) -> Place:
    """Return the place at a path or at an address with http or https."""
    return Server(text) if text.startswith(("http://", "https://")) else Folder(Path(text))


class Folder:
    """A site in a folder; hidden entries at its top are none of its files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._regular = dict(_files_below(str(folder), ""))
        self.names: Set[str] | None = self._regular.keys() - {SUMS}

    def sums(self) -> bytes:
        return (self._folder / SUMS).read_bytes()

    def holds(self, name: str, digest: str) -> bool:
        if name not in self._regular:
            raise FileNotFoundError(name)
        # What a symbolic link leads to is not in the site, and reading a pipe would never end.
        if not self._regular[name]:
            return False
        with (self._folder / name).open("rb") as file:
            return digest_in(file) == digest


class Server:
    """A site at an address."""

    names: Set[str] | None = None

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    def sums(self) -> bytes:
        try:
            with self._open(SUMS) as answer:
                return answer.read()
        except HTTPException as problem:
            raise OSError(repr(problem)) from problem

    def holds(self, name: str, digest: str) -> bool:
        try:
            with self._open(name) as answer:
                return digest_in(answer) == digest
        except HTTPError as problem:
            if problem.code not in _NOT_THERE:
                raise
            # A server may answer so with the very page for what is not found, asked for by its own name.
            if digest_in(problem) == digest:
                return True
            raise FileNotFoundError(name) from problem
        except HTTPException as problem:
            raise OSError(repr(problem)) from problem

    def _open(self, name: str) -> HTTPResponse:
        request = Request(f"{self._address}/{quote(name)}", headers={"User-Agent": "performance-disclosure"})
        answer: HTTPResponse = urlopen(request, timeout=SECONDS)
        return answer


def _files_below(folder: str, prefix: str) -> Iterator[tuple[str, bool]]:
    """Yield names, and whether each is a regular file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path, f"{name}/")
            else:
                yield name, entry.is_file(follow_symlinks=False)
