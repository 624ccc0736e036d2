"""One build at a time: a lock that goes with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: process and host, and since when, in seconds since 1970."""

    process: str
    host: str
    since: float


class Held(Exception):
    """Somebody else is publishing to the same place; the argument is a ``Holder``."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at ``path``, in a folder that is made for it; raises ``Held`` where somebody else does."""
    with _taken(path) as file:
        file.truncate(0)
        file.write(f"{os.getpid()} {os.uname().nodename}")
        file.flush()
        yield


def _taken(path: Path) -> IO[str]:
    while True:
        # Nobody else looks in: a page that was withdrawn stays in that folder until the next build.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
        try:
            # Unlike `flock`, this is not passed on to worker processes, which may outlive a killed build.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            with file:
                raise Held(_holder(file)) from None
        with suppress(FileNotFoundError):
            # Whoever held it may have removed it in the end, and another may have made a new one since.
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()


def _holder(file: IO[str]) -> Holder:
    file.seek(0)
    process, _, host = file.read().partition(" ")
    return Holder(process, host, os.fstat(file.fileno()).st_mtime)
