"""Findings as published: on the form's page, on separate pages, as data; or not published."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from generator.mkdocs_plugin import building
from tests.project import FORM, REPOSITORY, Build, page, small_project, write
from tests.sample import EVALUATION, changed, sample

PAGE = "forms/science-museum/2019/hall/index.html"
# A form without findings, until a mistake is put into it.
CLEAN = (REPOSITORY / "tests/rules/forms/sh-target-2019.yml").read_text("utf-8")
SLIP = "项目当年投入资金构成:\n  - {子项目名称: 展厅维护, 预算金额（元）: 600000}\n"
EVALUATED = "content/forms/science-museum/2021/hall.self-evaluation.yml"
SUM = "1000000 ≠ 600000"
RULE = "sub-projects-differ"
LISTS = ("", *(f"{name}/" for name in ("years/2019", f"rules/{RULE}", "units/science-museum")))


def project_with_a_slip(folder: Path) -> Path:
    root = small_project(folder)
    write(root, FORM, changed(CLEAN, SLIP))
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project with one finding, only for reading."""
    root = project_with_a_slip(tmp_path_factory.mktemp("project"))
    building.build(root / "mkdocs.yml", root / "site")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project_with_a_slip(tmp_path)


def test_a_finding_stands_on_the_forms_page_beside_its_cell(built: Path) -> None:
    html = page(built, PAGE)
    assert SUM in html
    assert f'<li class="finding" id="{RULE}">' in html
    assert f'<h3 class="finding__title"><a href="#{RULE}">' in html
    budget = html.split("项目当年预算（元）")[1].split("</tr>")[0]
    assert f'href="#{RULE}"' in budget
    assert "单位尚未回应" in html
    assert "给填报单位：请核对当年预算和各子项目的金额" in html


def test_that_a_finding_is_no_mistake_stands_wherever_findings_do(built: Path) -> None:
    for name in (PAGE, *(f"findings/{one}index.html" for one in LISTS)):
        assert "对不上不等于有错" in page(built, name)
    assert "对不上不等于有错" not in page(built, "findings/rules/period-reversed/index.html")


def test_findings_have_a_tab(built: Path) -> None:
    assert 'href="../findings/"' in page(built, "forms/index.html")


def test_a_finding_leads_to_its_cells_and_to_the_file_they_were_filed_in(built: Path) -> None:
    html = page(built, PAGE)
    budget = html.split("项目当年预算（元）")[1].split("</tr>")[0]
    assert f'id="{RULE}-at-1"' in budget
    assert f'<a href="#{RULE}-at-1">见表中这一格</a>' in html
    source = "data/forms/science-museum/2019/hall.yml"
    assert f'<a href="../../../../{source}">源文件第' in html
    assert (built / "site" / source).exists()


def test_a_number_leads_to_the_list_and_to_no_finding(built: Path) -> None:
    listed = page(built, PAGE).index('<ol class="findings">')
    assert page(built, PAGE).index('id="finding-1"') < listed


def test_what_passed_and_what_could_not_be_checked_is_told_too(built: Path) -> None:
    html = page(built, PAGE)
    assert "核对相符的" in html
    told = html.split("不适用的")[1].split("</ul>")[0]
    assert "没有可比较的另一份表" in told
    assert "表上没有这一格" not in told


def test_what_passed_does_not_read_like_a_finding(built: Path) -> None:
    passed = page(built, PAGE).split("核对相符的")[1].split("</ul>")[0]
    assert "当年预算不超过项目总预算</a>" in passed
    assert "当年预算超过项目总预算" not in passed


@pytest.mark.parametrize("name", LISTS)
def test_all_findings_are_on_one_page_and_by_year_rule_and_unit(built: Path, name: str) -> None:
    html = page(built, f"findings/{name}index.html")
    assert SUM in html
    assert f"forms/science-museum/2019/hall/#{RULE}" in html


def test_findings_are_gathered_by_rule_and_by_unit(built: Path) -> None:
    for name in (f"findings/rules/{RULE}/index.html", "findings/units/science-museum/index.html"):
        assert f'id="science-museum/2019/hall/{RULE}"' in page(built, name)
    overview = page(built, "findings/index.html")
    assert f'href="rules/{RULE}/"' in overview or f'href="../findings/rules/{RULE}/"' in overview


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("index.html", "findings/"),
        ("forms/science-museum/index.html", "../../findings/units/science-museum/"),
        ("forms/science-museum/index.html", "../../findings/units/science-museum/#2019"),
        ("forms/science-museum/index.html", "../../forms/science-museum/2019/hall/#review"),
        ("forms/science-museum/2019/index.html", "../../../findings/units/science-museum/#2019"),
        ("years/2019/index.html", "../../findings/years/2019/"),
        ("projects/science-museum/hall/index.html", "../../../forms/science-museum/2019/hall/#review"),
    ],
)
def test_a_number_of_findings_leads_to_them(built: Path, name: str, link: str) -> None:
    assert f'<a href="{link}" aria-label="1 处核对发现">1</a>' in page(built, name)


