"""SHA-256 digests in hexadecimal, of content of any size."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import IO

CHUNK = 1 << 18
"""How many bytes are read at once."""


def file_digest(path: Path) -> str:
    """Return the digest of a file."""
    with path.open("rb") as file:
        return digest_in(file)


def digest_in(file: IO[bytes]) -> str:
    """Return the digest of the rest of a file."""
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
