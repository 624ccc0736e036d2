"""Words in sums, which wait for the language of their reader."""

import pickle

import pytest

from generator.diagnostics import quoted
from generator.language import Language


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 5000])
def test_any_number_of_texts_stand_beside_each_other(count: int, language: Language) -> None:
    texts = [f"表{number}" for number in range(count)]
    said = quoted(texts)
    assert language.said(said) == "".join(f"“{text}”" for text in texts)
    assert language.said(pickle.loads(pickle.dumps(said))) == language.said(said)
