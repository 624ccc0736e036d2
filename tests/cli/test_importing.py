"""The command that imports forms from other files: what it writes, reports and refuses."""

from __future__ import annotations

import os
import re
import tracemalloc
from pathlib import Path

import pytest
import yaml
from docx import Document

from generator import importing
from generator.cli.endings import Exit
from generator.cli.importing import LISTED
from generator.cli.main import run
from generator.cli.words import WORDS
from generator.source.decoding import MAX_BYTES
from tests.cli.conftest import Captured
from tests.importing.pdfs import frame, pdf, text
from tests.project import FORM, UNIT, write

PAPER = (
    "财政项目支出绩效目标表\n（2020年度）\n申报单位名称：科技馆\n"
    "项目名称：\t{name}\t项目类别：\t其他一次性项目\n计划开始日期：\t2020-01-01\t计划完成日期：\t2020-12-31\n"
    "项目总预算（元）：\t1,338,310\t项目当年预算（元）：\t{budget}\n"
    "一级目标\t二级目标\t三级目标\t指标目标值\n产出目标\t数量\t场次\t≥10场\n"
    "填表人\t张三\n"
)
NEW = "science-museum/2020/fair"
PAPERS = Path(__file__).parents[1] / "definition" / "papers"
WRITTEN = Path("content/forms/science-museum/2020/fair.yml")


@pytest.fixture
def paper(root: Path) -> str:
    write(root, "paper.txt", PAPER.format(name="展厅", budget="1,338,310"))
    return "paper.txt"


def test_a_form_is_written_where_its_author_says(paper: str, capsys: Captured) -> None:
    assert run(["import", paper, NEW]) == Exit.FINE
    form = yaml.load(WRITTEN.read_text("utf-8"), yaml.CBaseLoader)
    assert (form["form"], form["年度"], form["项目名称"]) == ("sh-target-2020", "2020", "展厅")
    assert form["绩效目标"] == {"产出目标": {"数量": {"场次": "≥10场"}}}
    said = capsys.readouterr()
    assert f"已写好 {WRITTEN}：展厅（表样 sh-target-2020）" in said.err
    assert "这些格没有认出来，都空着，请对照原表：是否含有政府购买服务、绩效类型、项目概况" in said.err
    assert "这一行里的文字没有放进任何一格：填表人｜张三" in said.err
    assert "张三" not in WRITTEN.read_text("utf-8")


def test_what_does_not_fit_its_cell_is_told_at_its_line(root: Path, capsys: Captured) -> None:
    write(root, "paper.txt", PAPER.format(name="展厅", budget="约130万"))
    assert run(["import", "paper.txt", NEW]) == Exit.CONTENT_HAS_ERRORS
    assert "“项目当年预算（元）”的“约130万”不是金额" in capsys.readouterr().out


def test_a_heading_that_was_taken_for_another_is_told(root: Path, capsys: Captured) -> None:
    write(root, "paper.txt", PAPER.format(name="展厅", budget="1").replace("三级目标", "目标内容"))
    assert run(["import", "paper.txt", NEW]) == Exit.FINE
    assert "列名“目标内容”表样里没有，照它的位置当作“三级目标”读了" in capsys.readouterr().err
    assert "场次: ≥10场" in WRITTEN.read_text("utf-8")


def test_lines_that_share_a_cell_are_told(root: Path, capsys: Captured) -> None:
    document = Document()
    document.add_paragraph("财政项目支出绩效自评表")
    names = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    first = ("产出指标", "数量指标", "场次", "≥10场", "9场", "20", "18", "展厅维修")
    table = document.add_table(3, len(names))
    for row, texts in zip(table.rows, (names, first, ("", "", "人次", "≥90人", "80人", "", "17", "")), strict=True):
        for cell, content in zip(row.cells, texts, strict=True):
            cell.text = content
    for column in (5, 7):
        table.cell(1, column).merge(table.cell(2, column))
    document.save(str(root / "paper.docx"))
    run(["import", "paper.docx", "science-museum/2021/fair.self-evaluation"])
    said = capsys.readouterr().err
    assert "这些行和上面一行合用“分值”的一格，里面的数只写在上面一行，这些行空着，请对照原表：人次。" in said
    assert "合用“偏差原因分析及改进措施”的一格，里面的文字每一行都照写了，请对照原表：人次。" in said


