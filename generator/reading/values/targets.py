"""Parses targets and results that are numbers. Words stay words: nothing is guessed."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model import Comparison, Target
from generator.reading.values.scalars import number_in, says_nothing

_HELD = "控制在"
"""An upper bound with 5%以内, an approximation with 26℃左右; ambiguous before a bare number."""

_SIGNS = {
    Comparison.AT_LEAST: (
        "≥", "≧", "⩾", "> =", ">=", "=>", "不低于", "不少于", "不小于", "大于等于", "大于或等于", "至少",
    ),
    Comparison.MORE: (">", "大于", "高于", "多于", "超过"),
    Comparison.AT_MOST: (
        "≤", "≦", "⩽", "< =", "<=", "=<", "不高于", "不超过", "不大于", "不多于", "小于等于", "小于或等于", "至多",
    ),
    Comparison.LESS: ("<", "小于", "低于", "少于"),
    Comparison.EQUAL: ("=", "等于"),
    Comparison.INCREASE: ("提升", "提高", "增长", "增加", "上升"),
    Comparison.DECREASE: ("下降", "降低", "减少"),
    Comparison.ABOUT: ("约", "大约"),
    Comparison.PLAIN: ("达到", "达", "为", _HELD),
}  # fmt: skip
_ENDINGS = {
    Comparison.AT_LEAST: ("及以上", "以上"),
    Comparison.AT_MOST: ("及以下", "以下", "以内", "之内", "内"),
    Comparison.ABOUT: ("左右", "上下"),
}
_NO_UNIT = "无单位"
_PER_CENT = ("百分比", "百分率")
_RATES = ("%", "％", "‰", *_PER_CENT)
_SCALES = {"万亿": 12, "亿": 8, "千万": 7, "百万": 6, "万": 4}


def _by_word(table: dict[Comparison, tuple[str, ...]]) -> dict[str, Comparison]:
    return {word: comparison for comparison, words in table.items() for word in words}


def _any_of(words: dict[str, Comparison] | dict[str, int]) -> str:
    """Return a pattern that matches any of the words, the longest first: ``>=`` is not ``>``, ``万亿`` not ``万``."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_ENDINGS_INSIDE = ("以上", "以下", "以内")
_SIGN, _ENDING = _by_word(_SIGNS), _by_word(_ENDINGS)
SIGNS, ENDINGS, SCALES = _any_of(_SIGN), _any_of(_ENDING), _any_of(_SCALES)
"""Patterns of what may stand before and behind a number."""

_SCALE = re.compile(SCALES)

# A unit is short; "100%合规" and "1个总报告 若干分报告" are words, and so is anything after a range or a fraction.
_LATIN = r"(?:[A-Za-zμµ]{0,2}m[²³23]|[A-Za-zμµ]{1,5})(?:/(?:[a-z]?m[²³23]|[A-Za-z]{1,3}))?"
_UNIT = rf"[%‰]|[℃㎡㎥]|{_LATIN}|(?!及?以[上下内])[一-鿿]{{1,4}}?(?:/[一-鿿]{{1,3}})?"
COUNTED = "个项次人名场家户篇件份本册套台批条期"
"""Units of one character that count things."""
# "已完成80%" and "共举办8场" are results; in "完成1号线建设" the number is part of a name.
_DONE = (
    r"(?:已|共计?|实际|累计|全年)*(?:完成|举办|举行|开展|组织|召开|实现|接待|发生)?了? *"
    rf"(?=\d[\d,.]* *(?:%|[{COUNTED}起例]次?)(?:{ENDINGS})?(?:[^一-鿿]|$))"
)
_BESIDE = r"[^()另]*另[^()]*\d"
"""The beginning of a remark with a number that belongs to the one before it: ``8场（另有5场线上）``."""

_TARGET = re.compile(
    r"(?:每(?P<every>[年月周天日]|季度) *)?"
    rf"(?:{_DONE})?(?P<sign>{SIGNS})? *(?P<number>-?\d[\d,]*(?:\.\d+)?) *(?P<scale>{SCALES})? *"
    rf"(?P<vague>余|多(?=[{COUNTED}]))?(?:\((?P<bracketed>{_UNIT})\)|(?P<unit>{_UNIT}))?(?:(?:\(含[^()]*\))?(?P<ending>{ENDINGS}))?"
    rf"(?: *\((?!{_BESIDE})(?:[^()]|\([^()]*\))*\))*[。,;]?(?:(?<=。)\D*)?",
    re.ASCII | re.DOTALL,
)
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
"""Wide letters and signs to narrow ones. Unlike NFKC this leaves ``10²`` unchanged."""

_SPACES = re.compile(" {2,}")

# "12日起" is a date; "2起" is a count, as of accidents.
_IN_CALENDAR = re.compile(r".*[前后底初末止]|.+起|.*月", re.DOTALL)
_DAYS = ("年", "日", "号")
_OF_DATES = re.compile("[年月日号]")
_RANGE = re.compile(
    rf"[^\d]{{0,4}}(?P<low>\d[\d,.]* *(?:{_UNIT}|\((?:{_UNIT})\))?) *[-~–—至到] *(?P<high>\d[\d,.]* *"
    rf"(?:{_UNIT}|\((?:{_UNIT})\))?)(?: *\([^()]*\))*。?",
    re.ASCII,
)


