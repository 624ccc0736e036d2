"""Results in words: which say the contrary of their target, and which are another grade of the same scale.

The words are parameters of the rule ``generator.rules.recomputing.SCORING``: ``negations``, and ``scales``, each of
which has its grades from the best on, with all names of a grade: ``优|优秀>良|良好``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.reading.folding import folded
from generator.rules.parameters import Parameters

_ENDS = ".。"
_AT_LEAST = re.compile(r"(?:≥|达到|不低于)?(?P<grade>.+?)(?:及?以上)?")


def says_contrary(target: str, actual: str, parameters: Parameters) -> bool:
    """Tell whether one of two texts is the other with a negation in it: 通过验收 and 未通过验收, 健全 and 不够健全."""
    one, other = _bare(target), _bare(actual)
    negations = parameters.words("negations")
    return bool(one and other) and (one in _unsaid(other, negations) or other in _unsaid(one, negations))


def is_lower_grade(target: str, actual: str, parameters: Parameters) -> bool | None:
    """Tell whether a result is a lower grade than its target, ``None`` where both are not on one scale."""
    for scale in parameters.words("scales"):
        places = {name: place for place, names in enumerate(scale.split(">")) for name in names.split("|")}
        asked = _AT_LEAST.fullmatch(_bare(target))
        wanted, reached = places.get(asked["grade"] if asked else ""), places.get(_bare(actual).removeprefix("达到"))
        if wanted is not None and reached is not None:
            return reached > wanted
    return None


def _unsaid(text: str, negations: Iterable[str]) -> set[str]:
    """Return what is left of a text without one of its negations."""
    found = (match for negation in negations for match in re.finditer(re.escape(negation), text))
    return {text[: match.start()] + text[match.end() :] for match in found}


def _bare(text: str) -> str:
    return folded(text).strip(_ENDS)
