"""Makes up the passages of a form from the clauses of real ones, without repeating any in a form."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench.vocabulary import Vocabulary

CHARACTERS = 2_300
"""The average length of a form's text, including labels, as searched and read."""

BESIDE = 815
"""The part of it outside passages."""

SPREAD = 0.5
"""How much lengths of forms vary: the standard deviation of their logarithms, as in real forms."""

BLANK = 0.06
PARAGRAPH = 180
_CLAUSES = 400


class Passages:
    """The passages of one form, in turn."""

    def __init__(self, known: Vocabulary, count: int, random: Random) -> None:
        self._clauses = iter(random.sample(known.clauses, _CLAUSES))
        self._random = random
        length = CHARACTERS * random.lognormvariate(-SPREAD * SPREAD / 2, SPREAD)
        self._length = max(length - BESIDE, 80 * count) / count / (1 - BLANK)

    def next(self) -> str:
        """Return the next passage, empty if the form leaves it blank."""
        if self._random.random() < BLANK:
            return ""
        length, text, paragraph = self._length * self._random.uniform(0.4, 1.6), "", 0
        for clause in self._spliced():
            text += clause
            if len(text) >= length:
                break
            if clause.endswith("。") and len(text) - paragraph > PARAGRAPH:
                text, paragraph = f"{text}\n", len(text)
        return text.strip("\n，；。") + "。"

    def _spliced(self) -> Iterator[str]:
        """Yield clauses, one in three with the end of another, so that as many texts differ as in a real collection."""
        for clause in self._clauses:
            if self._random.random() < 2 / 3:
                yield clause
            else:
                other = next(self._clauses, clause)
                head, tail = clause[: self._random.randrange(len(clause))], other[self._random.randrange(len(other)) :]
                yield (head + tail).lstrip()
