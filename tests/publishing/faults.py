"""A publication in a separate process, in which a chosen system call fails, or is the last."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from generator.publishing import kernel
from generator.publishing.lock import Held

FINISHED, FAILED, BROKEN, NOT_REACHED = 0, 3, 4, 5
ALLOWED = (OSError, Held)
"""What a publication may fail with."""

CALLS = {
    "open", "os.mkdir", "os.rmdir", "os.remove", "os.rename", "os.link", "os.chmod", "os.scandir", "os.listdir",
    "fcntl.lockf",
}  # fmt: skip

Act = Callable[[], None]


def fail(number: int) -> Act:
    """Return an act that makes a call fail with this error."""

    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


def die() -> None:
    """End this process as if it were killed."""
    os.kill(os.getpid(), signal.SIGKILL)


full, forbidden = fail(errno.ENOSPC), fail(errno.EACCES)


def in_child(work: Callable[[], None]) -> int:
    """Return how a child process with this work ended: an exit code, or a negative signal number."""
    child = os.fork()
    if child == 0:
        _run(work)
    ending = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ending != BROKEN
    return ending


def _run(work: Callable[[], None]) -> NoReturn:
    try:
        work()
    except ALLOWED:
        os._exit(FAILED)
    except BaseException:
        traceback.print_exc()
        os._exit(BROKEN)
    os._exit(FINISHED)


def at_call(number: int, act: Act, work: Callable[[], None]) -> Callable[[], None]:
    """Return work in which this call, counted from 0, first does ``act``; for a child process only.

    In a write the act comes in the middle, when half of the bytes are on the disc.
    """

    def arranged() -> None:
        count = 0

        def step() -> None:
            nonlocal count
            count += 1
            if count == number + 1:
                act()

        _hook(step)
        try:
            work()
        except ALLOWED as problem:
            # Without this, a publication that always fails would be tried again without end.
            if count <= number:
                raise RuntimeError("failed before the act") from problem
            raise
        if count <= number:
            os._exit(NOT_REACHED)

    return arranged


def _hook(step: Act) -> None:
    flush, exchange, opened = kernel.flush, kernel.exchange, io.open

    def stepped(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any) -> Any:
            step()
            return call(*arguments)

        return counted

    def open_new(*arguments: Any, **named: Any) -> Any:
        file = opened(*arguments, **named)
        return _Pen(file, step) if "x" in str(arguments[1:2]) else file

    kernel.flush, kernel.exchange = stepped(flush), stepped(exchange)
    io.open = open_new
    # The hook cannot be removed, and so needs the child process.
    sys.addaudithook(lambda event, _: step() if event in CALLS else None)


class _Pen:
    """A new file that is written in two halves."""

    def __init__(self, file: Any, step: Act) -> None:
        self._file = file
        self._step = step

    def __enter__(self) -> _Pen:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def fileno(self) -> int:
        return int(self._file.fileno())

    def write(self, data: bytes) -> None:
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        self._step()
        self._file.write(data[len(data) // 2 :])
