"""The command line as people use it: what it prints, and the code it leaves with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import commands
from generator.cli.main import Exit, run
from generator.pipeline.checking import ChangedMeanwhile
from tests.project import FORM, REPOSITORY, UNIT, small_project, write
from tests.sample import changed, sample


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path)
    monkeypatch.chdir(root)
    return root


Captured = pytest.CaptureFixture[str]


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
    assert "处核对结果" in err
    assert run(["check", "--findings", "--format", "github"]) == Exit.FINE
    assert f"::notice file={FORM}," in capsys.readouterr().out


def test_it_works_from_a_folder_below_and_for_a_root_that_is_named(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "content/forms/science-museum")
    assert run(["check", "2019"]) == Exit.FINE
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run(["check"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert run(["--root", str(root), "check"]) == Exit.FINE
    assert run(["explain"]) == Exit.FINE


@pytest.mark.parametrize(
    "arguments",
    [["check", "no-such-file.yml"], ["nonsense"], ["check", "--format", "xml"], ["explain", "no-such-rule"]],
)
def test_wrong_usage_is_said_and_has_its_own_code(arguments: list[str], capsys: Captured) -> None:
    assert run(arguments) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["check"], ["explain"], ["new", "a/2019/b", "--form"], ["build", "--without"]])
def test_what_was_typed_is_not_obeyed_by_the_terminal(arguments: list[str], capsys: Captured) -> None:
    run([*arguments, "nx\x1b[31mred\u202e"])
    told = "".join(capsys.readouterr())
    assert "\\x1b[31mred\\u202e" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "没有“bild”这个命令；是不是 build？"),
        (["explode"], "没有“explode”这个命令"),
        (["build", "--procs", "2"], "没有“--procs”这个选项；是不是 --processes？"),
        (["build", "--processes", "x"], "选项 --processes 要写整数，“x”不是"),
        (["build", "--processes", "0"], "选项 --processes 不能是 0，至少是 1"),
        (["check", "--format", "xml"], "选项 --format 不能是“xml”，可用的有：'text', 'json', 'github'"),
        (["check", "--format"], "选项 --format 后面要写一个值"),
        (["check", "--findings=3"], "选项 --findings 后面不写值"),
        (["new", "--form", "x"], "缺少“单位/年度/项目”"),
        (["new", "a/2019/b"], "缺少选项 --form"),
        (["--root", "."], "没有写命令"),
        (["explain", "a", "b"], "多写了“b”"),
        (["explain", "a", "b", "c"], "多写了“b c”"),
        (["new-rule", "x/../../y", "--title", "甲"], "规则名以英文小写字母开头"),
        (["new-rule", "x-y", "--title", '"'], "标题写成一行"),
    ],
)
def test_wrong_usage_is_told_in_our_words(arguments: list[str], said: str, capsys: Captured) -> None:
    assert run(arguments) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert said in capsys.readouterr().err


def _broken_link(root: Path) -> None:
    write(root, "content/pages/about.md", "[甲](nope.md)\n")


def _no_name(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("site_name: 项目绩效信息公开", "site_name:"))


def _broken_yaml(root: Path) -> None:
    write(root, "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8") + "nav: [\n")


def _no_address(root: Path) -> None:
    write(root, "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8") + "site_url: x.example\n")


def _unknown_plugin(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("  - disclosure\n", "  - disclosure\n  - nothing\n"))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_broken_link, "网页 about.md 里的链接“nope.md”没有目标"),
        (_no_name, "mkdocs.yml 里没有写“site_name”，或者它空着"),
        (_broken_yaml, "mkdocs.yml 不合 YAML 写法，从第"),
        (_no_address, "要以 http:// 或 https:// 开头"),
        (_unknown_plugin, "mkdocs.yml 里的“plugins”不能这样写；请对照原来的 mkdocs.yml 改正。MkDocs 的原话："),
    ],
)
def test_what_the_host_refuses_is_told_in_our_words(
    root: Path, spoil: Callable[[Path], None], said: str, capsys: Captured
) -> None:
    spoil(root)
    assert run(["build"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    err = capsys.readouterr().err
    assert said in err
    assert "Aborted" not in err
    assert "Config value" not in err


def test_an_error_in_a_definition_is_one_of_configuration(root: Path, capsys: Captured) -> None:
    write(root, "site_config/forms/sh-target-2020.yml", "title: 表\n")
    assert run(["check"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    out, err = capsys.readouterr()
    assert "site_config/forms/sh-target-2020.yml:1:1: 错误 missing-setting" in out
    assert "配置有" in err


def test_a_build_says_what_it_made(root: Path, capsys: Captured) -> None:
    assert run(["build"]) == Exit.FINE
    assert "已生成 1 份表的站点" in capsys.readouterr().err
    assert (root / "site/index.html").is_file()


def test_a_refused_build_tells_every_error_once(root: Path, capsys: Captured) -> None:
    write(root, FORM, changed(sample(), "项目名称:\n"))
    assert run(["build"]) == Exit.CONTENT_HAS_ERRORS
    out, err = capsys.readouterr()
    assert (out + err).count("blank-cell") == 1
    assert "没有生成" in err


def test_a_preview_is_refused_where_forms_have_errors(root: Path) -> None:
    write(root, FORM, changed(sample(), "项目名称:\n"))
    assert run(["serve"]) == Exit.CONTENT_HAS_ERRORS


def test_a_page_that_cannot_be_read_is_told_by_a_check_and_stops_a_build(root: Path, capsys: Captured) -> None:
    (root / "content/pages/about.md").write_bytes("# 关于\n".encode("gbk"))
    assert run(["check"]) == Exit.CONTENT_HAS_ERRORS
    assert "content/pages/about.md:1:3: 错误 not-utf8" in capsys.readouterr().out
    assert run(["check", FORM]) == Exit.FINE
    assert run(["build"]) == Exit.CONTENT_HAS_ERRORS
    out, err = capsys.readouterr()
    assert "content/pages/about.md:1:3: 错误 not-utf8" in out
    assert "codec" not in out + err


def test_a_failure_of_the_disc_is_no_bug_of_ours(root: Path, capsys: Captured) -> None:
    (root / "site_config/site.yml").unlink()
    assert run(["check"]) != Exit.OUR_BUG
    assert "site.yml" in "".join(capsys.readouterr())


def test_a_bug_is_admitted_without_a_traceback(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("generator.pipeline.checking.check", fail)
    assert run(["check"]) == Exit.OUR_BUG
    out, err = capsys.readouterr()
    assert "不是内容的问题：ZeroDivisionError: oops" in err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    "form",
    ["sh-target-2019", "sh-target-2019-two-levels", "sh-target-2020", "sh-target-2023", "sh-self-evaluation-2021"],
)
def test_a_new_form_lacks_nothing_but_what_must_be_filled_in(form: str, capsys: Captured) -> None:
    year = form.split("-")[-1] if form[-1].isdigit() else "2019"
    assert run(["new", f"science-museum/{year}/blank", "--form", form]) == Exit.FINE
    run(["check", f"content/forms/science-museum/{year}", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    rules = {each["rule"] for each in found if "blank" in each["file"]}
    assert "blank-cell" in rules
    assert rules <= {"blank-cell", "blank-row"}


def test_a_new_form_never_overwrites_one(root: Path) -> None:
    before = (root / FORM).read_text("utf-8")
    assert run(["new", "science-museum/2019/hall", "--form", "sh-target-2019"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert (root / FORM).read_text("utf-8") == before


def test_a_new_form_is_of_the_kind_that_its_place_says(root: Path, capsys: Captured) -> None:
    there = root / "content/forms/science-museum/2019"
    before = set(there.iterdir())
    place = "science-museum/2019/x.self-evaluation"
    assert run(["new", place, "--form", "sh-target-2019"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "说的是绩效自评，表样 sh-target-2019 却是绩效目标申报" in capsys.readouterr().err
    assert set(there.iterdir()) == before
    for name in ("x.target", "x.self-evaluation"):
        form = "sh-target-2019" if name == "x.target" else "sh-self-evaluation-2021"
        assert run(["new", f"science-museum/2019/{name}", "--form", form]) == Exit.FINE
    assert {path.name for path in set(there.iterdir()) - before} == {"x.target.yml", "x.self-evaluation.yml"}


def test_a_new_unit_gets_its_file_to_fill_in(root: Path) -> None:
    assert run(["new", "zoo/2019/elephants", "--form", "sh-target-2019"]) == Exit.FINE
    assert "名称:" in (root / "content/forms/zoo/unit.yml").read_text("utf-8")


def test_a_rule_is_explained_with_examples(capsys: Captured) -> None:
    assert run(["explain", "block-indicator"]) == Exit.FINE
    out = capsys.readouterr().out
    assert "不对的写法：\n    项目总目标: >=98%" in out
    assert '对的写法：\n    项目总目标: ">=98%"' in out


def test_an_answer_to_nothing_is_told_where_it_stands(root: Path, capsys: Captured) -> None:
    clean = (REPOSITORY / "tests/rules/forms/sh-target-2019.yml").read_text("utf-8")
    write(root, FORM, changed(clean, "回应:\n  period-reversed: 没有的事。\n"))
    line = len((root / FORM).read_text("utf-8").splitlines())
    assert run(["check", "--findings"]) == Exit.FINE
    out, err = capsys.readouterr()
    assert f"{FORM}:{line}:20: 提醒 answer-unused" in out
    assert "没有错误，1 处提醒" in err
    assert "另有 0 处核对结果" in err
    assert run(["build"]) == Exit.FINE
    assert f"{FORM}:{line}:20: 提醒 answer-unused" in capsys.readouterr().out


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
    assert "不公开核对结果" in err


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


def test_a_consistency_rule_is_explained_from_its_docstring(capsys: Captured) -> None:
    assert run(["explain", "sub-projects-differ"]) == Exit.FINE
    out = capsys.readouterr().out
    assert out.startswith("子项目之和与当年预算对不上 (sub-projects-differ)\n\n查什么\n")


def test_all_rules_are_listed_in_two_parts(capsys: Captured) -> None:
    assert run(["explain"]) == Exit.FINE
    reading, consistency = capsys.readouterr().out.split("核对的规则")
    assert "duplicate-key" in reading
    assert "period-reversed" in consistency


def test_a_new_rule_is_begun_and_never_overwrites_one(root: Path, capsys: Captured) -> None:
    for name in ("generator/rules/forms", "tests/rules/cases", "generator/language/zh"):
        (root / name).mkdir(parents=True)
    write(root, "generator/language/zh/findings.yml", "reasons: {}\n")
    assert run(["new-rule", "budget-is-nothing", "--title", "预算为零"]) == Exit.FINE
    assert "budget-is-nothing:" in (root / "generator/language/zh/findings.yml").read_text("utf-8")
    assert run(["new-rule", "budget-is-nothing", "--title", "预算为零"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert run(["new-rule", "Not A Rule", "--title", "甲"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "已写好雏形" in capsys.readouterr().err


def test_the_schema_of_a_form_is_printed(capsys: Captured) -> None:
    assert run(["schema", "sh-target-2019"]) == Exit.FINE
    assert json.loads(capsys.readouterr().out)["properties"]["项目名称"]["title"] == "项目名称"


def test_what_is_wrong_with_the_configuration_is_told_in_the_format_asked_for(root: Path, capsys: Captured) -> None:
    write(root, "site_config/site.yml", "publisher: 甲\nmotto: 乙\n")
    assert run(["check", "--format", "json"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    told = {found["rule"]: found["message"] for found in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert told["unknown-setting"] == "“site_config/site.yml”里没有“motto”这个设置"


def test_a_form_that_changes_while_it_is_checked_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def review(*_: object) -> None:
        raise ChangedMeanwhile(FORM)

    monkeypatch.setattr(commands, "review_of", review)
    assert run(["check", "--findings"]) == Exit.READING_OR_PUBLISHING_FAILED
    assert f"{FORM} 在检查时又改了" in capsys.readouterr().err


def test_a_terminal_without_all_our_signs_is_enough() -> None:
    program = "from generator.cli.main import main; main()"
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    command = (sys.executable, "-c", program, "--root", str(REPOSITORY), "check", "--findings")
    ended = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert ended.returncode == Exit.FINE
    assert "核对" in ended.stderr.decode("gbk")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_what_cannot_be_said_is_no_error_of_the_content(stream: str) -> None:
    program = "from generator.cli.main import main; main()"
    command = (sys.executable, "-c", program, "--root", str(REPOSITORY), "check", "--format", "json")
    with Path("/dev/full").open("wb") as full, Path(os.devnull).open("wb") as other:
        stdout, stderr = (full, other) if stream == "stdout" else (other, full)
        ended = subprocess.run(command, check=False, stdout=stdout, stderr=stderr)
    assert ended.returncode == Exit.READING_OR_PUBLISHING_FAILED


def test_a_command_that_is_ended_in_order_says_so() -> None:
    end = "click.Group.main = lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM)"
    program = f"import click, os, signal; from generator.cli.main import main; {end}; main()"
    ended = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=False)
    assert ended.returncode == Exit.READING_OR_PUBLISHING_FAILED
    assert ended.stderr.strip() == "已中断。"
