from decimal import Decimal

from generator.rendering.charts import chart_of
from generator.rendering.points import Points, points_lost

TEXT = "{score} / {weight} 分"


def point(name: str, score: str, weight: str) -> Points:
    return Points(name, Decimal(score), Decimal(weight), TEXT)


def lost(*points: tuple[str, str]) -> list[tuple[str, str]]:
    all_points = [point(f"指标{at}", score, weight) for at, (score, weight) in enumerate(points)]
    return [(one.name, one.text) for one in points_lost(all_points, "其余 {count} 项", TEXT)]


def test_points_are_lost_most_first_and_the_rest_is_one() -> None:
    assert lost(("18.0", "20"), ("30", "30"), ("5", "10"), ("20", "20.00")) == [
        ("指标2", "5 / 10 分"),
        ("指标0", "18 / 20 分"),
        ("其余 2 项", "50 / 50 分"),
    ]


def test_the_rest_does_not_set_the_scale() -> None:
    points = [point("失分", "9", "10"), point("满分", "90", "90")]
    drawn = chart_of("a-chart", "标题", list(points_lost(points, "其余 {count} 项", TEXT)))
    assert drawn is not None
    assert [(bar.text, bar.width, bar.track) for bar in drawn.bars] == [
        ("9 / 10 分", "90.00", "100.00"),
        ("90 / 90 分", "0.00", ""),
    ]


def test_where_every_indicator_lost_points_there_is_no_rest() -> None:
    assert lost(("1.5", "2"), ("0", "100")) == [("指标1", "0 / 100 分"), ("指标0", "1.5 / 2 分")]


def test_nothing_is_shown_where_no_points_were_lost() -> None:
    assert lost(("20", "20"), ("11", "10")) == []
