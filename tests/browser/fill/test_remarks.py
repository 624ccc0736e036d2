"""While a form is filled in, the browser remarks what the consistency rules would find: never more than they do."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.definition.cells import Definition
from generator.exports.filling import definition_json
from generator.model import IndicatorRow
from generator.rules.outcome import Found
from tests.browser.fill.clerk import MODULE, begin, correct, field, part_of
from tests.rules.conftest import definitions  # noqa: F401 - with those that no published paper has
from tests.rules.forms import form_of
from tests.rules.test_cases import RULES, cases_of, outcomes_of

REMARKED = ("sources-differ", "sub-projects-differ", "period-reversed", "period-outside-year")
HALL = "innovation-centre-office/2023/innovation-centre-hall"

ASK = """async (asked) => {
    const [{ remarksOn }, { Draft }, { Reader }] = await Promise.all(["remarks", "draft", "reading"].map(LOAD));
    const reader = new Reader(await (await fetch("../data/fill/contents.json")).json());
    return asked.map(([definition, cells, year]) => {
        const draft = new Draft(definition, cells);
        return remarksOn(definition, draft.cells, year, reader).map(({ rule }) => rule);
    });
}""".replace("LOAD", MODULE)


def plain(value: Any) -> Any:
    match value:
        case IndicatorRow(levels, columns):
            return {"levels": levels, "columns": dict(columns)}
        case Mapping():
            return {name: plain(inner) for name, inner in value.items()}
        case tuple():
            return [plain(inner) for inner in value]
    return value


@pytest.fixture(scope="module")
def remarked(
    alone: Page,
    definitions: Mapping[str, Definition],  # noqa: F811
) -> dict[str, list[tuple[str, int, int]]]:
    """For each rule, its cases with the number of what the browser remarks and of what the rule finds."""
    told: dict[str, list[tuple[str, int, int]]] = {}
    for rule in REMARKED:
        cases = [case for case in cases_of(rule) if "parameters" not in case]
        forms = [form_of(case, definitions) for case in cases]
        asked = [
            (json.loads(definition_json(definitions[form.definition])), plain(form.cells), str(form.address.year))
            for form in forms
        ]
        found = [sum(isinstance(one, Found) for one in outcomes_of(RULES[rule], case, definitions)) for case in cases]
        remarks = [rules.count(rule) for rules in alone.evaluate(ASK, asked)]
        told[rule] = [(case["case"], *both) for case, *both in zip(cases, remarks, found, strict=True)]
    return told


@pytest.mark.parametrize("rule", ["sources-differ", "period-reversed", "period-outside-year"])
def test_the_same_is_remarked_as_is_found(remarked: Mapping[str, list[tuple[str, int, int]]], rule: str) -> None:
    assert [case for case, remarks, found in remarked[rule] if remarks != found] == []
    assert any(found for _, _, found in remarked[rule])


def test_rows_that_may_repeat_others_are_left_to_the_check(
    remarked: Mapping[str, list[tuple[str, int, int]]],
) -> None:
    told = remarked["sub-projects-differ"]
    assert [case for case, remarks, found in told if remarks > found] == []
    assert [case for case, remarks, found in told if remarks < found] == [
        "the sum comes first, and the others do not come to the budget",
        "nothing but a sum",
        "rows numbered on two levels, of which the highest does not add up",
        "rows of which only some are numbered",
        "rows numbered on two levels, the highest without an amount",
    ]


def test_a_new_form_is_told_what_would_be_found(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    total = field(page, "年度资金申请总额")
    total.fill("6,941,685.00")
    said = part_of(total).locator(".fill-doubt")
    expect(said).to_have_text(
        "各项来源加起来与总额不一样，6,941,685.00 ≠ 6,491,685.00 + 0.00 + 0.00。照纸面再看一遍：抄对了就不用改。"
    )
    total.fill("6,491,685.00")
    expect(said).to_have_count(0)
    end = part_of(field(page, "计划完成日期")).locator(".fill-doubt")
    expect(end).to_contain_text("从 2023-01-01 到 2023-12-31，不含 2024 年")
    # It stops nobody.
    assert page.locator("#fill-problems").get_by_text("要看的 2 处").count() == 1


def test_a_field_has_one_remark_at_a_time(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    field(page, "计划开始日期").fill("2023-12-31")
    end = field(page, "计划完成日期")
    end.fill("2023-01-01")
    expect(part_of(end).locator(".fill-doubt")).to_have_text(
        "开始日期 2023-12-31 晚于结束日期 2023-01-01。照纸面再看一遍：抄对了就不用改。"
    )


def test_a_correction_is_told_by_the_findings_of_its_page(page: Page, site_url: str) -> None:
    correct(page, site_url, HALL)
    field(page, "年度资金申请总额").fill("1")
    page.wait_for_timeout(500)
    expect(page.locator("#fill-problems")).not_to_contain_text("各项来源")


def test_the_rules_have_their_names(alone: Page) -> None:
    assert alone.evaluate(f"async () => (await ({MODULE})('remarks')).REMARKS") == [*REMARKED]
    assert {*REMARKED} <= {*RULES}
