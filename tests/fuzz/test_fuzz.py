"""A short run of the fuzzer, and proof that it would notice failures."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from tests.fuzz import reading, workers
from tests.fuzz.reading import Failure, data_of, failure_of

CASES = 3000


def test_harmed_forms_never_stop_a_reading() -> None:
    assert [failure for case in range(CASES) if (failure := failure_of(0, case))] == []


def test_case_is_the_same_every_time() -> None:
    assert [data_of(7, case) for case in range(50)] == [data_of(7, case) for case in range(50)]
    assert len({data_of(seed, 0) for seed in range(50)}) > 40


def raises(_: bytes) -> str:
    raise RecursionError("too deep")


def kills(_: bytes) -> str:
    os._exit(70)


def tells(_: bytes) -> str:
    return "a loss"


@pytest.mark.parametrize(
    ("accident", "problem"),
    [(raises, "RecursionError: too deep"), (kills, "the interpreter died (70)"), (tells, "a loss")],
)
def test_accident_is_told_with_its_case(
    accident: Callable[[bytes], str], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = data_of(0, 2)
    real = reading._problem
    monkeypatch.setattr(reading, "_problem", lambda data: (accident if data == victim else real)(data))
    assert list(workers.failures_in(0, 6, 2)) == [Failure(0, 2, problem)]


def test_slow_case_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_SECONDS", 0.0)
    failure = failure_of(0, 0)
    assert failure is not None
    assert failure.problem.startswith("took ")


def test_case_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(reading, "_problem", lambda _: signal.pause())
    assert [failure.problem for failure in workers.failures_in(0, 1, 1)] == ["the interpreter died (-9)"]
