"""A small project, and how it is built: MkDocs renders the same pages and theme only once for all tests."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from generator.mkdocs_plugin import building, host
from generator.mkdocs_plugin.rendered import Rendered, key_of
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.keeping.fingerprints import digest_of, folder_digest
from generator.pipeline.settings import CACHE
from generator.pipeline.site import Site
from generator.publishing.sums import SUMS
from tests.project import Build, small_project

SHOWN = 120
"""How many characters are shown of files that differ."""

_render = host.render
_known: dict[bytes, Rendered] = {}


def pytest_assertrepr_compare(op: str, left: Any, right: Any) -> list[str] | None:
    """Tell where two sites differ: pytest would show the beginnings of files."""
    if op != "==" or not all(isinstance(site, dict) and SUMS in site for site in (left, right)):
        return None
    differing = sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
    first = next((name for name in differing if name != SUMS), SUMS)
    texts = [site.get(first, b"").decode("utf-8", "replace") for site in (left, right)]
    same = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(*texts, strict=False)))
    start = max(0, same - SHOWN // 2)
    return [
        f"the sites differ in {len(differing)} files, such as {first}:",
        *(f"{sign} {text[start : start + SHOWN]!r}" for sign, text in zip("-+", texts, strict=True)),
        "If a build kept it, something that it shows is not in the key of its group or of its project.",
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one form."""
    return small_project(tmp_path / "project")


@pytest.fixture
def build(root: Path) -> Build:
    return lambda: building.build(root / "mkdocs.yml", root / "site")


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "render", _rendered)


def _rendered(config_file: Path) -> Rendered:
    """Return what MkDocs makes of a project, reused if nothing but the path differs."""
    root = config_file.parent.resolve()
    workspace = Workspace.at(root)
    inputs = workspace.pages, workspace.theme
    address = os.environ.get("DISCLOSURE_SITE_URL", "")
    settings = (workspace.configuration / "site.yml").read_bytes()
    key = digest_of((config_file.read_bytes(), address.encode(), settings, *map(folder_digest, inputs)))
    if key not in _known:
        _known[key] = _render(config_file)
    site = _known[key].site
    return Rendered(
        site=Site(
            settings=replace(site.settings, workspace=workspace, cache=root / CACHE),
            hosted=site.hosted,
            sources=(workspace.forms, workspace.configuration, *inputs),
        ),
        inputs=inputs,
        key=key_of(config_file, inputs, workspace),
        out=root / "site",
    )
