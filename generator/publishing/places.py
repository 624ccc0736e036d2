"""Where a published site can be read: a folder, or the address of a server."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Set
from hashlib import file_digest
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Protocol, cast
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from generator.publishing.sums import SUMS
from generator.publishing.writer import digest_of_file

SECONDS = 30
"""How many seconds a server may be silent."""

_NOT_THERE = {404, 410}
_ADDRESS = re.compile(r"([a-z][a-z\d+.-]*)://", re.ASCII | re.IGNORECASE)


class Place(Protocol):
    """A site to read; its methods raise ``FileNotFoundError`` for a missing file, ``OSError`` for other failures."""

    names: Set[str] | None
    """All files of the site except the list of checksums; ``None`` if the place cannot list them."""

    def sums(self) -> bytes:
        """Return the list of checksums."""

    def holds(self, name: str, digest: str) -> bool:
        """Tell whether a file has this digest."""


def place_of(text: str) -> Place:
    """Return the place for a path, or for an address with http or https; raises ``ValueError`` for other addresses."""
    address = _ADDRESS.match(text)
    if address is None:
        return Folder(Path(text))
    if address[1].lower() not in ("http", "https") or any(map(str.isspace, text)):
        raise ValueError(text)
    return Server(text)


class Folder:
    """A site in a folder; hidden entries at its top level do not belong to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._regular = dict(_files_below(str(folder), ""))
        self.names: Set[str] | None = self._regular.keys() - {SUMS}

    def sums(self) -> bytes:
        return (self._folder / SUMS).read_bytes()

    def holds(self, name: str, digest: str) -> bool:
        if name not in self._regular:
            raise FileNotFoundError(name)
        # The target of a symbolic link is not part of the site, and reading a pipe would never end.
        if not self._regular[name]:
            return False
        return digest_of_file(self._folder / name) == digest


class Server:
    """A site on a server."""

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
                return file_digest(answer, "sha256").hexdigest() == digest
        except HTTPError as problem:
            if problem.code not in _NOT_THERE:
                raise
            # A server may send the page for missing files with status 404 also where that page itself is requested.
            if file_digest(cast("HTTPResponse", problem.fp), "sha256").hexdigest() == digest:
                return True
            raise FileNotFoundError(name) from problem
        except HTTPException as problem:
            raise OSError(repr(problem)) from problem

    def _open(self, name: str) -> HTTPResponse:
        request = Request(f"{self._address}/{quote(name)}", headers={"User-Agent": "performance-disclosure"})
        answer: HTTPResponse = urlopen(request, timeout=SECONDS)
        return answer


def _files_below(folder: str, prefix: str) -> Iterator[tuple[str, bool]]:
    """Yield the name of each file, and whether it is a regular file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path, f"{name}/")
            else:
                yield name, entry.is_file(follow_symlinks=False)
