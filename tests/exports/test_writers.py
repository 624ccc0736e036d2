from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.exports.form_data import FormData
from generator.exports.sheet import DoesNotFit
from generator.exports.writers import write_downloads
from tests.exports.collection import Collection
from tests.project import REPOSITORY, files_of

ELSEWHERE = """
import json, os, sys
from pathlib import Path
from tests.exports.collection import project, read_collection
os.umask(0o077)
root = Path(sys.argv[1])
read_collection(project(root / "somewhere else" / "网站")).write(root / "out")
"""


def test_nothing_is_written_beside_what_is_offered(collection: Collection, tmp_path: Path) -> None:
    names = collection.write(tmp_path)
    assert len(names) == len(set(names))
    assert set(files_of(tmp_path)) == set(names)


def test_addresses_can_be_guessed(handed_out: Path) -> None:
    for name in (
        "data/forms.csv",
        "data/datapackage.json",
        "data/all.xlsx",
        "data/all.jsonl.gz",
        "data/years/2019.xlsx",
        "data/years/2019.csv.zip",
        "data/units/science-museum.jsonl.gz",
        "data/units/science-museum/indicators.parquet",
        "data/types/recurring-special.xlsx",
        "data/types/unspecified.csv.zip",
        "data/parquet/indicators/year=2019/indicators.parquet",
        "data/parquet/units/units.parquet",
    ):
        assert (handed_out / name).is_file(), name


def test_the_same_bytes_come_out_elsewhere_at_another_time_in_another_language(
    handed_out: Path, tmp_path: Path
) -> None:
    surroundings = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    environment = os.environ | surroundings | {"PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", ELSEWHERE, str(tmp_path)]
    subprocess.run(command, env=environment, cwd=tmp_path, check=True, timeout=120)
    here, there = files_of(handed_out), files_of(tmp_path / "out")
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_no_form_is_held_longer_than_it_takes_to_write_it(collection: Collection, tmp_path: Path) -> None:
    handout, forms = next(collection.handouts())
    alive = 0

    class Watched(FormData):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def one_by_one() -> Iterator[FormData]:
        nonlocal alive
        for data in forms:
            alive += 1
            assert alive <= 2
            yield Watched(*data)

    write_downloads(tmp_path, handout, handout.files, one_by_one())
    assert len(forms) > 50


def test_what_does_not_fit_into_a_spreadsheet_is_told(collection: Collection, tmp_path: Path) -> None:
    handout, (data, *_) = next(collection.handouts())
    rows = {**data.rows, "narrative": ((*data.rows["narrative"][0][:-1], "字" * 32_768),)}
    with pytest.raises(DoesNotFit):
        write_downloads(tmp_path, handout, handout.files, [data._replace(rows=rows)])