def test_where_nothing_was_found_there_is_nothing_to_lead_to(root: Path, build: Build) -> None:
    write(root, FORM, CLEAN)
    build()
    for name in ("forms/science-museum/index.html", "projects/science-museum/hall/index.html"):
        text = page(root, name)
        assert "核对发现（处）" in text
        assert "#review" not in text
        assert 'units/science-museum/">0' not in text


def test_findings_are_data_under_the_names_of_their_table(built: Path) -> None:
    (found,) = [one for one in json.loads(page(built, "data/findings.json")) if one["rule"] == RULE]
    lines = (built / FORM).read_text("utf-8").splitlines()
    assert (found["form_id"], found["calculation"], "answer" in found) == ("science-museum/2019/hall", SUM, False)
    numbers = [found[name] for name in ("stated", "expected", "difference", "difference_unit")]
    assert numbers == ["1000000", "600000", "400000", "yuan"]
    assert (found["compared"], found["file"]) == ("项目当年预算（元）、项目当年投入资金构成", FORM)
    assert lines[found["line"] - 1].startswith("项目当年预算（元）: 1000000")
    with (built / "site/data/findings.csv").open(encoding="utf-8-sig", newline="") as table:
        (row,) = (row for row in csv.DictReader(table) if row["rule"] == RULE)
    assert {name: str(value) for name, value in found.items()} == {name: value for name, value in row.items() if value}


def test_a_column_of_an_indicator_has_a_line_of_its_own(root: Path, build: Build) -> None:
    write(root, EVALUATED, sample(EVALUATION).replace("得分: 9.5", "得分: 95"))
    build()
    (found,) = [one for one in json.loads(page(root, "data/findings.json")) if one["rule"] == "score-above-weight"]
    lines = (root / EVALUATED).read_text("utf-8").splitlines()
    assert (found["compared"], lines[found["line"] - 1].split(":")[0].strip()) == (
        "观众满意度 · 得分、观众满意度 · 分值",
        "得分",
    )


def test_a_unit_answers_and_an_answer_to_nothing_is_told(root: Path, build: Build) -> None:
    answers = f"回应:\n  {RULE}: 其余由单位自筹。\n  period-reversed: 没有的事。\n"
    write(root, FORM, changed(CLEAN, SLIP + answers))
    build()
    html = page(root, PAGE)
    assert "其余由单位自筹。" in html
    assert "没有对应核对发现的规则：period-reversed" in html
    assert json.loads(page(root, "data/findings.json"))[0]["answer"] == "其余由单位自筹。"


@pytest.mark.parametrize(("setting", "score"), [("", "68.80"), ("publish_findings: false\n", None)])
def test_a_recomputed_score_is_data_where_findings_are_published(
    root: Path, build: Build, setting: str, score: str | None
) -> None:
    site = root / "site_config/site.yml"
    site.write_text(site.read_text("utf-8") + setting, "utf-8")
    write(root, EVALUATED, sample(EVALUATION))
    build()
    form = json.loads(page(root, "data/forms/science-museum/2021/hall.self-evaluation.json"))
    assert (form["total_score"], form.get("recomputed_score")) == ("68.83", score)


def test_a_total_above_the_recomputed_one_is_listed_with_the_name_that_the_form_has_now(
    root: Path, build: Build
) -> None:
    clean = (REPOSITORY / "tests/rules/forms/sh-self-evaluation-2021.yml").read_text("utf-8")
    evaluated = clean.replace("得分: 27", "得分: 30").replace("得分: 96.34", "得分: 99.34")
    for name in ("科技馆运营", "另一个名称"):
        write(root, EVALUATED, changed(evaluated, f"项目名称: {name}\n"))
        build()
        above = page(root, "findings/index.html").split('id="above"')[1].split("</table>")[0]
        assert [text for text in (name, "99.34<", "96.34<", "3 分", "写了偏差原因") if text not in above] == []


@pytest.mark.parametrize(
    ("setting", "excess", "missed"), [("", "0.03", [1, 0]), ("publish_findings: false\n", None, [])]
)
def test_what_is_judged_of_results_is_told_where_findings_are_published(
    root: Path, build: Build, setting: str, excess: str | None, missed: list[int]
) -> None:
    site = root / "site_config/site.yml"
    site.write_text(site.read_text("utf-8") + setting, "utf-8")
    write(root, EVALUATED, sample(EVALUATION))
    build()
    ((_, _, _, _, _, _, *told),) = json.loads(page(root, "data/search/2021/rows-0.json"))
    assert told == [excess, *missed]
    for name in ("missed", "excesses"):
        assert (root / f"site/data/search/2021/{name}.bin").exists() is bool(missed)
    form = json.loads(page(root, "data/forms/science-museum/2021/hall.self-evaluation.json"))
    assert [form[name] for name in ("missed_targets", "unclear_targets") if name in form] == missed


