"""The memory of a process and of all its descendants, with each shared page counted once."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from threading import Event

PROC = Path("/proc")
LEAST_PAUSE = 0.1
SHARE = 0.05
"""The share of time that may be spent on sampling."""


def peak_megabytes(process: int, ended: Event) -> float:
    """Return the peak memory until the event; zero if the system does not report it."""
    peak = 0.0
    while True:
        start = time.perf_counter()
        peak = max(peak, megabytes(process))
        spent = time.perf_counter() - start
        if ended.wait(max(LEAST_PAUSE, spent / SHARE)):
            return peak


def megabytes(process: int) -> float:
    """Return the current memory of a process and of all its descendants."""
    return sum(_proportional_kilobytes(one) for one in _family(process)) / 1024


def _family(process: int) -> list[int]:
    family = [process]
    for one in family:
        # A process may end while it is examined.
        with suppress(OSError):
            for children in (PROC / str(one) / "task").glob("*/children"):
                family += map(int, children.read_text().split())
    return family


def _proportional_kilobytes(process: int) -> int:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
