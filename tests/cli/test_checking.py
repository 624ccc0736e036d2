"""The command that checks: what it reports, about which forms, and in which order."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli.endings import Exit
from generator.cli.main import run
from tests.cli.conftest import Captured
from tests.history.repository import Repository, partial_clone
from tests.project import FORM, REPOSITORY, UNIT, write
from tests.sample import EVALUATION, changed, sample


def test_a_check_without_errors_says_how_many_forms_and_how_long(capsys: Captured) -> None:
    assert run(["check"]) == Exit.FINE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("检查了 1 份表，没有错误，0 处提醒（")


def test_a_check_with_errors_prints_place_rule_message_and_help(root: Path, capsys: Captured) -> None:
    write(root, FORM, changed(sample(), "项目名称:\n"))
    line = 1 + (root / FORM).read_text("utf-8").splitlines().index("项目名称:")
    assert run(["check"]) == Exit.CONTENT_HAS_ERRORS
    out, err = capsys.readouterr()
    assert out == f"{FORM}:{line}:6: 错误 blank-cell: “项目名称”不能空着\n    怎么改：照原表填上。\n"
    assert "1 个文件有 1 处错误" in err


def test_errors_of_all_files_are_told_at_once(root: Path, capsys: Captured) -> None:
    write(root, FORM, "项目名称: [\n")
    write(root, "content/forms/science-museum/2020/b.yml", "form: nothing\n")
    run(["check", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert {(found["file"], found["rule"]) for found in told["diagnostics"]} >= {
        (FORM, "unclosed-bracket"),
        ("content/forms/science-museum/2020/b.yml", "form-unknown"),
    }


def test_a_check_of_one_file_leaves_the_others_out(root: Path) -> None:
    write(root, "content/forms/science-museum/2020/b.yml", "form: nothing\n")
    assert run(["check", FORM]) == Exit.FINE
    assert run(["check", "content/forms/science-museum/2020"]) == Exit.CONTENT_HAS_ERRORS


def test_a_check_of_what_holds_all_forms_is_one_of_the_whole(root: Path, capsys: Captured) -> None:
    write(root, "content/pages/about.md", "---\ntitle: [\n---\n")
    for path in (".", "content"):
        assert run(["check", path]) == Exit.CONTENT_HAS_ERRORS
        out, err = capsys.readouterr()
        assert "content/pages/about.md:2:" in out
        assert "stray-file" not in out
        assert err.startswith("检查了 1 份表")


@pytest.mark.parametrize("path", ["site_config", "site_config/site.yml", "content/pages/about.md", "mkdocs.yml"])
def test_what_holds_no_forms_is_not_checked_as_one(path: str, capsys: Captured) -> None:
    assert run(["check", path]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{path} 里没有表" in err


def test_a_file_from_elsewhere_that_is_no_form_is_not_passed(
    tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    path = tmp_path_factory.mktemp("elsewhere") / "hostname"
    path.touch()
    assert run(["check", str(path)]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "不是表" in capsys.readouterr().err


def test_findings_are_told_on_request_and_stop_nothing(root: Path, capsys: Captured) -> None:
    write(root, FORM, changed(sample(), "开始时间: 2020-01-01\n"))
    assert run(["check"]) == Exit.FINE
    assert "period-reversed" not in capsys.readouterr().out
    assert run(["check", "--findings"]) == Exit.FINE
    out, err = capsys.readouterr()
    assert f"{FORM}:" in out
    assert "核对 period-reversed" in out
    assert "处核对发现" in err
    assert run(["check", "--findings", "--format", "github"]) == Exit.FINE
    assert f"::notice file={FORM}," in capsys.readouterr().out


def test_an_answer_to_nothing_is_told_where_it_stands(root: Path, capsys: Captured) -> None:
    clean = (REPOSITORY / "tests/rules/forms/sh-target-2019.yml").read_text("utf-8")
    write(root, FORM, changed(clean, "回应:\n  period-reversed: 没有的事。\n"))
    line = len((root / FORM).read_text("utf-8").splitlines())
    for command in (["check"], ["check", FORM], ["check", "--findings"], ["build"]):
        assert run(command) == Exit.FINE
        out, err = capsys.readouterr()
        assert out.count(f"{FORM}:{line}:20: 提醒 answer-unused") == 1
        assert "没有错误，1 处提醒" in err or command == ["build"]
        assert ("另有 0 处核对发现" in err) is ("--findings" in command)


@pytest.mark.parametrize("findings", [[], ["--findings"]])
def test_an_answer_is_not_called_unused_where_what_it_answers_cannot_be_read(
    root: Path, findings: list[str], capsys: Captured
) -> None:
    clean = (REPOSITORY / "tests/rules/forms/sh-target-2019.yml").read_text("utf-8")
    write(root, FORM, "项目名称: [\n")
    answer = "年度: 2020\n回应:\n  prior-year-differs: 口径不同。\n"
    write(root, "content/forms/science-museum/2020/hall.yml", changed(clean, answer))
    assert run(["check", *findings]) == Exit.CONTENT_HAS_ERRORS
    out, _ = capsys.readouterr()
    assert "unclosed-bracket" in out
    assert "answer-" not in out


def test_a_correction_dated_later_than_today_is_told(root: Path, capsys: Captured) -> None:
    write(root, FORM, changed(sample(), "更正:\n  - {日期: 2999-01-01, 内容: 甲, 原因: 乙}\n"))
    assert run(["check"]) == Exit.FINE
    assert "提醒 amendment-to-come: “更正”的日期 2999-01-01 还没有到" in capsys.readouterr().out


def test_findings_that_are_kept_private_are_not_said_to_be_published(root: Path, capsys: Captured) -> None:
    assert run(["check"]) == Exit.FINE
    assert "结果会和表一起公开" in capsys.readouterr().err
    settings = root / "site_config/site.yml"
    settings.write_text(settings.read_text("utf-8") + 'publish_findings: "false"\n', "utf-8")
    assert run(["check"]) == Exit.FINE
    err = capsys.readouterr().err
    assert "结果会和表一起公开" not in err
    assert "不公开核对发现" in err


def test_findings_of_one_file_are_those_it_has_among_all_forms(root: Path, capsys: Captured) -> None:
    clean = (REPOSITORY / "tests/rules/forms/sh-target-2019.yml").read_text("utf-8")
    write(root, FORM, clean)
    file = "content/forms/science-museum/2020/hall.yml"
    write(root, file, changed(clean, "年度: 2020\n回应:\n  prior-year-differs: 口径不同。\n"))
    assert run(["check", "--findings", file]) == Exit.FINE
    out, err = capsys.readouterr()
    assert f"{file}:" in out
    assert "核对 prior-year-differs" in out
    assert "answer-unused" not in out
    assert f"{FORM}:" not in out.replace(f"另见：{FORM}", "")
    assert err.startswith("检查了 1 份表")


def test_a_change_is_told_first_and_with_its_own_findings_alone(root: Path, capsys: Captured) -> None:
    reversed_period = changed(sample(), "开始时间: 2020-01-01\n")
    write(root, FORM, changed(reversed_period, "备注: 请拨 13800000000\n"))
    Repository(root).commit("2024-01-05T10:00:00Z")
    file = FORM.replace("hall", "tower")
    write(root, file, changed(reversed_period, "项目名称: 科技馆塔楼\n"))
    assert run(["check", "--findings", "--since", "HEAD"]) == Exit.FINE
    out, err = capsys.readouterr()
    own, others = out.index(f"{file}:"), out.index(f"{FORM}:")
    assert own < others
    assert out.count("核对 period-reversed") == 1
    assert "提醒 looks-personal" in out[others:]
    assert "改动的表里另有" in err


def test_all_that_a_branch_takes_away_is_told(root: Path, capsys: Captured) -> None:
    write(root, FORM.replace("hall", "tower"), sample())
    repository = Repository(root)
    repository.commit("2024-01-05T10:00:00Z")
    (root / FORM).unlink()
    repository.commit("2024-01-06T10:00:00Z")
    repository.commit("2024-01-07T10:00:00Z", another="")
    (root / "content/forms/another.yml").unlink()
    for since, is_told in (["--since", "HEAD"], False), (["--since", "HEAD~2"], True), ([], True):
        assert run(["check", *since]) == Exit.FINE
        assert (f"{FORM}:1:1: 提醒 form-gone" in capsys.readouterr().out) is is_told


@pytest.mark.parametrize("named", [FORM, str(Path(FORM).parent), "content/forms/science-museum/"])
def test_a_named_form_is_compared_and_others_are_not(root: Path, named: str, capsys: Captured) -> None:
    elsewhere = FORM.replace("science-museum/2019", "science-museum-2/2019")
    write(root, elsewhere.replace("2019/hall", "unit"), (root / UNIT).read_text("utf-8"))
    gone = FORM.replace("hall", "gone")
    for file in (FORM, elsewhere, gone, elsewhere.replace("hall", "gone")):
        write(root, file, sample())
    Repository(root).commit("2024-01-05T10:00:00Z")
    for file in (FORM, elsewhere):
        write(root, file, changed(sample(), "项目总预算（元）: 7\n"))
    for file in (gone, elsewhere.replace("hall", "gone")):
        (root / file).unlink()
    assert run(["check", "--since", "HEAD", named]) == Exit.FINE
    out = capsys.readouterr().out
    assert "提醒 changed-uncorrected" in out
    assert (f"{gone}:1:1: 提醒 form-gone" in out) is (named != FORM)
    assert "science-museum-2" not in out


def test_a_form_elsewhere_is_not_compared_with_a_published_one(root: Path, capsys: Captured) -> None:
    write(root, FORM, sample())
    Repository(root).commit("2024-01-05T10:00:00Z")
    write(root, FORM, changed(sample(), "项目总预算（元）: 7\n"))
    shutil.copytree(root / "content/forms", root / "elsewhere")
    assert run(["check", "--since", "HEAD", "elsewhere"]) == Exit.FINE
    assert "changed-uncorrected" not in capsys.readouterr().out


@pytest.mark.parametrize("since", [[], ["--since", "HEAD"]])
def test_a_form_with_errors_is_not_said_to_have_no_findings(root: Path, since: list[str], capsys: Captured) -> None:
    Repository(root).commit("2024-01-05T10:00:00Z")
    write(root, FORM, changed(sample(), "错: 字\n"))
    assert run(["check", "--findings", *since]) == Exit.CONTENT_HAS_ERRORS
    err = capsys.readouterr().err
    assert "有错误的 1 份表还没有核对，改好再检查一次。" in err
    assert "处核对发现" not in err
    write(root, FORM.replace("hall", "tower"), changed(sample(), "项目名称: 科技馆塔楼\n开始时间: 2020-01-01\n"))
    assert run(["check", "--findings", *since]) == Exit.CONTENT_HAS_ERRORS
    err = capsys.readouterr().err
    assert "有错误的 1 份表还没有核对" in err
    assert "另有 0 处核对发现" not in err
    assert "处核对发现" in err


def test_a_change_without_a_correction_is_told(root: Path, capsys: Captured) -> None:
    write(root, FORM, sample())
    Repository(root).commit("2024-01-05T10:00:00Z")
    write(root, FORM, changed(sample(), "项目总预算（元）: 7\n"))
    assert run(["check", "--since", "HEAD"]) == Exit.FINE
    assert "提醒 changed-uncorrected: “项目总预算（元）”原来是“" in capsys.readouterr().out
    assert run(["check"]) == Exit.FINE
    assert "changed-uncorrected" not in capsys.readouterr().out
    corrected = "项目总预算（元）: 7\n更正:\n  - {日期: 2024-02-01, 内容: 总预算, 原因: 笔误}\n"
    write(root, FORM, changed(sample(), corrected))
    assert run(["check", "--since", "HEAD"]) == Exit.FINE
    out, err = capsys.readouterr()
    assert "改动 changed-corrected: “项目总预算（元）”原来是“" in out
    assert "correction-silent" not in out
    assert "0 处提醒" in err
    write(root, FORM, changed(sample(), corrected.replace("总预算, ", "改正错别字, ")))
    assert run(["check", "--since", "HEAD"]) == Exit.FINE
    assert "提醒 correction-silent: 新写的更正没有提到改了的 1 格：项目总预算（元）" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("end", "required"),
    [
        ("", "changed-uncorrected"),
        ("更正:\n  - {日期: 2024-02-01, 内容: 改正错别字, 原因: 笔误}\n", "correction-silent"),
        ("更正:\n  - {日期: 2024-02-01, 内容: 总预算由 1 改为 2, 原因: 笔误}\n", ""),
    ],
)
def test_a_site_may_require_that_changes_are_explained(root: Path, end: str, required: str, capsys: Captured) -> None:
    write(root, FORM, sample())
    write(root, FORM.replace("hall", "tower"), changed(sample(), "项目名称: 科技馆塔楼\n"))
    Repository(root).commit("2024-01-05T10:00:00Z")
    settings = root / "site_config/site.yml"
    settings.write_text(settings.read_text("utf-8") + 'require_corrections: "true"\n', "utf-8")
    write(root, FORM, changed(sample(), "项目总预算（元）: 7\n" + end))
    assert run(["check", "--since", "HEAD"]) == (Exit.CONTENT_HAS_ERRORS if required else Exit.FINE)
    out = capsys.readouterr().out
    assert out.count(" 错误 ") == bool(required)
    assert f"错误 {required}: " in out or not required
    assert ("提醒 correction-untrue" in out) is (not required)
    (root / FORM.replace("hall", "tower")).unlink()
    assert run(["check"]) == Exit.FINE
    assert "提醒 form-gone" in capsys.readouterr().out
    assert run(["check", "--since", "HEAD"]) == Exit.CONTENT_HAS_ERRORS
    assert "错误 form-gone" in capsys.readouterr().out


@pytest.mark.parametrize("before", ["", "没有冒号\n", "\0", sample().replace("  效果目标:\n", "  效果目标\n")])
def test_to_a_form_that_could_not_be_read_before_nothing_was_changed(root: Path, before: str, capsys: Captured) -> None:
    write(root, FORM, before)
    Repository(root).commit("2024-01-05T10:00:00Z")
    write(root, FORM, sample())
    assert run(["check", "--since", "HEAD"]) == Exit.FINE
    assert "changed-" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "mistake", "rule"),
    [("  效果目标:\n", "  效果目标\n", "missing-colon"), ("备注:", "备住:", "unknown-key")],
)
def test_what_follows_from_a_mistake_is_not_told_as_a_change(
    written: str, mistake: str, rule: str, root: Path, capsys: Captured
) -> None:
    sound = sample().replace("备注:", "备注: 无")
    write(root, FORM, sound)
    Repository(root).commit("2024-01-05T10:00:00Z")
    write(root, FORM, sound.replace(written, mistake))
    assert run(["check", "--since", "HEAD", "--format", "json"]) == Exit.CONTENT_HAS_ERRORS
    assert {found["rule"] for found in json.loads(capsys.readouterr().out)["diagnostics"]} == {rule}


def test_what_is_wrong_with_a_unit_is_told_beside_the_findings_in_its_forms(root: Path, capsys: Captured) -> None:
    write(root, FORM, changed(sample(), "开始时间: 2030-01-01\n"))
    assert run(["check", "--findings"]) == Exit.FINE
    findings = [line for line in capsys.readouterr().out.splitlines() if ": 核对 " in line]
    (root / UNIT).write_text("名称: 科技馆\n错: 字\n", "utf-8")
    assert run(["check", "--findings"]) == Exit.CONTENT_HAS_ERRORS
    out = capsys.readouterr().out
    assert f"{UNIT}:2:" in out
    assert [line for line in out.splitlines() if ": 核对 " in line] == findings != []


def test_a_declaration_that_its_evaluation_was_written_over_is_told_once(root: Path, capsys: Captured) -> None:
    file = FORM.replace("2019", "2021")
    write(root, file, changed(sample(), "年度: 2021\n开始时间: 2021-01-01\n结束时间: 2021-12-31\n"))
    Repository(root).commit("2024-01-05T10:00:00Z")
    write(root, file, sample(EVALUATION))
    assert run(["check", "--since", "HEAD"]) == Exit.FINE
    out = capsys.readouterr().out
    assert out.count(f"{file}:") == 1
    assert "提醒 form-overwritten: 这个文件里原来是“" in out


def test_a_commit_that_git_does_not_know_is_wrong_usage(capsys: Captured) -> None:
    for since in ("", " "):  # a variable of a pipeline that is not set
        assert run(["check", f"--since={since}"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
        assert "--since 后面是空的" in capsys.readouterr().err
    for since in ("HEAD", "--all", "nothing"):
        assert run(["check", f"--since={since}"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
        assert f"git 里没有“{since}”这个版本" in capsys.readouterr().err


def test_where_earlier_contents_cannot_be_had_it_is_said(root: Path, tmp_path: Path, capsys: Captured) -> None:
    repository = Repository(root)
    for text in ("7", "8"):
        write(root, FORM, changed(sample(), f"项目总预算（元）: {text}\n"))
        repository.commit("2024-01-05T10:00:00Z")
    partial_clone(repository, tmp_path / "clone")
    (root / ".git").rename(tmp_path / "whole")
    (tmp_path / "clone/.git").rename(root / ".git")
    repository.git("status")  # so that git need not read files to know that they are those of the last commit
    assert run(["check", "--since", "HEAD~1"]) == Exit.READING_OR_PUBLISHING_FAILED
    assert "取不出表当时的内容，查不了改动有没有写更正：transport" in capsys.readouterr().err


def test_forms_that_lie_elsewhere_have_findings_too(tmp_path_factory: pytest.TempPathFactory, capsys: Captured) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    for name in ("unit.yml", "2019/hall.yml"):
        write(folder, f"science-museum/{name}", (Path(UNIT).parent / name).read_text("utf-8"))
    write(folder, "science-museum/2019/hall.yml", changed(sample(), "开始时间: 2020-01-01\n"))
    assert run(["check", "--findings", str(folder)]) == Exit.FINE
    assert "核对 period-reversed" in capsys.readouterr().out


def test_an_answer_to_a_rule_that_is_not_applicable_is_told_so(root: Path, capsys: Captured) -> None:
    clean = (REPOSITORY / "tests/rules/forms/sh-target-2019.yml").read_text("utf-8")
    write(root, FORM, changed(clean, "回应:\n  grade-differs: 没有的事。\n"))
    assert run(["check", "--findings"]) == Exit.FINE
    out = capsys.readouterr().out
    assert "提醒 answer-not-applicable: 回应了“grade-differs”，这条规则在这份表上不适用" in out
    assert "answer-unused" not in out


def test_rules_without_parameters_are_told_by_check_and_build(root: Path, capsys: Captured) -> None:
    write(root, "site_config/forms/city-target-2019.yml", "extends: sh-target-2019\nauthority: 江州市\n")
    form = (root / FORM).read_text("utf-8").replace("sh-target-2019", "city-target-2019")
    for name in (FORM, FORM.replace("hall", "museum")):
        write(root, name, form)
    told = "site_config/forms/city-target-2019.yml:1:1: 提醒 rules-without-parameters: "
    for command in (["check"], ["build"]):
        assert run(command) == Exit.FINE
        assert capsys.readouterr().out.count(told) == 1
    run(["check", FORM])
    assert told not in capsys.readouterr().out


def test_what_is_wrong_with_the_configuration_is_told_in_the_format_asked_for(root: Path, capsys: Captured) -> None:
    write(root, "site_config/site.yml", "publisher: 甲\nmotto: 乙\n")
    assert run(["check", "--format", "json"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    told = {found["rule"]: found["message"] for found in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert told["unknown-setting"] == "“site_config/site.yml”里没有“motto”这个设置"
