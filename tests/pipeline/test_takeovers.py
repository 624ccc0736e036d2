"""A transferred, renamed, divided or merged project: its pages link to each other, and its years are shown together."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.pipeline.outcome import NotPublishable
from tests.pipeline.edits import FORMS, build, built_anew
from tests.project import page, small_project, write
from tests.sample import EVALUATION, changed, sample

ROWS = ["library/2018/room", "library/2019/room", "science-museum/2020/reading"]
EVALUATED = "science-museum/2021/reading.self-evaluation"
OWN = "科技馆"
ROOM = "项目名称: 阅览室\n"
SLIP = "开始时间: 2030-01-01\n"
WHEN = "年度: {year}\n开始时间: {year}-01-01\n结束时间: {year}-12-31\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project in which the library had a reading room until 2019, and the museum has had it since."""
    root = small_project(tmp_path / "project")
    write(root, f"{FORMS}/library/unit.yml", "名称: 图书馆\n别名: [科技馆, 青少年科技中心]\n")
    for year in (2018, 2019):
        declare(root, "library", year, "room")
    declare(root, "science-museum", 2020, "reading")
    evaluation = changed(sample(EVALUATION), ROOM)
    write(root, f"{FORMS}/science-museum/2021/reading.self-evaluation.yml", evaluation)
    return root


def declare(root: Path, unit: str, year: int, project: str, change: str = ROOM) -> None:
    write(root, f"{FORMS}/{unit}/{year}/{project}.yml", changed(sample(), WHEN.format(year=year) + change))


def take_over(root: Path, said: str, unit: str = "science-museum") -> None:
    path = root / FORMS / unit / "unit.yml"
    before = re.sub(r"承接:.*", "", path.read_text("utf-8"), flags=re.DOTALL)
    path.write_text(f"{before}承接: {said}\n" if said else before, "utf-8")


def kin(root: Path, project: str) -> dict[str, list[tuple[str, str]]]:
    """Return the projects that a project's page links to, by their relation to it."""
    html = page(root, f"projects/{project}/index.html")
    rows = re.findall(r'facts__name">(前身项目|后续项目)</dt>(.*?)</dd>', html)
    return {name: re.findall(r'href="\.\./\.\./\.\./projects/([a-z/-]+)/">([^<]+)</a>', row) for name, row in rows}


def forms(root: Path, project: str) -> list[str]:
    """Return the forms that a project's page lists, in order."""
    html = page(root, f"projects/{project}/index.html").partition("<tbody>")[2].partition("</tbody>")[0]
    return re.findall(r'data-label="表"><a href="\.\./\.\./\.\./forms/([a-z0-9./-]+)/">', html)


def test_a_project_that_was_handed_on_has_all_its_years_on_both_pages(root: Path) -> None:
    take_over(root, "{reading: library/room}")
    build(root)
    assert forms(root, "library/room") == forms(root, "science-museum/reading") == [*ROWS, EVALUATED]
    assert kin(root, "science-museum/reading") == {"前身项目": [("library/room", "图书馆“阅览室”")]}
    assert kin(root, "library/room") == {"后续项目": [("science-museum/reading", "科技馆“阅览室”")]}
    for project in ("library/room", "science-museum/reading"):
        html = page(root, f"projects/{project}/index.html")
        assert "各年的表一并列在下面" in html
        units = re.findall(r'data-label="单位">([^<]+)<', html)
        assert units == ["图书馆", "图书馆", OWN, OWN]
        assert "2018 年预算" in html
        assert "2021 年执行" in html
    assert "单位</th>" not in page(root, "projects/science-museum/hall/index.html")


def test_a_declaration_that_was_evaluated_after_a_handover_is_known_to_the_explorer(root: Path) -> None:
    declare(root, "library", 2021, "room")
    take_over(root, "{reading: library/room}")
    built = build(root)
    rows = json.loads(built["data/search/2021/rows-0.json"])
    assert [url for url, *_ in rows] == ["forms/library/2021/room/", f"forms/{EVALUATED}/"]
    assert json.loads(built["data/search/contents.json"])["together"] == {"2021": [[0, 1]]}
    take_over(root, "")
    assert json.loads(build(root)["data/search/contents.json"])["together"] == {}


