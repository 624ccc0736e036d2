"""The command line in use: its output and exit codes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest

from generator.cli import commands
from generator.cli.endings import Exit
from generator.cli.main import disclosure, run
from generator.cli.words import WORDS
from generator.mkdocs_plugin import building
from generator.pipeline.keeping.cache import NotKept
from generator.pipeline.outcome import NotPublishable
from generator.pipeline.settings import CACHE
from generator.pipeline.workers import usual_count
from generator.publishing.record import MARK
from generator.rendering.shell import HEAD_MARK
from tests.cli.conftest import Captured
from tests.history.repository import Repository
from tests.project import FORM, REPOSITORY, write
from tests.sample import changed, sample


def test_it_works_from_a_folder_below_and_for_a_root_that_is_named(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "content/forms/science-museum")
    assert run(["check", "2019"]) == Exit.FINE
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run(["check"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert run(["--root", str(root), "check"]) == Exit.FINE
    assert run(["explain"]) == Exit.FINE


def test_links_in_a_loop_are_no_project(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert run(["--root", str(tmp_path / "loop"), "check"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert run(["--root", str(tmp_path / "loop"), "explain"]) == Exit.FINE


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
        (["build", "--processes", "0"], "选项 --processes 不能是 0，要在 1 到 256 之间"),
        (["build", "--processes", "999999"], "选项 --processes 不能是 999999，要在 1 到 256 之间"),
        (["check", "--format", "xml"], "选项 --format 不能是“xml”，可用的有：'text', 'json', 'github', 'junit'"),
        (["check", "--format"], "选项 --format 后面要写一个值"),
        (["check", "--findings=3"], "选项 --findings 后面不写值"),
        (["new", "--form", "x"], "缺少“单位/年度/项目”"),
        (["new", "a/2019/b"], "缺少选项 --form。\n用 disclosure new --help 查看用法"),
        (["--root", "."], "没有写命令"),
        (["check", "no-such-file.yml"], "没有这个文件或目录：no-such-file.yml"),
        (["explain", "no-such-rule"], "没有叫“no-such-rule”的规则"),
        (["explain", "a", "b"], "多写了“b”"),
        (["explain", "a", "b", "c"], "多写了“b c”"),
        (["new-rule", "x/../../y", "--title", "甲"], "规则名以英文小写字母开头"),
        (["new-rule", "x-y", "--title", '"'], "标题写成一行"),
    ],
)
def test_wrong_usage_is_told_in_our_words(arguments: list[str], said: str, capsys: Captured) -> None:
    assert run(arguments) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], *([name] for name in disclosure.commands)])
def test_help_is_told_in_our_words(command: list[str], capsys: Captured) -> None:
    assert run([*command, "--help"]) == Exit.FINE
    usage, _, rest = capsys.readouterr().out.partition("\n")
    assert usage.startswith(f"用法：{' '.join(['disclosure', *command])} [选项]")
    assert "选项：\n" in rest
    assert not re.search(r"[a-z] (?!Schema)[a-z]|[a-z]:|required|>=|COMMIT|PATH|TEXT|INTEGER", rest)


@pytest.mark.parametrize("text", ["{% if %}", "{{ nope.x }}", "{{ t.shell.nope | e }}"])
@pytest.mark.parametrize("template", ["theme/base.html", "theme/fragments/form.html", "theme/fragments/home.html"])
def test_a_mistake_in_a_template_is_the_publishers(template: str, text: str, root: Path, capsys: Captured) -> None:
    path = root / template
    lines = len(path.read_text("utf-8").splitlines())
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    assert run(["build", "--processes", "1"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    err = capsys.readouterr().err
    assert "网页的模板有错" in err
    assert f"{Path(template).name}:{lines + 1}: " in err


def test_a_missing_template_is_one_as_well(root: Path, capsys: Captured) -> None:
    (root / "theme/fragments/home.html").unlink()
    assert run(["build", "--processes", "1"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "网页的模板有错，没有生成：home.html\n" in capsys.readouterr().err


def test_a_shell_without_a_mark_is_told_in_our_words(root: Path, capsys: Captured) -> None:
    (root / "theme/base.html").unlink()
    assert run(["build", "--processes", "1"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert f"：“{HEAD_MARK}”出现了 0 次（应为 1 次）。外框是 theme/base.html 和" in capsys.readouterr().err


def _broken_link(root: Path) -> None:
    write(root, "content/pages/about.md", "[甲](nope.md)\n")


def _no_name(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("site_name: 项目绩效信息公开", "site_name:"))


def _broken_yaml(root: Path) -> None:
    write(root, "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8") + "nav: [\n")


def _own_heir(root: Path) -> None:
    write(root, "mkdocs.yml", "INHERIT: mkdocs.yml\n" + (root / "mkdocs.yml").read_text("utf-8"))


def _no_address(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", re.sub("site_url: .*", "site_url: x.example", text))


def _other_theme(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("name: material", "name: mkdocs"))


def _no_such_function(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("slugify_unicode", "slugify_unicodes"))


def _heir_of_broken_yaml(root: Path) -> None:
    write(root, "other.yml", 'site_name: "甲\n')
    write(root, "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8") + "INHERIT: other.yml\n")


def _unknown_plugin(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("  - disclosure\n", "  - disclosure\n  - nothing\n"))


def _line_of(text: str) -> int:
    """Return the number of the line of mkdocs.yml that has a text."""
    return (REPOSITORY / "mkdocs.yml").read_text("utf-8").partition(text)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_broken_link, "网页 about.md 里的链接“nope.md”没有目标"),
        (_no_name, "mkdocs.yml 里没有写“site_name”，或者它空着"),
        (_broken_yaml, ":6: 错误 unclosed-bracket"),
        (_heir_of_broken_yaml, "MkDocs 读不下去"),
        (
            _no_such_function,
            f"mkdocs.yml 第 {_line_of('slugify_unicode')} 行：markdown.extensions.toc 里没有“slugify_unicodes”",
        ),
        (_other_theme, "theme 的 name 要写成 material"),
        (_own_heir, "mkdocs.yml 的 INHERIT 绕成了圈"),
        (_no_address, "要以 http:// 或 https:// 开头"),
        (_unknown_plugin, "mkdocs.yml 里的“plugins”不能这样写；请对照原来的 mkdocs.yml 改正。MkDocs 的原话："),
    ],
)
def test_what_the_host_refuses_is_told_in_our_words(
    root: Path, spoil: Callable[[Path], None], said: str, capsys: Captured
) -> None:
    spoil(root)
    write(root, f"site/{MARK}", "")
    assert run(["build"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    told = "".join(capsys.readouterr())
    assert told.endswith(f"\n{WORDS['site_stands']}\n")
    assert said in told
    assert "Aborted" not in told
    assert "Config value" not in told


@pytest.mark.parametrize("command", ["check", "serve"])
def test_a_configuration_of_the_host_that_is_no_yaml_stops_every_command(
    command: str, root: Path, capsys: Captured
) -> None:
    _broken_yaml(root)
    assert run([command]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "unclosed-bracket" in capsys.readouterr().out


def test_an_error_in_a_definition_is_one_of_configuration(root: Path, capsys: Captured) -> None:
    write(root, "site_config/forms/sh-target-2020.yml", "title: 表\n")
    assert run(["check"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    out, err = capsys.readouterr()
    assert "site_config/forms/sh-target-2020.yml:1:1: 错误 missing-setting" in out
    assert "配置有" in err


@pytest.mark.parametrize(("options", "count"), [(["--processes", "3"], 3), ([], usual_count())])
def test_a_build_takes_as_many_processes_as_are_asked_for(
    options: list[str], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    monkeypatch.setattr(commands, "build", lambda _workspace, _out, made: taken.append(made.processes))
    assert run(["build", *options]) == Exit.FINE
    assert taken == [count]


def test_a_build_says_what_it_made(root: Path, capsys: Captured) -> None:
    assert run(["build"]) == Exit.FINE
    assert "已生成 1 份表的站点" in capsys.readouterr().err
    assert (root / "site/index.html").is_file()


def test_a_build_says_how_many_forms_are_not_committed(root: Path, capsys: Captured) -> None:
    Repository(root).commit("2026-01-05T10:00:00Z")
    write(root, FORM, changed(sample(), "备注: 新写的\n"))
    assert run(["build"]) == Exit.FINE
    assert "有 1 份表还没有提交" in capsys.readouterr().err


def test_a_build_says_which_pages_are_gone(root: Path, capsys: Captured) -> None:
    run(["build"])
    types = root / "site_config/project_types.yml"
    types.write_text(types.read_text("utf-8").replace("recurring-special", "recurring"), "utf-8")
    assert run(["build"]) == Exit.FINE
    assert "打不开：types/recurring-special/、" in capsys.readouterr().err


def test_a_refused_build_tells_every_error_once(root: Path, capsys: Captured) -> None:
    write(root, FORM, changed(sample(), "项目名称:\n"))
    assert run(["build"]) == Exit.CONTENT_HAS_ERRORS
    out, err = capsys.readouterr()
    assert (out + err).count("blank-cell") == 1
    assert "没有生成" in err


@pytest.mark.parametrize("address", ["127.0.0.1:8000", "localhost:1", "0.0.0.0:65535"])
def test_a_preview_is_refused_where_forms_have_errors(address: str, root: Path) -> None:
    write(root, FORM, changed(sample(), "项目名称:\n"))
    assert run(["serve", "--address", address]) == Exit.CONTENT_HAS_ERRORS


@pytest.mark.parametrize(
    "address", ["八千", ":8000", "127.0.0.1:80a", "127.0.0.1:0", "127.0.0.1:65536", "::1:8000", "[::1]:8000"]
)
def test_what_is_no_address_for_a_preview_is_wrong_usage(address: str, root: Path, capsys: Captured) -> None:
    write(root, FORM, changed(sample(), "项目名称:\n"))  # so that an address that passes ends, too
    assert run(["serve", "--address", address]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert capsys.readouterr().err.startswith(f"“{address}”不是预览用的地址。")


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


@pytest.mark.parametrize(("stands", "reason"), [("a folder", "这是目录，不是文件"), ("a file", "这是文件，不是目录")])
def test_what_stands_in_the_place_of_the_cache_is_named(stands: str, reason: str, root: Path, capsys: Captured) -> None:
    if stands == "a folder":
        (root / CACHE).mkdir(parents=True)
    else:
        write(root, CACHE.parts[0], "")
    assert run(["build"]) == Exit.READING_OR_PUBLISHING_FAILED
    told = capsys.readouterr().err
    assert f"缓存 {root / CACHE} 不能读写（{reason}）" in told
    assert WORDS["site_stands"] not in told
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("problem", "said", "code"),
    [
        (KeyboardInterrupt(), "已中断。", Exit.READING_OR_PUBLISHING_FAILED),
        (OSError(ENOSPC, os.strerror(ENOSPC)), "读写文件失败：磁盘满了", Exit.READING_OR_PUBLISHING_FAILED),
        (NotKept(Path("x"), "磁盘满了"), "缓存 x 不能读写（磁盘满了）", Exit.READING_OR_PUBLISHING_FAILED),
        (ChildProcessError(), "内存不够", Exit.READING_OR_PUBLISHING_FAILED),
        (NotPublishable((), in_configuration=False), "内容有错误，没有生成。", Exit.CONTENT_HAS_ERRORS),
    ],
    ids=["interrupted", "disc-full", "cache", "killed", "content"],
)
def test_what_stops_a_build_says_that_the_site_stands_if_there_is_one(
    problem: BaseException, said: str, code: Exit, root: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(building, "publish_site", fail)
    for text in ("", f"\n{WORDS['site_stands']}"):
        assert run(["build"]) == code
        assert re.search(f"{re.escape(said)}.*{text}\n$", capsys.readouterr().err)
        write(root, f"site/{MARK}", "")


def test_a_site_that_would_lose_its_dates_is_refused_with_the_reason(
    root: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://disclosure.example/")
    Repository(root).commit("2026-01-05T10:00:00Z")
    assert run(["build", "--processes", "1"]) == Exit.FINE
    (root / ".git/shallow").write_bytes((root / ".git/refs/heads/main").read_bytes())
    capsys.readouterr()
    assert run(["build", "--processes", "1"]) == Exit.READING_OR_PUBLISHING_FAILED
    reason, refusal, standing = capsys.readouterr().err.splitlines()
    assert "git fetch --unshallow" in reason
    assert refusal.startswith("原来的站点里有这些")
    assert standing == WORDS["site_stands"]


def test_a_bug_is_admitted_without_a_traceback(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("generator.pipeline.checking.check", fail)
    assert run(["check"]) == Exit.OUR_BUG
    out, err = capsys.readouterr()
    assert "不是内容的问题：ZeroDivisionError: oops" in err
    assert "Traceback" not in out + err


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


def test_who_stops_listening_is_told_of_no_errors_in_the_content(root: Path) -> None:
    unread, written = os.pipe()
    os.close(unread)
    command = [sys.executable, "-m", "generator.cli.main", "--root", str(root), "check"]
    ended = subprocess.run(command, check=False, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=written)
    os.close(written)
    assert ended.returncode == Exit.READING_OR_PUBLISHING_FAILED


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_nobody_needs_to_listen(closed: str, root: Path) -> None:
    command = f"exec {sys.executable} -m generator.cli.main --root {root} check {closed}"
    ended = subprocess.run(command, capture_output=True, text=True, check=False, shell=True, cwd=REPOSITORY)
    assert (ended.returncode, ended.stdout, "Traceback" in ended.stderr) == (Exit.FINE, "", False)


def test_a_process_that_is_killed_is_told_in_our_words(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ChildProcessError

    monkeypatch.setattr("generator.pipeline.checking.check", fail)
    assert run(["check"]) == Exit.READING_OR_PUBLISHING_FAILED
    assert capsys.readouterr().err == f"{WORDS['process_killed']}\n"


def test_a_system_that_it_cannot_run_on_is_told_so() -> None:
    program = "import sys; sys.modules['fcntl'] = None; from generator.cli.start import main; main()"
    ended = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (Exit.WRONG_USAGE_OR_CONFIGURATION, "")
    assert ended.stderr == f"{WORDS['wrong_system']}\n"


def test_texts_that_cannot_be_read_are_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/diagnostics.yml").write_text("<<<<<<< HEAD\n", "utf-8")
    folder = f"pathlib.Path({str(tmp_path)!r})"
    program = (
        f"import pathlib, generator.language as language; language.files = lambda _: {folder};"
        "from generator.cli.start import main; main()"
    )
    ended = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (Exit.WRONG_USAGE_OR_CONFIGURATION, "")
    assert ended.stderr == "generator/language/zh/diagnostics.yml:1:1: conflict-marker\n"


def test_file_names_in_another_encoding_are_refused() -> None:
    program = "from generator.cli.start import main; main()"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = subprocess.run((sys.executable, "-c", program), capture_output=True, env=environment, check=False)
    assert (ended.returncode, ended.stdout) == (Exit.WRONG_USAGE_OR_CONFIGURATION, b"")
    assert ended.stderr.decode("utf-8") == f"{WORDS['wrong_encoding']}\n"


@pytest.mark.parametrize("module", ["generator.cli", "generator.cli.start", "generator.cli.main"])
def test_the_module_is_the_command_as_well(module: str) -> None:
    command = (sys.executable, "-m", module, "--help")
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    assert (ended.returncode, ended.stdout[:3]) == (Exit.FINE, "用法：")


@pytest.mark.parametrize(("again", "is_put_away"), [(1, True), (2, False)])
def test_a_command_that_is_told_to_end_twice_puts_away_what_it_began(again: int, is_put_away: bool) -> None:
    program = f"""
import click, os, signal
from generator.cli.main import main

def work(*_, **__):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        for _ in range({again}):
            os.kill(os.getpid(), signal.SIGTERM)
        print("put away")

click.Group.main = work
main()
"""
    ended = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=False)
    assert ended.returncode == Exit.READING_OR_PUBLISHING_FAILED
    assert ("put away" in ended.stdout, "已中断" in ended.stderr) == (is_put_away, is_put_away)


def test_a_command_that_is_interrupted_while_it_is_loaded_shows_no_traceback() -> None:
    program = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == "generator.cli.main":
            os.kill(os.getpid(), signal.SIGINT)

# What runs behind a shell ignores the signal, and so do the processes it begins.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupting())
from generator.cli.start import main
main()
"""
    ended = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (-signal.SIGINT, "")


def test_a_command_that_is_ended_in_order_says_so() -> None:
    end = "click.Group.main = lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM)"
    program = f"import click, os, signal; from generator.cli.main import main; {end}; main()"
    ended = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=False)
    assert ended.returncode == Exit.READING_OR_PUBLISHING_FAILED
    assert ended.stderr.strip() == "已中断。"
