from collections.abc import Sequence

import pytest

from bench.entries import made_up_entries
from generator.search.entries import Entry


@pytest.fixture(scope="session")
def made_up() -> Sequence[Entry]:
    return list(made_up_entries(300))
