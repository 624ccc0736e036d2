from __future__ import annotations

import json
import warnings
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package, validate

from generator.catalogue.publication import Licence, Publication
from generator.catalogue.tables import LAYOUT, UNITS
from generator.exports.package import Resource, package
from generator.language import load


def faults(path: Path) -> list[object]:
    """Return the faults that the validator of Data Packages finds, including warnings."""
    with warnings.catch_warnings():
        # Its own use of other libraries is not tested here.
        warnings.simplefilter("ignore", DeprecationWarning)
        report = validate(path.name, basepath=str(path.parent))
    return [
        *report.errors,
        *report.warnings,
        *(found for task in report.tasks for found in (*task.errors, *task.warnings)),
    ]


def test_the_package_of_all_forms_is_valid(handed_out: Path) -> None:
    assert faults(handed_out / "data/datapackage.json") == []


@pytest.mark.parametrize("name", ["years/2019", "units/science-museum", "types/recurring-special"])
def test_the_package_of_a_selection_is_valid(name: str, handed_out: Path) -> None:
    assert faults(handed_out / f"data/{name}.csv.zip") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("science-museum/2019/operation,2019", "nobody/2019/x,2019"), ("target,published", ",published")],
)
def test_the_validator_sees_what_is_not_as_described(before: str, after: str, handed_out: Path, tmp_path: Path) -> None:
    for file in (handed_out / "data").glob("*.*"):
        text = (
            file.read_bytes() if file.name != "forms.csv" else file.read_text("utf-8").replace(before, after).encode()
        )
        (tmp_path / file.name).write_bytes(text)
    assert faults(tmp_path / "datapackage.json") != []


def test_it_tells_the_version_of_the_layout(handed_out: Path) -> None:
    assert Package(str(handed_out / "data/datapackage.json")).version == LAYOUT


def test_every_column_is_described_in_chinese(handed_out: Path) -> None:
    read = Package(str(handed_out / "data/datapackage.json"))
    assert {resource.name for resource in read.resources} == {
        "forms", "funds", "sub_projects", "indicators", "narrative", "cells", "corrections", "findings", "units",
    }  # fmt: skip
    for resource in read.resources:
        for field in resource.schema.fields:
            assert field.name.isascii()
            assert not str(field.title).isascii()
            assert field.description


def described(publication: Publication) -> dict[str, object]:
    found: dict[str, object] = json.loads(package("x", "题", [Resource(UNITS, 1, "00")], publication))
    return found


def test_what_is_known_of_the_publication_is_said() -> None:
    publication = Publication(
        "题",
        "某局",
        load(),
        "https://example.org/",
        licence=Licence("CC BY 4.0", "https://l.org/"),
        changed=date(2026, 5, 1),
    )
    found = described(publication)
    assert found["licenses"] == [{"title": "CC BY 4.0", "path": "https://l.org/"}]
    assert found["homepage"] == "https://example.org/"
    assert found["created"] == "2026-05-01T00:00:00Z"
    assert found["contributors"] == [{"title": "某局", "roles": ["publisher"]}]


def test_what_is_not_known_is_left_out() -> None:
    assert not {"licenses", "homepage", "created"} & described(Publication("题", "某局", load())).keys()
