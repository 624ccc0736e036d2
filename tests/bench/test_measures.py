"""The costs of a command."""

import subprocess
import sys
from statistics import median

import pytest

from bench.build import middle
from bench.measures import Cost, cost_of

HOLDS = "import sys, subprocess, time; x = b'x' * 60_000_000; "
# Memory is sampled ten times a second.
ALONE = f"{HOLDS}time.sleep(.5)"
BOTH = f"{HOLDS}subprocess.run([sys.executable, '-c', 'import time; y = b\"y\" * 60_000_000; time.sleep(.5)'])"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of processes so")
def test_memory_is_that_of_all_processes_together() -> None:
    alone, both = (cost_of([sys.executable, "-c", program]).megabytes for program in (ALONE, BOTH))
    assert 60 < alone < 100
    assert both - alone > 50


def test_time_is_that_of_the_clock_and_that_of_the_processors() -> None:
    cost = cost_of([sys.executable, "-c", "import time; time.sleep(0.3)"])
    assert cost.seconds > 0.3 > cost.processor_seconds


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        cost_of([sys.executable, "-c", "raise SystemExit(1)"])


def test_modules_that_were_compiled_before_need_not_be_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    cost_of([sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)"])


def test_of_several_runs_the_median_time_counts_and_the_most_memory() -> None:
    times = (3.0, 1.0, 8.0)
    assert middle([Cost(time, 2 * time, time) for time in times]) == Cost(median(times), 2 * median(times), 8.0)
