"""A whole form copied in Word or Excel, pasted at once: each cell is found by its label, and what is not is told."""

import json
from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from generator.definition.cells import Choice, Definition
from generator.definition.money_units import is_statement, statements_apart, unit_for_all, unit_of, without_unit
from generator.exports.filling import definition_json
from generator.importing.filling import draft
from generator.importing.labels import SIGNED, STAMPED
from generator.importing.lines import COVERED, Lines, text_lines
from generator.model import Form
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.sources import Readable, find, read_source
from generator.pipeline.inputs.workspace import Workspace
from generator.rendering.paper import Paper, paper_of
from generator.source.writing import Tree, yaml_text
from tests.browser.fill import copied
from tests.browser.fill.clerk import MODULE, begin, correct, field, written
from tests.browser.fill.test_pasting import EVENT
from tests.definitions import definitions_of
from tests.importing.cells import cells_of
from tests.importing.printing import REPEATED, lines
from tests.importing.test_filling import COLON_PAPERS, COLONS, LAST_PAGE, OF_A_PERSON, TWO_PAPERS, TWO_TABLES
from tests.importing.test_shared import FIRST, HEADER, TITLES, below

HALL = "innovation-centre-office/2023/innovation-centre-hall"
SERVICES = "technology-incubation-centre/2019/incubator-services"
EVALUATED = "innovation-centre-office/2021/future-park-hall.self-evaluation"
TOLD, DETAILS = "#fill-whole-told", "#fill-whole-details"

LOADED = """const load = (LOAD);
    const [{ placed }, { Draft }, { formText }] = await Promise.all(["importing/paper", "draft", "writing"].map(load));
    const [{ filledFrom }, { merged }, { linesCopied }] = await Promise.all(
        ["importing/filling", "importing/merging", "importing/clipboard"].map(load));
    const blank = async (form) => new Draft(await (await fetch(`../data/fill/forms/${form}.json`)).json());""".replace(
    "LOAD", MODULE
)

PLACE = f"""async ([form, copied]) => {{
    {LOADED}
    const {{ draft, ...told }} = placed(await blank(form), {{ html: "", text: "", ...copied }}, [], "不予公开");
    return [draft ? formText(draft.definition, draft.plain) : "", JSON.parse(JSON.stringify(told))];
}}"""

FILL = f"""async (papers) => {{
    {LOADED}
    return papers.map(([definition, lines]) => {{
        const draft = new Draft(definition);
        const result = filledFrom(draft.definition, lines, "不予公开");
        const {{ cells }} = merged(draft.definition, result, {{ cells: draft.plain, marked: [] }});
        const text = formText(draft.definition, new Draft(draft.definition, cells).plain);
        return [text, result.left, result.missing.length, result.slipped.length, result.taken.length,
            result.shared.map(({{ line, column, isCopied }}) => [line, column, isCopied]),
            result.otherUnits.map(({{ text, unit }}) => [text, unit]), result.isRecognised];
    }});
}}"""

READ = f"async (html) => {{ {LOADED} return linesCopied({{ html, text: '' }}); }}"


@pytest.fixture(scope="module")
def forms(workspace: Workspace, configuration: Configuration) -> Mapping[str, tuple[Form, str]]:
    """The published forms by identifier, each with the text of its file."""
    found = find(workspace)
    readable = Readable(configuration, found.units)
    outcomes = (read_source(source, readable) for source in found.forms)
    return {one.form.address.id: (one.form, one.source.decode()) for one in outcomes if one.form}


@pytest.fixture(scope="module")
def papers(forms: Mapping[str, tuple[Form, str]], definitions: Mapping[str, Definition]) -> Mapping[str, Paper]:
    return {name: paper_of(definitions[form.definition], form.cells) for name, (form, _) in forms.items()}


def plain(lines: Lines) -> str:
    """Return lines as copied as text."""
    quoted = (('"' + text.replace('"', '""') + '"' if "\n" in text else text for text in line) for line in lines)
    return "\n".join("\t".join(line) for line in quoted)


