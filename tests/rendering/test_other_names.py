"""Content under other names of cells is printed and shown under these names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.definition.fields import FIELDS
from generator.model import Form
from generator.rendering.pages.form.other_cells import _SHOWN_ELSEWHERE, _SHOWN_OF_EVALUATIONS
from generator.rendering.pages.form.page import FormView
from generator.rendering.paper import Paper, paper_of
from tests.definitions import definitions_of
from tests.rendering.form_pages import form_page_of
from tests.rendering.test_paper import texts_of
from tests.sample import UNIT, read

NAME = "other-names-2031"
FOLDER = Path(__file__).parent / "made_up"


@pytest.fixture(scope="module")
def made_up() -> Mapping[str, Definition]:
    return definitions_of({f"{NAME}.yml": (FOLDER / f"{NAME}.yml").read_bytes()})


@pytest.fixture(scope="module")
def form(made_up: Mapping[str, Definition]) -> Form:
    path = (UNIT.slug, "2032", "river.self-evaluation.yml")
    return read((FOLDER / f"{NAME}.txt").read_text("utf-8"), made_up, path).whole


@pytest.fixture(scope="module")
def paper(form: Form, made_up: Mapping[str, Definition]) -> Paper:
    return paper_of(made_up[NAME], form.cells)


def test_every_text_is_printed(form: Form, paper: Paper) -> None:
    printed = [cell.text for row in paper.rows for cell in row]
    printed += (line.text for line in (*paper.header, *paper.footer))
    assert [text for text in texts_of(form.cells) if not any(text in each for each in printed)] == []


def test_labels_are_printed_as_the_form_has_them(paper: Paper) -> None:
    labels = {cell.text.split("\n")[0] for row in paper.rows for cell in row if cell.scope}
    assert {"项目名称", "单位名称", "资金用途", "项目资金", "资金总额", "资金说明", "文件依据"} <= labels
    assert {"资金来源", "县级资金", "实付", "资金构成", "绩效指标"} <= labels
    assert {"子项目", "目标值", "完成值"} <= labels
    assert [line.label for line in (*paper.header, *paper.footer)] == ["年份", "序号", "填表日期"]


def test_what_labels_refer_to_is_filled_in(paper: Paper) -> None:
    assert paper.title == "第七号表"
    assert "资金渠道\n(第七)" in [cell.text for row in paper.rows for cell in row]


def test_what_other_parts_of_the_page_show_are_fields() -> None:
    assert {field.partition(".")[0] for field in (*_SHOWN_ELSEWHERE, *_SHOWN_OF_EVALUATIONS)} <= FIELDS.keys()


def test_the_page_shows_what_no_other_part_of_it_does(form: Form, made_up: Mapping[str, Definition]) -> None:
    view = form_page_of(form, made_up).view
    assert isinstance(view, FormView)
    assert [f"{other.label}：{other.text}" for other in view.others] == [
        *("序号：第七", "项目性质：延续", "资金用途：维护"),
        *("资金渠道：县财政", "文件依据：县办发七号", "填表日期：2033-1-20"),
    ]
