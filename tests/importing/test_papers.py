"""Forms printed on their papers are read back from them, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.importing import labels
from generator.importing.lines import Lines, text_lines
from generator.importing.papers import drafts_of, printed_by
from generator.importing.pdf.reading import read_pdf
from generator.importing.word import read_word
from generator.model import Form
from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.sources import Readable, read_source
from generator.pipeline.inputs.workspace import Workspace
from generator.rendering.paper import Paper, paper_of
from generator.source.writing import yaml_text
from tests.content import seeds
from tests.content.repairs import REPAIRS
from tests.definitions import definitions_of, files_in
from tests.importing.cells import Cells, cells_of
from tests.importing.pdfs import printed
from tests.importing.printing import REPEATED, Split, lines, with_cover, word
from tests.sample import UNIT, read

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
IN_TWO = "innovation-centre-office/2023/office-services"
OTHERS = ROOT / "tests" / "definition"


def read_again(paper: Lines, definitions: Mapping[str, Definition]) -> Cells:
    """Return the cells of the only form on a paper, with nothing left over or missing."""
    (draft,) = drafts_of(paper, list(definitions.values()))
    assert (draft.left, draft.missing) == ((), ())
    return cells_of(yaml_text(draft.tree))


@pytest.fixture(scope="module")
def published(workspace: Workspace, configuration: Configuration) -> dict[str, tuple[Form, str]]:
    """The published forms by identifier, each with the text of its file."""
    checked = check(workspace, configuration)
    readable = Readable(configuration, checked.found.units)
    outcomes = (read_source(source, readable) for source in checked.sources)
    return {one.form.address.id: (one.form, one.source.decode()) for one in outcomes if one.form}


def test_all_published_forms_are_read_from_their_papers(
    published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    assert len(published) == 24
    for form, text in published.values():
        paper = paper_of(definitions[form.definition], form.cells)
        assert read_again(lines(paper), definitions) == cells_of(text), form.address.id


@pytest.mark.parametrize("print_", [lines, lambda paper: read_word(word(paper)).parts[0]], ids=["text", "Word"])
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


@pytest.mark.parametrize("header", ["", "三级指标"], ids=["rows alone", "header again"])
@pytest.mark.parametrize(
    "between",
    [
        (),
        ("",),
        ("续表",),
        ("— 1 —", "（续上表）"),
        ("第 1 页 共 2 页", "", "财政项目支出绩效目标申报表（续）"),
        ("（转下页）", "（接上页）"),
    ],
)
def test_a_form_is_read_from_a_document_with_its_table_in_two(
    between: tuple[str, ...],
    header: str,
    published: Mapping[str, tuple[Form, str]],
    definitions: Mapping[str, Definition],
) -> None:
    form, text = published[IN_TWO]
    paper = word(paper_of(definitions[form.definition], form.cells), Split("公务用车使用者的满意度", between, header))
    assert read_again(read_word(paper).parts[0], definitions) == cells_of(text)


@pytest.mark.parametrize("header", ["", "三级指标"])
def test_lines_above_a_header_that_is_printed_again_are_left_over(
    header: str, published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    form, text = published[IN_TWO]
    split = Split("公务用车使用者的满意度", ("某单位二〇二三年预算", "部分项目"), header)
    (part,) = read_word(word(paper_of(definitions[form.definition], form.cells), split)).parts
    (draft,) = drafts_of(part, list(definitions.values()))
    assert (cells_of(yaml_text(draft.tree)) == cells_of(text)) is bool(header)
    assert draft.left[:2] == (("某单位二〇二三年预算",), ("部分项目",))


@pytest.mark.parametrize(
    "print_",
    [printed, partial(printed, is_cut=True), partial(printed, is_cut=True, running="部门预算")],
    ids=["whole rows", "cut rows", "a running head"],
)
def test_all_published_forms_are_read_from_pdfs_over_several_pages(
    print_: Callable[[Paper], bytes],
    published: Mapping[str, tuple[Form, str]],
    definitions: Mapping[str, Definition],
) -> None:
    known = [*definitions.values()]
    for form, text in published.values():
        (lines,) = read_pdf(print_(paper_of(definitions[form.definition], form.cells)), printed_by(known)).parts
        (draft,) = (each for each in drafts_of(lines, known) if each.is_recognised)
        assert draft.left == ()
        assert (cells_of(yaml_text(draft.tree)), draft.missing) == (cells_of(text), ()), form.address.id


def test_a_form_is_read_from_a_pdf_of_an_office_program(
    published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    data = (Path(__file__).parent / "papers" / "libreoffice.pdf").read_bytes()
    (lines,) = read_pdf(data, printed_by(definitions.values())).parts
    _, text = published["innovation-centre-office/2021/future-park-hall.self-evaluation"]
    assert read_again(lines, definitions) == cells_of(text)


@pytest.mark.parametrize("name", ["split-evaluation-2032", "transfer-evaluation-2032", "unit-evaluation-2032"])
def test_papers_of_other_authorities_are_read_by_their_definitions(name: str) -> None:
    others = definitions_of(files_in(OTHERS / "papers"))
    text = (OTHERS / "papers" / f"{name}.txt").read_text("utf-8")
    form = read(text, others, (UNIT.slug, "2032", "river.self-evaluation.yml")).whole
    # The paper prints these dashes itself, and has no place for the name.
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


@pytest.mark.parametrize("print_", REPEATED)
def test_a_form_may_have_its_title_more_than_once(
    print_: Callable[[Paper], Lines], published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    known = [*definitions.values()]
    papers = [print_(paper_of(definitions[form.definition], form.cells)) for form, _ in published.values()]
    for paper, (form, text) in zip(papers, published.values(), strict=True):
        (draft,) = drafts_of(paper, known)
        assert (cells_of(yaml_text(draft.tree)), draft.missing) == (cells_of(text), ()), form.address.id
    together = drafts_of(tuple(line for paper in papers for line in paper), known)
    assert [cells_of(yaml_text(each.tree)) for each in together] == [cells_of(text) for _, text in published.values()]


def test_what_a_definition_prints_is_made_a_pattern_once_for_all_papers(
    definitions: Mapping[str, Definition], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [definitions["sh-target-2019"]]
    page: Lines = ((known[0].title,), ("项目名称", "展厅"), ("产出", "1"))
    drafts_of(page * 2, known)
    monkeypatch.setattr(labels, "pattern", pytest.fail)
    assert len(drafts_of(page * 20, known)) == 1


def test_the_lines_of_a_cover_are_left_over_from_the_form_below_it(
    published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    forms = [published[name][0] for name in (IN_TWO, "innovation-centre-office/2023/innovation-centre-hall")]
    papers = [with_cover(paper_of(definitions[form.definition], form.cells)) for form in forms]
    drafts = drafts_of((*papers[0], ("",), *papers[1]), list(definitions.values()))
    assert [draft.left for draft in drafts] == [
        ((f"项目名称：{form.cells['项目名称']}",), ("某单位",), ("二〇二三年三月",)) for form in forms
    ]


def test_forms_of_one_project_with_one_title_are_told_apart(
    published: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]
) -> None:
    form, text = published[IN_TWO]
    paper = lines(paper_of(definitions[form.definition], form.cells))
    drafts = drafts_of((*paper, *paper), list(definitions.values()))
    assert [cells_of(yaml_text(each.tree)) for each in drafts] == [cells_of(text)] * 2


@pytest.mark.parametrize("label", ["项目名称\t", "项目名称：\t", "项目名称："])
def test_forms_with_few_of_the_labels_are_told_apart_by_their_projects(
    label: str, definitions: Mapping[str, Definition]
) -> None:
    forms = (f"财政项目支出绩效目标申报表\n{label}{name}\n主管部门\t某委\n" for name in ("甲", "乙"))
    drafts = drafts_of(text_lines("".join(forms)), [*definitions.values()])
    assert [draft.text_of("project") for draft in drafts] == ["甲", "乙"]


HEADED = """
title: 项目绩效目标申报表
kind: target
years: {from: 2031}
amounts: 元
header: [{label: 年度, type: year, field: year}, {label: 填报单位, type: text, field: unit}]
rows:
  - [{label: 项目名称, type: text, field: project}]
  - [{label: 预算, type: money, field: funds.annual_budget}]
"""


@pytest.mark.parametrize(
    ("above", "unit", "passed"),
    [
        (("填报单位：科技馆",), "科技馆", []),
        (("附件3", "填报单位：科技馆"), "科技馆", ["附件3"]),
        (("附件3", "", "填报单位：科技馆", "单位：元"), "科技馆", ["附件3"]),
        (("一", "二", "三", "填报单位：科技馆"), "", ["一"]),
        (("某表\t甲", "填报单位：科技馆"), "", ["某表"]),
        (("填报单位名单",), "", ["填报单位名单"]),
    ],
)
def test_a_cell_above_the_title_belongs_to_the_form_below(above: tuple[str, ...], unit: str, passed: list[str]) -> None:
    definition = definitions_of({"headed.yml": HEADED})["headed"]
    drafts = drafts_of(text_lines("\n".join((*above, "项目绩效目标申报表", "项目名称\t展厅"))), [definition])
    *others, form = drafts
    assert (form.text_of("unit"), form.text_of("project"), form.left) == (unit, "展厅", ())
    assert [each.first for each in others] == passed
