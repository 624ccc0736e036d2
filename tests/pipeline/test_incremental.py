"""A build that takes over what the one before made gives the bytes of one that begins with nothing."""

from __future__ import annotations

import pickle
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.history.changes import Histories
from generator.history.git import read_histories
from generator.mkdocs_plugin import building
from generator.pipeline import build as pipeline
from generator.pipeline.cache import Cache
from generator.pipeline.checking import Outcome, read_source
from generator.pipeline.configuration import Configuration
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.settings import CACHE, Run
from generator.pipeline.workspace import Source
from generator.publishing.record import MARK
from generator.reading.form import Units
from tests.project import FORM, files_of, small_project, write
from tests.sample import EVALUATION, changed, sample

FORMS = "content/forms"
UNITS = ("science-museum", "library")
PROJECTS = ("hall", "shop", "garden")
SLIP = "项目当年投入资金构成:\n  - {子项目名称: 展厅维护, 预算金额（元）: 600000}\n"
NAMESAKE = "项目名称: 花园养护\n"
CHANGES = ("", "备注: 新写的\n", NAMESAKE, NAMESAKE, SLIP, "项目总预算（元）: 7\n")

TYPES = ("结转项目", "经常性专项业务费", "")

Edit = Callable[[Path, Random], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small_project(tmp_path / "project")
    write(root, f"{FORMS}/library/unit.yml", "名称: 图书馆\n别名: [科技馆, 青少年科技中心]\n")
    for project in PROJECTS:
        write(root, f"{FORMS}/library/2019/{project}.yml", changed(sample(), f"项目名称: {project}\n"))
    return root


def build(root: Path, processes: int = 1) -> dict[str, bytes]:
    """Build with what the build before has left; return the site."""
    building.build(root / "mkdocs.yml", root / "site", Run(processes))
    return {name: content for name, content in files_of(root / "site").items() if name != MARK}


def built_anew(root: Path, elsewhere: Path) -> dict[str, bytes]:
    """Return the site of a build that finds neither a cache nor a site, nor the same path."""
    shutil.copytree(
        root, elsewhere, ignore=lambda folder, _: {"site", ".site.stage", ".cache"} if folder == str(root) else ()
    )
    return build(elsewhere)


def rewritten(root: Path, times: Mapping[str, int]) -> set[str]:
    """Return the files of a site that have not the times of change they had."""
    return {name for name, time in times_of(root).items() if times.get(name) != time} - {MARK}


def times_of(root: Path) -> dict[str, int]:
    return {name: (root / "site" / name).stat().st_mtime_ns for name in files_of(root / "site")}


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
    name = f"{FORMS}/{random.choice(UNITS)}/2021/{random.choice(PROJECTS)}.yml"
    write(root, name, changed(sample(), f"年度: 2021\n项目类型: [{random.choice(TYPES)}]\n"))


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
    """Have a build refused, with everything that it does before; then the form is as it was."""
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
    *(write_declaration, write_evaluation, write_declaration, merge_unit),
    *(rename_unit, rename_unit, change_a_definition, change_a_template, change_a_page, break_a_form, lose_the_cache),
)


@pytest.mark.parametrize("seed", range(5))
def test_any_series_of_edits_gives_the_bytes_of_a_build_from_nothing(root: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    build(root)
    for step in range(6):
        for _ in range(random.randrange(1, 3)):
            random.choice(EDITS)(root, random)
        assert build(root) == built_anew(root, tmp_path / f"{seed}-{step}")


def test_any_number_of_processes_gives_the_same_bytes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = built_anew(root, tmp_path / "alone")
    monkeypatch.setattr("generator.pipeline.workers.WORTH_IT", 1)
    for processes in (2, 5):
        assert build(root, processes) == alone
        shutil.rmtree(root / CACHE.parent)
        shutil.rmtree(root / "site")


def test_without_a_change_nothing_is_written(root: Path) -> None:
    build(root)
    times = times_of(root)
    build(root)
    assert rewritten(root, times) == set()


@pytest.mark.parametrize("page", ["forms/science-museum/2019/hall/index.html", "years/2019/index.html"])
def test_a_page_that_was_lost_from_the_site_is_made_anew(root: Path, page: str) -> None:
    published = build(root)
    (root / "site" / page).unlink()
    assert build(root) == published


def test_a_changed_form_is_read_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root)
    read: list[str] = []

    def noted(source: Source, configuration: Configuration, units: Units) -> Outcome:
        read.append(source.file)
        return read_source(source, configuration, units)

    monkeypatch.setattr("generator.pipeline.projects.read_source", noted)
    write(root, FORM, changed(sample(), "备注: 新写的\n"))
    build(root)
    assert read == [FORM]


def test_what_a_refused_build_has_kept_is_not_taken_for_what_is_published(root: Path, tmp_path: Path) -> None:
    build(root)
    other = f"{FORMS}/library/2019/hall.yml"
    before, other_before = (root / FORM).read_text("utf-8"), (root / other).read_text("utf-8")
    write(root, FORM, changed(sample(), "备注: 后来又改回去的\n"))
    write(root, other, changed(sample(), "项目名称:\n"))
    with pytest.raises(NotPublishable):
        build(root)
    write(root, FORM, before)
    write(root, other, other_before + "# 改好了\n")
    write(root, f"{FORMS}/library/2019/shop.yml", changed(sample(), "项目名称: 新商店\n"))
    assert build(root) == built_anew(root, tmp_path / "anew")


