"""Results in words: which say what came of their target, contradict it, or are another grade of one scale.

The words are parameters of the rule ``generator.rules.recomputing.SCORING``: ``reached``, ``unreached``, ``undone``,
``late``, ``called_off`` and ``redeemed``, ``negations``, and ``scales``, each of which lists its grades from the best
on, with all names of a grade: ``优|优秀>良|良好``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.reading.values.folding import folded
from generator.rules.parameters import Parameters

_ENDS = ".。"
_BREAK = re.compile(r"[,;。!?()]+|\.{2,}|\.$")
_LABEL = re.compile(r".*:")
"""What only names the words behind it: ``完成情况：`` and ``未完成：``."""

_CAUSE = r"(?:因(?!为?上年|为?去年|此)|由于|受(?![理益众惠助训]))[^的因]{1,20}?"
_BECAUSE = re.compile(rf"{_CAUSE}|(?:推迟|延期|顺延|整改中)")
_SO_FAR = r"(?:目前|至今|实际|[本当全]年|年内)?[暂还仍均都]?"
_UNDONE = (
    r"(?:(?![的零无未不已均后但或即被将请须填\d]|没有|全部|其中|应急|处置).){1,12}"
    r"(?<![率数量者户件])(?<!项目)(?<!事项)(?<!情况)(?<!人员)(?<!企业)(?<!单位)(?<!清单)(?<!原因)(?<!部分)"
)
"""What was not done, if nothing more is said of it: ``满意度调查``, but neither ``项目`` nor ``的已整改``."""

_BY = (
    r"了?[约近]?(?:[1-9]\d*(?:\.\d+)?|[一二两三四五六七八九十]+)[余多]?"
    r"(?:[天日周年]|个?工作日|个?自然日|个?星期|个?多?月|个?季度)[余多半]?"
    r"(?:才?(?:完成|完工|竣工|验收|交付|上线|建成|发放|拨付|报送|提交))?"
)
"""How late something was; hours and less may be those of a service."""

_IN_TIME = re.compile(r"[按如准]期|[按准]时|及时|按计划|[月日年底末]前|[年月]度?内")
_HELD = r"(?:举办|举行|召开|开展)?"
_NONE = r"0+(?:\.0+)?[^\d.]{0,3}|零.{0,3}|无|没有|否|不存在|[-/—]+"
_AGAINST = re.compile(r"[不无未零禁停]|避免|防止|预防|杜绝|取消")
_AT_LEAST = re.compile(r"(?:≥|达到|不低于)?(?P<grade>.+?)(?:及?以上)?")


# Each row is looked up several times, and the next form says much the same.
@lru_cache(maxsize=4096)
def says_unreached(name: str, target: str, actual: str, parameters: Parameters) -> bool:
    """Tell whether a result, or a part of it, says that nothing or too little came of the target of an indicator.

    A part counts by itself (``60%，未完成``) or with its cause (``因疫情取消``), and the first also with what was not
    done (``未开展满意度调查``), but not if a later one takes it back: ``未完成，现已补做``, ``未完成（0项）``. That it
    was late counts if the target asks for a time. Behind what was not done, only a cause cannot be what was done
    instead: ``未召开线下会议，以视频形式召开``.
    """
    asked, parts = folded(target), parts_of(actual)
    for place, part in enumerate(parts):
        match = _failing(parameters).fullmatch(part) if part != asked else None
        if match and _is_certain(match, name, asked, is_first=not place, parameters=parameters):
            later = parts[place + 1 :]
            is_replaced = bool(match["undone"]) and not all(_BECAUSE.match(part) for part in later)
            return not is_replaced and not any(map(_redeeming(parameters).search, later))
    return False


@lru_cache(maxsize=4096)
def says_reached(actual: str, parameters: Parameters) -> bool:
    """Tell whether a result says that its target was reached, and nothing else."""
    parts = parts_of(actual)
    return bool(parts) and {*parts} <= {*map(folded, parameters.words("reached"))}


def parts_of(actual: str) -> list[str]:
    """Return the parts of a result between its marks and brackets, folded, without labels."""
    parts = (_LABEL.sub("", part) for part in _BREAK.split(folded(actual)))
    return [part for part in parts if part]


def _is_certain(match: re.Match[str], name: str, asked: str, *, is_first: bool, parameters: Parameters) -> bool:
    """Tell whether what failed was wanted."""
    directions = parameters.directions
    if match["off"] or match["late"]:
        is_asked = bool(match["off"] or directions.is_due(name) or _IN_TIME.search(asked))
        return is_asked and not directions.may_be_unwanted(f"{name}{asked}")
    if not match["undone"]:
        return True
    return is_first and not _AGAINST.search(asked) and not directions.may_be_unwanted(match["undone"])


@lru_cache(maxsize=64)
def _failing(parameters: Parameters) -> re.Pattern[str]:
    """Return the pattern of a part that says that a target was not reached; one without words matches nothing."""
    keys = ("unreached", "undone", "late", "called_off")
    unreached, undone, late, off = (_any_of(parameters.words(key)) for key in keys)
    done = rf"(?:{unreached}|(?:{undone})(?P<undone>{_UNDONE})|(?:{late})(?P<late>{_BY}))"
    return re.compile(rf"(?:{_CAUSE}|{_SO_FAR}){done}|{_CAUSE}(?P<off>{off}){_HELD}")


@lru_cache(maxsize=64)
def _redeeming(parameters: Parameters) -> re.Pattern[str]:
    """Return the pattern of a part that takes back that a target was not reached."""
    redeemed = _any_of(parameters.words("redeemed"))
    return re.compile(rf"^(?:{_NONE})$|{redeemed}")


def _any_of(words: Sequence[str]) -> str:
    """Return a pattern of any of some words, the longest first, and of nothing if there are none."""
    return "|".join(map(re.escape, sorted(map(folded, words), key=len, reverse=True))) or r"(?!)"


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
