from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tools.browser import apt_get, find_browser


def executable(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_named_browser_goes_before_the_one_of_the_system(tmp_path: Path) -> None:
    named = executable(tmp_path / "mine")
    executable(tmp_path / "chromium")
    assert find_browser({"CHROMIUM": str(named), "PATH": str(tmp_path)}) == named


def test_a_named_browser_that_is_not_there_is_not_replaced_by_another(tmp_path: Path) -> None:
    executable(tmp_path / "chromium")
    assert find_browser({"CHROMIUM": str(tmp_path / "gone"), "PATH": str(tmp_path)}) is None


def test_the_browser_of_the_system_is_found_by_its_name(tmp_path: Path) -> None:
    chrome = executable(tmp_path / "google-chrome")
    assert find_browser({"PATH": str(tmp_path)}) == chrome


def test_the_browser_without_a_window_goes_before_the_one_with(tmp_path: Path) -> None:
    executable(tmp_path / "chromium")
    shell = executable(tmp_path / "chromium-headless-shell")
    assert find_browser({"PATH": str(tmp_path)}) == shell


@pytest.mark.parametrize(
    ("user", "environment", "command"),
    [
        (0, {}, ["apt-get"]),
        (1000, {}, None),
        (1000, {"CI": ""}, None),
        (1000, {"CI": "true"}, ["sudo", "-n", "apt-get"]),
    ],
)
def test_rights_that_have_to_be_asked_for_are_taken_in_pipelines_alone(
    user: int, environment: dict[str, str], command: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: CompletedProcess((), 0))
    assert apt_get(environment) == command
