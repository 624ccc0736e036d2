"""A build that reuses the results of the previous one gives the same bytes as a build from nothing."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.content import Content
from generator.diagnostics import Diagnostic
from generator.history.changes import Histories
from generator.history.git import read_histories
from generator.mkdocs_plugin import building
from generator.pipeline import build as pipeline
from generator.pipeline.groups.collection import Group
from generator.pipeline.inputs.sources import Readable, ReadForm, read_source
from generator.pipeline.inputs.workspace import Source
from generator.pipeline.keeping.cache import Cache, dumped
from generator.pipeline.keeping.memory import Memory
from generator.pipeline.materials import Materials
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.settings import CACHE, Run
from generator.progress import Phase
from generator.publishing.record import MARK
from generator.publishing.writer import File
from generator.rendering.pages.page import Page
from tests.pipeline.edits import CLEAN, EDITS, FORMS, build, built_anew, edited_project
from tests.project import FORM, files_of, write
from tests.sample import EVALUATION, changed, sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return edited_project(tmp_path / "project")


def rewritten(root: Path, times: Mapping[str, int]) -> set[str]:
    """Return the files of a site whose modification times have changed."""
    return {name for name, time in times_of(root).items() if times.get(name) != time} - {MARK}


def times_of(root: Path) -> dict[str, int]:
    return {name: (root / "site" / name).stat().st_mtime_ns for name in files_of(root / "site")}


def outcome(made: Callable[[], dict[str, bytes]]) -> dict[str, bytes] | tuple[Diagnostic, ...]:
    """Return a site, or the errors that kept it from being published, as when a project's predecessor is gone."""
    try:
        return made()
    except NotPublishable as problem:
        return problem.diagnostics


