"""A build tells which pages the site before had and the new one has not: their addresses lead nowhere."""

from __future__ import annotations

from pathlib import Path

from generator.pipeline.site import urls_gone
from tests.project import FORM, Build, write

TYPES = "site_config/project_types.yml"


def test_a_page_that_lost_its_address_is_told_once(root: Path, build: Build) -> None:
    assert build().gone == ()
    types = (root / TYPES).read_text("utf-8")
    write(root, TYPES, types.replace("recurring-special", "recurring"))
    assert build().gone == ("types/recurring-special/", "types/recurring-special/2019/")
    assert build().gone == ()
    write(root, TYPES, types)
    assert build().gone == ("types/recurring/", "types/recurring/2019/")


def test_a_form_that_moves_takes_the_pages_that_list_it_along(root: Path, build: Build) -> None:
    build()
    write(root, FORM.replace("2019", "2020"), (root / FORM).read_text("utf-8").replace("年度: 2019", "年度: 2020"))
    (root / FORM).unlink()
    assert build().gone == (
        "years/2019/",
        "forms/science-museum/2019/",
        "types/recurring-special/2019/",
        "forms/science-museum/2019/hall/",
    )


def test_what_comes_and_goes_with_what_it_lists_is_not_told() -> None:
    before = ["findings/units/a/", "findings/rules/b/page/2/", "types/b/page/2/", "types/b/", "pages/2/"]
    files = [*(f"{url}index.html" for url in before), "data/a.csv", "own-index.html"]
    assert urls_gone(files, ["index.html"]) == ("pages/2/", "types/b/")
    assert urls_gone(files, files) == ()
