"""The search index, as builds write it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.pipeline.edits import build
from tests.project import FORM, UNIT, write
from tests.sample import changed, sample


def test_the_edition_of_the_index_is_another_where_any_text_or_department_is(root: Path) -> None:
    def edition() -> bytes:
        return build(root)["data/search/contents.json"]

    first = edition()
    assert edition() == first
    write(root, FORM, changed(sample(), "项目概况: 又一个展厅。\n"))
    assert edition() != first
    write(root, FORM, sample())
    assert edition() == first
    unit = (root / UNIT).read_text("utf-8")
    write(root, UNIT, re.sub("主管部门: .*", "主管部门: 另一个局", unit))
    assert edition() != first


def test_the_search_knows_the_other_names_of_the_types_it_offers(root: Path) -> None:
    path = root / "site_config/project_types.yml"
    text = path.read_text("utf-8")
    for name, also in (("其他经常性项目", "日常项目"), ("结转项目", "续建项目")):
        text = text.replace(f"{name}: {{", f"{name}: {{also: [{also}], ")
    path.write_text(text, "utf-8")
    write(root, FORM, changed(sample(), "项目类型: [其他经常性项目]\n"))
    contents = json.loads(build(root)["data/search/contents.json"])
    assert (contents["types"], contents["renamed"]) == (["其他经常性项目"], {"日常项目": "其他经常性项目"})


def test_the_search_knows_the_other_names_of_the_units_that_have_any(root: Path) -> None:
    assert json.loads(build(root)["data/search/contents.json"])["aliases"] == {"science-museum": ["青少年科技中心"]}
    write(root, UNIT, "名称: 科技馆\n")
    assert json.loads(build(root)["data/search/contents.json"])["aliases"] == {}
