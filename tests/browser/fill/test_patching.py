"""A published file is changed only where its form is, and never by guessing: the script alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import unified_diff
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.definition.cells import Definition
from generator.definition.loading import read_definitions
from generator.diagnostics import collect
from generator.exports.filling import definition_json
from generator.model import Kind
from generator.source.document import read_document
from generator.source.nodes import plain
from tests.browser.fill.clerk import MODULE, read
from tests.browser.fill.edits import Cells, as_published, edited
from tests.browser.fill.test_forms import FILES, named
from tests.browser.fill.test_yaml import ROOT as TREE
from tests.browser.fill.test_yaml import as_read
from tests.project import PUBLISHED, REPOSITORY

# The files with the cells of `after` replacing those of `before`, the lost comments, or nothing.
PATCH = """async ([definition, text, before, afters]) => {
    const [{ patched }, { treeOf }, { Draft }] = await Promise.all(['patching', 'writing', 'draft'].map(LOAD));
    const tree = cells => treeOf(definition, new Draft(definition, cells).plain);
    return afters.map(after => {
        try {
            const { text: made, lost } = patched(text, tree(before), tree(after));
            return [made, lost];
        } catch (error) {
            return [error.constructor.name === "Unreadable" ? "" : String(error), []];
        }
    });
}""".replace("LOAD", MODULE)

# The file with one tree replacing another, and what was written of the first.
CHANGE = """async pairs => {
    const [{ patched }, { yamlOf, Line }] = await Promise.all([(LOAD)('patching'), (LOAD)('yaml')]);
    const made = tree => {
        if (Array.isArray(tree)) return tree.map(made);
        if (tree === null || typeof tree === "string") return tree;
        const entries = (tree.line ?? tree.map).map(([key, value]) => [key, made(value)]);
        return tree.line ? new Line(entries) : new Map(entries);
    };
    return pairs.map(([before, after]) => {
        const text = yamlOf(made(before));
        return [text, patched(text, made(before), made(after)).text];
    });
}""".replace("LOAD", MODULE)

AMEND = """async ([text, before, after]) => {
    const [{ patched }, { Line }] = await Promise.all([(LOAD)('patching'), (LOAD)('yaml')]);
    const made = tree => {
        if (Array.isArray(tree)) return tree.map(row => new Line(Object.entries(row)));
        if (tree === null || typeof tree === "string") return tree;
        return new Map(Object.entries(tree).map(([key, value]) => [key, made(value)]));
    };
    try {
        const { text: done, lost } = patched(text, made(before), made(after));
        return [done, lost];
    } catch (error) {
        if (error.constructor.name !== "Unreadable") throw error;
        return ["", []];
    }
}""".replace("LOAD", MODULE)

READ = """async texts => {
    const { read, plain } = await (LOAD)('source');
    const told = (_, value) => value instanceof Map ? { map: [...value] } : value;
    return texts.map(text => {
        try { return JSON.stringify(plain(read(text.split("\\n")).root), told); } catch { return "null"; }
    });
}""".replace("LOAD", MODULE)


@cache
def of(site: Path, file: Path) -> tuple[Cells, str, Cells]:
    """Return the paper of a published form, its file and its cells, as on the site."""
    form = json.loads((site / f"data/forms/{named(file)}.json").read_text("utf-8"))
    definition = json.loads((site / f"data/fill/forms/{form['form_type']}.json").read_text("utf-8"))
    return definition, file.read_bytes().decode(), form["paper"]


def patch(page: Page, site: Path, file: Path, *afters: Cells) -> list[tuple[str, list[str]]]:
    definition, text, before = of(site, file)
    return [(made, lost) for made, lost in page.evaluate(PATCH, [definition, text, before, list(afters)])]


@pytest.mark.parametrize("file", FILES, ids=named)
def test_what_is_not_changed_stays_to_the_letter(alone: Page, published: Path, file: Path) -> None:
    _, text, cells = of(published, file)
    assert patch(alone, published, file, cells) == [(text, [])]


# Papers of other authorities, with more kinds of lines and columns, and cells printed in them.
PAPERS = sorted(
    path for folder in ("papers", "made_up") for path in (REPOSITORY / "tests/definition" / folder).glob("*.txt")
)


@pytest.mark.parametrize("file", PAPERS, ids=lambda file: file.stem)
def test_forms_on_other_papers_are_changed_as_well(alone: Page, file: Path) -> None:
    text = file.read_text("utf-8")
    sources = {one.name: one.read_bytes() for one in file.parent.glob("*.yml")}
    known, _ = collect(read_definitions(sources, {"project_types": {"甲类": "甲类", "乙类": "乙类"}}))
    paper = known[text.split("\n")[0].removeprefix("form: ")]
    kind = "" if paper.kind is Kind.TARGET else f".{paper.kind.value}"
    path = f"content/forms/river-museum/{paper.first_year}/river{kind}.yml"
    form, _ = read(text, path, known)
    assert form
    cells, definition = as_published(form.cells), json.loads(definition_json(paper))
    wanted = [cells, *(edited(definition, cells, Random(number)) for number in range(30))]
    (unchanged, *made) = alone.evaluate(PATCH, [definition, text, cells, wanted])
    assert unchanged == [text, []]
    for after, (one, _) in zip(wanted[1:], made, strict=True):
        again, _ = read(one, path, known)
        assert again, one
        assert as_published(again.cells) == after


def texts_in(cells: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths to all texts of a form."""
    inner = cells.items() if isinstance(cells, dict) else enumerate(cells) if isinstance(cells, list) else ()
    here = [way] if isinstance(cells, str) else []
    return here + [one for step, value in inner if step != "levels" for one in texts_in(value, (*way, step))]


