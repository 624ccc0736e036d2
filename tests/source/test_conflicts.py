"""What git leaves in a file with conflicts. The marks are composed here, so that this file has none."""

from __future__ import annotations

from generator.diagnostics import collect
from generator.source.document import read_document
from generator.source.nodes import plain

OURS, BETWEEN, THEIRS = "<" * 7, "=" * 7, ">" * 7


def told(text: str) -> list[str]:
    _, found = collect(read_document("form.yml", text.encode()))
    return [f"{each.place.line}:{each.place.column} {each.rule}" for each in found]


def test_a_conflict_that_nobody_has_resolved_is_told_once() -> None:
    text = f"甲: 一\n{OURS} HEAD\n乙: 二: 三\n{BETWEEN}\n乙: 三\n{THEIRS} 9ef98d3 (乙)\n丙: @\n"
    assert told(text) == ["2:1 conflict-marker"]


def test_what_is_left_of_a_conflict_is_told() -> None:
    for mark in (f"{OURS} HEAD", BETWEEN, f"{'|' * 7} 9ef98d3", f"{THEIRS} main"):
        assert told(f"乙: 三\n{mark}\n") == ["2:1 conflict-marker"]


def test_a_line_of_equals_signs_alone_hides_nothing() -> None:
    text = f"甲: |\n  一\n{BETWEEN}\n  二\n{BETWEEN}\r\n乙: @\n甲: 三\n"
    assert told(text) == ["3:1 conflict-marker", "5:1 conflict-marker", "6:4 needs-quotes", "7:1 duplicate-key"]


def test_rows_of_signs_in_a_text_are_no_conflict() -> None:
    text = f'甲: |\n  {BETWEEN}\n  {OURS} 一\n乙: "{BETWEEN}"\n'
    document, found = collect(read_document("form.yml", text.encode()))
    assert found == ()
    assert document is not None
    assert plain(document.root) == {"甲": f"{BETWEEN}\n{OURS} 一", "乙": BETWEEN}
