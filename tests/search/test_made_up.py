"""The made-up forms that measurements and tests are made on."""

import re
from collections.abc import Sequence

from bench.forms import made_up
from generator.search.entries import Entry


def test_the_same_number_gives_the_same_forms() -> None:
    assert list(made_up(50)) == list(made_up(50))
    assert list(made_up(10)) == list(made_up(50))[: 10 + 1]


def test_all_layouts_are_filled() -> None:
    layouts = {match[1] for form in made_up(100) if (match := re.search(r'^form: "(.*)"$', form.text, re.MULTILINE))}
    assert layouts == {
        *("sh-target-2019", "sh-target-2019-two-levels", "sh-target-2020", "sh-target-2023"),
        "sh-self-evaluation-2021",
    }


def test_every_one_is_read_without_error_and_they_differ(made_up: Sequence[Entry]) -> None:
    assert len(made_up) == 300
    assert len({entry.text for entry in made_up}) == 300


def test_forms_go_over_all_years_of_a_unit() -> None:
    paths = [form.path for form in made_up(6, (2019, 2020, 2021))]
    assert [path.split("/")[1] for path in paths[1:]] == ["2019", "2020", "2021", "2019", "2020", "2021"]
