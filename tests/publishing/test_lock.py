"""One publication at a time, and none that waits for a dead one."""

from __future__ import annotations

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from generator.publishing.lock import Held
from generator.publishing.stage import stage
from tests.publishing.sites import NEW, OLD, contents_of, publish


@contextmanager
def held_elsewhere(site: Path, *, with_worker: bool = False) -> Iterator[int]:
    """Let another process be in the middle of publishing; yields its number. Its worker is not ended with it."""
    told, tell = os.pipe()
    process = os.fork()
    if process == 0:
        with stage(site):
            worker = os.fork() if with_worker else 0
            if worker or not with_worker:
                os.write(tell, worker.to_bytes(8, "big"))
            signal.pause()
    worker = int.from_bytes(os.read(told, 8), "big")
    try:
        yield process
    finally:
        end(process)
        os.close(told)
        os.close(tell)
        if worker:
            os.kill(worker, signal.SIGKILL)


def end(process: int) -> None:
    """Kill a child, once."""
    try:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    except (ProcessLookupError, ChildProcessError):
        return


def test_a_second_publication_is_told_who_is_at_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    before = time.time() - 2
    with held_elsewhere(site) as process, pytest.raises(Held) as refused, stage(site):
        pass
    (holder,) = refused.value.args
    assert (holder.process, holder.host) == (str(process), os.uname().nodename)
    assert before < holder.since < time.time() + 2


def test_a_worker_that_outlives_a_killed_publication_holds_nothing(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path / "site", with_worker=True) as process:
        end(process)
        publish(tmp_path / "site", NEW)
    assert contents_of(tmp_path / "site") == NEW


def test_a_lock_that_is_removed_while_it_is_taken_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lockf, removed = fcntl.lockf, list[Path]()

    def remove_first(file: IO[str], operation: int) -> None:
        if not removed:
            removed.append(Path(file.name))
            removed[0].unlink()
        lockf(file, operation)

    monkeypatch.setattr(fcntl, "lockf", remove_first)
    with stage(tmp_path / "site"):
        assert holder_in(tmp_path / "site") == str(os.getpid())
    assert removed


def holder_in(site: Path) -> str:
    """Return the process named in the lock file of a site."""
    return (site.parent / ".site.stage/lock").read_text("utf-8").partition(" ")[0]


def test_other_places_are_not_locked(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path / "site"):
        publish(tmp_path / "other", OLD)
    assert contents_of(tmp_path / "other") == OLD
