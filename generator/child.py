"""How a child process behaves: it ends when its parent ends, and leaves signals to the parent."""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process
from threading import Thread


def begin_as_child() -> None:
    """Make this process end when its parent does, even if the parent is killed."""
    # The parent handles an interruption and then ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A handler inherited from the parent, which ends in order, would only end one item here.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)
