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
        Substitute("look-alike-character", 1, 1, ("⽬",), ("目",)),
        Substitute("look-alike-character", 3, 4, ("⼯", "⻓"), ("工", "长")),
        Substitute("look-alike-character", 5, 5, ("\uf90a", "⽬"), ("金", "目")),
    )


def test_a_radical_that_looks_like_no_character_is_none() -> None:
    assert substitutes_in("甲: ⺀﨑\n") == ()
    assert with_characters("⺀﨑") == "⺀﨑"


def test_only_so_many_lines_are_told_as_anybody_reads() -> None:
    assert len(substitutes_in("甲: |\n" + "  ⽬\n" * 60_000)) == SHOWN_PER_FILE


def test_radicals_behind_a_mistake_are_told_too() -> None:
    assert [(each.line, each.column) for each in substitutes_in("甲: [一\n乙: ⽬\n丙: @⽬\n")] == [(2, 4), (3, 5)]
