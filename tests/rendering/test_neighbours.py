from dataclasses import replace

import pytest

from generator.catalogue.records import Record
from generator.model import Address, Kind
from generator.rendering.pages.neighbours import neighbours
from tests.records import record_at

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