def test_what_another_unit_spent_of_a_plan_counts(root: Path) -> None:
    write(root, f"{FORMS}/library/2019/room.yml", changed(sample(), ROOM + "结束时间: 2021-12-31\n"))
    (root / FORMS / "science-museum/2020/reading.yml").unlink()
    take_over(root, "{reading: library/room}")
    build(root)
    for project in ("library/room", "science-museum/reading"):
        spent = page(root, f"projects/{project}/index.html").partition("已执行合计")[2].partition("</dd>")[0]
        assert "11,205,200 元" in spent
        assert "取自 2021 年的自评表。" in spent


def test_indicators_stand_beside_each_other_on_the_page_of_their_unit_alone(root: Path) -> None:
    take_over(root, "{reading: library/room}")
    build(root)
    for project, years in (("library/room", ["2018", "2019"]), ("science-museum/reading", ["2020", "2021"])):
        table = page(root, f"projects/{project}/index.html").partition('id="indicators"')[2]
        assert sorted(set(re.findall(r">(\d+) 年(?:绩效| <)", table))) == years
        assert "前身项目、后续项目的表不在其中。" in table.partition("<div")[0]


def test_of_one_year_the_forms_of_the_unit_before_come_first(root: Path) -> None:
    declare(root, "library", 2020, "room")
    take_over(root, "{reading: library/room}")
    build(root)
    for project in ("library/room", "science-museum/reading"):
        assert forms(root, project) == [*ROWS[:2], "library/2020/room", ROWS[2], EVALUATED]


def test_nothing_stands_together_that_nobody_has_joined(root: Path) -> None:
    build(root)
    assert forms(root, "library/room") == ROWS[:2]
    assert kin(root, "library/room") == kin(root, "science-museum/reading") == {}


def test_a_project_of_another_file_name_in_one_unit_is_one(root: Path) -> None:
    declare(root, "library", 2020, "hall", "项目名称: 读者大厅\n")
    take_over(root, "{hall: library/room}", "library")
    build(root)
    assert forms(root, "library/room") == forms(root, "library/hall") == [*ROWS[:2], "library/2020/hall"]
    html = page(root, "projects/library/hall/index.html")
    assert re.findall(r'data-label="当年名称">([^<]+)<', html) == ["阅览室", "阅览室", "读者大厅"]
    assert "单位</th>" not in html


def test_a_project_that_was_divided_and_what_became_of_it_keep_their_forms(root: Path) -> None:
    declare(root, "library", 2020, "children")
    take_over(root, "{reading: library/room}")
    take_over(root, "{children: library/room}", "library")
    build(root)
    assert kin(root, "library/room") == {
        "后续项目": [("library/children", "图书馆“阅览室”"), ("science-museum/reading", "科技馆“阅览室”")]
    }
    for project in ("library/children", "science-museum/reading"):
        assert kin(root, project) == {"前身项目": [("library/room", "图书馆“阅览室”")]}
    assert forms(root, "library/room") == ROWS[:2]
    assert forms(root, "library/children") == ["library/2020/children"]
    assert "各自的表见各自的网页" in page(root, "projects/library/children/index.html")


def test_namesakes_that_hang_together_are_no_finding(root: Path) -> None:
    for year, project in ((2020, "room-2"), (2021, "room-3")):
        declare(root, "library", year, project)
    build(root)
    finding = "同名项目分成了两个"
    assert all(f'"finding__title"><a href="#same-name-two-projects">{finding}' in html for html in of_library(root))
    take_over(root, "{room-2: library/room, room-3: library/room-2}", "library")
    build(root)
    assert not any("#same-name-two-projects" in html for html in of_library(root))


def of_library(root: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((root / "site/forms/library").glob("20*/room*/index.html"))]


def test_what_is_shown_of_a_project_elsewhere_follows_it(root: Path, tmp_path: Path) -> None:
    said = "{reading: library/room}"
    form = changed(sample(), WHEN.format(year=2019) + ROOM)
    edits: list[Callable[[], None]] = [
        lambda: take_over(root, said),
        lambda: write(root, f"{FORMS}/library/2019/room.yml", form.replace("阅览室", "借阅室")),
        # One more finding: the other page shows the number.
        lambda: write(root, f"{FORMS}/library/2019/room.yml", changed(form, SLIP)),
        lambda: write(root, f"{FORMS}/library/2019/room.yml", f"{form}撤回: {{日期: 2026-05-01, 原因: 重复}}\n"),
        lambda: (root / FORMS / "library/2018/room.yml").unlink(),
        lambda: take_over(root, ""),
    ]
    build(root)
    for number, edit in enumerate(edits):
        edit()
        assert build(root) == built_anew(root, tmp_path / str(number))