@pytest.mark.parametrize("seed", range(5))
def test_any_series_of_edits_gives_the_bytes_of_a_build_from_nothing(root: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    build(root)
    for step in range(6):
        for _ in range(random.randrange(1, 3)):
            random.choice(EDITS)(root, random)
        assert outcome(partial(build, root)) == outcome(partial(built_anew, root, tmp_path / f"{seed}-{step}"))


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

    def noted(source: Source, readable: Readable) -> ReadForm:
        read.append(source.file)
        return read_source(source, readable)

    monkeypatch.setattr("generator.pipeline.projects.read_source", noted)
    edit(root)
    build(root)
    assert read == [FORM]


def test_a_changed_form_leaves_the_files_of_other_years_of_its_project(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, f"{FORMS}/library/2021/hall.self-evaluation.yml", changed(sample(EVALUATION), "项目名称: hall\n"))
    build(root)
    made: list[str] = []

    def noted(materials: Materials, group: Group) -> tuple[File, ...]:
        made.append(group.name)
        return group.write(materials)

    monkeypatch.setattr(pipeline, "_write", noted)
    write(root, f"{FORMS}/library/2019/hall.yml", changed(sample(), "项目名称: hall\n备注: 新写的\n"))
    build(root)
    assert "search 2019" in made
    assert "downloads data/years/2019.xlsx" in made
    assert [name for name in made if "2021" in name] == []


def declared(year: int, yuan: int, name: str = "hall") -> str:
    """Return a declaration that says nothing of the year before, so that no finding depends on it."""
    said = f"年度: {year}\n项目名称: {name}\n项目当年预算（元）: {yuan}\n同名项目上年预算额（元）:\n"
    return changed(sample(), said)


def test_what_is_compared_with_the_year_before_changes_with_the_forms_of_that_year(root: Path, tmp_path: Path) -> None:
    write(root, f"{FORMS}/library/2019/hall.yml", declared(2019, 800))
    write(root, f"{FORMS}/library/2020/hall.yml", declared(2020, 900))
    before = build(root)
    assert "800 元，2020 年合计 900 元".encode() in before["years/2020/index.html"]
    write(root, f"{FORMS}/library/2019/hall.yml", declared(2019, 700))
    after = build(root)
    assert "700 元，2020 年合计 900 元".encode() in after["years/2020/index.html"]
    (root / FORMS / "library/2019/hall.yml").unlink()
    without = build(root)
    assert "与 2019 年相比".encode() not in without["years/2020/index.html"]
    assert without == built_anew(root, tmp_path / "without")


def test_what_is_compared_with_the_year_before_changes_with_what_continues_what(root: Path, tmp_path: Path) -> None:
    write(root, f"{FORMS}/library/2020/lobby.yml", declared(2020, 900, "大厅的保洁"))
    build(root)
    unit = root / FORMS / "library/unit.yml"
    unit.write_text(unit.read_text("utf-8") + "承接: {lobby: [library/hall]}\n", "utf-8")
    continued = build(root)
    for page in ("years/2020", "years", "forms/library", "types/recurring-special"):
        assert ">比上年<".encode() in continued[f"{page}/index.html"]
    assert continued == built_anew(root, tmp_path / "continued")
    (root / FORMS / "archive/2019/hall.yml").unlink()
    write(root, f"{FORMS}/archive/2021/lobby.yml", changed(declared(2021, 900, "库房的消防"), "项目类型: [结转项目]\n"))
    merged = "名称: 档案馆\n别名: [科技馆]\n并入: science-museum\n"
    write(root, f"{FORMS}/archive/unit.yml", merged)
    build(root)
    write(root, f"{FORMS}/archive/unit.yml", f"{merged}承接: {{lobby: [library/hall]}}\n")
    divided = build(root)
    assert divided == built_anew(root, tmp_path / "divided")


def pages_made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which builds from now on add the name of each page that they make."""
    made: list[str] = []
    write_page = Materials.write

    def noted(materials: Materials, page: Page | Content) -> File:
        file = write_page(materials, page)
        if isinstance(page, Page):
            made.append(file.name)
        return file

    monkeypatch.setattr(Materials, "write", noted)
    return made


def test_a_text_that_no_list_shows_changes_no_list(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(root)
    build(root)
    made = pages_made(monkeypatch)
    write(root, FORM, changed(sample(), "备注: 又是新写的\n"))
    build(root)
    form = FORM.removeprefix("content/").removesuffix(".yml")
    unit, _, project = form.removeprefix("forms/").split("/")
    assert made == [f"{form}/index.html", f"projects/{unit}/{project}/index.html"]


def test_a_new_name_changes_lists_and_no_sums(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in (2019, 2021):
        write(root, f"{FORMS}/library/{year}/hall.yml", changed(sample(), f"年度: {year}\n项目名称: 大厅\n"))
    build(root)
    made = pages_made(monkeypatch)
    write(root, f"{FORMS}/library/2019/hall.yml", changed(sample(), "年度: 2019\n项目名称: 展览大厅\n"))
    build(root)
    assert {"forms/library/index.html", "years/2019/index.html"} <= {*made}
    assert not {"index.html", "years/index.html", "years/2021/index.html"} & {*made}


def test_a_year_is_over_for_all_units_once_one_has_a_form_of_the_next(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / FORMS / "science-museum/2021", ignore_errors=True)
    build(root)
    listed = [root / "site" / name for name in ("forms/library/index.html", "years/2019/index.html")]
    for year in (2019, 2020):
        write(root, f"{FORMS}/science-museum/{year}/hall.yml", changed(sample(), f"年度: {year}\n"))
        assert build(root) == built_anew(root, tmp_path / str(year))
        assert ['id="unevaluated"' in path.read_text("utf-8") for path in listed] == [year == 2020] * 2


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
    """Make two projects with one name, which each has a finding about the other; return a form of the second."""
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

    def changed_meanwhile(phase: Phase, outcomes: Iterable[Any], _count: int) -> Iterator[Any]:
        if phase is Phase.PAGES:
            path.write_text(changed(sample(), "项目名称: 另一个\n"), "utf-8")
        yield from outcomes
        path.write_bytes(before)

    building.build(root / "mkdocs.yml", root / "site", Run(1, lambda _: changed_meanwhile))
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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (FORM, f"{sample()}# 与原件核对过\n"),
        (f"{FORMS}/archive/2019/hall.yml", changed(CLEAN, "同名项目上年预算额（元）:\n")),
        (f"{FORMS}/library/unit.yml", "名称: 市图书馆\n别名: [科技馆, 青少年科技中心]\n"),
        (f"{FORMS}/archive/unit.yml", "名称: 市档案馆\n别名: [科技馆]\n"),
        ("content/pages/page.md", "---\ntitle: 新页\ndescription: 导航里没有的一页\n---\n"),
        ("content/pages/page.md", "---\ntitle: 新页\n---\n\n<p class='highlight'>甲</p>\n"),
        ("theme/fragments/mine.html", "<p class='highlight'>"),
        ("theme/assets/javascripts/mine.js", "document.body.className = 'highlight'\n"),
    ],
    ids=[
        "comment",
        "cell without which a rule cannot be applied",
        "name of a unit",
        "name of a unit without findings",
        "page outside the navigation",
        "page with styles of its own",
        "template with styles of its own",
        "script with styles of its own",
    ],
)
def test_what_is_changed_alone_reaches_all_that_shows_it(root: Path, tmp_path: Path, name: str, text: str) -> None:
    build(root)
    write(root, name, text)
    assert build(root) == built_anew(root, tmp_path / "anew")


def test_what_is_made_twice_and_comes_to_what_is_published_is_not_written(root: Path) -> None:
    write_namesakes(root)
    before = build(root)
    # Without the findings of the last build, the pages are made without the finding, and then with it.
    shutil.rmtree(root / CACHE.parent)
    assert build(root) == before


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda cache: cache.write_bytes(cache.read_bytes()[:5000]),
    "empty": lambda cache: cache.write_bytes(b""),
    "foreign": lambda cache: cache.write_bytes(b"GIF89a" + bytes(range(256)) * 40),
    "scattered": lambda cache: cache.write_bytes(scattered(cache.read_bytes())),
    "of something else": lambda cache: sqlite3.connect(cache).execute("DROP TABLE kept"),
    "emptied": lambda cache: execute(cache, "DELETE FROM kept WHERE part LIKE 'search %'"),
    "without findings": lambda cache: execute(cache, "DELETE FROM kept WHERE part LIKE 'findings %'"),
    "another's": lambda cache: execute(cache, "UPDATE kept SET content = x'80'"),
    "of other values": lambda cache: remember(cache, contents=[1]),
    "without projects": lambda cache: remember(cache, projects=None),
    "of other groups": lambda cache: remember(cache, groups={"findings": 5}),
    "of other projects": lambda cache: remember(cache, from_others={("a", "b"): 1}),
    "without summaries": lambda cache: remember(cache, summary=b"\x80"),
    "of other summaries": lambda cache: remember(cache, summary=dumped(5)),
}


def scattered(data: bytes) -> bytes:
    """Return data with one byte in every 500 changed."""
    return bytes(byte ^ 0x55 if place % 500 == 77 else byte for place, byte in enumerate(data))


def remember(file: Path, summary: bytes | None = None, **tables: object) -> None:
    """Have a cache remember other values, which are kept as its own are: whole ``tables``, or of each project."""
    cache = Cache(file)
    memory = Memory.of(cache)
    assert memory.projects
    if summary is not None:
        tables["projects"] = {key: kept._replace(summary=summary) for key, kept in memory.projects.items()}
    cache.put([("memory", "", dumped(replace(memory, **tables)))])  # type: ignore[arg-type]
    cache.save()


def execute(cache: Path, statement: str) -> None:
    with sqlite3.connect(cache) as connection:
        connection.execute(statement)


def edit(root: Path) -> None:
    write(root, FORM, changed(sample(), "备注: 新写的\n"))


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site that a build from nothing makes after the edit."""
    root = edited_project(tmp_path_factory.mktemp("edited"))
    edit(root)
    return build(root)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cache_is_noticed_and_made_anew(
    root: Path, damage: Callable[[Path], object], edited: dict[str, bytes]
) -> None:
    build(root)
    damage(root / CACHE)
    edit(root)
    assert build(root) == edited


def test_no_process_goes_on_with_a_damaged_cache(root: Path, edited: dict[str, bytes]) -> None:
    build(root)
    execute(root / CACHE, "UPDATE kept SET content = x'80' WHERE part LIKE 'data %' AND name LIKE 'library/%'")
    edit(root)
    assert build(root, processes=2) == edited
