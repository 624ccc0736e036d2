"""A small project, edits of it, and builds of it with and without the cache of the previous build."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.mkdocs_plugin import building
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.settings import CACHE, Run
from generator.publishing.record import MARK
from tests.project import REPOSITORY, files_of, small_project, write
from tests.sample import EVALUATION, changed, sample

FORMS = "content/forms"
UNITS = ("science-museum", "library")
PROJECTS = ("hall", "shop", "garden")
CLEAN = (REPOSITORY / "tests/rules/forms/sh-target-2019.yml").read_text("utf-8")
SLIP = "项目当年投入资金构成:\n  - {子项目名称: 展厅维护, 预算金额（元）: 600000}\n"
NAMESAKE = "项目名称: 花园养护\n"
THREE_YEARS = "结束时间: 2021-12-31\n"
ANSWER = "回应: {sub-projects-differ: 已核实}\n"
CORRECTION = "更正:\n  - {日期: 2020-05-01, 内容: 改正名称, 原因: 笔误}\n"
CHANGES = (
    *("", "备注: 新写的\n", "备注: 又是新写的\n", NAMESAKE, NAMESAKE, THREE_YEARS, THREE_YEARS, CORRECTION),
    *(SLIP, SLIP + ANSWER, "项目总预算（元）: 7\n"),
)

TYPES = ("结转项目", "经常性专项业务费", "")

Edit = Callable[[Path, Random], None]


def edited_project(folder: Path) -> Path:
    """Return a project with forms of two units, some of them with the same name, and a form without findings."""
    root = small_project(folder)
    config = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", re.sub("site_url: .*", "site_url: https://example.org/", config))
    write(root, f"{FORMS}/library/unit.yml", "名称: 图书馆\n别名: [科技馆, 青少年科技中心]\n")
    write(root, f"{FORMS}/archive/unit.yml", "名称: 档案馆\n别名: [科技馆]\n")
    write(root, f"{FORMS}/archive/2019/hall.yml", CLEAN)
    for project in PROJECTS:
        write(root, f"{FORMS}/library/2019/{project}.yml", changed(sample(), f"项目名称: {project}\n"))
    return root


def build(root: Path, processes: int = 1) -> dict[str, bytes]:
    """Build with the cache of the previous build; return the site."""
    building.build(root / "mkdocs.yml", root / "site", Run(processes))
    return {name: content for name, content in files_of(root / "site").items() if name != MARK}


def built_anew(root: Path, elsewhere: Path) -> dict[str, bytes]:
    """Return the site of a build without cache, published site, or the same path."""
    shutil.copytree(
        root, elsewhere, ignore=lambda folder, _: {"site", ".site.stage", ".cache"} if folder == str(root) else ()
    )
    return build(elsewhere)


def place(random: Random) -> str:
    return f"{FORMS}/{random.choice(UNITS)}/2019/{random.choice(PROJECTS)}.yml"


def there(root: Path, random: Random) -> Path | None:
    found = sorted(path for path in (root / FORMS).rglob("*.yml") if path.name != "unit.yml")
    return random.choice(found) if found else None


def write_form(root: Path, random: Random) -> None:
    write(root, place(random), changed(sample(), random.choice(CHANGES)))


def write_evaluation(root: Path, random: Random) -> None:
    name = f"{FORMS}/{random.choice(UNITS)}/2021/{random.choice(PROJECTS)}.self-evaluation.yml"
    write(root, name, changed(sample(EVALUATION), f"项目名称: 馆{random.randrange(9)}\n"))


def write_declaration(root: Path, random: Random) -> None:
    year = random.choice((2020, 2021))
    name = f"{FORMS}/{random.choice(UNITS)}/{year}/{random.choice(PROJECTS)}.yml"
    said = f"年度: {year}\n项目类型: [{random.choice(TYPES)}]\n项目当年预算（元）: {random.randrange(3)}\n"
    write(root, name, changed(sample(), said))


def rename_form(root: Path, random: Random) -> None:
    if (found := there(root, random)) and "self-evaluation" not in found.name:
        to = root / place(random)
        to.parent.mkdir(parents=True, exist_ok=True)
        found.rename(to)


def remove_form(root: Path, random: Random) -> None:
    if found := there(root, random):
        found.unlink()


def rename_unit(root: Path, random: Random) -> None:
    write(root, f"{FORMS}/library/unit.yml", f"名称: 图书馆{random.randrange(3)}馆\n别名: [科技馆, 青少年科技中心]\n")


def merge_unit(root: Path, random: Random) -> None:
    merged = random.choice(["", "并入: science-museum\n"])
    write(root, f"{FORMS}/library/unit.yml", f"名称: 图书馆\n别名: [科技馆, 青少年科技中心]\n{merged}")


def take_over(root: Path, random: Random) -> None:
    """Make projects continue others that precede them in alphabetical order, so that there are no cycles."""
    forms = (root / FORMS).glob("*/*/*.yml")
    names = sorted({f"{path.parts[-3]}/{path.name.partition('.')[0]}" for path in forms})
    for unit in UNITS:
        said = {
            name.removeprefix(f"{unit}/"): random.sample(names[:number], min(number, random.randrange(1, 3)))
            for number, name in enumerate(names)
            if number and name.startswith(f"{unit}/") and random.random() < 0.5
        }
        path = root / FORMS / unit / "unit.yml"
        before = path.read_text("utf-8").partition("承接")[0]
        path.write_text(f"{before}承接: {said}\n" if said else before, "utf-8")


def change_a_definition(root: Path, random: Random) -> None:
    path = root / "site_config/forms/sh-target-2019.yml"
    path.write_text(f"{path.read_text('utf-8')}# {random.random()}\n", "utf-8")


def change_a_template(root: Path, random: Random) -> None:
    path = root / "theme/fragments/form.html"
    path.write_text(f"{path.read_text('utf-8')}{random.randrange(3)}", "utf-8")


def change_a_page(root: Path, random: Random) -> None:
    path = root / "content/pages/about.md"
    path.write_text(f"{path.read_text('utf-8')}\n{random.randrange(3)}\n", "utf-8")


def break_a_form(root: Path, random: Random) -> None:
    """Make a build fail because of a form, with everything that it does before; then restore the form."""
    if found := there(root, random):
        before = found.read_bytes()
        found.write_bytes(before + "没有冒号\n".encode())
        with pytest.raises(NotPublishable):
            build(root)
        found.write_bytes(before)


def lose_the_cache(root: Path, _: Random) -> None:
    shutil.rmtree(root / CACHE.parent)


def withdraw_form(root: Path, random: Random) -> None:
    write(root, place(random), changed(sample(), "撤回: {日期: 2020-01-01, 原因: 重复公开}\n"))


EDITS: tuple[Edit, ...] = (
    *(write_form, write_form, write_form, write_form, write_evaluation, rename_form, remove_form, withdraw_form),
    *(write_declaration, write_evaluation, write_declaration, merge_unit, take_over, take_over, take_over),
    *(rename_unit, rename_unit, change_a_definition, change_a_template, change_a_page, break_a_form, lose_the_cache),
)
