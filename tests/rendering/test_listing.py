from collections.abc import Sequence
from decimal import Decimal

from generator.catalogue.catalogue import Tally
from generator.language import Language
from generator.rendering.charts import MOST_BARS, Chart
from generator.rendering.pages.listing import GroupRow, GroupTable, budgets_chart


def drawn(amounts: Sequence[int], language: Language) -> Chart:
    rows = [GroupRow(f"单位{amount}", "", Tally(1, 1, Decimal(amount), 0)) for amount in amounts]
    chart = budgets_chart([GroupTable("各单位", "单位", rows)], language)
    assert chart is not None
    return chart


def test_groups_are_drawn_in_the_order_of_their_table(language: Language) -> None:
    assert [bar.name for bar in drawn([2, 3, 1], language).bars] == ["单位2", "单位3", "单位1"]
    assert len(drawn(range(1, MOST_BARS + 1), language).bars) == MOST_BARS


def test_of_very_many_groups_the_largest_are_drawn_and_the_others_told(language: Language) -> None:
    *largest, rest = drawn(range(1, MOST_BARS + 4), language).bars
    assert [bar.name for bar in largest] == [f"单位{amount}" for amount in range(MOST_BARS + 3, 4, -1)]
    assert (rest.name, rest.text, rest.width) == ("其余 4 个", "10 元", "0.00")


def test_where_no_table_has_two_groups_there_is_no_picture(language: Language) -> None:
    rows = [GroupRow("单位", "", Tally(1, 1, Decimal(5), 0))]
    assert budgets_chart([GroupTable("各单位", "单位", rows), GroupTable("各年度", "年度", [])], language) is None
