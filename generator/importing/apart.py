"""Runs work on untrusted files in a separate process with limited time and memory."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from traceback import format_exc
from typing import Any, TypeVar, cast

from generator.child import begin_as_child

Result = TypeVar("Result")

SECONDS = 60
"""How many seconds a file may take; forms take less than one."""

MEMORY = 2 << 30


class Unfinished(Exception):
    """The work took too long, or its process ended by itself."""

    def __init__(self, *, is_slow: bool) -> None:
        super().__init__()
        self.is_slow = is_slow


class _There(Exception):
    """Shows where in the other process an exception was raised, which is not sent along with it."""


def apart(work: Callable[..., Result], *given: Any, seconds: float = SECONDS) -> Result:
    """Return what a function of a module returns, or raise what it raises; also raises ``Unfinished``."""
    # A forked process would start with the memory of this one.
    context = get_context("spawn")
    mine, its = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(its, work, given), daemon=True)
    process.start()
    its.close()
    try:
        if not mine.poll(seconds):
            raise Unfinished(is_slow=True)
        result, problem, trace = mine.recv()
    except EOFError:
        raise Unfinished(is_slow=False) from None
    finally:
        process.kill()
        process.join()
        mine.close()
    if problem:
        raise problem from _There(trace)
    return cast(Result, result)


def _do(pipe: Connection, work: Callable[..., object], given: tuple[object, ...]) -> None:
    begin_as_child()
    # What openpyxl imports takes memory for each processor otherwise, of many more than there is.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with suppress(ValueError, OSError):  # not every system supports this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        pipe.send((work(*given), None, ""))
    except Exception as problem:
        pipe.send((None, problem, format_exc()))