def test_the_findings_of_a_form_elsewhere_are_counted(root: Path) -> None:
    declare(root, "library", 2019, "room", ROOM + "项目类型: [结转项目, 其他一次性项目]\n")
    take_over(root, "{reading: library/room}")
    build(root)
    count = r'forms/library/2019/room/#review" aria-label="(\d+) 处核对发现"'
    there, here = (
        re.findall(count, page(root, f"projects/{name}/index.html"))
        for name in ("library/room", "science-museum/reading")
    )
    assert there == here != []


def test_a_project_elsewhere_goes_by_its_newest_name_and_a_withdrawn_form_has_no_count(root: Path) -> None:
    declare(root, "library", 2018, "room", "项目名称: 旧阅览室\n撤回: {日期: 2026-05-01, 原因: 重复}\n")
    take_over(root, "{reading: library/room}")
    build(root)
    assert kin(root, "science-museum/reading") == {"前身项目": [("library/room", "图书馆“阅览室”")]}
    html = page(root, "projects/science-museum/reading/index.html")
    assert re.findall(r'data-label="核对发现（处）">([^<]*)<', html)[0] == "—"


def test_a_project_elsewhere_that_cannot_be_read_is_told_for_itself(root: Path) -> None:
    take_over(root, "{reading: library/room}")
    for year in (2018, 2019):
        write(root, f"{FORMS}/library/{year}/room.yml", "没有冒号\n")
    with pytest.raises(NotPublishable) as refused:
        build(root)
    assert {found.place.file for found in refused.value.diagnostics if found.severity is Severity.ERROR} == {
        f"{FORMS}/library/{year}/room.yml" for year in (2018, 2019)
    }


def told(root: Path, column: str) -> dict[str, str]:
    """Return what a column of the table of all forms tells of each."""
    lines = page(root, "data/forms.csv").splitlines()
    at = lines[0].split(",").index(column)
    return {line.split(",")[0].lstrip("\ufeff"): line.split(",")[at] for line in lines[1:] if "," in line}


def test_a_project_that_was_evaluated_by_another_name_is_counted_once(root: Path, tmp_path: Path) -> None:
    declare(root, "science-museum", 2021, "room")
    for number, (said, year, all_years) in enumerate(
        [("", "13,005,000", "17,005,000"), ("{reading: science-museum/room}", "1,000,000", "5,000,000")]
    ):
        take_over(root, said)
        assert build(root) == built_anew(root, tmp_path / str(number))
        assert summed(root, "years/2021") == summed(root, "forms/science-museum/2021") == year
        assert summed(root, ".") == summed(root, "years") == all_years
        # Its self-evaluation is in the list of its type, too, and a row of the unit's projects is one of those counted.
        assert (root / "site/types/unspecified").exists() == (not said)
        html = page(root, "forms/science-museum/index.html")
        rows = html.partition("项目</h2>")[2].partition("</table>")[0].count('<th scope="row"')
        assert f'>项目（个）</dt><dd class="figures__value">{rows}<' in html
        assert told(root, "earliest_project")[EVALUATED] == f"science-museum/{'room' if said else 'reading'}"


def summed(root: Path, name: str) -> str:
    """Return the sum of budgets at the top of an index."""
    figures = page(root, f"{name}/index.html").partition("预算合计</dt>")[2]
    return figures.partition('class="amount">')[2].partition(" ")[0]


def test_a_self_evaluation_is_of_the_type_of_its_declaration_in_another_unit(root: Path, tmp_path: Path) -> None:
    take_over(root, "{reading: library/room}")
    for number, kind in enumerate(("结转项目", "其他一次性项目")):
        declare(root, "library", 2021, "room", f"{ROOM}项目类型: [{kind}]\n")
        built = build(root)
        assert built == built_anew(root, tmp_path / str(number))
        assert f'data-label="项目类型">{kind}<' in page(root, "forms/science-museum/2021/index.html")
        index = json.loads(built["data/search/2021.json"])
        groups = [(index["papers"][paper][0], *types) for paper, *types in index["groups"]]
        assert ("self-evaluation", kind) in groups
        assert told(root, "listed_types")[EVALUATED] == kind


