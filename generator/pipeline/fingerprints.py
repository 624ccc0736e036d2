"""Digests of whole folders: what is kept is worth something only where all of it is as it was."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import generator


@cache
def code_digest() -> bytes:
    """Return the digest of this package, its words and schemas included."""
    return folder_digest(Path(generator.__file__).parent)


def folder_digest(folder: Path) -> bytes:
    """Return the digest of the names and contents of all files in a folder."""
    digest = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc"):
        digest.update(hashlib.sha256(os.fsencode(file.relative_to(folder))).digest())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()
