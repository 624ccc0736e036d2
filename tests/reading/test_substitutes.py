"""What stands in place of characters is a warning where it is read, and an error where it stops reading."""

from __future__ import annotations

from collections.abc import Mapping

from bench.reading import read_form
from generator.definition.cells import Definition
from generator.diagnostics import Severity, collect, has_errors
from generator.language import load
from generator.model import PublicUnit
from generator.reading.units import read_unit
from tests.expectations import told
from tests.sample import PATHS, TARGET, changed, read, sample


def test_a_radical_in_a_text_is_doubted_and_in_a_label_refused(definitions: Mapping[str, Definition]) -> None:
    (doubted,) = read(changed(sample(), "备注: 补助资⾦\n"), definitions).found
    (refused,) = read(changed(sample(), "备注: 无\n项⽬名称: 展厅\n", ["项目名称"]), definitions).found
    assert (doubted.severity, refused.severity) == (Severity.WARNING, Severity.ERROR)
    assert load().message(refused).startswith("这里的“⽬”是")
    assert "“目”" in load().message(refused)


def test_a_line_with_several_radicals_names_each_once(definitions: Mapping[str, Definition]) -> None:
    (found,) = read(changed(sample(), "备注: ⾦⽬⾦\n"), definitions).found
    assert found.values == (("written", ("⾦", "⽬")), ("meant", ("金", "目")))


def test_a_unit_whose_name_has_radicals_is_not_taken_for_another(definitions: Mapping[str, Definition]) -> None:
    unit = PublicUnit("science-museum", "长沙科技馆")
    for name, further in (("⻓沙科技馆", []), ("⻓沙馆", ["unit-not-of-folder"])):
        text = sample().replace("申报单位名称: 科技馆", f"申报单位名称: {name}")
        _, found = collect(read_form("form.yml", PATHS[TARGET], text.encode(), definitions, {unit.slug: unit}))
        assert sorted(one.rule for one in found) == ["look-alike-character", *further]
        assert has_errors(found)


def test_the_description_of_a_unit_is_told_of_as_well() -> None:
    unit, found = collect(read_unit("unit.yml", "名称: 科技馆\n说明: 资⾦\n".encode(), "a"))
    assert unit
    assert told(found) == ["2:6 look-alike-character"]
