"""A code is known by its cell: it may look like the number of a person, which is found everywhere else."""

from __future__ import annotations

import pytest

from tests.definitions import definitions_of
from tests.project import REPOSITORY
from tests.sample import UNIT, read

BASE = (REPOSITORY / "tests/definition/base.yml").read_text("utf-8")
HEAD = "form: base\n年度: 2031\n单位: 科技馆\n项目: 小河\n预算:\n说明:\n填表日期:\n"
IDENTITY, MOBILE = "520302330000001234", "13812345678"


def warned_of(kind: str, cells: str) -> list[str]:
    """Return the warnings about a form with a cell of a type and a table with a column of that type."""
    table = (
        f"  - [{{label: 明细, type: table, columns: [{{label: 科目, type: {kind}}}, {{label: 备注, type: text}}]}}]\n"
    )
    text = BASE.replace("footer:\n", f"  - [{{label: 项目编码, type: {kind}}}]\n{table}footer:\n")
    form, found = read(f"{HEAD}目标:\n{cells}", definitions_of({"base.yml": text}), (UNIT.slug, "2031", "river.yml"))
    assert form is not None
    return [f"{one.rule} {dict(one.values)['key']}" for one in found]


@pytest.mark.parametrize(("kind", "warned"), [("code", []), ("text", ["项目编码", "科目"])])
def test_a_code_is_no_number_of_a_person(kind: str, warned: list[str]) -> None:
    cells = f"项目编码: {IDENTITY}\n明细:\n  - {{科目: {IDENTITY}, 备注: 无}}\n"
    assert warned_of(kind, cells) == [f"looks-personal {label}" for label in warned]


@pytest.mark.parametrize("number", [IDENTITY, MOBILE])
def test_beside_a_code_numbers_of_persons_are_found(number: str) -> None:
    cells = f"项目编码: {IDENTITY}\n明细:\n  - {{科目: 1, 备注: 联系 {number}}}\n"
    assert warned_of("code", cells) == ["looks-personal 备注"]
