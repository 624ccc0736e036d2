"""Keeps a preview below the workspace, so that the next one begins with what this one has left."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.pipeline.settings import CACHE
from generator.publishing.lock import Held, locked
from generator.publishing.stage import stage

FOLDER = CACHE.parent / "preview"
"""Where a preview is kept below the root of its workspace, beside what builds keep."""


@contextmanager
def kept(root: Path, served: Path) -> Iterator[Path | None]:
    """Let ``served``, the empty folder of a preview, lead to the one that is kept; yield the file for its cache.

    Where another preview of the workspace has that, or nothing can be written there, yield ``None``: then this one lies
    where it is served, and nothing of it stays.
    """
    folder = root / FOLDER
    with ExitStack() as until_over:
        cache = None
        try:
            until_over.enter_context(locked(folder / "lock"))
        except (Held, OSError):
            until_over.callback(_discard, served)
        else:
            served.rmdir()
            served.symlink_to(folder / "site", target_is_directory=True)
            # MkDocs removes the folder that it made, and cannot remove a link.
            until_over.callback(served.unlink)
            cache = folder / CACHE.name
        yield cache


def _discard(served: Path) -> None:
    with stage(served) as staged:
        staged.discard()
