from collections.abc import Mapping, Sequence

import pytest

from bench.configuration import configuration
from bench.forms import MadeUpForm, made_up
from bench.project import YEARS
from bench.reading import read_form
from generator.diagnostics import Diagnostic, collect
from generator.model import Form, PublicUnit
from generator.reading.units import read_unit


@pytest.fixture(scope="session")
def files() -> Sequence[MadeUpForm]:
    return list(made_up(400, YEARS))


@pytest.fixture(scope="session")
def readings(files: Sequence[MadeUpForm]) -> Mapping[str, tuple[Form | None, tuple[Diagnostic, ...]]]:
    """All forms by their path, with their diagnostics."""
    units: dict[str, PublicUnit | None] = {}
    read: dict[str, tuple[Form | None, tuple[Diagnostic, ...]]] = {}
    for file in files:
        parts, data = tuple(file.path.split("/")), file.text.encode()
        if len(parts) == 2:
            units[parts[0]], _ = collect(read_unit(file.path, data, parts[0]))
        else:
            read[file.path] = collect(read_form(file.path, parts, data, configuration().definitions, units))
    return read


@pytest.fixture(scope="session")
def forms(readings: Mapping[str, tuple[Form | None, tuple[Diagnostic, ...]]]) -> Sequence[Form]:
    return [form for form, _ in readings.values() if form]
