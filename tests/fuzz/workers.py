"""Reads cases in separate processes, so that even a crash of the interpreter is a result."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from tests.fuzz.reading import Failure, failure_of, material

MEMORY = 2 * 1024**3
PATIENCE_SECONDS = 60.0

_CONTEXT = get_context("fork")


class Worker:
    """A process that reads a range of cases; if it dies, another continues after the case that killed it."""

    def __init__(self, seed: int, cases: range) -> None:
        self._seed = seed
        self._cases = cases
        self._started = time.monotonic()
        self._at: Any = _CONTEXT.Value("q", cases.start, lock=False)
        self._last = cases.start
        self.results, sender = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=_read, args=(seed, cases, self._at, sender), daemon=True)
        self._process.start()
        sender.close()

    def failures(self) -> Iterator[Failure]:
        """Yield the failures reported since the last call."""
        try:
            while self.results.poll():
                yield self.results.recv()
        except EOFError:
            return

    def is_stuck(self) -> bool:
        """Tell whether the worker has worked on one case for far too long."""
        if self._at.value != self._last:
            self._last, self._started = self._at.value, time.monotonic()
        return time.monotonic() - self._started > PATIENCE_SECONDS

    def stop(self) -> None:
        self._process.kill()

    def end(self) -> tuple[Failure | None, range]:
        """Wait for the end; return the failure that ended it early, if any, and the remaining cases."""
        self._process.join()
        code = self._process.exitcode
        if code == 0:
            return None, range(0)
        case = self._at.value
        return Failure(self._seed, case, f"the interpreter died ({code})"), range(case + 1, self._cases.stop)

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()


def _read(seed: int, cases: range, at: Any, sender: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for case in cases:
        at.value = case
        failure = failure_of(seed, case)
        if failure:
            sender.send(failure)


def failures_in(seed: int, forms: int, processes: int) -> Iterator[Failure]:
    """Yield every failure among the first ``forms`` cases of ``seed``, in no particular order."""
    material()  # once, before the processes share it
    share = -(-forms // processes)
    starts = range(0, forms, share)
    workers = [Worker(seed, range(start, min(start + share, forms))) for start in starts]
    while workers:
        wait([worker.results for worker in workers], timeout=1.0)
        for worker in tuple(workers):
            yield from worker.failures()
            if worker.is_alive and worker.is_stuck():
                worker.stop()
            if not worker.is_alive:
                yield from worker.failures()
                failure, left = worker.end()
                workers.remove(worker)
                if failure:
                    yield failure
                if left:
                    workers.append(Worker(seed, left))
