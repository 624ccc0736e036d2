import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from generator.catalogue.records import Record, record_of
from generator.definition.cells import Definition
from generator.model import Address, Kind, Withdrawal
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.neighbours import neighbours
from tests.records import record_at
from tests.rendering.form_pages import form_page_of
from tests.sample import UNIT, read, sample

TARGET, EVALUATION = Kind.TARGET, Kind.SELF_EVALUATION


def record(year: int, kind: Kind = TARGET) -> Record:
    return record_at(Address("unit", year, "project", kind))


# Newest first, as a catalogue has them.
ALL = [record(2023), record(2021), record(2021, EVALUATION), record(2019)]


@pytest.mark.parametrize(
    ("here", "previous", "following"),
    [
        (ALL[3], None, ALL[1]),
        (ALL[1], ALL[3], ALL[2]),
        (ALL[2], ALL[1], ALL[0]),
        (ALL[0], ALL[2], None),
    ],
)
def test_neighbours_are_the_forms_before_and_after_in_time(
    here: Record, previous: Record | None, following: Record | None
) -> None:
    assert neighbours(here.address, ALL) == (previous, following)


def test_a_form_alone_has_no_neighbours() -> None:
    assert neighbours(ALL[0].address, [replace(ALL[0])]) == (None, None)


def test_a_form_leads_to_where_it_stands_beside_its_neighbours(
    definitions: Mapping[str, Definition], renderer: Renderer
) -> None:
    form = read(sample(), definitions).whole
    own = record_of(form)
    before, after = (replace(own, address=replace(own.address, year=year)) for year in (2018, 2021))
    withdrawn = replace(after, withdrawal=Withdrawal(date(2024, 5, 1), "重复"))
    urls = {"": [own], "2018": [before, own], "both": [after, own, before], "withdrawn": [withdrawn, own]}
    found = {}
    for name, siblings in urls.items():
        page = form_page_of(form, definitions, siblings=siblings)
        html = renderer.render(page.template, page.url, view=page.view)
        found[name] = re.findall(r'compare/\?([^"]*)">和本项目前后的表比较', html)
    years = {"": [], "2018": [2018, 2019], "both": [2018, 2019, 2021], "withdrawn": []}
    project = f"{UNIT.slug}/{{}}/{own.address.project}"
    addresses = {name: "&amp;".join(f"form={project.format(year)}" for year in all) for name, all in years.items()}
    assert found == {name: [address] if address else [] for name, address in addresses.items()}
