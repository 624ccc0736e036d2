"""The measured commands of this program."""

from pathlib import Path

from bench.build import measure
from bench.tasks import Task


def test_our_own_commands_are_measured_and_what_they_leave() -> None:
    tasks = [Task.CHECK, Task.PAGES, Task.PAGES_RENAMED, Task.WHOLE]
    measured = measure(12, tasks, runs=1, environment=Path("no peer"))
    assert list(measured.costs) == tasks
    assert all(cost.seconds > 0 for cost in measured.costs.values())
    pages, whole = measured.outputs[Task.PAGES], measured.outputs[Task.WHOLE]
    assert 0 < pages.files < whole.files
    assert 0 < pages.megabytes < whole.megabytes
    assert measured.alike is None
