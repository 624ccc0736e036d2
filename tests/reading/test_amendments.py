from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from generator.definition.cells import Definition
from generator.model import Correction, Withdrawal
from tests.sample import changed, read, sample

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


def test_corrections_stand_in_the_order_written(definitions: Definitions) -> None:
    form = read(changed(sample(), CORRECTED), definitions).whole
    assert form.corrections == (
        Correction(date(2026, 6, 1), "预算由 100 改为 110", "笔误"),
        Correction(date(2026, 5, 1), "甲\n乙", "漏写"),
    )


def test_other_forms_hold_and_were_never_corrected(definitions: Definitions) -> None:
    form = read(sample(), definitions).whole
    assert (form.withdrawal, form.corrections) == (None, ())


def test_an_amendment_is_no_cell_of_the_paper(definitions: Definitions) -> None:
    amended = read(changed(sample(), WITHDRAWN + CORRECTED), definitions).whole
    assert amended.cells == read(sample(), definitions).whole.cells


def test_the_digest_is_that_of_the_bytes_of_the_file(definitions: Definitions) -> None:
    data = b"\xef\xbb\xbf" + sample().replace("\n", "\r\n").encode()
    assert read(data, definitions).whole.digest == sha256(data).hexdigest()
