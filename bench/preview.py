"""Measures how soon a preview shows a changed form: ``python -m bench.preview [--count 10000] [--edits 10]``."""

from __future__ import annotations

import argparse
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench.commands import serve
from bench.measures import at
from bench.project import rename_a_project, write_project

PAUSE = 2
"""Seconds between edits: enough for the build of the whole site to be running, which the next edit restarts."""
_COMMIT = ("-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "-m", "forms")


def seconds_until(is_so: Callable[[], bool]) -> float:
    """Return how long it takes until a condition is true."""
    start = time.perf_counter()
    while not is_so():
        time.sleep(0.02)
    return time.perf_counter() - start


def page(address: str) -> str:
    """Return a page without the script that MkDocs adds, an empty text if there is no answer."""
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode().rpartition("<script>")[0])
    except OSError:
        return ""


def free_address() -> str:
    """Return an unused address of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def serving(project: Path, address: str, what: str) -> Iterator[str]:
    """Serve a project; print how many seconds it took to appear; yield the URL of its home page."""
    process = subprocess.Popen(serve(project, address), stderr=subprocess.DEVNULL)
    home = f"http://{address}/"
    try:
        print(f"{what} shown after {seconds_until(lambda: bool(page(home))):.1f} s")
        yield home
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=10)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        write_project(project, arguments.count)
        for command in (("init", "--quiet"), ("add", "."), _COMMIT):
            subprocess.run(("git", *command), cwd=project, check=True)
        measure(project, arguments.edits)


def edited(project: Path, address: str) -> float:
    """Change a form; return after how many seconds its page has changed."""
    before = page(address)
    rename_a_project(project)
    return seconds_until(lambda: page(address) != before)


def measure(project: Path, edits: int) -> None:
    """Serve a project, change a form repeatedly, and print how soon the change was shown."""
    form = next((project / "content/forms").glob("*/*/project-000000.yml"))
    url = form.relative_to(project / "content").with_suffix("")
    address, times = free_address(), []
    with serving(project, address, "a first preview") as home:
        for _ in range(edits):
            time.sleep(PAUSE)
            times.append(edited(project, f"{home}{url}/"))
    print(f"a changed form shown after {at(0.5, times):.2f} s at the median, {max(times):.2f} s at most")
    with serving(project, address, "the next preview"):
        pass


if __name__ == "__main__":
    main()
