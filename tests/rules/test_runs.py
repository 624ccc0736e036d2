"""What two texts share, and how it was written."""

from __future__ import annotations

import time
from random import Random

import pytest

from generator.rules.comparing.runs import as_written, shared_run

RUN = "充分整合资源搭建平台"


@pytest.mark.parametrize(
    ("one", "other", "run"),
    [
        (RUN, RUN, RUN),
        (f"为了{RUN}设立", f"项目{RUN}服务", RUN),
        (f"一二三{RUN}", f"{RUN}四五六七八九", RUN),
        (RUN[:9], RUN, ""),
        (f"{RUN}甲{RUN}乙丙", f"丁{RUN}乙丙", f"{RUN}乙丙"),
        ("", RUN, ""),
        (RUN[:5] + "甲" + RUN[5:], RUN, ""),
    ],
)
def test_longest_run_of_at_least_ten(one: str, other: str, run: str) -> None:
    assert shared_run(one, other, 10) == run
    assert shared_run(other, one, 10) == run


def test_texts_that_would_keep_a_build_busy_are_left_alone() -> None:
    one, other = "甲乙丙" * 9000 + "丁", "戊" + "甲乙丙" * 9000
    started = time.monotonic()
    assert shared_run(one, other, 10) == ""
    assert time.monotonic() - started < 5


def test_the_longest_texts_of_a_paper_are_compared() -> None:
    # Two of 31,000 characters of real forms are equal as often as two of 190 equally frequent ones.
    signs = [chr(0x4E00 + number) for number in range(190)]
    one, other = ("".join(Random(seed).choices(signs, k=32_000)) for seed in (1, 2))
    assert shared_run(one + RUN, RUN + other, 10) == RUN


@pytest.mark.parametrize("shortest", range(1, 12))
@pytest.mark.parametrize("before", range(12))
def test_a_run_is_found_wherever_it_begins(before: int, shortest: int) -> None:
    run = RUN[:shortest]
    assert shared_run("甲" * before + run, run + "乙", shortest) == (run if shortest <= len(RUN) else "")


@pytest.mark.parametrize(
    ("run", "text", "written"),
    [
        ("建设ai展厅(一期)", "要建设ＡＩ 展厅（一期）。", "建设ＡＩ 展厅（一期）"),
        ("m2以上", "100㎡ 以上", "㎡ 以上"),
        ("不在", "这里", "不在"),
        ("é甲", "e\u0301甲", "é甲"),
    ],
)
def test_a_run_is_told_as_it_was_written(run: str, text: str, written: str) -> None:
    assert as_written(run, text) == written
