"""Results in words: which contradict their target, and which are another grade of the same scale.

The words are parameters of the rule ``generator.rules.recomputing.SCORING``: ``negations``, and ``scales``, each of
which lists its grades from the best on, with all names of a grade: ``优|优秀>良|良好``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.reading.values.folding import folded
from generator.rules.parameters import Parameters

_ENDS = ".。"
_AT_LEAST = re.compile(r"(?:≥|达到|不低于)?(?P<grade>.+?)(?:及?以上)?")


# Each row is looked up several times, and the next form says much the same.
@lru_cache(maxsize=4096)
def says_contrary(target: str, actual: str, parameters: Parameters) -> bool:
    """Tell whether one of two texts is the other with a negation in it: 通过验收 and 未通过验收, 健全 and 不够健全."""
    shorter, longer = sorted((_bare(target), _bare(actual)), key=len)
    fitting = [word for word in parameters.words("negations") if len(word) == len(longer) - len(shorter)]
    places = (match.span() for word in fitting for match in re.finditer(re.escape(word), longer))
    return bool(shorter) and any(longer[:start] + longer[end:] == shorter for start, end in places)


@lru_cache(maxsize=4096)
def is_lower_grade(target: str, actual: str, parameters: Parameters) -> bool | None:
    """Tell whether a result is a lower grade than its target, ``None`` if they are not on one scale."""
    asked = _AT_LEAST.fullmatch(_bare(target))
    names = asked["grade"] if asked else "", _bare(actual).removeprefix("达到")
    for places in _scales(parameters):
        if all(name in places for name in names):
            wanted, reached = (places[name] for name in names)
            return reached > wanted
    return None


@lru_cache(maxsize=64)
def _scales(parameters: Parameters) -> tuple[Mapping[str, int], ...]:
    """Return the rank of each grade on its scale, the best first; cached, since each row is looked up."""
    return tuple(
        {name: place for place, names in enumerate(scale.split(">")) for name in names.split("|")}
        for scale in parameters.words("scales")
    )


def _bare(text: str) -> str:
    return folded(text).strip(_ENDS)
