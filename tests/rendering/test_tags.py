"""The tags of pages of a government website, as 国办发〔2017〕47号 names them in its annex on page design."""

from __future__ import annotations

import re
from datetime import datetime

from generator.history.changes import Change, History, Unknown
from generator.language import load
from generator.model import PublicUnit
from generator.rendering.pages.tags import Article, article_of, tags_of

WORDS = load().interface
UNIT = PublicUnit("museum", "江州市<博物馆>")
FIRST = Change("a" * 40, datetime.fromisoformat("2026-05-01T09:07:31+08:00"))
LATER = Change("b" * 40, datetime.fromisoformat("2026-06-02T10:00:00+08:00"))


def told(url: str, article: Article | None = None) -> dict[str, str]:
    """Return the tags of a page as they stand in the HTML."""
    tags = tags_of(url, '"题"', "简介。", article, WORDS)
    return dict(re.findall(r'<meta name="(\w+)" content="([^"<>]*)">', "".join(tags)))


def test_a_page_that_leads_to_others_is_a_column() -> None:
    assert told("forms/museum/") == {
        "ColumnName": "&quot;题&quot;",
        "ColumnDescription": "简介。",
        "ColumnKeywords": "&quot;题&quot;,预算绩效,绩效目标申报表,绩效自评表",
        "ColumnType": "信息公开目录",
    }


def test_home_and_data_are_columns_of_their_own_types() -> None:
    assert [told(url)["ColumnType"] for url in ("", "data/", "years/2019/")] == ["首页", "数据开放", "信息公开目录"]


def test_a_form_says_who_published_it_and_when() -> None:
    assert told("forms/museum/2026/hall/", article_of(UNIT, History(FIRST, LATER))) == {
        "ArticleTitle": "&quot;题&quot;",
        "PubDate": "2026-05-01 09:07",
        "ContentSource": "江州市&lt;博物馆&gt;",
    }


def test_no_time_is_told_that_is_not_known() -> None:
    beginning = History(FIRST._replace(begins=True), LATER)
    for history in (Unknown.SHALLOW, beginning):
        assert "PubDate" not in told("forms/museum/2026/hall/", article_of(UNIT, history))
