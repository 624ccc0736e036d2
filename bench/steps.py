"""Where the time of a build goes: the current step, sampled every few milliseconds of a build in one process."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import generator
from bench.commands import build
from generator.cli.main import run

INTERVAL = 0.002
REST = "everything else"
STEPS = {
    "source/": "reading YAML",
    "reading/": "reading cells",
    "rules/": "rules",
    "rendering/amounts.py": "templates",
    "rendering/environment.py": "templates",
    "rendering/escaping.py": "templates",
    "rendering/": "what pages show",
    "catalogue/": "groups and sums",
    "search/": "search",
    "exports/": "downloads",
    "history/": "history",
    "mkdocs_plugin/": "the shell, by MkDocs",
    "publishing/": "writing and putting in place",
    "pipeline/keeping/cache.py": "keeping what the next build may use",
}
"""The step of each part of the package; the first match counts. Parts without one count for their caller."""

SHARED = ("reading/values/folding.py", "reading/values/targets.py")
"""Files inside such parts that count for their caller nevertheless."""

PACKAGE = Path(generator.__file__).parent


class Step(NamedTuple):
    """A step of a build, and its seconds."""

    name: str
    seconds: float


def steps_of(project: Path, out: Path) -> list[Step]:
    """Return the steps of a whole build in one process, the longest first; raises ``ValueError`` if it fails."""
    with _sampled() as samples, redirect_stdout(StringIO()), redirect_stderr(StringIO()) as told:
        start = time.perf_counter()
        code = run(build(project, out, in_one_process=True))
        seconds = time.perf_counter() - start
    if code:
        raise ValueError(told.getvalue())
    return [Step(name, seconds * count / samples.total()) for name, count in samples.most_common()]


@cache
def step_of(file: str) -> str:
    """Return the step of a source file, an empty text if it has none."""
    name = Path(file).relative_to(PACKAGE).as_posix() if file.startswith(str(PACKAGE)) else ""
    return next((step for part, step in STEPS.items() if name.startswith(part) and name not in SHARED), "")


@contextmanager
def _sampled() -> Iterator[Counter[str]]:
    """Yield how often each step was sampled while the context lasts."""
    samples = Counter[str]()

    def sample(_: int, frame: FrameType | None) -> None:
        samples[next(filter(None, _steps_upwards(frame)), REST)] += 1

    before = signal.signal(signal.SIGALRM, sample)
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _steps_upwards(frame: FrameType | None) -> Iterator[str]:
    while frame:
        yield step_of(frame.f_code.co_filename)
        frame = frame.f_back
