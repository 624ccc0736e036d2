"""Whoever watches a build or a check is told how many forms there are, and each phase with all of its items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import build as build_command
from mkdocs.config import load_config

from generator.mkdocs_plugin import building, host
from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.settings import Run
from generator.progress import Phase, Watch
from tests.project import small_project, write
from tests.sample import EVALUATION, changed, sample

FORMS = "content/forms/science-museum"


class Onlooker:
    """Notes what a run tells of its progress."""

    def __init__(self) -> None:
        self.forms: set[int] = set()
        self.phases: list[Phase] = []
        self.begun: list[Phase] = []

    def watcher(self, forms: int) -> Watch:
        self.forms.add(forms)
        return self._watch

    def _watch(self, phase: Phase, items: Iterable[Any], count: int) -> Iterator[Any]:
        before = len(self.phases)
        self.begun += [phase] if count else []
        for item in items:
            self.phases.append(phase)
            yield item
        assert len(self.phases) - before == count

    @property
    def seen(self) -> list[Phase]:
        """The phases with items, one after the other."""
        return [phase for phase, _ in groupby(self.phases)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project of three forms of two projects with one name, about which each has a finding."""
    root = small_project(tmp_path / "project")
    for name in ("hall", "shop"):
        write(root, f"{FORMS}/2019/{name}.yml", changed(sample(), "项目名称: 同名\n"))
    write(root, f"{FORMS}/2021/hall.self-evaluation.yml", sample(EVALUATION))
    return root


def test_a_build_tells_every_phase_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://example.org/")
    onlooker = Onlooker()
    building.build(root / "mkdocs.yml", root / "site", Run(1, onlooker.watcher))
    assert onlooker.forms == {3}
    assert onlooker.phases.count(Phase.PAGES) == onlooker.phases.count(Phase.RELATED) == 2
    once = [Phase.LISTS, Phase.FILES, Phase.ANNOUNCING, Phase.PUBLISHING]
    assert onlooker.begun == [Phase.PAGES, Phase.RELATED, *once]


def test_a_build_that_has_little_to_do_tells_only_that(root: Path) -> None:
    building.build(root / "mkdocs.yml", root / "site")
    onlooker = Onlooker()
    building.build(root / "mkdocs.yml", root / "site", Run(1, onlooker.watcher))
    assert onlooker.seen == [Phase.PUBLISHING]


def test_a_check_counts_forms_as_a_build_does(root: Path, configuration: Configuration) -> None:
    onlooker = Onlooker()
    check(Workspace.at(root), configuration, (), Run(1, onlooker.watcher), tells_findings_in=lambda _: True)
    assert onlooker.forms == {3}
    assert onlooker.phases == [Phase.CHECKING] * 2 + [Phase.RELATED] * 2


def test_what_is_made_before_a_preview_begins_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def served(config_file: str, **_: object) -> None:
        build_command.build(load_config(config_file))

    monkeypatch.setattr("mkdocs.commands.serve.serve", served)
    onlooker = Onlooker()
    host.serve(root / "mkdocs.yml", "127.0.0.1:8000", onlooker.watcher, open_in_browser=False)
    assert onlooker.seen[0] is Phase.PAGES
    assert onlooker.seen[-1] is Phase.PUBLISHING
