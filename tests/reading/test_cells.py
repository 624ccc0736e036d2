"""Each fragment in the cases, put into a valid form, yields exactly the findings marked in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.definition.cells import Definition
from tests.expectations import cases, expected, told
from tests.sample import PATHS, TARGET, changed, read, sample

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_all_that_is_wrong_with_a_cell_is_told_where_it_stands(
    case: dict[str, Any], definitions: Mapping[str, Definition]
) -> None:
    name = case.get("form", TARGET)
    form = changed(sample(name), case.get("change", ""), case.get("without", ()))
    text, findings = expected(form, case.get("elsewhere", ()))
    assert told(read(text, definitions, PATHS[name]).found) == findings
