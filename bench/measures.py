"""Measures time and memory, in separate processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from tempfile import TemporaryFile
from threading import Event

from bench.memory import peak_megabytes


@dataclass(frozen=True, slots=True)
class Cost:
    """Elapsed seconds, seconds of all processors, and the peak memory of all processes in megabytes."""

    seconds: float
    processor_seconds: float
    megabytes: float


def cost_of(command: Sequence[str]) -> Cost:
    """Return the costs of a command; raises ``CalledProcessError`` if it fails."""
    # Run by a small process, because a system attributes to a process the memory of the one it was forked from.
    measuring = [sys.executable, "-m", "bench.measures", *command]
    finished = subprocess.run(measuring, check=True, stdout=subprocess.PIPE)
    return Cost(**json.loads(finished.stdout))


def _cost_here(command: Sequence[str]) -> Cost:
    ended = Event()
    with ThreadPoolExecutor(1) as watching, TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said, env=_environment())
        peak = watching.submit(peak_megabytes, process.pid, ended)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        ended.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.stderr.write(said.read().decode())
            raise subprocess.CalledProcessError(process.returncode, command)
    # The second value is of one process only, but right if it ended before memory was sampled.
    most = max(peak.result(), usage.ru_maxrss / 1024)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, most)


def _environment() -> dict[str, str]:
    """Return the environment without the setting that would make every command compile all modules again."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def at(share: float, numbers: Sequence[float]) -> float:
    """Return the number that a share of the numbers does not exceed."""
    return sorted(numbers)[min(len(numbers) - 1, int(share * len(numbers)))]


if __name__ == "__main__":
    print(json.dumps(asdict(_cost_here(sys.argv[1:]))))
