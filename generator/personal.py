"""Recognises text that may be somebody's telephone, identity or bank account number.

A pattern has false positives and false negatives, so on a paper it only causes warnings and masking in messages, which
are public. What is certainly personal data is known by its field.
"""

from __future__ import annotations

import re
from unicodedata import normalize

COVER = "…"

_DASH = "[-\u2010-\u2015]"
_MOBILE = rf"(?:\+86)?1[3-9]\d(?:[ -]?\d{{4}}[ -]?|{_DASH}\d{{4}}{_DASH}|\.\d{{4}}\.)\d{{4}}"
_AREA = r"0(?:10|2\d|[3-9]\d\d)"
_LANDLINE = rf"(?:(?<!\d){_AREA} ?{_DASH}{{1,2}} ?|\({_AREA}\) ?)(?:\d{{7,8}}|\d{{4}} \d{{4}})"
_CITY = r"0(?:10|2\d) \d{8}"
_IDENTITY = r"\d{17}[\dX]"
_ACCOUNT = r"62\d\d(?: ?\d{4}){3}(?: ?\d{3})?"
_CALLED = rf"(?:电话|手机|联系)\D{{0,6}}(?:\d{{7,8}}|{_AREA}\D{{1,3}}(?:\d{{7,8}}|\d{{3,4}}[ -]\d{{4}}))"
_OWN = rf"{_MOBILE}|{_IDENTITY}|{_ACCOUNT}"
_FLAGS = re.ASCII | re.IGNORECASE
PERSONAL = re.compile(rf"(?:(?<!\d)(?:{_OWN}|{_CITY})|{_LANDLINE}|{_CALLED})(?!\d)", _FLAGS)
PERSONS_OWN = re.compile(rf"(?<!\d)(?:{_OWN})(?!\d)", _FLAGS)
"""The numbers among these that an office does not have, while it may publish its landline."""
# Every match has seven digits with at most a space, dash or dot between two of them, except for characters that stand
# for several digits. This test takes a tenth of the time of normalising the text.
_SEVERAL = "\xb2\xb3\xb9\xbc-\xbe\u2070-\u2089\u2150-\u215f\u2189\u2460-\u249b\u24ea\u3250-\u33ff\U0001f100-\U0001f10a"
_BETWEEN = r"\s\-.\u2010-\u2015\u2024\ufe31\ufe32\ufe52\ufe58\ufe63\uff0d\uff0e"
MAY_BE_PERSONAL = re.compile(rf"[\d{_SEVERAL}](?:(?<=[{_SEVERAL}])|(?:[{_BETWEEN}]?[\d{_SEVERAL}]){{6}})")


def looks_personal(text: str) -> bool:
    """Tell whether a text may hold such a number, in digits of any width."""
    return MAY_BE_PERSONAL.search(text) is not None and PERSONAL.search(normalize("NFKC", text)) is not None


def has_persons_own(text: str) -> bool:
    """Tell whether a text may hold the number of a mobile telephone, an identity card or a bank account."""
    return MAY_BE_PERSONAL.search(text) is not None and PERSONS_OWN.search(normalize("NFKC", text)) is not None


def covered(text: str) -> str:
    """Return a text that is safe to repeat in public: one that looks personal is replaced by ``COVER``."""
    return COVER if looks_personal(text) else text
