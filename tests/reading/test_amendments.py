from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

import pytest

from generator.definition.cells import Definition
from generator.model import Correction, Withdrawal
from tests.sample import EVALUATION, PATHS, TARGET, changed, read, sample

WITHDRAWN = "撤回: {日期: 2026年5月1日, 原因: 重复}\n"
CORRECTED = """\
更正:
  - {日期: 2026-06-01, 内容: 预算由 100 改为 110, 原因: 笔误}
  - {日期: 2026/5/1, 内容: "甲\\n乙", 原因: 漏写}
"""

Definitions = Mapping[str, Definition]


def test_a_withdrawal_says_when_and_why(definitions: Definitions) -> None:
    form = read(changed(sample(), WITHDRAWN), definitions).whole
    assert form.withdrawal == Withdrawal(date(2026, 5, 1), "重复")


def test_a_withdrawal_may_name_the_form_to_be_read_instead(definitions: Definitions) -> None:
    for written, instead in ((", 改见: theatre/2019/stage", "theatre/2019/stage"), (", 改见: ", "")):
        form = read(changed(sample(), f"撤回: {{日期: 2026-05-01, 原因: 放错{written}}}\n"), definitions).whole
        assert form.withdrawal == Withdrawal(date(2026, 5, 1), "放错", instead)


def test_corrections_stand_in_the_order_written(definitions: Definitions) -> None:
    form = read(changed(sample(), CORRECTED), definitions).whole
    assert form.corrections == (
        Correction(date(2026, 6, 1), "预算由 100 改为 110", "笔误"),
        Correction(date(2026, 5, 1), "甲\n乙", "漏写"),
    )


def test_other_forms_hold_and_were_never_corrected(definitions: Definitions) -> None:
    form = read(sample(), definitions).whole
    assert (form.withdrawal, form.corrections) == (None, ())


@pytest.mark.parametrize(
    ("name", "day", "is_told"),
    [
        *((TARGET, "1000-05-01", True), (TARGET, "2017-12-31", True)),
        *((TARGET, "2018-01-01", False), (TARGET, "2019年1月1日", False), (TARGET, "2099-05-01", False)),
        *((EVALUATION, "2020-12-31", True), (EVALUATION, "2021-01-01", False)),
    ],
)
def test_an_amendment_before_there_can_be_its_form_is_told(
    definitions: Definitions, name: str, day: str, is_told: bool
) -> None:
    text = changed(sample(name), f"撤回: {{日期: {day}, 原因: 重复}}\n更正:\n  - {{日期: {day}, 内容: 甲, 原因: 乙}}\n")
    lines = text.splitlines()
    at = [lines.index(line) + 1 for line in lines if day in line]
    told = [(one.rule, one.place.line) for one in read(text, definitions, PATHS[name]).found]
    assert told == ([("amendment-too-early", line) for line in at] if is_told else [])


def test_an_amendment_is_no_cell_of_the_paper(definitions: Definitions) -> None:
    amended = read(changed(sample(), WITHDRAWN + CORRECTED), definitions).whole
    assert amended.cells == read(sample(), definitions).whole.cells


def test_the_digest_is_that_of_the_bytes_of_the_file(definitions: Definitions) -> None:
    data = b"\xef\xbb\xbf" + sample().replace("\n", "\r\n").encode()
    assert read(data, definitions).whole.digest == sha256(data).hexdigest()
