"""Work in a separate process with limited time."""

from __future__ import annotations

import os
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pytest

from generator.importing.apart import MEMORY, Unfinished, apart
from generator.importing.lines import Unreadable


def refuse() -> None:
    raise Unreadable("damaged")


def allocate() -> int:
    return len(bytearray(MEMORY))


def begin(here: Connection) -> None:
    here.send(os.getpid())
    time.sleep(60)


def begin_apart(here: Connection) -> None:
    apart(begin, here)


def test_what_comes_back_is_what_the_work_returns_or_raises() -> None:
    assert apart(len, "表") == 1
    with pytest.raises(Unreadable, match=r"^damaged$"):
        apart(refuse)


def test_an_exception_tells_where_it_was_raised() -> None:
    with pytest.raises(Unreadable) as raised:
        apart(refuse)
    assert "in refuse" in str(raised.value.__cause__)


def test_neither_time_nor_a_crash_is_without_end() -> None:
    with pytest.raises(Unfinished) as slow:
        apart(time.sleep, 60, seconds=1)
    assert slow.value.is_slow
    with pytest.raises(Unfinished) as crashed:
        apart(os.abort)
    assert not crashed.value.is_slow


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory")
def test_memory_is_not_without_end() -> None:
    with pytest.raises(MemoryError):
        apart(allocate)


def test_nobody_is_left_when_the_parent_is_killed() -> None:
    context = get_context("spawn")
    there, here = context.Pipe(duplex=False)
    parent = context.Process(target=begin_apart, args=(here,))
    parent.start()
    here.close()
    assert there.recv() != parent.pid
    parent.kill()
    # The pipe ends when the last process that could write to it has ended.
    assert there.poll(20)
    with pytest.raises(EOFError):
        there.recv()
