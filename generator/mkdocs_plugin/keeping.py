"""Keeps a preview below the workspace, so that the next preview starts from it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.pipeline.settings import CACHE
from generator.publishing.lock import Held, locked
from generator.publishing.stage import stage

FOLDER = CACHE.parent / "preview"
"""Where a preview is kept below the root of its workspace, beside the cache of builds."""


@contextmanager
def kept(root: Path, served: Path) -> Iterator[Path | None]:
    """Replace ``served``, the empty folder of a preview, by a link to the kept one; yield the path for its cache.

    Yields ``None`` if another preview of the workspace holds the kept folder, or it is not writable; then the preview
    stays in ``served`` and is discarded at the end.
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
            # At its end MkDocs removes the folder that it made, and cannot remove a link.
            until_over.callback(served.unlink)
            cache = folder / CACHE.name
        yield cache


def _discard(served: Path) -> None:
    with stage(served) as staged:
        staged.discard()