@lru_cache(maxsize=4096)
def target_in(text: str) -> Target | None:
    """Return the number that a target or result consists of, ``None`` if it is words.

    An explanation may follow in brackets or as a separate sentence; with further numbers outside brackets, or to be
    added, the text counts as words. ``每月≥2次`` is ``≥2次/月``.
    """
    match = _TARGET.fullmatch(_even(text))
    number = number_in(match["number"]) if match else None
    if match is None or number is None:
        return None
    scale, unit = _scale_and_unit(match)
    unit = "%" if unit in _PER_CENT else unit
    comparison = _comparison(match["sign"], match["ending"])
    if match["vague"] and comparison is Comparison.PLAIN:
        comparison = Comparison.ABOUT
    if comparison is None or any(word in unit for word in _ENDINGS_INSIDE):
        return None
    if _is_of_calendar(match["number"], unit, comparison) or (match["every"] and not unit):
        return None
    unit = f"{unit}/{match['every']}" if match["every"] else unit
    return Target(text, comparison, number * 10 ** _SCALES.get(scale, 0), unit)


def joined(value: str | None, unit: str | None, comparison: str | None = None) -> str | None:
    """Return as one text a number that a paper splits over columns: ``≥``, ``95`` and ``%``.

    Parts that the value already has are not repeated. Words and dates stay unchanged whatever the other columns hold.
    """
    if value is None or not (unit or comparison):
        return value
    bare, end, sign = value.strip(), (unit or "").strip(), _even(comparison or "")
    end = "" if end == _NO_UNIT or says_nothing(end) else end
    if bounds := bounds_in(bare):
        return bare if bounds[1].unit else bare + end
    number = target_in(bare)
    if number is None:
        return value
    if not number.unit:
        bare = _with_unit(bare, end)
    is_open = number.comparison is Comparison.PLAIN and _even(bare)[0] in "-0123456789"
    return f"{sign}{bare}" if is_open and sign in _SIGN else bare


def _with_unit(number: str, unit: str) -> str:
    """Return the text of a number with a unit inserted before its ending: ``95%以上``.

    A scale of the number is not repeated: ``1200万`` in ``万元`` is ``1200万元``.
    """
    even = _even(number)
    text = number if len(number) == len(even) else even
    match = _TARGET.fullmatch(even)
    assert match, "it was read as a number"
    at = max(match.end("number"), match.end("scale"), match.end("vague"))
    repeated = next((scale for scale in _SCALES if text[:at].endswith(scale) and unit.startswith(scale)), "")
    return f"{text[:at]}{unit.removeprefix(repeated)}{text[at:]}"


def joined_result(value: str | None, unit: str | None) -> str | None:
    """Return a result with the unit of its target, except for rates, because beside them ``0.96`` may mean 96 %."""
    return joined(value, None if (unit or "").strip() in _RATES else unit)


def is_range(text: str) -> bool:
    """Tell whether a target or result is a range of numbers: ``3-5次``, ``10%至20%``; ranges of dates do not count."""
    return _range(_even(text)) is not None


def bounds_in(text: str) -> tuple[Target, Target] | None:
    """Return the two bounds of a target, in one unit; ``None`` for anything else.

    1-2万 is also ``None``, because it does not say whether it begins at 10,000.
    """
    bare = _even(text)
    match = _range(bare) if bare[:1].isdigit() else None
    low, high = (target_in(match[name]) if match else None for name in ("low", "high"))
    if low is None or high is None or (low.unit and low.unit != high.unit) or low.value > high.value:
        return None
    if is_scaled(low.text) is not is_scaled(high.text):
        return None
    return Target(low.text, low.comparison, low.value, high.unit), high


def _range(bare: str) -> re.Match[str] | None:
    return None if _OF_DATES.search(bare.replace("工作日", "")) else _RANGE.fullmatch(bare)


def is_scaled(text: str) -> bool:
    """Tell whether a number is written in units of ten thousand or more: ``2万人``."""
    match = _TARGET.fullmatch(_even(text))
    return bool(match and _scale_and_unit(match)[0])


def _even(text: str) -> str:
    """Return a text with narrow letters and signs and without repeated spaces, each of which a pattern would try."""
    return _SPACES.sub(" ", text.translate(_WIDE)).strip()


def _scale_and_unit(match: re.Match[str]) -> tuple[str, str]:
    """Return the scale of a number and its unit, both of which may be in brackets: ``≤100(万元)``."""
    if match["scale"] or not match["bracketed"]:
        return match["scale"] or "", match["bracketed"] or match["unit"] or ""
    scale = _SCALE.match(match["bracketed"])
    return (scale.group(), match["bracketed"][scale.end() :]) if scale else ("", match["bracketed"])


def _comparison(sign: str | None, ending: str | None) -> Comparison | None:
    """Return the comparison, ``None`` if sign and ending contradict each other or the sign is ambiguous."""
    if sign == _HELD and not ending:
        return None
    before, after = _SIGN[sign or "达"], _ENDING.get(ending or "")
    if after is None or before is after:
        return before
    if before is Comparison.PLAIN:
        return after
    return before if before.is_change and after is Comparison.AT_LEAST else None


def _is_of_calendar(number: str, unit: str, comparison: Comparison) -> bool:
    """Tell whether the number is a year, month or day: ``不低于2018年``, ``2021年上半年``, ``30日``."""
    if _IN_CALENDAR.fullmatch(unit):
        return not unit.endswith(("个月", "人月", "/月"))
    if unit.startswith("年"):
        return len(number) == 4
    return unit in _DAYS and comparison is Comparison.PLAIN