def paste(page: Page, html: str, text: str = "") -> None:
    """Paste a whole form, and wait until something is told about it."""
    if not box(page).is_visible():
        page.get_by_text("从 Word、Excel 里整张贴进来").click()
    box(page).focus()
    before = page.locator(TOLD).text_content() or ""
    assert box(page).evaluate(EVENT, [text, html]) is False
    expect(page.locator(TOLD)).not_to_have_text(before)


def box(page: Page) -> Locator:
    return page.get_by_label("贴在这里")


@pytest.mark.parametrize(
    "copy",
    [
        lambda paper: {"html": copied.word(paper)},
        lambda paper: {"html": copied.excel(paper)},
        lambda paper: {"text": plain(lines(paper))},
    ],
    ids=["Word", "Excel", "text"],
)
def test_every_cell_of_all_published_forms_is_found(
    alone: Page,
    forms: Mapping[str, tuple[Form, str]],
    papers: Mapping[str, Paper],
    copy: Callable[[Paper], dict[str, str]],
) -> None:
    assert len({form.definition for form, _ in forms.values()}) == 5
    for name, (form, text) in forms.items():
        found, told = alone.evaluate(PLACE, [form.definition, copy(papers[name])])
        assert (cells_of(found), told["left"], told["missing"]) == (cells_of(text), [], []), name


@pytest.mark.parametrize("print_", REPEATED)
def test_a_form_may_have_its_title_more_than_once(
    alone: Page, forms: Mapping[str, tuple[Form, str]], papers: Mapping[str, Paper], print_: Callable[[Paper], Lines]
) -> None:
    for name, (form, text) in forms.items():
        found, told = alone.evaluate(PLACE, [form.definition, {"text": plain(print_(papers[name]))}])
        assert (cells_of(found), told["missing"], told["others"]) == (cells_of(text), [], []), name


def test_the_policy_of_the_site_has_nothing_to_forbid(alone: Page, papers: Mapping[str, Paper]) -> None:
    said: list[str] = []
    alone.on("console", lambda message: said.append(message.text))
    alone.on("request", lambda request: said.append(request.url))
    strange = "<img src=https://example.org/x.png><script>console.log(1)</script><link rel=stylesheet href=x.css>"
    alone.evaluate(READ, strange + copied.word(papers[HALL]) + copied.excel(papers[HALL]))
    assert [each for each in said if not each.endswith(".js")] == []


JUNK = st.sampled_from(
    [COVERED, "项目名称", "合计", "62345678", "联系人：甲", "单位：万元", "产出指标", "三级指标", "≥3", " ", "√☑ ☐√"]
)


@st.composite
def spoilt(draw: st.DrawFn, paper: Lines) -> Lines:
    """Return a paper with lines and fields that are gone, moved, doubled, joined or strange."""
    made = [list(line) for line in paper]
    for _ in range(draw(st.integers(1, 6))):
        line = made[draw(st.integers(0, len(made) - 1))]
        at = draw(st.integers(0, len(line) - 1))
        match draw(st.sampled_from(["blank", "junk", "right", "left", "joined", "line", "again"])):
            case "blank":
                line[at] = ""
            case "junk":
                line[at] = draw(JUNK)
            case "right":
                line.insert(at, "")
            case "left":
                line[at : at + 1] = [] if len(line) > 1 else line[at : at + 1]
            case "joined":
                line[at : at + 2] = [" ".join(line[at : at + 2])]
            case "line" if len(made) > 1:
                made.remove(line)
            case _:
                made.insert(draw(st.integers(0, len(made))), [*line])
    return tuple(map(tuple, made))


@settings(max_examples=12, phases=[Phase.generate])
@given(st.data())
def test_a_spoilt_paper_is_read_as_by_the_command(
    alone: Page,
    forms: Mapping[str, tuple[Form, str]],
    papers: Mapping[str, Paper],
    definitions: Mapping[str, Definition],
    data: st.DataObject,
) -> None:
    asked = [
        (definitions[forms[name][0].definition], data.draw(spoilt(lines(paper)))) for name, paper in papers.items()
    ]
    read_as_by_the_command(alone, asked)


