"""The page that filters, sorts and sums all forms in the browser, and offers the result for download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.codes import codes_of
from generator.catalogue.publication import Publication
from generator.catalogue.tables import FINDINGS, Table
from generator.content import json_text
from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.page import Page
from generator.rules.registry import rules

HANDED_OUT = ("indicators", "funds", FINDINGS.name)
"""The tables that can be downloaded for the filtered forms, beside the one of the forms themselves."""


@dataclass(frozen=True, slots=True)
class ExploreView:
    """All that the template of the explorer receives: addresses of workbooks by year, and titles of rules by name.

    ``tables`` are the titles of the downloadable tables, by name; ``columns`` holds in JSON the titles of their columns
    and the meaning of their codes; ``form_id`` is the title of the column by which they and the table of forms are
    joined.
    """

    workbooks: Mapping[int, str]
    rules: Mapping[str, str]
    tables: Mapping[str, str]
    columns: str
    form_id: str


def explore_page(workbooks: Mapping[int, str], publication: Publication) -> Page:
    """Return the page that filters, sorts and sums all forms in the browser.

    ``workbooks`` are the addresses of files by the year of their forms. If findings are published, forms can be
    filtered by the rules that found something in them.
    """
    language, words = publication.language, publication.language.interface["explore"]
    weighed = sorted(rules(), key=lambda rule: rule.subject.rank) if publication.publishes_findings else ()
    tables = [table for table in publication.form_tables if table.name in HANDED_OUT]
    view = ExploreView(
        workbooks=workbooks,
        rules={rule.id: rule.explanation.title for rule in weighed},
        tables={table.name: language.data["table"][table.name] for table in tables},
        columns=json_text({table.name: list(_columns(table, language)) for table in tables}),
        form_id=language.data["column"]["form_id"],
    )
    return Page(addresses.EXPLORE, words["title"], words["description"], "explore.html", view)


def _columns(table: Table, language: Language) -> Iterator[dict[str, object]]:
    for column in table.columns:
        yield {"name": column.name, "title": language.data["column"][column.name], "codes": codes_of(column, language)}