def with_text(cells: Cells, way: tuple[str | int, ...], text: str) -> Cells:
    made: Cells = json.loads(json.dumps(cells))
    holder: Any = made
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = text
    return made


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_cell_that_is_changed_changes_its_lines_alone(alone: Page, published: Path, file: Path) -> None:
    _, text, cells = of(published, file)
    ways = texts_in(cells)
    for way, (made, lost) in zip(
        ways, patch(alone, published, file, *(with_text(cells, way, "改过了") for way in ways)), strict=True
    ):
        assert lost == []
        lines = list(unified_diff(text.split("\n"), made.split("\n"), n=0, lineterm=""))[2:]
        assert sum(line.startswith("@@") for line in lines) == 1, way
        assert [line for line in lines if line[0] == "+"] == [line for line in lines if "改过了" in line], way


@pytest.mark.parametrize("file", FILES, ids=named)
def test_whatever_is_changed_reads_back_cell_by_cell(
    alone: Page, published: Path, definitions: Mapping[str, Definition], file: Path
) -> None:
    definition, text, cells = of(published, file)
    path = file.relative_to(PUBLISHED).as_posix()
    wanted = [edited(definition, cells, Random(f"{path} {number}")) for number in range(12)]
    comments = [line.strip() for line in text.split("\n") if line.strip().startswith("#")]
    for after, (made, lost) in zip(wanted, patch(alone, published, file, *wanted), strict=True):
        form, found = read(made, path, definitions)
        assert form, (made, found)
        assert as_published(form.cells) == after
        kept = [line.strip() for line in made.split("\n") if line.strip() in comments]
        assert sorted([*kept, *lost]) == sorted(comments)


def changed(tree: Any, random: Random) -> Any:
    """Return a tree with some of its parts removed, added, moved or renamed."""
    if isinstance(tree, dict):
        kind = "line" if "line" in tree else "map"
        entries = [[key, changed(value, random)] for key, value in tree[kind] if random.random() < 0.9]
        if random.random() < 0.2:
            entries.insert(random.randint(0, len(entries)), ["新", random.choice([None, "甲", ["乙"], tree])])
        if random.random() < 0.1:
            random.shuffle(entries)
        if entries and random.random() < 0.2:
            entries[0][0] = "换了的"
        return {kind: entries if kind == "map" else [each for each in entries if not isinstance(each[1], list | dict)]}
    if isinstance(tree, list):
        items = [changed(item, random) for item in tree if random.random() < 0.9]
        if random.random() < 0.1:
            random.shuffle(items)
        return items
    return random.choice(["甲\n乙", "- 甲: 乙", None]) if random.random() < 0.2 else tree


