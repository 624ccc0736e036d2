"""One build at a time: a lock that is released when its process ends, however it ends."""

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
    """The holder of a lock: process and host, and since when, in seconds since 1970."""

    process: str
    host: str
    since: float


class Held(Exception):
    """Another process is publishing to the same place; the argument is a ``Holder``."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at ``path``, whose folder is created; raises ``Held`` if another process holds it."""
    with _taken(path) as file:
        file.truncate(0)
        file.write(f"{os.getpid()} {os.uname().nodename}")
        file.flush()
        yield


def _taken(path: Path) -> IO[str]:
    while True:
        # Private to the owner, because pages that were withdrawn stay in this folder until the next build.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
        try:
            # Unlike with `flock`, worker processes, which may outlive a killed build, do not inherit the lock.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            with file:
                raise Held(_holder(file)) from None
        with suppress(FileNotFoundError):
            # The previous holder may have removed this file, and another process may have created a new one since.
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()


def _holder(file: IO[str]) -> Holder:
    file.seek(0)
    process, _, host = file.read().partition(" ")
    return Holder(process, host, os.fstat(file.fileno()).st_mtime)
