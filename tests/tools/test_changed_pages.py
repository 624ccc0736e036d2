import subprocess
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools/changed_pages.sh"


def run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def write(folder: Path, **texts: str) -> None:
    """Write forms and their pages, by the names of the forms."""
    for name, text in texts.items():
        for file in (f"content/forms/library/2030/{name}.yml", f"site/forms/library/2030/{name}/index.html"):
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def committed(folder: Path) -> None:
    run(folder, "git", "add", "content")
    run(folder, "git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-m", "Forms")


def copied(folder: Path) -> dict[str, str]:
    """Return the files that the tool copies, but for its list, with their texts."""
    run(folder, str(TOOL), "HEAD^", "changed")
    files = [path for path in (folder / "changed").rglob("*") if path.is_file() and path.parent != folder / "changed"]
    return {path.relative_to(folder / "changed").as_posix(): path.read_text() for path in files}


def project(folder: Path) -> Path:
    run(folder, "git", "init")
    (folder / "site/assets/1").mkdir(parents=True)
    (folder / "site/assets/1/site.css").write_text("styles")
    write(folder, old="a", other="b", gone="c")
    committed(folder)
    return folder


def test_pages_of_changed_and_new_forms_are_copied_with_their_styles(tmp_path: Path) -> None:
    folder = project(tmp_path)
    write(folder, old="changed", new="added")
    (folder / "content/forms/library/2030/gone.yml").unlink()
    (folder / "content/forms/library/unit.yml").write_text("no form")
    (folder / "content/forms/library/2030/a name.yml").write_text("not published")
    committed(folder)
    assert copied(folder) == {
        "assets/1/site.css": "styles",
        "forms/library/2030/old/index.html": "changed",
        "forms/library/2030/new/index.html": "added",
    }
    listed = (folder / "changed/index.html").read_text()
    assert listed.count("<a ") == 2
    assert '<a href="forms/library/2030/new/index.html">' in listed


def test_a_commit_that_is_not_there_is_no_list_without_forms(tmp_path: Path) -> None:
    outcome = subprocess.run([TOOL, "gone", "changed"], cwd=project(tmp_path), capture_output=True, check=False)
    assert outcome.returncode
    assert not (tmp_path / "changed/index.html").exists()


def test_the_list_says_where_no_form_was_changed(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "content/notes.txt").write_text("no form")
    committed(folder)
    assert copied(folder) == {"assets/1/site.css": "styles"}
    assert "没有改动表" in (folder / "changed/index.html").read_text()
