"""What stands in texts in place of characters."""

from __future__ import annotations

from generator.diagnostics import collect
from generator.source.characters import Substitute, with_characters
from generator.source.decoding import SHOWN_PER_FILE
from generator.source.document import read_document


def substitutes_in(text: str) -> tuple[Substitute, ...]:
    document, _ = collect(read_document("f.yml", text.encode()))
    assert document
    return document.substitutes


def test_radicals_are_told_by_line_with_the_characters_they_look_like() -> None:
    text = "⽬: |\n  一\n  二⼯⻓⼯\n# ⾦\n丙: [\uf90a, ⽬]\n"
    assert substitutes_in(text) == (
        Substitute(False, 1, 1, ("⽬",), ("目",)),
        Substitute(False, 3, 4, ("⼯", "⻓"), ("工", "长")),
        Substitute(False, 5, 5, ("\uf90a", "⽬"), ("金", "目")),
    )


def test_a_radical_that_looks_like_no_character_is_none() -> None:
    assert substitutes_in("甲: ⺀﨑\n") == ()
    assert with_characters("⺀﨑") == "⺀﨑"


def test_marks_are_told_by_line_those_for_a_blank_apart() -> None:
    text = '甲: "&ge;95%<br>&nbsp;&#8805;&#x2264;&lt;BR/>"\n乙: 推广_x000D_ # &lt;\n丙: 一_x005f_二_x000d_三<br />\n'
    assert substitutes_in(text) == (
        Substitute(True, 1, 5, ("&ge;", "&#8805;", "&#x2264;", "&lt;"), ("≥", "≥", "≤", "<")),
        Substitute(True, 1, 12, ("<br>", "&nbsp;"), ()),
        Substitute(True, 2, 6, ("_x000D_",), ()),
        Substitute(True, 3, 5, ("_x005f_",), ("_",)),
        Substitute(True, 3, 13, ("_x000d_", "<br />"), ()),
    )


def test_signs_that_are_no_marks_are_text() -> None:
    assert substitutes_in("甲: R&D; A&B 研发&服务; <5 <b> a_x_ &ge 95 &notit; &#; &x;\n") == ()


def test_a_mark_for_what_nobody_sees_stands_for_no_character() -> None:
    assert substitutes_in('甲: "&#0;&shy;&#xD800;_x0000_"\n') == (
        Substitute(True, 1, 5, ("&#0;", "&shy;", "&#xD800;", "_x0000_"), ()),
    )


def test_only_so_many_lines_are_told_as_anybody_reads() -> None:
    assert len(substitutes_in("甲: |\n" + "  ⽬\n" * 60_000)) == SHOWN_PER_FILE


def test_radicals_behind_a_mistake_are_told_too() -> None:
    assert [(each.line, each.column) for each in substitutes_in("甲: [一\n乙: ⽬\n丙: @⽬\n")] == [(2, 4), (3, 5)]
