"""What is shown while forms are edited."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.cli.words import WORDS
from generator.mkdocs_plugin.changes import Changes
from generator.mkdocs_plugin.keeping import FOLDER
from generator.mkdocs_plugin.preview import MOST
from generator.pipeline.settings import CACHE
from tests.project import FORM, small_project, write
from tests.sample import changed, sample

PROGRAM = Path(sys.executable).with_name("disclosure")
PAGE = "forms/science-museum/2019/hall/"
SECONDS = 30


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is true, and fail if it takes too long."""
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


class Preview:
    """A running ``disclosure serve``."""

    def __init__(self, root: Path, address: str = "") -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = address or f"127.0.0.1:{free.getsockname()[1]}"
        self.root = root
        self.log = root / "log.txt"
        with self.log.open("w") as log:
            command = (PROGRAM, "serve", "--address", self.address)
            self.process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)

    @property
    def told(self) -> str:
        return self.log.read_text("utf-8")

    def page(self, url: str) -> str:
        try:
            with urlopen(f"http://{self.address}/{url}", timeout=SECONDS) as answer:
                return str(answer.read().decode())
        except HTTPError as problem:
            return str(problem.code)
        except OSError:
            return ""

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(SECONDS)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(small_project(tmp_path))
    try:
        until(lambda: "科技馆运营" in preview.page(PAGE))
        yield preview
    finally:
        preview.end()
    assert "Traceback" not in preview.told


def test_a_changed_form_is_shown_and_then_the_whole_site(preview: Preview) -> None:
    for name in ("新展厅", "新展馆", "新场馆"):
        write(preview.root, FORM, changed(sample(), f"项目名称: {name}\n"))
        until(lambda name=name: name in preview.page(PAGE))  # type: ignore[misc]
        # Other pages with its name are not rebuilt yet.
        assert name not in preview.page("years/2019/")
    until(lambda: "新场馆" in preview.page("years/2019/"))
    until(lambda: "整个站点都更新了" in preview.told)
    assert preview.told.count("改动的表已经可以看了") == 3


def test_a_page_that_is_open_is_loaded_again(preview: Preview) -> None:
    asked = re.search(r"livereload\((\d+), (\d+)\)", preview.page(PAGE))
    assert asked is not None
    write(preview.root, FORM, changed(sample(), "项目名称: 新展厅\n"))
    # The server answers when there is a new version.
    assert int(preview.page(f"livereload/{asked[1]}/{asked[2]}")) > int(asked[1])
    assert "新展厅" in preview.page(PAGE)


def test_a_form_with_errors_is_told_of_and_stays_as_it_is_shown(preview: Preview) -> None:
    before = preview.page(PAGE)
    write(preview.root, FORM, changed(sample(), "项目总预算（元）: 230万\n"))
    until(lambda: "页面暂时不变" in preview.told)
    assert re.search(rf"^{FORM}:\d+:\d+: 错误 wrong-money", preview.told, re.MULTILINE)
    assert without_script(preview.page(PAGE)) == without_script(before)
    write(preview.root, FORM, changed(sample(), "项目名称: 改好的\n"))
    until(lambda: "改好的" in preview.page(PAGE))


def without_script(page: str) -> str:
    """Return a page without the script that MkDocs adds for reloading."""
    return page[: page.rindex("<script>")]


def test_forms_that_come_and_go_are_shown(preview: Preview) -> None:
    other = FORM.replace("hall", "garden")
    write(preview.root, other, changed(sample(), "项目名称: 花园\n"))
    until(lambda: "花园" in preview.page(PAGE.replace("hall", "garden")))
    (preview.root / other).unlink()
    until(lambda: preview.page(PAGE.replace("hall", "garden")) == "404")


def test_of_very_many_changes_the_whole_site_is_made_at_once(preview: Preview) -> None:
    for number in range(MOST + 1):
        write(preview.root, FORM.replace("hall", f"hall-{number}"), changed(sample(), f"项目名称: 展厅{number}\n"))
        if number == MOST // 2:
            # The second half is a change of its own.
            until(lambda: "改动的表已经可以看了" in preview.told)
    until(lambda: "改动的表很多" in preview.told)
    # Who edits a form meanwhile does not wait for the whole site.
    write(preview.root, FORM, changed(sample(), "项目名称: 新展厅\n"))
    until(lambda: preview.told.rfind("改动的表已经可以看了") > preview.told.rfind("改动的表很多"))
    assert "新展厅" in preview.page(PAGE)
    until(lambda: f"展厅{MOST}" in preview.page(PAGE.replace("hall", f"hall-{MOST}")))


def test_changes_that_are_in_the_whole_site_count_no_more(preview: Preview) -> None:
    for number in range(MOST):
        write(preview.root, FORM.replace("hall", f"hall-{number}"), changed(sample(), f"项目名称: 展厅{number}\n"))
    until(lambda: f"展厅{MOST - 1}" in preview.page("years/2019/"))
    until(lambda: preview.told.rfind("整个站点都更新了") > preview.told.rfind("改动的表已经可以看了"))
    write(preview.root, FORM, changed(sample(), "项目名称: 新展厅\n"))
    until(lambda: "新展厅" in preview.page(PAGE))
    assert "改动的表很多" not in preview.told


