"""Digests of several things together, for cache keys."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import generator


@cache
def code_digest() -> bytes:
    """Return the digest of this package, including its texts and schemas."""
    return folder_digest(Path(generator.__file__).parent)


def program_digest(libraries: Iterable[str]) -> bytes:
    """Return the digest of all code that runs: this package, Python, and the libraries with these names."""
    return digest_of((code_digest(), sys.version.encode(), *(version(name).encode() for name in libraries)))


def folder_digest(folder: Path) -> bytes:
    """Return the digest of the names and contents of all files in a folder, and the names of links and the like."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix != ".pyc" and _kind(path) != stat.S_IFDIR)
    return digest_of(part for path in paths for part in _parts(path, folder))


def _parts(path: Path, folder: Path) -> Iterator[bytes]:
    yield os.fsencode(path.relative_to(folder))
    yield str(_kind(path)).encode()
    # Whoever reads a file for what it says reports that it cannot be read.
    with suppress(OSError):
        yield path.read_bytes() if path.is_file() else b""


def _kind(path: Path) -> int:
    """Return the type of a path: file, folder, link, or something like a pipe that cannot be read to its end."""
    return stat.S_IFMT(path.lstat().st_mode)


def digest_of(parts: Iterable[bytes]) -> bytes:
    """Return the digest of several parts; parts that are split differently have another digest."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()
