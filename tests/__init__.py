from pathlib import Path

import pytest

# Failed assertions in helpers are reported like those in tests: with the values that differ.
_HELPERS = [path.stem for path in Path(__file__).parent.iterdir() if path.stem not in ("__init__", "conftest")]
pytest.register_assert_rewrite(*(f"tests.{name}" for name in _HELPERS))
