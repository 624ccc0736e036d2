"""Does the same work for many items, in several processes if there are enough of them, otherwise in this one."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import Process
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from generator.child import begin_as_child

Item = TypeVar("Item")
Result = TypeVar("Result")
Material = TypeVar("Material")

BATCH = 16
"""How many items are sent to a process at once."""

WORTH_IT = 4 * BATCH
"""From how many items starting processes pays off."""

MOST = 256
"""The maximum number of processes: a slip of the hand must not use up the memory of a machine."""

_material: Any = None
"""In a process of the pool: the material, which is passed once and not with each item."""


class Workers(Generic[Material]):
    """Up to ``count`` processes that share ``material`` and are started on demand.

    ``prepare`` is called before the first of them starts, to do once what each would have to do itself.
    """

    def __init__(self, count: int, material: Material, prepare: Callable[[], None] = lambda: None) -> None:
        self._count = count
        self._material = material
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=kind is not None)

    def each(
        self, work: Callable[[Material, Item], Result], items: Sequence[Item], batch: int = BATCH
    ) -> Iterator[Result]:
        """Yield the result of ``work``, a function of a module, for each item, in the order of the items."""
        if not self._is_worth_it(len(items), batch):
            yield from (work(self._material, item) for item in items)
            return
        try:
            yield from self._spread(work, items, batch)
        except BrokenProcessPool as problem:
            # A process was killed from outside, as when memory runs out.
            raise ChildProcessError from problem

    def _is_worth_it(self, count: int, batch: int) -> bool:
        # Processes that run already take a few items too, and may be prepared where this process is not.
        return self._count > 1 and count >= (2 if self._pool else max(2, WORTH_IT * batch // BATCH))

    def _spread(self, work: Callable[[Material, Item], Result], items: Sequence[Item], batch: int) -> Iterator[Result]:
        pool = self._pool = self._pool or self._started()
        waiting: deque[Future[list[Result]]] = deque()
        batch = min(batch, -(-len(items) // self._count))
        for start in range(0, len(items), batch):
            waiting.append(pool.submit(_do, work, items[start : start + batch]))
            # Results are consumed as they arrive, so that they do not accumulate here.
            if len(waiting) > 4 * self._count:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()

    def _started(self) -> ProcessPoolExecutor:
        self._prepare()
        return ProcessPoolExecutor(self._count, initializer=_start, initargs=(self._material,))


@contextmanager
def beside(count: int, work: Callable[[], None] | None) -> Iterator[None]:
    """Run ``work`` in another process meanwhile, unless ``count`` is 1; its failures are ignored."""
    if count < 2 or work is None:
        yield
        return
    process = Process(target=_do_alone, args=(work,), daemon=True)
    process.start()
    try:
        yield
    except BaseException:
        process.kill()
        raise
    finally:
        process.join()


def usual_count() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(material: Any) -> None:
    global _material
    _material = material
    begin_as_child()


def _do_alone(work: Callable[[], None]) -> None:
    begin_as_child()
    with suppress(OSError):
        work()


def _do(work: Callable[[Any, Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(_material, item) for item in items]
