"""The definition that a form names, or probably means."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition
from generator.reading.naming import CLEARLY_BETTER
from tests.sample import EVALUATION, PATHS, TARGET, changed, read, sample

Definitions = Mapping[str, Definition]

TITLE = "上海市财政支出项目绩效目标申报表"


def test_title_of_the_paper_leads_to_all_that_are_called_so(definitions: Definitions) -> None:
    known = {name: definitions[name] for name in (TARGET, "sh-target-2019-two-levels", EVALUATION)}
    (found,) = read(changed(sample(), f"form: {TITLE}\n"), known).found
    assert dict(found.values)["nearest"] == ("sh-target-2019", "sh-target-2019-two-levels")


def test_identifier_with_a_slip_leads_to_the_one_most_like_it(definitions: Definitions) -> None:
    (found,) = read(changed(sample(), "form: sh-target2023\n"), definitions).found
    assert dict(found.values)["nearest"] == "sh-target-2023"


def test_form_named_as_another_is_told_once_and_read_whole(definitions: Definitions) -> None:
    text = changed(sample(EVALUATION), "form: sh-target-2019\n")
    form, (found,) = read(text, definitions, PATHS[EVALUATION])
    assert dict(found.values) == {
        "form": "sh-target-2019",
        "nearest": EVALUATION,
        "title": "财政项目支出绩效自评表",
        "unknown": "6",
    }
    assert form is not None
    assert form.definition == EVALUATION


def test_form_whose_cells_no_paper_has_is_read_by_the_one_it_names(definitions: Definitions) -> None:
    strange = "甲: 一\n乙: 二\n丙: 三\n丁: 四\n"
    assert read(changed(sample(), strange), definitions).rules == ["unknown-key"] * 4


@pytest.mark.parametrize(("more", "is_another"), [(CLEARLY_BETTER - 1, False), (CLEARLY_BETTER, True)])
def test_another_paper_was_meant_where_it_knows_clearly_more_of_the_keys(
    more: int, is_another: bool, definitions: Definitions
) -> None:
    named, meant = (definitions[name].names.own.keys() for name in ("sh-target-2019", EVALUATION))
    keys = [*sorted(named & meant), *sorted(meant - named)[:more]]
    text = "form: sh-target-2019\n" + "".join(f"{key}:\n" for key in keys)
    assert ("wrong-form" in read(text, definitions).rules) is is_another


@pytest.mark.parametrize(
    "before", ["", "# 科技馆\n", "# yaml-language-server: $schema=../schemas/sh-target-2019.schema.json\n"]
)
def test_schema_of_the_same_paper_or_of_none_is_not_told(before: str, definitions: Definitions) -> None:
    assert read(before + sample(), definitions).found == ()


def test_schema_of_another_paper_is_told_in_the_first_line(definitions: Definitions) -> None:
    first = "# yaml-language-server: $schema=../schemas/sh-target-2020.schema.json\n"
    (found,) = read(first + sample(), definitions).found
    assert (found.rule, found.place.line) == ("schema-of-another", 1)
    assert dict(found.values) == {"schema": "sh-target-2020", "form": "sh-target-2019"}


def test_schema_is_not_told_of_where_the_form_itself_is_of_another_paper(definitions: Definitions) -> None:
    first = "# yaml-language-server: $schema=../schemas/sh-target-2019.schema.json\n"
    text = first + changed(sample(EVALUATION), "form: sh-target-2019\n")
    assert read(text, definitions, PATHS[EVALUATION]).rules == ["wrong-form"]
