"""Two system calls that Python does not offer."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_LIBRARY = ctypes.CDLL(None, use_errno=True)

# `renameat2` of Linux and `renameatx_np` of macOS use the same flag; with absolute paths the descriptors are ignored.
_EXCHANGE = 2
_IDLE = -1
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; ``False`` where the system or the file system does not support that."""
    call = getattr(_LIBRARY, "renameat2", None) or getattr(_LIBRARY, "renameatx_np", None)
    if call is None:
        return False
    if call(_IDLE, os.fsencode(one), _IDLE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def flush(folder: Path) -> None:
    """Return once everything written to the file system of a folder is on the disc."""
    call = getattr(_LIBRARY, "syncfs", None)
    if call is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)