def test_the_table_of_forms_names_the_types_whose_files_have_a_form(root: Path) -> None:
    declare(root, "library", 2021, "room", f"{ROOM}项目类型: [结转项目, 其他一次性项目]\n")
    declare(root, "library", 2016, "room", f"{ROOM}项目类型:\n")
    declare(root, "library", 2017, "room")
    evaluation = changed(sample(EVALUATION), f"年度: 2017\n{ROOM}撤回: {{日期: 2026-05-01, 原因: 重复}}\n")
    write(root, f"{FORMS}/library/2017/room.self-evaluation.yml", evaluation)
    take_over(root, "{reading: library/room}")
    build(root)
    names = told(root, "listed_types")
    assert names[EVALUATED] == "结转项目；其他一次性项目"
    slugs = {"经常性专项业务费": "recurring-special", "结转项目": "carried-over", "其他一次性项目": "other-one-off"}
    published = {form for form, status in told(root, "status").items() if status == "published"}
    listed = {(slugs.get(name, "unspecified"), form) for form in published for name in names[form].split("；")}
    files = (root / "site/data/types").glob("*.jsonl.gz")
    lines = {file.name.partition(".")[0]: gzip.decompress(file.read_bytes()).splitlines() for file in files}
    assert listed == {(slug, json.loads(line)["form_id"]) for slug, forms in lines.items() for line in forms}
    assert {form: names[form] for form in names.keys() - published} == {"library/2017/room.self-evaluation": ""}
    assert ("unspecified", "library/2016/room") in listed


def test_the_tables_say_which_project_one_goes_on_with(root: Path) -> None:
    take_over(root, "{reading: library/room}")
    build(root)
    said = told(root, "continues")
    assert said[ROWS[2]] == said[EVALUATED] == "library/room"
    assert said[ROWS[0]] == said["science-museum/2019/hall"] == ""


def test_a_self_evaluation_in_the_unit_after_is_that_of_the_declaration(root: Path) -> None:
    declare(root, "library", 2021, "room")
    declaration, silent = "library/2021/room", "年的自评表，可能还没有填"
    for said, other, evaluation in (("", "", ""), ("{reading: library/room}", EVALUATED, declaration)):
        take_over(root, said)
        build(root)
        counterparts = told(root, "counterpart")
        assert (counterparts[declaration], counterparts[EVALUATED]) == (other, evaluation)
        assert (silent in page(root, f"forms/{declaration}/index.html")) is (not other)


def test_a_list_of_declarations_without_self_evaluation_knows_those_of_other_units(root: Path, tmp_path: Path) -> None:
    declare(root, "library", 2021, "room")
    declare(root, "science-museum", 2022, "reading")
    pages = ["forms/library/2021/index.html", "years/2021/index.html"]
    evaluation = root / FORMS / f"{EVALUATED}.yml"
    before = evaluation.read_text("utf-8")
    withdrawn = before + "撤回: {日期: 2022-05-01, 原因: 重复}\n"
    same = "{reading: library/room}"
    steps = ((before, same, 4), (withdrawn, same, 5), (before, same, 4), (before, "", 5))
    for number, (text, said, count) in enumerate(steps):
        evaluation.write_text(text, "utf-8")
        take_over(root, said)
        assert build(root) == built_anew(root, tmp_path / str(number))
        assert ['id="unevaluated"' in page(root, name) for name in pages] == [count == 5] * 2
        assert f'"{count} 份没有自评表的申报表"' in page(root, "index.html")


def test_the_explorer_compares_the_years_of_a_project_under_its_names(root: Path, tmp_path: Path) -> None:
    alone = build(root)["data/search/before/2020.bin"]
    assert json.loads(page(root, "data/search/contents.json"))["compared"] == [2019]
    take_over(root, "{reading: library/room}")
    together = build(root)
    assert together["data/search/before/2020.bin"] != alone
    assert json.loads(page(root, "data/search/contents.json"))["compared"] == [2019, 2020]
    assert together == built_anew(root, tmp_path / "anew")
