"""The same work in one process and in several."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from generator.pipeline.workers import BATCH, Workers, beside

ITEMS = list(range(10 * BATCH + 3))


def product(factor: int, item: int) -> tuple[int, int]:
    return factor * item, os.getpid()


def die(_material: int, item: int) -> int:
    if item == 70:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def fail(_material: int, item: int) -> int:
    raise ValueError(item)


def products(count: int, items: Sequence[int]) -> tuple[list[int], set[int]]:
    """Return the products in the order of arrival, and the processes that made them."""
    with Workers(count, 3) as workers:
        made = list(workers.each(product, items))
    return [value for value, _ in made], {process for _, process in made}


@pytest.mark.parametrize("count", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    values, _ = products(count, ITEMS)
    assert values == [3 * item for item in ITEMS]


def test_a_lot_is_done_by_others_and_a_little_here() -> None:
    assert os.getpid() not in products(2, ITEMS)[1]
    assert products(2, ITEMS[:5])[1] == {os.getpid()}
    assert products(1, ITEMS)[1] == {os.getpid()}


def test_a_little_is_shared_by_others_that_are_there() -> None:
    with Workers(2, 3) as workers:
        list(workers.each(product, ITEMS))
        made = list(workers.each(product, ITEMS[:5]))
    assert [value for value, _ in made] == [0, 3, 6, 9, 12]
    assert os.getpid() not in {process for _, process in made}


def meet(folder: Path, item: int) -> bool:
    """Tell whether another process has started the other item meanwhile."""
    (folder / str(item)).touch()
    until = time.monotonic() + 10
    while time.monotonic() < until and not (folder / str(1 - item)).exists():
        time.sleep(0.01)
    return (folder / str(1 - item)).exists()


def test_each_process_gets_something_of_a_little(tmp_path: Path) -> None:
    with Workers(2, tmp_path) as workers:
        list(workers.each(done, ITEMS))
        assert list(workers.each(meet, [0, 1])) == [True, True]


def done(_material: Path, item: int) -> int:
    return item


def test_nothing_is_no_work() -> None:
    assert products(4, []) == ([], set())


def test_a_process_that_is_killed_is_a_failure_of_the_machine_and_not_ours() -> None:
    with Workers(2, 0) as workers, pytest.raises(ChildProcessError):
        list(workers.each(die, ITEMS))


def test_what_the_work_raises_is_raised_here() -> None:
    with Workers(2, 0) as workers, pytest.raises(ValueError, match="0"):
        list(workers.each(fail, ITEMS))


def begin(here: Connection, _item: int) -> None:
    here.send(os.getpid())
    time.sleep(60)


def begin_all(here: Connection) -> None:
    with Workers(2, here) as workers:
        list(workers.each(begin, ITEMS))


def begin_beside(here: Connection) -> None:
    with beside(2, partial(begin, here, 0)):
        here.send(os.getpid())
        time.sleep(60)


@pytest.mark.parametrize("work", [begin_all, begin_beside])
def test_nobody_is_left_when_the_parent_is_killed(work: Callable[[Connection], None]) -> None:
    context = get_context("spawn")
    there, here = context.Pipe(duplex=False)
    parent = context.Process(target=work, args=(here,))
    parent.start()
    here.close()
    assert there.recv() != there.recv()
    parent.kill()
    # The pipe ends when the last process that could write to it has ended.
    assert there.poll(20)
    with pytest.raises(EOFError):
        there.recv()


def write_own_number(path: Path) -> None:
    path.write_text(str(os.getpid()), "utf-8")


def test_work_beside_is_done_by_another_process_and_waited_for(tmp_path: Path) -> None:
    with beside(2, partial(write_own_number, tmp_path / "done")):
        here = os.getpid()
    assert int((tmp_path / "done").read_text("utf-8")) != here


def test_work_beside_is_left_undone_where_there_may_be_no_other_process_or_it_fails(tmp_path: Path) -> None:
    with beside(1, partial(write_own_number, tmp_path / "done")), beside(2, None):
        pass
    with beside(2, partial(write_own_number, tmp_path / "no-folder" / "done")):
        pass
    assert not [*tmp_path.iterdir()]


def test_work_beside_ends_where_its_result_is_not_wanted_any_more() -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), beside(2, partial(time.sleep, 60)):
        raise KeyboardInterrupt
    assert time.monotonic() - started < 30
