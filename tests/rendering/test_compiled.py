import pickle
import shutil
import tempfile
from pathlib import Path

import pytest

from generator.language import Language, load
from generator.rendering.compiled import CompiledTemplates, compiled_templates
from generator.rendering.environment import Renderer
from generator.rendering.escaping import EscapingEnvironment

TEMPLATE = "<h1>{{ t.form.title }}</h1>{{ text }}"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a folder for temporary files of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The templates compiled in a test."""
    compiled: list[object] = []
    generate = EscapingEnvironment._generate
    monkeypatch.setattr(
        EscapingEnvironment,
        "_generate",
        lambda environment, *given, **more: compiled.append(given) or generate(environment, *given, **more),  # type: ignore[func-returns-value]
    )
    return compiled


def rendered(compiler: bytes, template: str = TEMPLATE, language: Language | None = None) -> str:
    renderer = Renderer({"page.html": template}, language or load(), compiled_templates(compiler))
    return renderer.render("page.html", "", text="<b>")


def test_a_template_is_compiled_once(compilations: list[object]) -> None:
    assert rendered(b"1") == rendered(b"1") == f"<h1>{load().interface['form']['title']}</h1>&lt;b&gt;"
    assert len(compilations) == 1


def test_a_changed_template_is_compiled_again(compilations: list[object]) -> None:
    rendered(b"1")
    assert rendered(b"1", "{{ text }}!") == "&lt;b&gt;!"
    assert len(compilations) == 2


def test_whatever_changes_the_program_has_templates_compiled_again() -> None:
    rendered(b"1")
    words = Language("zh", {}, {}, {"form": {"title": "Other"}}, {}, {})
    assert rendered(b"2", language=words) == "<h1>Other</h1>&lt;b&gt;"


def test_a_cut_file_is_compiled_again(temporary: Path) -> None:
    expected = rendered(b"1")
    (file,) = temporary.rglob("*.cache")
    whole = file.read_bytes()
    for kept in range(0, len(whole), 7):
        file.write_bytes(whole[:kept])
        assert rendered(b"1") == expected


def test_a_file_that_cannot_be_read_is_only_lost(temporary: Path) -> None:
    expected = rendered(b"1")
    (file,) = temporary.rglob("*.cache")
    file.unlink()
    file.symlink_to(file)
    assert rendered(b"1") == expected


def test_a_folder_that_cannot_be_written_to_is_only_not_used(temporary: Path) -> None:
    templates = CompiledTemplates(b"1")
    templates.directory = str(temporary / "gone")
    assert Renderer({"page.html": "{{ text }}"}, load(), templates).render("page.html", "", text="<") == "&lt;"


def test_a_folder_that_others_may_have_made_is_not_used(temporary: Path) -> None:
    rendered(b"1")
    (folder,) = temporary.iterdir()
    folder.rename(temporary / "elsewhere")
    folder.symlink_to(temporary / "elsewhere")
    assert compiled_templates(b"1") is None
    assert rendered(b"1")


def test_what_a_link_in_place_of_the_folder_leads_to_is_left_alone(temporary: Path) -> None:
    rendered(b"1")
    (folder,) = temporary.iterdir()
    shutil.rmtree(folder)
    public = temporary / "public"
    public.mkdir()
    public.chmod(0o755)
    folder.symlink_to(public)
    assert compiled_templates(b"1") is None
    assert public.stat().st_mode & 0o777 == 0o755


def test_a_folder_that_others_may_write_to_is_not_used(temporary: Path) -> None:
    rendered(b"1")
    (folder,) = temporary.iterdir()
    folder.chmod(0o777)
    assert compiled_templates(b"1") is None


def test_another_process_finds_them_too(compilations: list[object]) -> None:
    renderer = Renderer({"page.html": TEMPLATE}, load(), compiled_templates(b"1"))
    expected = renderer.render("page.html", "", text="")
    assert pickle.loads(pickle.dumps(renderer)).render("page.html", "", text="") == expected
    assert len(compilations) == 1
