"""The made-up forms that measurements and tests are made on."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from random import Random

from bench.configuration import ROOT, configuration
from bench.forms import MadeUpForm, made_up
from bench.passages import CHARACTERS, Passages
from bench.project import YEARS
from bench.vocabulary import vocabulary
from generator.diagnostics import Diagnostic
from generator.model import Form, Kind
from generator.rules.running import review
from generator.search.texts import texts_of

DIGEST = f"""
from hashlib import sha256
from bench.forms import made_up
print(sha256(repr(list(made_up(20, {YEARS}))).encode()).hexdigest())
"""


def test_the_same_number_gives_the_same_forms() -> None:
    other_order = {**os.environ, "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", DIGEST]
    elsewhere = subprocess.run(command, cwd=ROOT, env=other_order, check=True, capture_output=True, text=True)
    assert sha256(repr(list(made_up(20, YEARS))).encode()).hexdigest() == elsewhere.stdout.strip()


def test_fewer_forms_are_the_first_of_many() -> None:
    assert list(made_up(10)) == list(made_up(50))[: 10 + 1]


def test_every_one_is_read_without_error_or_warning(
    readings: Mapping[str, tuple[Form | None, tuple[Diagnostic, ...]]],
) -> None:
    assert {path: told for path, (form, told) in readings.items() if told or form is None} == {}
    assert len(readings) == 400


def test_no_line_of_a_passage_begins_or_ends_with_a_space() -> None:
    made = (Passages(vocabulary(), 4, Random(seed)) for seed in range(6000))
    lines = [line for passages in made for _ in range(4) for line in passages.next().split("\n")]
    assert [line for line in lines if line != line.strip()] == []


def test_all_layouts_are_filled_in_years_they_are_of(forms: Sequence[Form]) -> None:
    definitions = configuration().definitions
    assert {form.definition for form in forms} == definitions.keys()
    assert {form.address.year for form in forms} == set(YEARS)


def test_they_differ_and_are_as_long_as_asked_for(forms: Sequence[Form]) -> None:
    definitions = configuration().definitions
    lengths = [len(texts_of(form, definitions[form.definition]).form) for form in forms]
    assert len({form.narrative for form in forms}) == len(forms)
    assert abs(sum(lengths) / len(lengths) / CHARACTERS - 1) < 0.1
    assert max(lengths) > 3 * min(lengths)


def test_projects_go_over_years_and_are_evaluated(forms: Sequence[Form]) -> None:
    projects = Counter(form.address.project_key for form in forms)
    years = {form.address.project_year for form in forms}
    evaluated = sum(form.address.kind is Kind.SELF_EVALUATION for form in forms)
    assert 2.5 < len(forms) / len(projects) < 5
    assert 0.3 < evaluated / len(years) < 0.5


def test_what_forms_say_of_each_other_comes_out_but_for_a_few_slips(forms: Sequence[Form]) -> None:
    packs, definitions = configuration().packs, configuration().definitions
    found = Counter[str]()
    for form in forms:
        others = [other for other in forms if other is not form and is_of_same_project(other, form)]
        one = review(form, others, packs, definitions[form.definition], ())
        found.update({finding.rule for finding in one.findings} or {"nothing"})
    assert 0.02 < 1 - found["nothing"] / len(forms) < 0.12, found
    assert len(found) > 5


def is_of_same_project(one: Form, other: Form) -> bool:
    return one.address.project_key == other.address.project_key


def test_they_are_written_as_clerks_write(files: Sequence[MadeUpForm]) -> None:
    text = "".join(file.text for file in files)
    assert ": |-\n  " in text
    assert "\n  - {子项目名称: " in text
    assert "\n  产出指标:\n    数量指标:\n      " in text
    assert "{“" not in text