def test_a_line_that_is_not_read_is_told_as_one(root: Path, capsys: Captured) -> None:
    write(
        root,
        "paper.txt",
        PAPER.format(name="展厅", budget="1").replace("一级目标\t二级目标\t三级目标", "内容\t分类\t名称"),
    )
    run(["import", "paper.txt", NEW])
    said = capsys.readouterr().err
    assert "没有放进任何一格：产出目标｜数量｜场次｜≥10场" in said
    assert "注意：有 2 行表格整行没有读进来" in said


def test_a_label_with_its_text_is_no_row_of_a_table(root: Path, capsys: Captured) -> None:
    write(root, "paper.txt", PAPER.format(name="展厅", budget="1") + "经办人意见\t同意\n")
    run(["import", "paper.txt", NEW])
    said = capsys.readouterr().err
    assert "没有放进任何一格：经办人意见｜同意" in said
    assert "整行没有读进来" not in said


def test_a_text_that_stands_there_often_is_told_once(root: Path, capsys: Captured) -> None:
    write(root, "paper.txt", PAPER.format(name="展厅", budget="1") + "填表人\t张三\n" * 3)
    run(["import", "paper.txt", NEW])
    assert capsys.readouterr().err.count("没有放进任何一格：填表人｜张三") == 1


def test_of_endless_texts_only_so_many_are_told(root: Path, capsys: Captured) -> None:
    lines = "".join(f"甲{number}\t乙\t丙\n" for number in range(LISTED + 7))
    wide = "甲\t" * (LISTED + 9) + "\n"
    write(root, "paper.txt", PAPER.format(name="展厅", budget="1") + wide + lines)
    run(["import", "paper.txt", NEW])
    said = capsys.readouterr().err.splitlines()
    assert sum("没有放进任何一格" in line for line in said) == LISTED
    assert [line for line in said if line.startswith("……")] == ["……还有 9 处没有列出"]
    (told,) = (line for line in said if "没有放进任何一格：甲｜甲" in line)
    assert told.count("甲") == LISTED
    assert told.endswith("｜……还有 9 处没有列出")