def test_what_is_no_form_is_taken_in_by_mkdocs(preview: Preview) -> None:
    template = preview.root / "theme/fragments/form.html"
    template.write_text(template.read_text("utf-8") + "<p>新的模板</p>", "utf-8")
    until(lambda: "新的模板" in preview.page(PAGE))


def test_what_is_no_form_and_wrong_is_told_in_our_words_and_keeps_nothing_from_being_read(preview: Preview) -> None:
    for file, mistake, said in (
        ("content/pages/about.md", "\n[甲](nowhere.md)\n", "nowhere.md"),
        ("content/pages/about.md", "\udcd6", "错误 not-utf8"),
        ("site_config/forms/sh-target-2023.yml", "\nyers: 1\n", "错误 unknown-setting"),
        ("theme/fragments/form.html", "{{ nope }}", "网页的模板有错"),
        ("mkdocs.yml", "\nnav: [\n", "错误 unclosed-bracket"),
        ("mkdocs.yml", "\nINHERIT: mkdocs.yml\n", "绕成了圈"),
    ):
        path = preview.root / file
        right, before = path.read_bytes(), len(preview.told)
        path.write_bytes(right + mistake.encode("utf-8", "surrogateescape"))
        until(lambda before=before: "页面暂时不变" in preview.told[before:])  # type: ignore[misc]
        assert said in preview.told[before:]
        assert "科技馆运营" in preview.page(PAGE)
        before = len(preview.told)
        path.write_bytes(right)
        until(lambda before=before: "整个站点都更新了" in preview.told[before:])  # type: ignore[misc]
    assert "rebuild" not in preview.told
    assert "Aborted" not in preview.told


def test_rules_that_a_definition_has_no_parameters_for_are_told(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    write(root, "site_config/forms/city-target-2019.yml", "extends: sh-target-2019\nauthority: 江州市\n")
    write(root, FORM, sample().replace("sh-target-2019", "city-target-2019"))
    preview = Preview(root)
    try:
        until(lambda: "科技馆运营" in preview.page(PAGE))
    finally:
        preview.end()
    assert "city-target-2019.yml:1:1: 提醒 rules-without-parameters" in preview.told


def test_a_taken_address_is_told(preview: Preview) -> None:
    command = (PROGRAM, "serve", "--address", preview.address)
    ended = subprocess.run(command, cwd=preview.root, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert [line for line in ended.stderr.splitlines() if preview.address in line] == [
        WORDS["address_taken"].format(address=preview.address)
    ]


def test_nothing_but_compiled_templates_is_left_of_a_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    preview = Preview(small_project(tmp_path / "project"))
    until(lambda: "科技馆运营" in preview.page(PAGE))
    write(preview.root, FORM, changed(sample(), "项目名称: 新展厅\n"))
    until(lambda: "新展厅" in preview.page(PAGE))
    preview.end()
    assert preview.process.returncode == 0
    assert [path.name.rstrip("0123456789") for path in (tmp_path / "temporary").iterdir()] == ["disclosure-"]


def test_a_preview_begins_with_what_the_one_before_has_left(tmp_path: Path) -> None:
    first = Preview(small_project(tmp_path))
    until(lambda: "科技馆运营" in first.page(PAGE))
    first.end()
    page = first.root / FOLDER / "site" / PAGE / "index.html"
    written = page.stat().st_mtime_ns
    second = Preview(first.root, first.address)
    until(lambda: "科技馆运营" in second.page(PAGE))
    second.end()
    assert page.stat().st_mtime_ns == written
    # The cache of builds is not touched, because a build publishes to another URL.
    assert not (first.root / CACHE).exists()


def test_two_previews_of_a_project_do_not_meddle_with_each_other(preview: Preview) -> None:
    other = Preview(preview.root)
    until(lambda: "科技馆运营" in other.page(PAGE))
    write(preview.root, FORM, changed(sample(), "项目名称: 新展厅\n"))
    until(lambda: "新展厅" in preview.page("years/2019/"))
    until(lambda: "新展厅" in other.page("years/2019/"))
    other.end()
    write(preview.root, FORM, changed(sample(), "项目名称: 新场馆\n"))
    until(lambda: "新场馆" in preview.page("years/2019/"))


def test_a_change_is_told_once(tmp_path: Path) -> None:
    form, other = tmp_path / "unit/a.yml", tmp_path / "unit/b.yml"
    form.parent.mkdir()
    changes = Changes(tmp_path)
    changes.start()
    try:
        form.write_text("1", "utf-8")
        assert changes.wait(5) == {form}
        # Long enough for all files to be polled.
        assert changes.wait(1.5) == frozenset()
        form.rename(other)
        (tmp_path / "unit/.b.yml.swp").write_text("", "utf-8")
        (tmp_path / "unit/b.yml~").write_text("", "utf-8")
        assert changes.wait(5) == {form, other}
        other.unlink()
        assert changes.wait(5) == {other}
    finally:
        changes.stop()


@pytest.mark.parametrize("silent", [0, 1])
def test_the_system_tells_by_itself_and_where_it_does_not_all_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, silent: int
) -> None:
    changes = Changes(tmp_path)
    monkeypatch.setattr(changes._observers[silent], "start", refused)
    changes.start()
    try:
        (tmp_path / "a.yml").write_text("1", "utf-8")
        assert changes.wait(5) == {tmp_path / "a.yml"}
    finally:
        changes.stop()


def refused() -> None:
    raise OSError("inotify watch limit reached")