@settings(max_examples=120)
@given(st.lists(TREE, min_size=8, max_size=8), st.randoms(use_true_random=False))
def test_hostile_trees_are_changed_into_each_other(alone: Page, trees: list[Any], random: Random) -> None:
    afters = [changed(tree, random) for tree in trees]
    afters = [after if after["map"] else tree for tree, after in zip(trees, afters, strict=True)]
    pairs = [list(pair) for pair in zip(trees, afters, strict=True)]
    for (_, after), (before, text) in zip(pairs, alone.evaluate(CHANGE, pairs), strict=True):
        document, found = collect(read_document("x.yml", text.encode()))
        assert document, (before, text)
        assert plain(document.root) == as_read(after), (before, text)
        assert {one.rule for one in found} <= {"personal-comment"}, (before, text)


FRAGMENTS = re.split(
    "[¦\n]",
    """甲:¦甲: 乙¦乙: ¦丙 : 丁¦"甲: ": 1¦- 甲¦- 甲: 乙¦-¦- - 甲¦甲: |¦甲: |-¦甲: >¦甲: |2
甲: {乙: 丙, 丁: }¦甲: [乙, 丙]¦甲: [乙,¦丙]¦甲: {乙, 丙}¦甲: {乙:丙}¦甲: 'it''s'¦甲: "\\x41\\n"
# 说明¦甲: 乙 # 说明¦甲: 乙#丙¦甲: 乙\u3000¦甲: '# 不是' # 是¦甲: # 空¦甲: &a 乙¦甲: *a¦甲: !!str 1¦---¦...
? 甲¦: 乙¦甲: 乙: 丙¦甲: 第一行¦第二行¦¦   ¦\u3000甲: 乙¦\t甲: 乙¦甲: \t乙¦- {甲: 乙}¦- |¦- # 空
甲: [{乙: 丙}, {丁: }]¦甲: []¦甲: {}¦甲: ""¦甲: ''¦<<: 甲¦100%: 甲¦-5: 甲¦甲: -5¦甲: - 乙¦甲: ,
甲: "乙¦"¦甲: {a: b: c}¦甲: {a: [b, {c: d}]}¦甲: {a: b #c}¦甲: b]¦甲: [a]b¦%YAML 1.1¦甲: @
甲: `b`""",
)
LINES = st.lists(st.tuples(st.sampled_from([0, 0, 2, 2, 4, 6]), st.sampled_from(FRAGMENTS)), min_size=1, max_size=7)


@settings(max_examples=300)
@given(st.lists(LINES, min_size=20, max_size=20))
def test_a_file_is_read_as_our_reader_reads_it_or_not_at_all(alone: Page, files: list[list[tuple[int, str]]]) -> None:
    texts = ["\n".join(f"{' ' * indent}{fragment}" for indent, fragment in lines) + "\n" for lines in files]
    for text, read_in_page in zip(texts, map(json.loads, alone.evaluate(READ, texts)), strict=True):
        document, found = collect(read_document("x.yml", text.encode()))
        if read_in_page is None or document is None or any(one.severity.value == "error" for one in found):
            continue
        assert as_read(read_in_page) == plain(document.root), text


def lines_read(alone: Page, *texts: str) -> list[Any]:
    return [tree and as_read(tree) for tree in map(json.loads, alone.evaluate(READ, list(texts)))]


def test_what_people_write_by_hand_is_read(alone: Page) -> None:
    text = """# 甲
form: x
列: # 说明
- 甲
-   乙: 丙   # 说明
    丁: |  # 说明

      第一段
        缩进

      第二段

    戊:
# 己
行: [{甲: "乙, \\u0041", 丙: '它''s'}, {丁: }]
"""
    tree = {
        "form": "x",
        "列": ["甲", {"乙": "丙", "丁": "\n第一段\n  缩进\n\n第二段", "戊": ""}],
        "行": [{"甲": "乙, A", "丙": "它's"}, {"丁": ""}],
    }
    document, _ = collect(read_document("x.yml", text.encode()))
    assert document
    assert plain(document.root) == tree
    assert lines_read(alone, text) == [tree]


@pytest.mark.parametrize(
    "text",
    [
        "甲: 第一行\n  第二行\n",
        "甲: >\n  乙\n",
        "甲: [乙,\n  丙]\n",
        '甲: "乙\n  丙"\n',
        "甲: &a 乙\n丙: *a\n",
        "甲: !!str 乙\n",
        "? 甲\n: 乙\n",
        "甲: 1\n甲: 2\n",
        "--- 甲\n",
        '甲: "\\x41"\n',
        "- 甲\n",
        "甲\n",
        "",
    ],
)
def test_what_is_not_known_for_certain_is_refused(alone: Page, text: str) -> None:
    assert lines_read(alone, text) == [None]