def test_a_paper_in_another_unit_of_money_is_refused(root: Path, capsys: Captured) -> None:
    two = PAPER.format(name="展厅", budget="1") + PAPER.format(name="年鉴", budget="1").replace("（元）", "（万元）")
    write(root, "two.txt", two)
    assert run(["import", "two.txt", NEW, "museum/2020/yearbook"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    said = capsys.readouterr().err
    assert "two.txt 印的金额单位与表样的不一样" in said
    assert "年鉴（表样 sh-target-2020）：文件里印着“项目当年预算（万元）：”，单位是万元" in said
    assert "表样里“项目当年预算（元）”的单位是元" in said
    assert "展厅（表样" not in said
    assert not WRITTEN.exists()
    assert not Path("content/forms/museum").exists()


def test_nothing_is_overwritten(paper: str, root: Path) -> None:
    before = (root / FORM).read_text("utf-8")
    assert run(["import", paper, "science-museum/2019/hall"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert (root / FORM).read_text("utf-8") == before


def test_each_form_of_a_file_needs_a_place(root: Path, capsys: Captured) -> None:
    write(root, "two.txt", "".join(PAPER.format(name=name, budget="1") for name in ("展厅", "年鉴")))
    assert run(["import", "two.txt"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    said = capsys.readouterr().err
    assert "two.txt 里有 2 份表" in said
    assert "  2. 年鉴（财政项目支出绩效目标表，表样 sh-target-2020）" in said
    assert run(["import", "two.txt", NEW, NEW]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert not WRITTEN.exists()
    run(["import", "two.txt", NEW, "science-museum/2020/yearbook"])
    assert "项目名称: 年鉴" in WRITTEN.with_name("yearbook.yml").read_text("utf-8")


def test_a_form_of_a_whole_unit_is_called_what_its_paper_says(root: Path, capsys: Captured) -> None:
    definition = (PAPERS / "unit-evaluation-2032.yml").read_text("utf-8")
    write(root, "site_config/forms/unit-evaluation-2032.yml", definition)
    write(root, "paper.txt", "部门（单位）整体支出绩效自评表\n（2032年度）\n部门（单位）名称\t科技馆\n")
    assert run(["import", "paper.txt", "science-museum/2032/whole"]) == Exit.FINE
    said = capsys.readouterr()
    assert "已写好 content/forms/science-museum/2032/whole.self-evaluation.yml：部门整体支出（表样" in said.err


def test_a_new_unit_is_named_as_on_the_paper(paper: str, capsys: Captured) -> None:
    run(["import", paper, "museum/2020/fair"])
    assert "名称: 科技馆" in Path("content/forms/museum/unit.yml").read_text("utf-8")
    assert "已生成 content/forms/museum/unit.yml，单位名称照表上写的填了" in capsys.readouterr().err


@pytest.mark.parametrize("code", ["219001-", "［123］"])
def test_a_new_unit_is_named_without_its_budget_code(root: Path, code: str) -> None:
    write(root, "coded.txt", PAPER.format(name="展会", budget="1").replace("科技馆", f"{code}科技馆"))
    assert run(["import", "coded.txt", "museum/2020/fair"]) == Exit.FINE
    assert "名称: 科技馆" in Path("content/forms/museum/unit.yml").read_text("utf-8")
    assert f"{code}科技馆" in Path("content/forms/museum/2020/fair.yml").read_text("utf-8")


def test_the_file_of_a_known_unit_stays_as_it_is(root: Path) -> None:
    before = (root / UNIT).read_bytes()
    paper = PAPER.format(name="展厅", budget="1").replace("：科技馆", "：青少年科技中心")
    write(root, "paper.txt", paper)
    assert run(["import", "paper.txt", NEW]) == Exit.FINE
    assert (root / UNIT).read_bytes() == before


def test_a_year_that_the_paper_lacks_is_that_of_its_place(root: Path) -> None:
    write(root, "paper.txt", PAPER.format(name="展厅", budget="1").replace("（2020年度）\n", ""))
    assert run(["import", "paper.txt", NEW]) == Exit.FINE
    assert "\n年度: 2020\n" in WRITTEN.read_text("utf-8")


def test_what_is_no_form_beside_one_is_told(root: Path, capsys: Captured) -> None:
    write(root, "paper.txt", f"关于报送材料的函\n请审阅。\n{PAPER.format(name='展厅', budget='1')}")
    assert run(["import", "paper.txt", NEW]) == Exit.FINE
    assert "认不出是哪种表，没有读，开头是：关于报送材料的函" in capsys.readouterr().err
    assert "项目名称: 展厅" in WRITTEN.read_text("utf-8")


def test_a_short_line_above_a_form_is_not_told(root: Path, capsys: Captured) -> None:
    form = PAPER.format(name="展厅", budget="1")
    document = Document()
    for line in ("附件3", *form.splitlines()[:3], "项目名称：展厅"):
        document.add_paragraph(line)
    document.save(str(root / "paper.docx"))
    write(root, "paper.txt", f"附件3\n\n{form}")
    for number, name in enumerate(("paper.docx", "paper.txt")):
        assert run(["import", name, f"science-museum/2020/fair-{number}"]) == Exit.FINE
    assert "认不出是哪种表" not in capsys.readouterr().err


def test_a_document_is_read_whatever_its_name(root: Path) -> None:
    write(root, "paper.docx", PAPER.format(name="展厅", budget="1"))
    assert run(["import", "paper.docx", NEW]) == Exit.FINE


def test_a_form_that_is_none_of_the_definition_asked_for_is_refused(paper: str, capsys: Captured) -> None:
    assert run(["import", paper, NEW, "--form", "sh-self-evaluation-2021"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "paper.txt 和表样 sh-self-evaluation-2021 对不上" in capsys.readouterr().err
    assert not WRITTEN.exists()


def test_a_file_that_is_not_there_is_told(capsys: Captured) -> None:
    for name in ("none.docx", "content"):
        assert run(["import", name, NEW]) == Exit.WRONG_USAGE_OR_CONFIGURATION
        assert f"没有这个文件：{name}" in capsys.readouterr().err


def test_a_huge_file_is_refused_by_its_beginning(root: Path, capsys: Captured) -> None:
    write(root, "huge.docx", "")
    os.truncate(root / "huge.docx", 1 << 28)
    tracemalloc.start()
    assert run(["import", "huge.docx", NEW]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ("太大" in capsys.readouterr().err, peak < 1 << 27) == (True, True)


def test_a_form_that_no_check_would_take_is_not_written(root: Path, capsys: Captured) -> None:
    words = ["一二三四五六七八九十" * 99] * (MAX_BYTES // 2900)
    lines = "".join(f"\t\t场次{number}\t{text}\n" for number, text in enumerate(words))
    write(root, "paper.txt", PAPER.format(name="展厅", budget="1").replace("填表人\t张三\n", lines))
    assert run(["import", "paper.txt", NEW.replace("science", "art")]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "paper.txt 里的展厅（表样 sh-target-2020）读出来超过 1 MB" in capsys.readouterr().err
    assert not list(Path("content/forms").glob("art-museum*"))


def test_a_pdf_is_read_and_what_is_not_as_it_shows_is_told(root: Path, capsys: Captured) -> None:
    titles = text(200, 780, "财政项目支出绩效目标表") + text(200, 760, "（2020年度）")
    row = frame(60, 700, 100, 20) + text(66, 706, "项⽬名称：") + frame(160, 700, 300, 20) + text(166, 706, "展厅")
    (root / "paper.pdf").write_bytes(pdf(titles + row + text(60, 600, "看不见", mode=3)))
    run(["import", "paper.pdf", NEW])
    assert "项目名称: 展厅" in WRITTEN.read_text("utf-8")
    said = capsys.readouterr().err
    assert "有 1 个字在 PDF 里存成了字形相同的部首（⽬），已写成通常的字。" in said
    assert "有 3 个字看不见或者斜着印（例如水印），没有读。" in said


def test_every_note_and_refusal_has_its_words() -> None:
    modules = [*Path(importing.__file__).parent.rglob("*.py")]
    code = "".join(module.read_text("utf-8") for module in modules)
    names = re.findall(r'Note\("([a-z_]+)"|Unreadable\("([a-z-]+)"', code)
    assert len(names) > 10
    assert {f"import_{note or refusal}" for note, refusal in names} <= WORDS.keys()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.pdf", "%PDF-1.7", "cut.pdf 打不开"),
        ("old.doc", "<html><table>", "另存为 .docx 或 .xlsx"),
        ("cut.docx", "PK\x03\x04", "cut.docx 打不开"),
        ("none.docx", "", "none.docx 是空的"),
        ("error.pdf", "<!DOCTYPE html><title>404</title>", "error.pdf 的扩展名是 .pdf，里面却是一个网页"),
        ("error.XLSX", "<?xml version='1.0'?>\n<html>", "error.XLSX 的扩展名是 .XLSX，里面却是一个网页"),
        ("old.docx", "{\\rtf1 }", "old.docx 是旧格式"),
        ("junk.docx", "没有这个文件", "junk.docx 的扩展名是 .docx，里面却是纯文本"),
        ("junk.docx", "\0\1", "junk.docx 不是 Word"),
        ("letter.csv", "项目,金额", "用逗号隔开的 .csv"),
        ("letter.txt", "关于报送材料的函\n请审阅。", "认不出表来"),
    ],
)
def test_what_is_no_form_is_refused_with_what_to_do(
    name: str, content: str, said: str, root: Path, capsys: Captured
) -> None:
    write(root, name, content)
    assert run(["import", name, NEW]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert said in capsys.readouterr().err
    assert not WRITTEN.exists()
