"""The project's own definitions: without errors, and read only from their files."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition, Indicators, all_cells
from generator.pipeline.inputs.workspace import Workspace


def test_every_file_is_a_definition(workspace: Workspace, definitions: Mapping[str, Definition]) -> None:
    files = {path.stem for path in (workspace.configuration / "forms").iterdir()}
    assert set(definitions) == files


@pytest.mark.parametrize("name", ["sh-target-2019", "sh-target-2019-two-levels"])
def test_two_levels_extend_three(name: str, definitions: Mapping[str, Definition]) -> None:
    (shape,) = [cell.shape for cell in definitions[name].cells if isinstance(cell.shape, Indicators)]
    assert len(shape.levels) == (2 if "two" in name else 3)


def test_personal_data_is_private_wherever_a_form_asks_for_it(definitions: Mapping[str, Definition]) -> None:
    for definition in definitions.values():
        for cell in all_cells(definition.cells):
            assert cell.private == cell.field.startswith("contact.")
