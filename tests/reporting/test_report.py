"""Findings in words: for people, for programs, for pull requests."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from generator.diagnostics import Diagnostic, Place, Severity, error, information, warning
from generator.language import Language
from generator.reporting.report import FORMATS, as_github, as_json, as_junit, as_text

FILE = "content/forms/a/2019/b.yml"
DATE = error("no-such-day", Place(FILE, 3, 7), key="开始时间", value="2019-02-30")
TWICE = error("duplicate-key", Place(FILE, 9), Place(FILE, 2), key="甲", first=2)
FOLDED = warning("folded-lines", Place(FILE, 5, 4))


def test_people_get_a_paragraph_for_each_diagnostic(language: Language) -> None:
    assert as_text([DATE, TWICE, FOLDED], language) == (
        f"{FILE}:3:7: 错误 no-such-day: “开始时间”的“2019-02-30”在日历上没有\n"
        "    怎么改：请照原表核对年、月、日；原表就印错了的，请先问清再填。\n"
        f"{FILE}:9:1: 错误 duplicate-key: “甲”在第 2 行已经写过\n"
        "    怎么改：两处留一处。内容不同的合并成一处；只有最后一级的同名指标可以并列，写成“名称: [甲, 乙]”。\n"
        f"    另见：{FILE}:2:1\n"
        f"{FILE}:5:4: 提醒 folded-lines: 这段内容写了多行，YAML 会把换行变成空格\n"
        "    怎么改：要保留换行，用“名称:”后接 | 并换行缩进；不要换行，写成一行。\n"
    )


def test_what_is_the_same_in_several_files_is_said_once(language: Language) -> None:
    files = [f"content/forms/a/2019/{name}.yml" for name in "bcd"]
    unknown = [error("unit-unknown", Place(file), unit="a") for file in files]
    told = [unknown[0], DATE, *unknown[1:], error("unit-unknown", Place(FILE), unit="z")]
    text = as_text(told, language)
    assert text.count("没有“a”的 unit.yml") == text.count("没有“z”的 unit.yml") == 1
    assert text.count("怎么改：") == 3
    assert text.startswith(f"{files[0]}:1:1: 错误 unit-unknown")
    assert f"    同样：{files[1]}:1:1\n    同样：{files[2]}:1:1\n{FILE}:3:7" in text
    assert json.loads(as_json(told, language))["counts"]["error"] == 5


def test_what_is_the_same_in_one_file_is_said_of_each_place(language: Language) -> None:
    told = [FOLDED, FOLDED._replace(place=Place(FILE, 8)), FOLDED._replace(place=Place("other.yml"))]
    assert as_text(told, language).count("提醒 folded-lines") == 3
    found = Diagnostic(Place(FILE), "target-never-missed", (("indicator", "甲"), ("sum", "≥0")), Severity.NOTICE)
    assert as_text([found, found._replace(place=Place("other.yml"))], language).count("核对 ") == 2


def test_advice_that_was_given_is_not_repeated(language: Language) -> None:
    told = [DATE, TWICE, DATE._replace(place=Place(FILE, 20), values=(("key", "乙"), ("value", "2019-13-01")))]
    text = as_text(told, language)
    assert text.count("请照原表核对年、月、日") == 1
    assert text.index("请照原表核对年、月、日") < text.index("2019-13-01")


def test_every_answer_is_told_and_gives_no_advice(language: Language) -> None:
    found = Diagnostic(Place(FILE), "target-never-missed", (("indicator", "甲"), ("sum", "≥0")), Severity.NOTICE)
    answered = [found._replace(place=Place(FILE, line), values=(*found.values, ("answer", "同上"))) for line in (2, 3)]
    text = as_text([*answered, found], language)
    assert text.count("    单位回应：同上\n") == 2
    assert text.count("    给填报单位：") == 1


def many(count: int) -> list[Diagnostic]:
    """Return as many diagnostics that are equal but for their files."""
    return [DATE._replace(place=Place(f"content/forms/a/2019/{number}.yml", 3, 7)) for number in range(count)]


def test_many_problems_are_followed_by_how_many_each_rule_has(language: Language) -> None:
    folded = [FOLDED._replace(place=Place(FILE, line)) for line in (5, 6, 7)]
    told = [*folded, TWICE, TWICE._replace(place=Place(FILE, 90)), *many(19)]
    tallied = """
