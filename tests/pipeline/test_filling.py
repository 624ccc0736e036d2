"""The data for the page that fills in forms: the papers on offer, and the existing forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.pipeline.edits import build
from tests.project import FORM, write
from tests.sample import SHORT, changed, sample

ELSEWHERE = "site_config/forms/elsewhere.yml"


def given(root: Path, name: str) -> Any:
    return json.loads(build(root)[f"data/fill/{name}"])


def offered(root: Path) -> set[str]:
    return {form["id"] for form in given(root, "contents.json")["forms"]}


def test_papers_of_another_authority_are_offered_before_there_is_a_form_of_it(root: Path) -> None:
    ours = offered(root)
    assert SHORT in ours
    paper = (root / "site_config/forms/sh-target-2019.yml").read_text("utf-8")
    write(root, ELSEWHERE, paper.replace("authority: 上海市", "authority: 江州市"))
    assert offered(root) == ours | {"elsewhere"}


def test_papers_that_another_authority_only_extends_are_not_offered(root: Path) -> None:
    ours = offered(root)
    paper = (root / "site_config/forms/sh-target-2019.yml").read_text("utf-8")
    write(root, ELSEWHERE, paper.replace("authority: 上海市", "authority: 江州市"))
    write(root, "site_config/forms/here.yml", "extends: elsewhere\nauthority: 上海市\nyears: {from: 2031}\n")
    assert offered(root) == ours | {"here"}
    (root / FORM).unlink()
    assert offered(root) == {path.stem for path in (root / "site_config/forms").glob("*.yml")}


def test_papers_that_others_extend_are_offered_if_there_are_forms_of_them(root: Path) -> None:
    ours = offered(root)
    write(root, ELSEWHERE, "extends: sh-target-2019\nauthority: 江州市\nyears: {from: 2031}\n")
    assert offered(root) == ours | {"elsewhere"}


def test_a_form_that_was_withdrawn_keeps_its_place(root: Path) -> None:
    write(root, FORM, changed(sample(), "撤回: {日期: 2026-05-01, 原因: 重复填报}\n"))
    (form,) = given(root, "units/science-museum.json")
    assert (form["id"], form["withdrawn"]) == ("science-museum/2019/hall", True)


def test_a_form_leads_to_where_it_is_corrected_and_where_its_file_is(root: Path) -> None:
    form, link = "forms/science-museum/2019/hall/index.html", "fill/?correct=science-museum/2019/hall"
    alone = build(root)
    assert link in alone[form].decode()
    assert "/edit/" not in alone[form].decode() + alone["fill/index.html"].decode()
    site = root / "site_config/site.yml"
    site.write_text(f"{site.read_text('utf-8')}repository: https://github.com/city/forms/commit/{{commit}}\n", "utf-8")
    hosted = build(root)
    assert f'href="https://github.com/city/forms/edit/main/{FORM}"' in hosted[form].decode()
    assert 'data-edit-file="https://github.com/city/forms/edit/main/{path}"' in hosted["fill/index.html"].decode()
