"""Recognises text that may be somebody's telephone, identity or bank account number.

A pattern has false positives and false negatives, so on a paper it only causes warnings and masking in messages, which
are public. What is certainly personal data is known by its field.
"""

from __future__ import annotations

import re
from unicodedata import normalize

COVER = "…"

_DASH = "[-\u2010-\u2015]"
_GAP = "[- \u2010-\u2015]"
_AREA = r"0(?:10|2\d|[3-9]\d\d)"
_LANDLINE = rf"(?:(?<!\d){_AREA} ?{_DASH}{{1,2}} ?|\({_AREA}\) ?)(?:\d{{7,8}}|\d{{4}} \d{{4}})"
_CITY = r"0(?:10|2\d) \d{8}"
_LOCAL = rf"\d{{3,4}}{_GAP}?\d{{4}}"
_FROM_ABROAD = rf"(?:(?:\+|00)86{_GAP}?|86{_DASH})\(?0?(?:10|2\d|[3-9]\d\d)\)?{_GAP}?{_LOCAL}"
# Two halves may also be a range, 3000-5000 个, or have a year, 2019-0012 号 and GB/T 3759-2013.
_HALVES = rf"(?!(?:\d{{4}}{_GAP})?(?:19|20)\d\d|\d{{3}}0{_GAP}\d{{3}}0)\d{{4}}{_GAP}\d{{4}}"
_WITH_AREA = rf"\d{{7,8}}|{_AREA}\D{{1,3}}{_LOCAL}"
_TELEPHONE = r"(?:电话|手机|联系方式|\btel(?![a-z]))"
_CALLED = rf"联系\D{{0,6}}(?:{_WITH_AREA})|{_TELEPHONE}\D{{0,6}}(?:{_WITH_AREA}|{_HALVES})"
# Three digits before two years are none of a telephone: 150 2019-2020.
_NO_YEARS = r"(?!\D{0,3}(?:19|20)\d\d\D{1,3}(?:19|20)\d\d)"
_GROUPS = (
    r"[ -]?\d{4}[ -]?\d{4}"
    rf"|(?:(?:{_GAP}{{1,3}}|[./_\xb7])\d{{4}}){{2}}"
    rf"|{_GAP}{{1,3}}\d{{3}}{_GAP}{{1,3}}\d{{5}}"
)
_SURELY = rf"(?:(?:\+|00)?86{_GAP}?|{_TELEPHONE}\D{{0,6}})"
_MOBILE = (
    rf"{_SURELY}?(?:1[3-9]\d{_NO_YEARS}(?:{_GROUPS})|\(1[3-9]\d\){_NO_YEARS} ?\d{{4}}{_GAP}\d{{4}})"
    rf"|{_SURELY}1[3-9]\d(?:{_GROUPS})"
)
# In groups only with a day of birth, because a region, a day and a number may be those of a document: none since 2010.
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_BORN = rf"(?:19\d\d|200\d){_GAP}{{0,3}}{_DAY}"
_IDENTITY = rf"\d{{17}}[\dX]|\d{{6}}{_GAP}{{0,3}}{_BORN}{_GAP}{{0,3}}\d{{3}}[\dX]"
# UnionPay has 62; the others are those of older cards of the four largest banks.
_ACCOUNT = (
    rf"62\d\d(?:{_GAP}?\d{{4}}){{3}}(?:{_GAP}?\d{{3}})?|62\d{{4}}{_GAP}\d{{10}}(?:\d{{3}})?"
    rf"|(?:4367|4563|6013|955[89])(?:{_GAP}?\d{{4}}){{3}}{_GAP}?\d{{3}}"
)
_OWN = rf"{_MOBILE}|{_IDENTITY}|{_ACCOUNT}"
_FLAGS = re.ASCII | re.IGNORECASE
PERSONAL = re.compile(rf"(?:(?<!\d)(?:{_OWN}|{_CITY}|{_FROM_ABROAD})|{_LANDLINE}|{_CALLED})(?!\d)", _FLAGS)
PERSONS_OWN = re.compile(rf"(?<!\d)(?:{_OWN})(?!\d)", _FLAGS)
"""The numbers among these that an office does not have, while it may publish its landline."""
# In an address digits are often those of a page, so these are only a mobile's or with a day of birth, and ungrouped;
# a letter of another script before them may be written as %E5%BC%A0.
IN_ADDRESS = re.compile(
    rf"(?:(?<!\d)|%[\dA-F]{{2}})(?:1[3-9]\d{{9}}|\d{{6}}(?:19|20)\d\d{_DAY}\d{{3}}[\dX])(?!\d)", _FLAGS
)
"""The numbers of persons that are told in an address, which cannot be changed without breaking links."""
# Every match of the first two has seven digits with at most three spaces or marks between two of them, except for
# characters that stand for several digits. This test takes a tenth of the time of normalising the text.
_SEVERAL = "\xb2\xb3\xb9\xbc-\xbe\u2070-\u2089\u2150-\u215f\u2189\u2460-\u249b\u24ea\u3250-\u33ff\U0001f100-\U0001f10a"
_BETWEEN = r"\s\-./_\xb7\u0387\u2010-\u2015\u2024\ufe31-\ufe34\ufe4d-\ufe4f\ufe52\ufe58\ufe63\uff0d-\uff0f\uff3f"
MAY_BE_PERSONAL = re.compile(rf"[\d{_SEVERAL}](?:(?<=[{_SEVERAL}])|(?:[{_BETWEEN}]{{0,3}}[\d{_SEVERAL}]){{6}})")


def looks_personal(text: str) -> bool:
    """Tell whether a text may hold such a number, in digits of any width."""
    return MAY_BE_PERSONAL.search(text) is not None and PERSONAL.search(normalize("NFKC", text)) is not None


def has_persons_own(text: str) -> bool:
    """Tell whether a text may hold the number of a mobile telephone, an identity card or a bank account."""
    return MAY_BE_PERSONAL.search(text) is not None and PERSONS_OWN.search(normalize("NFKC", text)) is not None


def address_has_persons_own(address: str) -> bool:
    """Tell whether an address may hold the number of a mobile telephone or an identity card."""
    return IN_ADDRESS.search(address) is not None


def covered(text: str) -> str:
    """Return a text that is safe to repeat in public: one that looks personal is replaced by ``COVER``."""
    return COVER if looks_personal(text) else text
