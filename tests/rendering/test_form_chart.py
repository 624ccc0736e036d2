from collections.abc import Callable, Mapping

import pytest

from generator.definition.cells import Definition
from generator.language import Language
from generator.rendering.charts import Chart
from generator.rendering.pages.form.chart import targets_chart
from tests.sample import EVALUATION, PATHS, changed, read, sample

Drawn = Callable[..., Chart | None]


@pytest.fixture
def drawn(definitions: Mapping[str, Definition], language: Language) -> Drawn:
    """Return the picture of a self-evaluation with these targets and results."""

    def draw(*pairs: tuple[str, str]) -> Chart | None:
        rows = [
            f"      指标{at}: {{年度指标值: '{target}', 实际完成值: '{actual}', 分值: 10, 得分: 10}}\n"
            for at, (target, actual) in enumerate(pairs)
        ]
        form = read(
            changed(sample(EVALUATION), "绩效指标:\n  产出指标:\n    数量指标:\n" + "".join(rows)),
            definitions,
            PATHS[EVALUATION],
        )
        return targets_chart(form.whole, language, ())

    return draw


def test_every_bar_is_held_against_its_own_target(drawn: Drawn) -> None:
    chart = drawn(("=400场", "182场"), ("≥50家", "80家"))
    assert chart is not None
    assert [(bar.text, bar.width, bar.mark) for bar in chart.bars] == [
        ("182场 / =400场", "28.44", "62.50"),
        ("80家 / ≥50家", "100.00", "62.50"),
    ]
    assert [bar.name for bar in chart.bars] == ["指标0", "指标1"]


def test_figures_are_written_short_and_in_full(drawn: Drawn) -> None:
    chart = drawn(("≥10万次（含线上）", "120000.00次"))
    assert chart is not None
    assert [bar.text for bar in chart.bars] == ["120,000次 / ≥100,000次"]


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("健全", "健全"),
        ("100人", "100场"),
        ("≥5%", "-6%"),
        ("约100人", "100人"),
        ("0次", "0次"),
        ("≥95%", "≥90%"),
        ("≥95%", ""),
        ("≥95%", "≥95%"),
        ("≥95%", "≥98%"),
    ],
)
def test_what_cannot_be_compared_is_left_out_and_counted(drawn: Drawn, target: str, actual: str) -> None:
    chart = drawn(("100%", "90%"), (target, actual))
    assert chart is not None
    assert len(chart.bars) == 1
    assert "另有 1 项" in chart.note


@pytest.mark.parametrize("actual", ["90%", "0.5%", "0%"])
def test_where_all_are_drawn_nothing_is_said_to_be_left_out(drawn: Drawn, actual: str) -> None:
    chart = drawn(("100%", actual))
    assert chart is not None
    assert "另有" not in chart.note


def test_a_result_far_beyond_its_target_does_not_make_the_others_short(drawn: Drawn) -> None:
    chart = drawn(("10次", "10次"), ("1次", "5000次"))
    assert chart is not None
    assert [bar.width for bar in chart.bars] == ["50.00", "100.00"]
    assert "只画到两倍" in chart.note


def test_the_end_of_the_scale_is_not_mentioned_where_no_bar_reaches_it(drawn: Drawn) -> None:
    chart = drawn(("10次", "19次"))
    assert chart is not None
    assert "两倍" not in chart.note


def test_a_rise_is_a_number_that_was_measured(drawn: Drawn) -> None:
    chart = drawn(("提升10%", "提升12%"))
    assert chart is not None
    assert [bar.text for bar in chart.bars] == ["提升12% / 提升10%"]


def test_there_is_no_picture_where_all_is_words(drawn: Drawn) -> None:
    assert drawn(("健全", "健全"), ("年内完成", "已完成")) is None


@pytest.mark.parametrize("pairs", [(("=400场", "400场"), ("≥50家", "50家")), (("=400场", "400场"),)])
def test_where_all_is_just_what_was_aimed_at_there_is_no_picture(drawn: Drawn, pairs: tuple[tuple[str, str]]) -> None:
    assert drawn(*pairs) is None


def test_a_declaration_has_no_results_to_draw(definitions: Mapping[str, Definition], language: Language) -> None:
    assert targets_chart(read(sample(), definitions).whole, language, ()) is None
