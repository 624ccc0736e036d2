"""How a process behaves that another one of ours began: it ends with that one, and leaves it to deal with people."""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process
from threading import Thread


def begin_as_child() -> None:
    """Have this process end when its parent does, also where that is killed and can tell nobody."""
    # An interruption is for the parent, which then ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One that the parent catches to end in order would only end an item here.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)
