"""Every cell of the published forms is in the content as printed, and nothing else is."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content import seeds
from tests.content.layout import Cell
from tests.content.repairs import REPAIRS
from tests.content.seeds import Printed
from tests.project import PUBLISHED

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
DEFINITIONS = ROOT / "site_config" / "forms"
MARK = "# 转换修复："

PRINTED = [form for path in sorted(SEEDS.glob("*.txt")) for form in seeds.forms(path.read_text("utf-8"))]

pytestmark = pytest.mark.skipif(not PRINTED, reason="the texts extracted from the published forms are not here")
every_form = pytest.mark.parametrize("printed", PRINTED, ids=str)


def test_all_printed_forms_are_told_apart() -> None:
    assert len({str(form) for form in PRINTED}) == len(PRINTED) == 24


@every_form
def test_form_says_what_was_printed(printed: Printed) -> None:
    text = form_file(printed).read_text("utf-8")
    assert written_cells(text) == printed_cells(printed)


@every_form
def test_form_tells_of_each_repair(printed: Printed) -> None:
    text = form_file(printed).read_text("utf-8")
    assert text.count(MARK) == sum(repair.form == str(printed) for repair in REPAIRS)


@every_form
def test_form_lies_with_its_unit_and_year(printed: Printed) -> None:
    path = form_file(printed)
    form, unit = load(path.read_text("utf-8")), load((path.parents[1] / "unit.yml").read_text("utf-8"))
    alias = "".join(f"（{name}）" for name in unit.get("别名", []))
    stated = form.get("申报单位名称") or form["实施单位"]
    assert (stated.removesuffix("（盖章）"), form["年度"]) == (unit["名称"] + alias, path.parent.name)


def test_every_repair_belongs_to_a_printed_form() -> None:
    assert {repair.form for repair in REPAIRS} <= {str(form) for form in PRINTED}


SLIPS = {
    "digit": ("项目总预算（元）: 7505576", "项目总预算（元）: 7505577"),
    "lost indicator": ("    质量目标:\n      接待工作质量: ≥95%\n", ""),
    "added cell": ("备注:", "备注: 无"),
    "swapped cells": ("开始时间: 2019-1-1\n结束时间: 2019-12-31", "开始时间: 2019-12-31\n结束时间: 2019-1-1"),
    "other label": ("项目总预算（元）", "项目预算（元）"),
    "lost tick": ("[经常性专项业务费]", "[]"),
    "tidied date": ("2019-1-1", "2019-01-01"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_does_not_pass(slip: tuple[str, str]) -> None:
    printed = next(form for form in PRINTED if str(form) == "2019 科创中心展厅运营项目")
    text = form_file(printed).read_text("utf-8")
    assert slip[0] in text
    assert written_cells(text.replace(*slip)) != printed_cells(printed)


def test_no_file_of_the_repository_holds_a_contact() -> None:
    private = {value.encode() for form in PRINTED for value in seeds.contacts(form)}
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    tracked = [ROOT / name for name in listed.decode().split("\0") if name]
    telling = [path for path in tracked if path.is_file() and holds_any(path.read_bytes(), private)]
    assert (len(private), telling) == (4, [])


def holds_any(content: bytes, values: set[bytes]) -> bool:
    return any(value in content for value in values)


def printed_cells(printed: Printed) -> list[Cell]:
    text = printed.text
    for repair in REPAIRS:
        if repair.form == str(printed):
            text = repair.applied(text)
    return seeds.cells(Printed(printed.title, printed.year, printed.project, text))


def written_cells(text: str) -> list[Cell]:
    form = load(text)
    del form["form"]
    return list(flattened(form))


def flattened(node: Any, path: Cell = ()) -> Iterator[Cell]:
    match node:
        case dict():
            for key, value in node.items():
                yield from flattened(value, (*path, key))
        case [dict(), *_]:
            for number, value in enumerate(node):
                yield from flattened(value, (*path, str(number)))
        case list():
            yield (*path, "、".join(node))
        case _:
            yield (*path, node)


@cache
def files() -> dict[tuple[str, str, str], list[Path]]:
    """The form files by title, year and project: what identifies a form in print."""
    found: dict[tuple[str, str, str], list[Path]] = {}
    for path in sorted((PUBLISHED / "content/forms").glob("*/*/*.yml")):
        form = load(path.read_text("utf-8"))
        found.setdefault((title(form["form"]), form["年度"], form["项目名称"]), []).append(path)
    return found


def form_file(printed: Printed) -> Path:
    (path,) = files().get((printed.title, printed.year, printed.project), [])
    return path


def title(definition: str) -> str:
    form = load((DEFINITIONS / f"{definition}.yml").read_text("utf-8"))
    return form["title"] if "title" in form else title(form["extends"])


def load(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)