共 24 处，按规则：
- 错误 no-such-day（日历上没有这一天）：19 处，在 19 个文件里
- 错误 duplicate-key（同一个名称写了两次）：2 处，在 1 个文件里
- 提醒 folded-lines（多行文字被连成一行）：3 处，在 1 个文件里
"""
    assert as_text(told, language).endswith(tallied)
    assert as_github(told, language).endswith(tallied)
    assert "按规则" not in as_text(told[:20], language) + as_github(told[:20], language)


def test_programs_get_counts_and_all_diagnostics(language: Language) -> None:
    content = json.loads(as_json([DATE, TWICE, FOLDED], language))
    assert content["counts"] == {"error": 2, "warning": 1, "notice": 0, "information": 0}
    assert content["diagnostics"][0] == {
        "file": FILE,
        "line": 3,
        "column": 7,
        "severity": "error",
        "rule": "no-such-day",
        "message": "“开始时间”的“2019-02-30”在日历上没有",
        "help": "请照原表核对年、月、日；原表就印错了的，请先问清再填。",
        "related": [],
    }
    assert content["diagnostics"][1]["related"] == [{"file": FILE, "line": 2, "column": 1}]


def test_annotations_for_pull_requests(language: Language) -> None:
    assert as_github([DATE, TWICE, FOLDED], language) == (
        f"::error file={FILE},line=3,col=7,title=日历上没有这一天 (no-such-day)::"
        f"{FILE}:3:7: “开始时间”的“2019-02-30”在日历上没有%0A"
        "    怎么改：请照原表核对年、月、日；原表就印错了的，请先问清再填。\n"
        f"::error file={FILE},line=9,col=1,title=同一个名称写了两次 (duplicate-key)::"
        f"{FILE}:9:1: “甲”在第 2 行已经写过%0A"
        "    怎么改：两处留一处。内容不同的合并成一处；只有最后一级的同名指标可以并列，写成“名称: [甲, 乙]”。%0A"
        f"    另见：{FILE}:2:1\n"
        f"::warning file={FILE},line=5,col=4,title=多行文字被连成一行 (folded-lines)::"
        f"{FILE}:5:4: 这段内容写了多行，YAML 会把换行变成空格%0A"
        "    怎么改：要保留换行，用“名称:”后接 | 并换行缩进；不要换行，写成一行。\n"
    )


def annotated(report: str) -> list[str]:
    """Return the files and lines of the annotations in a report, in order."""
    return re.findall(r"(?m)^::\w+ file=([^,]*,line=\d+)", report)


def test_what_is_the_same_in_a_few_files_is_annotated_in_each(language: Language) -> None:
    report = as_github(many(4), language)
    assert annotated(report) == [f"content/forms/a/2019/{number}.yml,line=3" for number in range(4)]
    assert report.count("请照原表核对年、月、日") == report.count("\n") == 4


def test_the_log_names_every_place_that_there_are_no_annotations_for(language: Language) -> None:
    report = as_github(many(300), language)
    assert len(annotated(report)) == 10
    messages = [line.split("::", 2)[-1] for line in report.splitlines()]
    assert max(map(len, messages)) < 500
    named = re.findall(r"(?m)^(?:::.*::|    同样：)?(content/[^:]+\.yml):3:7", report)
    assert sorted(named) == sorted(found.place.file for found in many(300))
    assert report.splitlines()[10] == "行边标不下的都在这里（GitHub 每种只标十处，每处至多 4096 个字）："


def test_of_each_level_every_rule_is_annotated_before_one_is_again(language: Language) -> None:
    told = [*many(12), TWICE, FOLDED]
    assert annotated(as_github(told, language)) == [
        *(f"content/forms/a/2019/{number}.yml,line=3" for number in range(9)),
        f"{FILE},line=9",
        f"{FILE},line=5",
    ]


def test_what_github_would_cut_stands_whole_in_the_log(language: Language) -> None:
    places = [Place("content/forms/a/2019/long-name-of-a-form.yml", line) for line in range(1, 101)]
    report = as_github([TWICE, DATE._replace(related=tuple(places))], language)
    assert len(annotated(report)) == 2
    _, rest = report.split("字）：\n")
    assert rest.count("    另见：") == len(places)
    assert "duplicate-key" not in rest


def test_test_reports_for_merge_requests(language: Language) -> None:
    suite = ElementTree.fromstring(as_junit([DATE, TWICE, FOLDED], language)).find("testsuite")
    assert suite is not None
    assert suite.attrib == {"name": "disclosure check", "tests": "3", "failures": "2", "skipped": "1"}
    date, twice, folded = suite.findall("testcase")
    assert date.attrib == {"classname": FILE, "name": "3:7 日历上没有这一天 (no-such-day)", "file": FILE}
    assert [date.findtext("failure"), twice.findtext("failure")] == [as_text([one], language) for one in (DATE, TWICE)]
    assert folded.find("failure") is None
    assert folded.findtext("skipped") == as_text([FOLDED], language)
    assert not ElementTree.fromstring(as_junit([], language)).findall("testsuite/testcase")


def test_a_test_report_has_a_case_for_every_place(language: Language) -> None:
    told = many(3)
    suite = ElementTree.fromstring(as_junit(told, language)).find("testsuite")
    assert suite is not None
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("3", "3")
    cases = suite.findall("testcase")
    assert [case.attrib["file"] for case in cases] == [found.place.file for found in told]
    assert [case.findtext("failure") for case in cases] == [as_text([found], language) for found in told]


@pytest.mark.parametrize("value", ["<b>&amp;", "]]>", "\x00\x1b\ufffe", '"', "一\n二"])
def test_nothing_quoted_breaks_a_test_report(value: str, language: Language) -> None:
    found = error("no-such-day", Place(f"{value}.yml"), key=value, value=value)
    (case,) = ElementTree.fromstring(as_junit([found], language)).iter("testcase")
    if value.isprintable():
        assert case.attrib["file"] == f"{value}.yml"
        assert f"“{value}”在日历上没有" in (case.findtext("failure") or "")


def test_a_finding_of_a_consistency_rule_is_annotated_with_its_title(language: Language) -> None:
    found = Diagnostic(Place(FILE), "target-never-missed", (("indicator", "甲"), ("sum", "≥0")), Severity.NOTICE)
    assert "title=指标值怎样都能达到 (target-never-missed)::" in as_github([found], language)


def test_advice_on_a_finding_is_to_the_unit_and_asks_nobody_to_change_what_the_paper_says(language: Language) -> None:
    found = Diagnostic(Place(FILE), "target-never-missed", (("indicator", "甲"), ("sum", "≥0")), Severity.NOTICE)
    for told in (as_text, as_github):
        assert "    给填报单位：请核对" in told([found], language)
        assert "怎么改：" not in told([found], language)


def test_a_finding_that_the_unit_has_answered_is_told_with_its_answer(language: Language) -> None:
    values = (("indicator", "甲"), ("sum", "≥0"), ("answer", "另有\n考核办法"))
    found = Diagnostic(Place(FILE), "target-never-missed", values, Severity.NOTICE)
    for told in (as_text, as_github):
        assert "    单位回应：另有↵考核办法" in told([found], language)
        assert "给填报单位：" not in told([found], language)


def test_where_nothing_is_found_nothing_is_said(language: Language) -> None:
    assert as_text([], language) == as_github([], language) == ""
    counts = {"error": 0, "warning": 0, "notice": 0, "information": 0}
    assert json.loads(as_json([], language)) == {"counts": counts, "diagnostics": []}


def test_of_information_nothing_is_to_be_mended(language: Language) -> None:
    told = [information("changed-corrected", Place(FILE, 3), cell="总预算", before="1", after="2")]
    assert as_text(told, language).startswith(
        f"{FILE}:3:1: 改动 changed-corrected: “总预算”原来是“1”，现在是“2”\n    请审核"
    )
    assert as_github(told, language).startswith("::notice file=")


@pytest.mark.parametrize("name", FORMATS)
def test_no_line_is_a_command_to_the_runner(name: str, language: Language) -> None:
    found = warning("stray-file", Place("##[stop-commands]a.txt"), name="##[stop-commands]a.txt")
    assert "##[" not in FORMATS[name]([found], language)


def test_a_program_reads_every_name_as_it_is(language: Language) -> None:
    found = warning("stray-file", Place("##[stop-commands]a.txt"), name="a.txt")
    assert json.loads(as_json([found], language))["diagnostics"][0]["file"] == "##[stop-commands]a.txt"


@pytest.mark.parametrize("value", ["一\n::error::二", "一\r\n::set-env name=a::二", "100%0A::error::"])
def test_value_cannot_pass_for_output_of_ours(value: str, language: Language) -> None:
    found = error("no-such-day", Place("a,b:c\n.yml"), key=value, value=value)
    assert as_text([found], language).count("\n") == 2
    annotation = as_github([found], language)
    assert annotation.count("\n") == 1
    assert annotation.startswith("::error file=a%2Cb%3Ac%0A.yml,line=1,")
    assert "%0A::" not in annotation
    assert ("%250A" in annotation) is ("%" in value)


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\u202e", "\u2066", "\x07", "\x85"])
def test_nothing_quoted_is_obeyed_by_a_terminal_or_turns_the_text_around(character: str, language: Language) -> None:
    found = error("no-such-day", Place(f"a{character}b.yml"), key=f"甲{character}", value=f"{character}[31m乙")
    for told in FORMATS.values():
        assert character not in told([found], language)
    assert "甲\\x1b[31m" in as_text([error("no-such-day", Place(FILE), key="甲\x1b[31m", value="")], language)
    assert json.loads(as_json([found], language))["diagnostics"][0]["file"] == f"a{character}b.yml"


@pytest.mark.parametrize("value", ["{0}", "{key}", "{", "}", "%s", "%(key)s", "\\", "“”"])
def test_value_is_never_taken_for_a_pattern(value: str, language: Language) -> None:
    found = error("no-such-day", Place(FILE), key=value, value=value)
    for told in FORMATS.values():
        assert told([found], language)
    assert value in as_text([found], language)


def test_every_format_tells_every_finding(language: Language) -> None:
    found: list[Diagnostic] = [DATE, TWICE, FOLDED]
    for told in FORMATS.values():
        assert all(each.rule in told(found, language) for each in found)
