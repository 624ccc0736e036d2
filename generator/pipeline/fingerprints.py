"""Digests of many things together: what is kept is worth something only where all of it is as it was."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import generator


@cache
def code_digest() -> bytes:
    """Return the digest of this package, its words and schemas included."""
    return folder_digest(Path(generator.__file__).parent)


def program_digest(libraries: Iterable[str]) -> bytes:
    """Return the digest of all that runs: this package, Python, and libraries by their names."""
    return digest_of((code_digest(), sys.version.encode(), *(version(name).encode() for name in libraries)))


def folder_digest(folder: Path) -> bytes:
    """Return the digest of the names and contents of all files in a folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return digest_of(part for file in files for part in (os.fsencode(file.relative_to(folder)), file.read_bytes()))


def digest_of(parts: Iterable[bytes]) -> bytes:
    """Return the digest of several parts, which are never taken for others that only join to the same."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()
