"""How a spreadsheet program reads the files; skipped if LibreOffice is not installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from html import unescape
from pathlib import Path

import pytest

from generator.catalogue.downloads import Format, downloads
from generator.language import Language
from tests.exports.collection import PUBLICATION, Collection

PROGRAM = shutil.which("soffice")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")

FORMULA = "table:formula="
OPENED = ("", "2032", "science-museum", "b")
"""One selection of each kind: all forms, the smallest year and type, the unit with texts like formulas."""


def opened(folder: Path, files: Sequence[Path]) -> dict[str, str]:
    """Return files as the program reads them, by name, as flat OpenDocument."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(PROGRAM), profile, "--headless", "--convert-to", "fods", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {file.name: file.with_suffix(".fods").read_text("utf-8") for file in files}


@pytest.fixture(scope="module")
def spreadsheets(collection: Collection, handed_out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A workbook of each kind, and every table of all forms; other tests check the content of all files."""
    folder = tmp_path_factory.mktemp("opened")
    files: list[Path] = []
    for handout in (each for each, _ in collection.handouts() if each.selection.slug in OPENED):
        for each in downloads(handout.selection, PUBLICATION.form_tables):
            if each.format is Format.WORKBOOK or (each.format is Format.CSV and each.table):
                files.append(folder / each.address.replace("/", "-"))
                shutil.copy(handed_out / each.address, files[-1])
    return opened(folder, files)


def test_every_file_opens_and_has_no_formula(spreadsheets: dict[str, str]) -> None:
    assert len(spreadsheets) > 12
    assert [name for name, content in spreadsheets.items() if FORMULA in content] == []


def test_the_program_would_have_made_a_formula_of_an_unguarded_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("甲\r\n=1+1\r\n", "utf-8-sig")
    assert FORMULA in opened(tmp_path, [tmp_path / "a.csv"])["a.csv"]


def test_a_sign_alone_is_no_formula_to_the_program(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\r\n".join("=+-@＝＋－＠"), "utf-8-sig")
    read = opened(tmp_path, [tmp_path / "a.csv"])["a.csv"]
    assert FORMULA not in read
    assert all(f"<text:p>{sign}</text:p>" in read for sign in "+-@")


def test_every_sheet_is_there_with_its_texts(spreadsheets: dict[str, str], language: Language) -> None:
    workbook = unescape(spreadsheets["data-units-science-museum.xlsx"])
    for name in (language.interface["data"]["about_sheet"], *language.data["table"].values()):
        assert f'<table:table table:name="{name}"' in workbook
    for text in ("=1+1", "@SUM(A1)", "'前面有单引号", "=产出", "<b>&amp;</b>; _x000D_"):
        assert f"<text:p>{text}</text:p>" in workbook
