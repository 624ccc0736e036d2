"""Notes on an exception which site is published in spite of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publishing.record import MARK

OLD = "The site that was published is as it was."
NEW = "The new site is published."


@contextmanager
def noting_what_stands(live: Path) -> Iterator[None]:
    """Add ``OLD`` or ``NEW`` to the notes of any exception, nothing where there was no site or there is none now."""
    before = _identity(live)
    try:
        yield
    except BaseException as problem:
        now = _identity(live)
        if before and now:
            problem.add_note(OLD if now == before else NEW)
        raise


def _identity(live: Path) -> tuple[int, int] | None:
    """Return what tells the folder of a site from others, since one site replaces another as a folder."""
    with suppress(OSError):
        if (live / MARK).is_file():
            found = live.stat()
            return found.st_dev, found.st_ino
    return None