def write_namesakes(root: Path) -> Path:
    """Make two projects with one name, of which each is found to differ from the other; return a form of the second."""
    names = f"{FORMS}/library/2019/hall.yml", f"{FORMS}/library/2019/shop.yml"
    for name in names:
        write(root, name, changed(sample(), "项目名称: 同名\n"))
    return root / names[1]


def test_a_form_that_another_was_held_against_can_go(root: Path, tmp_path: Path) -> None:
    other = write_namesakes(root)
    build(root)
    other.unlink()
    assert build(root) == built_anew(root, tmp_path / "anew")


def test_a_form_that_another_was_held_against_can_become_unreadable(root: Path) -> None:
    other = write_namesakes(root)
    build(root)
    other.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(NotPublishable):
        build(root)


def test_a_form_that_was_another_only_while_a_build_read_it_is_read_again(root: Path, tmp_path: Path) -> None:
    path = root / FORMS / "library/2019/hall.yml"
    before = path.read_bytes()

    def changed_meanwhile(outcomes: Iterable[Any], _: int) -> Iterator[Any]:
        path.write_text(changed(sample(), "项目名称: 另一个\n"), "utf-8")
        yield from outcomes
        path.write_bytes(before)

    building.build(root / "mkdocs.yml", root / "site", Run(1, changed_meanwhile))
    assert "另一个" in (root / "site/forms/library/2019/hall/index.html").read_text("utf-8")
    assert build(root) == built_anew(root, tmp_path / "elsewhere")


def test_settings_that_change_while_a_build_reads_them_are_read_by_the_next(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = root / "site_config/site.yml"

    def late(folder: Path, name: str) -> Histories:
        site.write_text(re.sub("introduction: .*", "introduction: 后写的", site.read_text("utf-8")), "utf-8")
        return read_histories(folder, name)

    monkeypatch.setattr(pipeline, "read_histories", late)
    build(root)
    monkeypatch.undo()
    assert build(root) == built_anew(root, tmp_path / "anew")


def test_the_new_name_of_a_unit_reaches_all_that_names_it(root: Path, tmp_path: Path) -> None:
    build(root)
    rename_unit(root, Random(0))
    assert build(root) == built_anew(root, tmp_path / "anew")


def test_what_is_made_twice_and_comes_to_what_is_published_is_not_written(root: Path) -> None:
    write_namesakes(root)
    before = build(root)
    # Without what was found the last time, the pages are made without the finding, and then with it.
    shutil.rmtree(root / CACHE.parent)
    assert build(root) == before


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda cache: cache.write_bytes(cache.read_bytes()[:5000]),
    "empty": lambda cache: cache.write_bytes(b""),
    "foreign": lambda cache: cache.write_bytes(b"GIF89a" + bytes(range(256)) * 40),
    "scattered": lambda cache: cache.write_bytes(scattered(cache.read_bytes())),
    "of something else": lambda cache: sqlite3.connect(cache).execute("DROP TABLE kept"),
    "emptied": lambda cache: execute(cache, "DELETE FROM kept WHERE part = 'search'"),
    "another's": lambda cache: execute(cache, "UPDATE kept SET content = x'80'"),
}


def scattered(data: bytes) -> bytes:
    """Return data with a byte in every 500 changed."""
    return bytes(byte ^ 0x55 if place % 500 == 77 else byte for place, byte in enumerate(data))


def execute(cache: Path, statement: str) -> None:
    with sqlite3.connect(cache) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cache_is_noticed_and_made_anew(root: Path, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    build(root)
    damage(root / CACHE)
    write(root, FORM, changed(sample(), "备注: 新写的\n"))
    assert build(root) == built_anew(root, tmp_path / "anew")


def test_no_process_goes_on_with_a_damaged_cache(root: Path, tmp_path: Path) -> None:
    build(root)
    execute(root / CACHE, "UPDATE kept SET content = x'80' WHERE part LIKE 'data %' AND name LIKE 'library/%'")
    write(root, FORM, changed(sample(), "备注: 新写的\n"))
    assert build(root, processes=2) == built_anew(root, tmp_path / "anew")


def test_what_other_code_kept_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put([("memory", "", pickle.dumps("kept"))])
    assert cache.get("memory") == "kept"
    monkeypatch.setattr("generator.pipeline.cache.code_digest", lambda: b"of other code")
    assert cache.get("memory") is None


def test_nothing_in_a_cache_is_run(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
            return Path.touch, (tmp_path / "sprung",)

    cache = Cache(tmp_path / "cache.sqlite")
    cache.put([("memory", "", pickle.dumps(Trap()))])
    assert cache.get("memory") is None
    assert not (tmp_path / "sprung").exists()


def test_the_edition_of_the_index_is_another_where_any_text_is(root: Path) -> None:
    def edition() -> bytes:
        return build(root)["data/search/contents.json"]

    first = edition()
    assert edition() == first
    write(root, FORM, changed(sample(), "项目概况: 又一个展厅。\n"))
    assert edition() != first
    write(root, FORM, sample())
    assert edition() == first