PRINTED = (
    ("项目绩效目标申报表",),
    ("年度", "2031", "单位", "科技馆"),
    ("项目名称", "小河清淤", "", "项目编码", "A-17", "甲"),
    ("简历", "张三", "第一段"),
    ("", "第二段"),
    ("工号", "17", "18", "学历", "本科", "乙"),
    ("说明", "分两期。"),
    ("", "每年一期。"),
)


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate])
@example([PRINTED])
@given(st.lists(spoilt(PRINTED), min_size=40, max_size=40))
def test_codes_and_private_cells_are_read_as_by_the_command(alone: Page, papers: list[Lines]) -> None:
    definition = definitions_of({"of-a-person.yml": OF_A_PERSON})["of-a-person"]
    read_as_by_the_command(alone, [(definition, paper) for paper in papers])


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate])
@example([text_lines(f"项目绩效目标申报表\n{paper}") for paper in TWO_PAPERS.values()])
@given(
    st.sampled_from([*TWO_PAPERS.values()]).flatmap(
        lambda paper: st.lists(spoilt(text_lines(f"项目绩效目标申报表\n{paper}")), min_size=40, max_size=40)
    )
)
def test_two_tables_with_the_same_headings_are_read_as_by_the_command(alone: Page, papers: list[Lines]) -> None:
    definition = definitions_of({"two-tables.yml": TWO_TABLES})["two-tables"]
    read_as_by_the_command(alone, [(definition, paper) for paper in papers])


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate])
@example([text_lines(f"部门整体支出绩效自评表\n名称\t整体\n资金{paper}") for paper in COLON_PAPERS.values()])
@given(
    st.sampled_from([*COLON_PAPERS.values()]).flatmap(
        lambda paper: st.lists(spoilt(text_lines(f"部门整体支出绩效自评表\n资金{paper}")), min_size=40, max_size=40)
    )
)
def test_labels_with_a_colon_are_read_as_by_the_command(alone: Page, papers: list[Lines]) -> None:
    definition = definitions_of({"colons.yml": COLONS})["colons"]
    read_as_by_the_command(alone, [(definition, paper) for paper in papers])


def read_as_by_the_command(page: Page, asked: Sequence[tuple[Definition, Lines]]) -> None:
    """Assert that the page finds in papers what the command finds."""
    given = [(json.loads(definition_json(definition)), paper) for definition, paper in asked]
    for (definition, paper), told in zip(asked, page.evaluate(FILL, given), strict=True):
        read = draft(definition, paper)
        left, units = [[*texts] for texts in read.left], [[each.text, each.unit] for each in read.other_units]
        counts = [len(read.missing), len(read.slipped), len(read.taken)]
        tree = yaml_text(fitting(definition, read.tree))
        assert cells_of(told[0]) == cells_of(tree), paper
        assert told[1:] == [left, *counts, [[*each] for each in read.shared], units, read.is_recognised], paper


def test_a_header_on_the_last_page_is_read_as_by_the_command(
    alone: Page, definitions: Mapping[str, Definition]
) -> None:
    read_as_by_the_command(alone, [(definitions["sh-self-evaluation-2021"], text_lines(LAST_PAGE))])


def test_a_cell_of_ticks_without_options_is_told_once(alone: Page, definitions: Mapping[str, Definition]) -> None:
    ticks = "√" * 99
    text = f"{definitions['sh-target-2019'].title}\n项目名称\t某项目\n项目类型\t{ticks}"
    _, told = alone.evaluate(PLACE, ["sh-target-2019", {"text": text}])
    assert str(told).count(ticks) == 1


