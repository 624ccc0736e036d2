"""Files are opened and read in a process of their own, whatever they are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition
from generator.importing.apart import Unfinished
from generator.importing.lines import Unreadable, text_lines
from generator.importing.papers import drafts_of
from generator.importing.reading import papers_in

PAPER = "上海市财政支出项目绩效目标申报表\n年度\t2019\n项目名称\t展厅\n单位主管\t甲\n"


def test_papers_come_back_whole(definitions: Mapping[str, Definition]) -> None:
    drafts, notes = papers_in(PAPER.encode(), definitions.values())
    assert drafts == tuple(drafts_of(text_lines(PAPER), [*definitions.values()]))
    assert (drafts[0].text_of("project"), notes) == ("展厅", ())


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (Unfinished(is_slow=True), "slow"),
        (Unfinished(is_slow=False), "damaged"),
        (MemoryError(), "slow"),
        (Unreadable("locked"), "locked"),
    ],
)
@pytest.mark.parametrize("data", [PAPER.encode(), b"%PDF-1.7", b"PK\3\4"])
def test_a_file_that_is_not_read_to_its_end_is_refused_with_its_reason(
    data: bytes, problem: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unfinished(*_: object) -> None:
        raise problem

    monkeypatch.setattr("generator.importing.reading.apart", unfinished)
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        papers_in(data, ())


def test_a_mistake_of_ours_is_not_taken_for_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> None:
        raise ValueError("ours")

    monkeypatch.setattr("generator.importing.reading.apart", mistaken)
    with pytest.raises(ValueError, match=r"^ours$"):
        papers_in(b"%PDF-1.7", ())
