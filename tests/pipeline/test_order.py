"""Units and departments are in the order of their names wherever a build lists them, and not in that of addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.pipeline.edits import build
from tests.project import FORM, write
from tests.sample import changed, sample


def test_units_are_in_the_order_of_their_names_wherever_they_are_listed(root: Path) -> None:
    for slug, number in (("a", "十"), ("b", "二")):
        unit = f"名称: 第{number}中学\n主管部门: 第{number}教育局\n"
        write(root, f"content/forms/{slug}/unit.yml", unit)
        write(root, FORM.replace("science-museum", slug), changed(sample(), f"申报单位名称: 第{number}中学\n"))
    site = build(root)
    in_order = ["b", "a", "science-museum"]
    for name in ("data/search/contents.json", "data/fill/contents.json"):
        assert [slug for slug, *_ in json.loads(site[name])["units"]] == in_order, name
    assert [slug for slug, _ in json.loads(site["data/search/departments.json"])][:2] == ["b", "a"]
    for name in ("forms/index.html", "findings/index.html"):
        linked = re.findall(r'<th [^>]*><a href="[^"#]*?([\w-]+)/">', site[name].decode())
        assert [slug for slug in linked if slug in in_order] == in_order, name