def fitting(definition: Definition, tree: dict[str, Tree]) -> dict[str, Tree]:
    """Return what was read without words that are no options, which the page cannot show."""
    made = dict(tree)
    for cell in definition.cells:
        if isinstance(cell.shape, Choice) and not cell.private and (value := tree.get(cell.key)):
            names = [option.name for option in cell.shape.options]
            known = [each for each in (value if isinstance(value, list) else [value]) if each in names]
            made[cell.key] = known if isinstance(value, list) else "".join(known)
    return made


UNIT_PARTS = [
    "单位",
    "金额",
    "：",
    ":",
    "（",
    "）",
    "(",
    "万元",
    "元",
    "万",
    "亿元",
    "人民币",
    "预算",
    " ",
    "，",
    "表",
    "年度",
    "2023",
]
UNITS = """async (texts) => {
    const units = await (LOAD)("importing/units");
    return texts.map((text) => [units.isStatement(text), units.statementsApart(text), units.unitForAll(text),
        units.unitOf(text), units.withoutUnit(text)]);
}""".replace("LOAD", MODULE)


@settings(max_examples=20)
@given(st.lists(st.lists(st.sampled_from(UNIT_PARTS), min_size=1, max_size=8).map("".join), min_size=60, max_size=60))
def test_units_are_found_as_by_the_command(alone: Page, texts: list[str]) -> None:
    for text, told in zip(texts, alone.evaluate(UNITS, texts), strict=True):
        read = [is_statement(text), [*statements_apart(text)], unit_for_all(text), unit_of(text), without_unit(text)]
        assert told == read, text


def test_signatures_and_stamps_are_those_of_the_command(alone: Page) -> None:
    told = alone.evaluate(
        f"async () => (({{ SIGNED, STAMPED }}) => [SIGNED, STAMPED])(await ({MODULE})('importing/labels'))"
    )
    assert told == [[*SIGNED], [*STAMPED]]


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁", [["甲", "乙", ""], [COVERED, "丙", "丁"]]),
        ("<tr><td>甲<td rowspan=3 colspan=2>乙<tr><td>丙", [["甲", "乙", ""], ["丙", COVERED, ""]]),
        ("<tr><td><p>一、<p>&nbsp;<p>二、<td>三<br>四", [["一、\n\n二、", "三\n四"]]),
        ("<tr><td>绩效\n  目标<td>A\n B&nbsp;&nbsp;C", [["绩效目标", "A B  C"]]),
        ("<tr><td>甲<table><tr><td>一<td>二</table><td>乙", [["甲", "乙"], ["一", "二"]]),
        ("<tr><td>甲<td>乙<tr style='display:none'><td>丙<td>丁", [["甲", "乙"]]),
        ("<tr><td>甲<td>乙<span style='mso-hide:all'>丙</span><del>丁</del>", [["甲", "乙"]]),
        ("<tr><td>甲<td><s>乙</s>丙<span style='text-decoration:line-through'>丁</span>", [["甲", "丙"]]),
        (
            "<tr><td>甲<td><font class=b>R</font>乙<span style='font-family:\"Wingdings\"'>o</span>",
            [["甲", "\uf052乙\uf06f"]],
        ),
        (
            "<tr><td>甲<td><span style='font-family:Symbol'>³<span style='font-family:宋体'>³</span></span>",
            [["甲", "≥³"]],
        ),
        ("<tr><td>甲<td><p><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>乙", [["甲", "1.乙"]]),
        (
            "<tr><td>甲<td><p><span style='font-family:Wingdings;mso-list:Ignore'>l<span> </span></span>乙",
            [["甲", "乙"]],
        ),
        ("<tr><td>甲<td><input type=checkbox checked>乙<input type=checkbox>丙", [["甲", "☑乙☐丙"]]),
    ],
)
def test_a_table_is_read_as_it_looks(alone: Page, html: str, rows: list[list[str]]) -> None:
    sheet = '<style><!-- .b {font-size:9pt;font-family:"Wingdings 2", serif;} --></style>'
    assert alone.evaluate(READ, f"{sheet}<p>上</p><table>{html}</table>")["lines"] == [["上"], *rows]


