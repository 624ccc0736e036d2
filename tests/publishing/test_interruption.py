"""However a publication ends, the old or the new site is live and complete, and the next publication works."""

from __future__ import annotations

import itertools
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.publishing import kernel, stage
from tests.publishing.faults import FAILED, FINISHED, NOT_REACHED, Act, at_call, die, forbidden, full, in_child
from tests.publishing.sites import NEW, OLD, behind, beside, contents_of, is_whole, publish

BEFORE = {"index.html": "最早的首页", "forms/c/2018/v/index.html": "丁", "style.css": "p {}"}

KILLS = 200
LEFT = {".site.stage", "lock", "site"}

ENDS = {"killed": die, "disc-full": full, "forbidden": forbidden}
each_end = pytest.mark.parametrize("act", ENDS.values(), ids=ENDS.keys())
killed_or_full = pytest.mark.parametrize("act", [die, full], ids=["killed", "disc-full"])


@pytest.fixture(autouse=True)
def unflushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disc: the end of a process is tested here, not that of the machine."""
    monkeypatch.setattr(kernel, "flush", lambda _: None)


def published_twice(site: Path) -> None:
    """Publish a site twice, with files in it that belong to others."""
    publish(site, BEFORE)
    (site / ".git").mkdir()
    (site / ".git/HEAD").touch()
    (site / ".nojekyll").touch()
    publish(site, OLD)


def nothing(site: Path) -> None:
    """Start without a site."""
    site.parent.mkdir()


def attempts(folder: Path, act: Act, before: Callable[[Path], None]) -> Iterator[tuple[Path, int]]:
    """Yield sites in which the publication of ``NEW`` was ended at one call after another, and how it ended."""
    for number in itertools.count():
        site = folder / str(number) / "site"
        before(site)
        ending = in_child(at_call(number, act, partial(publish, site, NEW)))
        if ending == NOT_REACHED:
            return
        assert ending in {FINISHED, FAILED, -signal.SIGKILL}
        yield site, ending


def works_again(site: Path) -> bool:
    """Tell whether another site can be published, without remains of the old one."""
    publish(site, {"index.html": "第三版首页"})
    return is_whole(site) and contents_of(site) == {"index.html": "第三版首页"} and beside(site) <= LEFT


@each_end
def test_the_old_site_is_live_or_the_new_one(tmp_path: Path, act: Act) -> None:
    seen = Counter[bool]()
    for site, ending in attempts(tmp_path, act, published_twice):
        assert is_whole(site)
        assert contents_of(site) in (OLD, NEW)
        assert (site / ".nojekyll").is_file()
        # Only a kill between two calls can separate somebody else's folder from the site, until the next run.
        assert (site / ".git/HEAD").is_file() or ending == -signal.SIGKILL
        seen[contents_of(site) == NEW] += 1
        assert works_again(site)
        assert (site / ".git/HEAD").is_file()
    assert seen[False] > 30
    assert seen[True] > 1


@killed_or_full
def test_the_first_site_is_there_whole_or_not_at_all(tmp_path: Path, act: Act) -> None:
    for site, _ in attempts(tmp_path, act, nothing):
        assert not site.exists() or (is_whole(site) and contents_of(site) == NEW)
        assert works_again(site)


@killed_or_full
def test_a_folder_behind_that_cannot_be_made_equal_is_no_failure(
    tmp_path: Path, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "WORTH_CATCHING_UP", 0)
    failed_late = 0
    for site, ending in attempts(tmp_path, act, published_twice):
        assert is_whole(site)
        assert contents_of(site) in (OLD, NEW)
        failed_late += ending == FAILED and contents_of(site) == NEW
        assert works_again(site)
    # Only the flush after the exchange is still waited for.
    assert failed_late <= 1


@killed_or_full
def test_a_folder_behind_that_is_not_made_meanwhile_is_made_in_the_end(
    tmp_path: Path, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "WORTH_CATCHING_UP", 0)
    made = Counter[bool]()
    for number in itertools.count():
        site = tmp_path / str(number) / "site"
        publish(site, OLD)
        with stage.stage(site) as staged:
            assert staged.catch_up
            ending = in_child(at_call(number, act, staged.catch_up))
            made[behind(site).exists()] += 1
            staged.publish([staged.writer.write(name, text) for name, text in NEW.items()])
        assert contents_of(site) == NEW
        assert is_whole(site)
        assert works_again(site)
        if ending == NOT_REACHED:
            break
    assert made[False] > 10
    assert made[True] == 1


@killed_or_full
def test_where_folders_cannot_be_exchanged_only_a_kill_can_leave_none_until_the_next_run(
    tmp_path: Path, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "exchange", lambda *_: False)
    missing = 0
    for site, ending in attempts(tmp_path, act, published_twice):
        if not site.exists():
            assert ending == -signal.SIGKILL
            missing += 1
            with stage.stage(site):
                assert contents_of(site) == OLD
        assert is_whole(site)
        assert contents_of(site) in (OLD, NEW)
        assert works_again(site)
        assert (site / ".git/HEAD").is_file()
    assert missing == (1 if act is die else 0)


def test_a_publication_killed_at_any_time_tears_nothing(tmp_path: Path) -> None:
    site, chance, seen = tmp_path / "site", random.Random(6), Counter[bool]()
    old, new = ({f"{i % 10}/{i}.html": f"{i}" if i % 3 else f"{i}，第 {v} 版" for i in range(50)} for v in (1, 2))
    publish(site, old)
    longest = 0.1
    for _ in range(KILLS):
        kill_after(chance.uniform(0, longest), partial(publish, site, new))
        found = contents_of(site)
        assert found in (old, new)
        assert is_whole(site)
        is_done = found == new
        seen[is_done] += 1
        if is_done:
            old, new = new, old
        # On a busy machine too, about half of the kills should come before the end.
        longest *= 0.9 if is_done else 1.1
    assert min(seen[True], seen[False]) > KILLS / 10
    assert works_again(site)


def kill_after(seconds: float, work: Callable[[], None]) -> None:
    """Do work in a child process, and kill it after so many seconds, finished or not."""
    child = os.fork()
    if child == 0:
        work()
        signal.pause()
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
