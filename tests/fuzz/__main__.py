"""``python -m tests.fuzz --forms 1000000``: damages real forms at random and reads them; exits with 1 on failure."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.reading import data_of, failure_of
from tests.fuzz.workers import failures_in


def main() -> int:
    """Run what the command line asks for."""
    options = _options()
    if options.case is not None:
        return _again(options.seed, options.case, options.save)
    started, failed = time.monotonic(), 0
    for failure in failures_in(options.seed, options.forms, options.processes):
        failed += 1
        _say(f"--seed {failure.seed} --case {failure.case}: {failure.problem}")
    seconds = time.monotonic() - started
    _say(f"{options.forms} forms of seed {options.seed} in {seconds:.0f} s: {failed} failed")
    return 1 if failed else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--forms", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--case", type=int, help="read this one case again, in this process")
    parser.add_argument("--save", type=Path, help="write the case to this file")
    return parser.parse_args()


def _again(seed: int, case: int, save: Path | None) -> int:
    if save:
        save.write_bytes(data_of(seed, case))
    failure = failure_of(seed, case)
    _say(failure.problem if failure else "fine")
    return 1 if failure else 0


if __name__ == "__main__":
    sys.exit(main())