def test_a_form_is_filled_in_at_once_and_taken_back_at_once(
    page: Page, site_url: str, papers: Mapping[str, Paper], forms: Mapping[str, tuple[Form, str]]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    begin(page, site_url, unit="innovation-centre-office", year="2023", project="new", form="sh-target-2023")
    blank = written(page)
    assert not any("/importing/" in url for url in asked)
    paste(page, copied.word(papers[HALL]))
    expect(page.locator(TOLD)).to_have_text("已照纸面填了 69 处，请逐处核对。")
    assert cells_of(written(page)) == cells_of(forms[HALL][1])
    assert field(page, "年度资金申请总额").input_value() == "6,491,685.00"
    expect(page.locator(".fill-whole")).to_contain_text("撤销整张粘贴")
    page.get_by_role("button", name="撤销整张粘贴").click()
    expect(page.locator(TOLD)).to_have_text("已撤销，与粘贴以前一样。")
    assert written(page) == blank
    paste(page, copied.excel(papers[HALL]))
    assert cells_of(written(page)) == cells_of(forms[HALL][1])
    page.keyboard.press("ControlOrMeta+z")
    assert written(page) == blank
    # It is stored like what is typed.
    paste(page, copied.excel(papers[HALL]))
    made = written(page)
    page.reload()
    expect(page.locator("#fill-text")).not_to_be_empty()
    assert written(page) == made


def test_once_something_is_typed_the_form_is_not_taken_back(
    page: Page, site_url: str, papers: Mapping[str, Paper]
) -> None:
    begin(page, site_url, unit="innovation-centre-office", year="2023", project="new", form="sh-target-2023")
    paste(page, copied.word(papers[HALL]))
    field(page, "项目名称").press("End")
    page.keyboard.type("改")
    expect(page.get_by_role("button", name="撤销整张粘贴")).to_have_count(0)
    box(page).focus()
    page.keyboard.press("ControlOrMeta+z")
    assert "年度资金申请总额: 6,491,685.00" in written(page)


def test_the_box_is_for_pasting_only(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    before = written(page)
    page.get_by_text("从 Word、Excel 里整张贴进来").press("Enter")
    page.keyboard.press("Tab")
    expect(box(page)).to_be_focused()
    page.keyboard.type("甲")
    expect(box(page)).to_have_value("")
    paste(page, "", "甲\t乙")
    expect(page.locator(TOLD)).to_contain_text("什么也没有填")
    assert written(page) == before


def test_private_cells_are_withheld_and_what_is_left_is_told(
    page: Page, site_url: str, papers: Mapping[str, Paper]
) -> None:
    begin(page, site_url, unit="innovation-centre-office", year="2019", project="new", form="sh-target-2019-two-levels")
    html = copied.word(papers[SERVICES]).replace("不予公开", "王小二")
    assert html.count("王小二") == 2
    paste(page, html.replace("</table>", "</table><p>另有附件</p><p>填报人：张三 电话 13800138000</p>"))
    text = written(page)
    assert (text.count("不予公开"), text.count("王小二")) == (2, 0)
    kept = page.evaluate("JSON.stringify({ ...localStorage })")
    assert ("不予公开" in kept, "王小二" in kept) == (True, False)
    expect(page.locator(f"{DETAILS} li")).to_have_text(["另有附件", "填报人 ｜ 张三 ｜ 电话 ｜ 13800138000"])
    expect(page.locator(DETAILS)).to_contain_text("姓名、电话不要填")


def test_what_is_replaced_or_stays_is_told(page: Page, site_url: str, papers: Mapping[str, Paper]) -> None:
    begin(page, site_url, base=HALL, year="2023", project="other")
    assert page.locator("#fill-cells .fill-mark").count() > 20
    field(page, "年度资金申请总额").fill("5")
    field(page, "项目资金总额").fill("7")
    html = copied.word(papers[HALL])
    assert html.count("项目绩效目标") == 1
    paste(page, html.replace("实施单位", "实施部门"))
    told = page.locator(f"{DETAILS} > p")
    expect(told.nth(0)).to_have_text("原来有别的内容，已换成纸面上的：年度资金申请总额。")
    expect(told.nth(1)).to_have_text("纸面上空着，原来的内容还留着，不要的请删去：实施单位、项目资金总额。")
    expect(told.nth(2)).to_have_text(
        "纸面上没有认出来，没有填：实施单位。请对照原表；多半都没有的，看一看表样选得对不对。"
    )
    expect(field(page, "年度资金申请总额")).to_have_value("6,491,685.00")
    # What the paper says needs no review.
    assert page.locator("#fill-cells .fill-mark").count() == 0


def test_another_form_is_refused(page: Page, site_url: str, papers: Mapping[str, Paper]) -> None:
    begin(page, site_url, base=HALL, year="2024")
    before = written(page)
    paste(page, copied.word(papers[EVALUATED]))
    expect(page.locator(TOLD)).to_contain_text("贴进来的是《财政项目支出绩效自评表》")
    expect(page.get_by_role("button", name="撤销整张粘贴")).to_have_count(0)
    assert written(page) == before


def test_amounts_in_another_unit_are_refused(page: Page, site_url: str, papers: Mapping[str, Paper]) -> None:
    begin(page, site_url, base=HALL, year="2024")
    before = written(page)
    paste(page, copied.excel(papers[HALL]).replace("项目资金（元）", "项目资金（万元）"))
    expect(page.locator(TOLD)).to_contain_text("“项目资金（万元）”，单位是万元；表样上“项目资金总额”的单位是元")
    assert written(page) == before


def test_lines_that_share_a_cell_are_filled_in_as_by_the_command_and_told(
    alone: Page, page: Page, site_url: str, definitions: Mapping[str, Definition]
) -> None:
    rows = (FIRST, below("人次", "≥90人", "80人", COVERED, "17", COVERED), below("展品", *[COVERED] * 5))
    read_as_by_the_command(alone, [(definitions["sh-self-evaluation-2021"], (*TITLES, HEADER, *rows))])
    begin(page, site_url, unit="innovation-centre-office", year="2021", project="new", form="sh-self-evaluation-2021")
    cells = "".join(f"<td{' rowspan=3' if at in (0, 1, 2, 8) else ''}>{text}" for at, text in enumerate(FIRST))
    lines = f"<tr>{cells}<tr><td>人次<td>≥90人<td>80人<td>20<td>17<tr><td>展品<td>≥5件<td>4件<td>20<td>16"
    paste(page, f"<p>{TITLES[0][0]}<table><tr>{''.join(f'<td>{name}' for name in HEADER)}{lines}</table>")
    told = "这些行和上面一行合用“偏差原因分析及改进措施”的一格，里面的文字每一行都照写了，请核对：人次、展品。"
    expect(page.locator(DETAILS)).to_contain_text(told)
    assert written(page).count("展厅维修") == 3


def test_only_the_first_of_several_forms_is_filled_in(
    page: Page, site_url: str, papers: Mapping[str, Paper], forms: Mapping[str, tuple[Form, str]]
) -> None:
    begin(page, site_url, unit="innovation-centre-office", year="2023", project="new", form="sh-target-2023")
    title_again = f"<tr><td colspan=9>{papers[HALL].title}</td></tr><tr"
    wanted = copied.word(papers[HALL]).replace("<tr", title_again, 1)
    services = copied.word(papers["innovation-centre-office/2023/office-services"])
    paste(page, copied.word(papers[EVALUATED]) + wanted + services)
    several = "贴进来的不止一张，只填了一张，没有填的是：财政项目支出绩效自评表、机关服务。"
    expect(page.locator(DETAILS)).to_contain_text(several)
    assert cells_of(written(page)) == cells_of(forms[HALL][1])


def test_a_correction_is_made_cell_by_cell(page: Page, site_url: str) -> None:
    correct(page, site_url, HALL)
    expect(page.locator(".fill-whole")).to_be_hidden()