def amended(alone: Page, text: str, before: Any, after: Any) -> tuple[str, list[str]]:
    made, lost = alone.evaluate(AMEND, [text, before, after])
    return made, lost


HAND = """form: x

# 甲的说明
甲: 1   # 一
乙:
  # 丙的说明
  丙: "2"
  丁: 3
行:
  # 第一行的说明
  - {名: 一, 数: 1}
  - 名: 二
    # 数的说明
    数: 2
回应: {规则: 说明}
"""
CELLS = {
    "甲": "1",
    "乙": {"丙": "2", "丁": "3"},
    "行": [{"名": "一", "数": "1"}, {"名": "二", "数": "2"}],
}


@pytest.mark.parametrize(
    ("change", "gone", "come", "lost"),
    [
        ({"甲": "2"}, ["甲: 1   # 一"], ["甲: 2"], ["# 一"]),
        ({"乙": {"丙": "4", "丁": "3"}}, ['  丙: "2"'], ["  丙: 4"], []),
        ({"乙": {"丁": "3"}}, ["  # 丙的说明", '  丙: "2"'], [], ["# 丙的说明"]),
        ({"乙": {"丙的新名": "2", "丁": "3"}}, ['  丙: "2"'], ['  丙的新名: "2"'], []),
        ({"乙": {"新": "0", "丙": "2", "丁": "3"}}, [], ["  新: 0"], []),
        ({"乙": {"丙": "2", "丁": "3", "新": "0"}}, [], ["  新: 0"], []),
        ({"行": [{"名": "一", "数": "1"}, {"名": "二", "数": "3"}]}, ["    数: 2"], ["    数: 3"], []),
        ({"行": [{"名": "二", "数": "2"}]}, ["  # 第一行的说明", "  - {名: 一, 数: 1}"], [], ["# 第一行的说明"]),
        (
            {"行": [{"名": "一", "数": "1"}, {"数": "2"}]},
            ["  - 名: 二", "    # 数的说明"],
            ["  - # 数的说明"],
            [],
        ),
        ({"乙": None}, ["  # 丙的说明", '  丙: "2"', "  丁: 3"], [], ["# 丙的说明"]),
        (
            {"行": None},
            HAND.split("行:\n")[1].split("\n回应")[0].split("\n"),
            [],
            ["# 第一行的说明", "# 数的说明"],
        ),
    ],
)
def test_only_the_lines_of_what_was_changed_are_written_anew(
    alone: Page, change: Cells, gone: list[str], come: list[str], lost: list[str]
) -> None:
    made, told = amended(alone, HAND, CELLS, CELLS | change)
    difference = list(unified_diff(HAND.split("\n"), made.split("\n"), n=0, lineterm=""))[2:]
    assert [line[1:] for line in difference if line[0] == "-"] == gone
    assert [line[1:] for line in difference if line[0] == "+"] == come
    assert told == lost


def test_rows_take_the_place_of_a_dash_with_nothing_behind_it(alone: Page) -> None:
    filled = {"行": [{"名": "一"}, {"名": "二"}]}
    assert amended(alone, "行:\n  -\n甲: 1\n", {"行": [], "甲": "1"}, filled | {"甲": "1"}) == (
        "行:\n  - {名: 一}\n  - {名: 二}\n甲: 1\n",
        [],
    )


def test_ends_of_lines_and_the_sign_before_the_text_stay(alone: Page) -> None:
    for text in (HAND.replace("\n", "\r\n"), "\ufeff" + HAND, HAND.removesuffix("\n")):
        made, _ = amended(alone, text, CELLS, CELLS | {"甲": "2"})
        assert made == text.replace("甲: 1   # 一", "甲: 2")


def test_a_file_that_says_something_else_than_the_cells_is_refused(alone: Page) -> None:
    assert amended(alone, HAND, CELLS | {"甲": "9"}, CELLS) == ("", [])
    assert amended(alone, HAND.replace("数: 2", "数: 2\n\r"), CELLS, CELLS) == ("", [])
