from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.catalogue.catalogue import catalogue_of
from generator.catalogue.lineage import NO_KIN
from generator.catalogue.records import Record, record_of
from generator.definition.cells import Definition
from generator.history.changes import Unknown
from generator.language import Language
from generator.rendering.amounts import money_text
from generator.rendering.environment import Renderer
from generator.rendering.pages.fill import fill_page
from generator.rendering.pages.indexes.listings import Indexes
from generator.rendering.pages.indexes.page import listing_pages
from generator.rendering.pages.page import Page
from generator.rendering.pages.project.page import project_page
from generator.rendering.pages.tags import Article
from generator.rendering.pages.withdrawn import withdrawn_page
from tests.rendering.form_pages import SITE, form_page_of
from tests.sample import UNIT, changed, read, sample

WITHDRAWN = "撤回: {日期: 2026-05-01, 原因: 与 <b>另一份表</b> 重复}\n"
CORRECTED = "更正:\n  - {日期: 2026-04-01, 内容: 甲改为乙, 原因: 笔误}\n"

Definitions = Mapping[str, Definition]


@pytest.fixture(scope="module")
def gone(definitions: Definitions) -> Record:
    return record_of(read(changed(sample(), WITHDRAWN + CORRECTED), definitions).whole)


def words(page: Page, renderer: Renderer) -> str:
    """Return what a reader sees of a page."""
    return re.sub(r"<[^>]*>", "", renderer.render(page.template, page.url, view=page.view))


def test_a_withdrawn_form_leaves_who_when_and_why_at_its_address(gone: Record, renderer: Renderer) -> None:
    page = withdrawn_page(gone, UNIT, Unknown.NO_GIT, SITE, ())
    assert (page.url, page.article) == ("forms/science-museum/2019/operation/", Article(UNIT.name, None))
    assert page.title == "已撤回：科技馆运营（2019 年绩效目标申报） - 科技馆"
    text = words(page, renderer)
    for part in (
        "这份表已于 2026-05-01 撤回",
        "与 &lt;b&gt;另一份表&lt;/b&gt; 重复",
        "科技馆",
        "甲改为乙",
        gone.digest,
    ):
        assert part in text


def test_a_withdrawn_form_leaves_none_of_its_figures(gone: Record, renderer: Renderer) -> None:
    text = words(withdrawn_page(gone, UNIT, Unknown.NO_GIT, SITE, ()), renderer)
    assert gone.budget
    assert gone.budget.written not in text.replace(",", "")


def test_a_withdrawn_form_leads_to_the_one_in_its_place(gone: Record, renderer: Renderer) -> None:
    assert gone.withdrawal
    for instead, links in (("theatre/2019/stage", 1), ("", 0)):
        moved = replace(gone, withdrawal=replace(gone.withdrawal, instead=instead))
        page = withdrawn_page(moved, UNIT, Unknown.NO_GIT, SITE, ())
        body = renderer.render(page.template, page.url, view=page.view)
        assert body.count('<a href="../../../../forms/theatre/2019/stage/">请改看这一份表</a>') == links


def test_the_link_to_the_form_in_its_place_names_that(gone: Record, renderer: Renderer) -> None:
    assert gone.withdrawal
    named = replace(gone, address=replace(gone.address, year=2020), project_name="运营<b>", withdrawal=None)
    moved = replace(gone, withdrawal=replace(gone.withdrawal, instead=named.address.id))
    page = withdrawn_page(moved, UNIT, Unknown.NO_GIT, SITE, [gone, named])
    body = renderer.render(page.template, page.url, view=page.view)
    assert f'/{named.address.id}/">请改看：科技馆《运营&lt;b&gt;》（2020 年绩效目标申报）</a>' in body


def test_the_page_of_its_unit_lists_a_withdrawn_form(gone: Record, language: Language, renderer: Renderer) -> None:
    indexes = Indexes(catalogue_of([gone], {UNIT.slug: UNIT}), {}, language, {})
    (page,) = listing_pages(next(iter(indexes.of_unit(UNIT.slug))), language)
    body = renderer.render(page.template, page.url, view=page.view)
    assert 'href="../../forms/science-museum/2019/operation/">科技馆运营</a>' in body
    assert "2026-05-01" in body


def test_the_page_of_its_project_lists_a_withdrawn_form_without_its_figures(
    gone: Record, language: Language, renderer: Renderer
) -> None:
    held = replace(gone, address=replace(gone.address, year=2020), withdrawal=None)
    for records, figures in (((gone,), 0), ((held, gone), 1)):
        page = project_page(records, (), UNIT, language, None, NO_KIN)
        text = words(page, renderer)
        assert page.url == "projects/science-museum/operation/"
        assert text.count("已撤回") == 1
        assert text.count(money_text(gone.budget)) == figures


def test_a_project_whose_forms_are_all_withdrawn_is_not_said_to_be_published(
    gone: Record, language: Language, renderer: Renderer
) -> None:
    held = replace(gone, address=replace(gone.address, year=2020), withdrawal=None)
    twice = replace(gone, address=replace(gone.address, year=2021))
    for records, lead in (
        ((gone,), "这个项目的表都撤回了。"),
        ((twice, gone), "这个项目的表都撤回了。"),
        ((held, gone), "目前只公开了 2020 年绩效目标申报一份。"),
    ):
        text = words(project_page(records, (), UNIT, language, None, NO_KIN), renderer)
        assert [line for line in text.splitlines() if "公开" in line or "都撤回" in line] == [lead]


def test_readers_are_told_whom_to_tell_of_a_difference_where_somebody_is_named(
    gone: Record, definitions: Definitions, renderer: Renderer
) -> None:
    form = read(sample(), definitions).whole
    for contact, count in (("绩效科 <b>0799</b>-1234567", 1), ("", 0)):
        site = replace(SITE, contact=contact)
        for page in (
            form_page_of(form, definitions, site),
            withdrawn_page(gone, UNIT, Unknown.NO_GIT, site, ()),
        ):
            text = words(page, renderer)
            assert text.count("页面与原表不一致？") == count
            assert text.count("请告诉：绩效科 &lt;b&gt;0799&lt;/b&gt;-1234567") == count


def test_a_corrected_form_says_so_before_its_contents(definitions: Definitions, renderer: Renderer) -> None:
    form = read(changed(sample(), CORRECTED), definitions).whole
    text = words(form_page_of(form, definitions), renderer)
    assert text.index("甲改为乙") < text.index("要做成什么")
    assert text.index("2026-04-01") < text.index("原因：笔误")
    assert form.digest in text


def test_other_forms_speak_of_no_correction(definitions: Definitions, language: Language, renderer: Renderer) -> None:
    form = read(sample(), definitions).whole
    text = words(form_page_of(form, definitions), renderer)
    assert "更正" not in text.replace(language.interface["fill"]["correct_form"], "")


def test_a_clerk_is_told_whom_to_ask_to_withdraw_a_form(renderer: Renderer) -> None:
    for contact, told in (
        ("绩效科 <b>0799", "请告诉发布本站的单位：绩效科 &lt;b&gt;0799。"),
        ("", "请告诉发布本站的单位。"),
    ):
        text = words(fill_page(replace(SITE, contact=contact)), renderer)
        assert f"整份表要撤回的，不在这里改，{told}能改仓库里文件的" in text
