"""Forms printed on their papers are read from them again, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.definition.cells import Definition
from generator.definition.loading import read_definitions
from generator.diagnostics import collect
from generator.importing.lines import Lines, text_lines
from generator.importing.papers import drafts_of
from generator.importing.word import word_lines
from generator.model import Form
from generator.pipeline.checking import check, read_source
from generator.pipeline.configuration import Configuration
from generator.pipeline.workspace import Workspace
from generator.rendering.paper import Paper, paper_of
from generator.source.writing import yaml_text
from tests.content import seeds
from tests.content.repairs import REPAIRS
from tests.importing.cells import Cells, cells_of
from tests.importing.printing import lines, word
from tests.sample import UNIT, read

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
OTHERS = ROOT / "tests" / "definition"


def read_again(paper: Lines, definitions: Mapping[str, Definition]) -> Cells:
    """Return the cells of the one form on a paper, of which nothing may be left over or missed."""
    (draft,) = drafts_of(paper, list(definitions.values()))
    assert (draft.left, draft.missing) == ((), ())
    return cells_of(yaml_text(draft.tree))


@pytest.fixture(scope="module")
def published(workspace: Workspace, configuration: Configuration) -> dict[str, tuple[Form, str]]:
    """The published forms by identifier, each with the text of its file."""
    checked = check(workspace, configuration)
    outcomes = (read_source(source, configuration, checked.units) for source in checked.sources)
    return {one.form.address.id: (one.form, one.source.decode()) for one in outcomes if one.form}


def test_all_published_forms_are_read_from_their_papers(
    published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    assert len(published) == 24
    for form, text in published.values():
        paper = paper_of(definitions[form.definition], form.cells)
        assert read_again(lines(paper), definitions) == cells_of(text), form.address.id


@pytest.mark.parametrize("print_", [lines, lambda paper: word_lines(word(paper))], ids=["text", "Word"])
@pytest.mark.parametrize(
    "form",
    [
        "innovation-centre-office/2019/public-service-platform",
        "innovation-centre-office/2021/future-park-hall.self-evaluation",
        "innovation-centre-office/2023/office-services",
        "sti-information-centre/2020/science-websites",
        "technology-incubation-centre/2019/incubator-services",
    ],
)
def test_a_form_of_each_definition_is_read_from_a_document(
    form: str,
    print_: Callable[[Paper], Lines],
    published: Mapping[str, tuple[Form, str]],
    definitions: Mapping[str, Definition],
) -> None:
    read_form, text = published[form]
    paper = paper_of(definitions[read_form.definition], read_form.cells)
    assert read_again(print_(paper), definitions) == cells_of(text)


@pytest.mark.parametrize("name", ["split-evaluation-2032", "transfer-evaluation-2032", "unit-evaluation-2032"])
def test_papers_of_other_authorities_are_read_by_their_definitions(name: str) -> None:
    others, _ = collect(
        read_definitions({path.name: path.read_bytes() for path in (OTHERS / "papers").glob("*.yml")}, {})
    )
    text = (OTHERS / "papers" / f"{name}.txt").read_text("utf-8")
    form = read(text, others, (UNIT.slug, "2032", "river.self-evaluation.yml")).whole
    # The paper prints these strokes itself, and has no place for the name.
    written = {path: text for path, text in cells_of(text).items() if text != "—" and path != ("名称",)}
    assert read_again(lines(paper_of(others[name], form.cells)), others) == written


extracted = [
    pytest.param(text[start.start() : end], id=f"{path.stem[:3]}-{number}")
    for path in SEEDS
    for text in [path.read_text("utf-8")]
    for starts in [list(seeds.TITLE.finditer(text))]
    for number, (start, end) in enumerate(
        zip(starts, [*(each.start() for each in starts[1:]), len(text)], strict=True), 1
    )
]


@pytest.mark.skipif(not SEEDS, reason="the texts extracted from the published forms are not here")
@pytest.mark.parametrize("text", extracted)
def test_published_forms_are_read_from_the_texts_they_were_transcribed_from(
    text: str, published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    (printed,) = seeds.forms(text)
    for repair in REPAIRS:
        if repair.form == str(printed):
            text = repair.applied(text)
    cells = read_again(text_lines(text), definitions)
    assert cells in [cells_of(file) for _, file in published.values()]


def test_several_forms_of_a_file_are_told_apart(
    published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    forms = [form for form, _ in published.values()]
    together = tuple(line for form in forms for line in lines(paper_of(definitions[form.definition], form.cells)))
    drafts = drafts_of(together, list(definitions.values()))
    assert [(draft.definition.id, draft.text_of("project")) for draft in drafts] == [
        (form.definition, form.cells["项目名称"]) for form in forms
    ]


@pytest.mark.parametrize("year", ["（2023年度）", "(2023 年度)", "2023年度"])
def test_the_year_is_read_from_the_title(year: str, definitions: Mapping[str, Definition]) -> None:
    (draft,) = drafts_of(text_lines(f"财政项目支出 绩效目标申报表\n{year}"), list(definitions.values()))
    assert (draft.text_of("year"), draft.left) == ("2023", ())


def test_a_title_may_stand_on_two_lines(definitions: Mapping[str, Definition]) -> None:
    definition = replace(definitions["sh-target-2020"], title="绩效目标表\nPerformance Target")
    (draft,) = drafts_of(text_lines("绩效目标表\nPerformance  Target\n（2020年度）\n项目名称：\t展厅"), [definition])
    assert (draft.is_recognised, draft.left, draft.text_of("year")) == (True, (), "2020")


TITLE = "财政项目支出绩效目标申报表"


def test_what_has_no_place_is_left_over(definitions: Mapping[str, Definition]) -> None:
    (draft,) = drafts_of(
        text_lines(f"{TITLE}\n（2023年度）\n项目名称\t展厅\n经办人意见\t同意"), list(definitions.values())
    )
    assert draft.tree["项目名称"] == "展厅"
    assert draft.left == ("经办人意见", "同意")
    assert "主管部门" in draft.missing


def test_a_line_that_slipped_out_of_its_columns_is_told(definitions: Mapping[str, Definition]) -> None:
    paper = (
        f"{TITLE}\n（2023年度）\n绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\n"
        "\t产出指标\t数量指标\t场次\t≥10场\n满意度指标\t服务对象\t满意率\t≥95%\n"
    )
    (draft,) = drafts_of(text_lines(paper), list(definitions.values()))
    assert draft.tree["绩效指标"] == {
        "产出指标": {"数量指标": {"场次": "≥10场"}},
        "满意度指标": {"服务对象": {"满意率": "≥95%"}},
    }
    assert [each.names[-1] for each in draft.slipped] == ["满意率"]


def test_what_is_private_is_withheld(definitions: Mapping[str, Definition]) -> None:
    paper = "上海市财政支出项目绩效目标申报表\n(2019年)\n项目负责人\t\t联系人\t张三\t联系电话\t64830000"
    (draft,) = drafts_of(text_lines(paper), list(definitions.values()))
    assert (draft.tree["联系人"], draft.tree["联系电话"]) == ("不予公开", "不予公开")
    assert draft.left == ()
    assert "张三" not in yaml_text(draft.tree)


def test_a_part_that_is_no_form_is_not_recognised(definitions: Mapping[str, Definition]) -> None:
    letter, form = drafts_of(
        text_lines(f"附件1\n关于报送材料的函\n{TITLE}\n项目名称\t展厅"), list(definitions.values())
    )
    assert (letter.first, letter.is_recognised) == ("附件1", False)
    assert (form.first, form.is_recognised) == (TITLE, True)


PIECES = st.sampled_from(
    f"|{TITLE}|（2023年度）|项目名称|项目名称：甲|项目资金（元）|其他资金|0.00|绩效指标|一级指标|二级指标|三级指标"
    "|年度(/项目)指标值|≥95%|项目总目标(2023年)|☑ 其他经常性项目|一\n二|甲 乙：丙".split("|")
)


@given(st.lists(st.lists(PIECES | st.text(max_size=6), max_size=6).map(tuple), max_size=14).map(tuple))
def test_nothing_that_stands_on_a_paper_is_lost(definitions: Mapping[str, Definition], paper: Lines) -> None:
    found: list[str] = []
    for draft in drafts_of(paper, [definitions["sh-target-2023"]]):
        written = yaml_text(draft.tree)
        assert cells_of(written)["form",] == "sh-target-2023"
        found += [*draft.left, written, *draft.definition.names.own]
    for text in (field.strip() for line in paper for field in line):
        assert not text.isdecimal() or any(text in each for each in found)