def test_the_publisher_can_keep_findings_off_the_site(root: Path, build: Build) -> None:
    site = root / "site_config/site.yml"
    site.write_text(site.read_text("utf-8") + "publish_findings: false\n", "utf-8")
    built = build()
    assert not [name for name in built.names if SUM.encode() in (root / "site" / name).read_bytes()]
    assert [name for name in built.names if "findings" in name] == ["findings/index.html"]
    assert "本站不公开核对发现" in page(root, "findings/index.html")
    assert "findings/rules/" not in page(root, "search/index.html")
    assert 'href="../findings/"' not in page(root, "forms/index.html")
    assert "recomputed_score" not in page(root, "data/index.html") + page(root, "data/forms.csv")
    for name in ("index.html", "forms/science-museum/index.html", "projects/science-museum/hall/index.html"):
        assert "核对发现（处）" not in page(root, name)


def test_the_declared_target_stands_beside_the_reported_one(root: Path, build: Build) -> None:
    declared = "分解目标: {产出指标: {数量指标: {开放天数: ≥310天}}}\n"
    write(root, "content/forms/science-museum/2021/hall.yml", changed(sample(), f"年度: 2021\n{declared}"))
    write(root, EVALUATED, sample(EVALUATION))
    build()
    assert "申报 ≥310天" in page(root, "forms/science-museum/2021/hall.self-evaluation/index.html")
    project = page(root, "projects/science-museum/hall/index.html")
    assert "要求降低" in project


def test_a_target_that_is_as_declared_is_not_told_twice(root: Path, build: Build) -> None:
    declared = "分解目标: {产出指标: {数量指标: {开放天数: ≥ 300天}}}\n"
    write(root, "content/forms/science-museum/2021/hall.yml", changed(sample(), f"年度: 2021\n{declared}"))
    write(root, EVALUATED, sample(EVALUATION))
    build()
    html = page(root, "forms/science-museum/2021/hall.self-evaluation/index.html")
    assert "申报 ≥" not in html
    assert "申报时的写法" in html


def test_the_declared_target_is_that_of_the_same_indicator(root: Path, build: Build) -> None:
    declared = "分解目标: {产出指标: {数量指标: {培训: ≥110人}, 质量指标: {培训: ≥95%}}}\n"
    reported = """绩效指标:
  产出指标:
    数量指标: {培训: {年度指标值: ≥100人, 分值: 10, 得分: 10, 实际完成值: 100人, 偏差原因分析及改进措施: }}
    质量指标: {培训: {年度指标值: ≥90%, 分值: 10, 得分: 10, 实际完成值: 90%, 偏差原因分析及改进措施: }}
"""
    write(root, "content/forms/science-museum/2021/hall.yml", changed(sample(), f"年度: 2021\n{declared}"))
    write(root, EVALUATED, changed(sample(EVALUATION), reported))
    build()
    html = page(root, "forms/science-museum/2021/hall.self-evaluation/index.html")
    assert html.index("申报 ≥110人") < html.index("申报 ≥95%")


def test_a_pack_for_a_rule_that_is_not_there_is_an_error_of_configuration(root: Path, build: Build) -> None:
    write(root, "site_config/rules/other.yml", "rules: {no-such-rule: {}}\n")
    with pytest.raises(Exception, match="unknown-setting"):
        build()


def test_what_was_missed_stands_in_all_lists_until_it_is_corrected_or_kept_private(root: Path, build: Build) -> None:
    lists = ("", "forms/science-museum/", "forms/science-museum/2021/", "years/", "years/2021/")
    write(root, EVALUATED, sample(EVALUATION))
    build()
    for url in (*lists, "projects/science-museum/hall/", "forms/science-museum/2021/hall.self-evaluation/"):
        assert "未达标" in page(root, f"{url}index.html"), url
    write(root, EVALUATED, sample(EVALUATION).replace("实际完成值: 90%", "实际完成值: 96%"))
    build()
    none = '未达标的指标</dt><dd class="figures__value"><span class="amount">0 '
    for url in lists:
        assert none in page(root, f"{url}index.html"), url
    with (root / "site_config/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("publish_findings: false\n")
    build()
    for url in (*lists, "projects/science-museum/hall/"):
        assert "达标" not in page(root, f"{url}index.html"), url
    for url in lists:
        assert "执行率" in page(root, f"{url}index.html"), url
