"""Reads single cells: text, amounts, dates, ticked options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.definition import cells
from generator.definition.cells import WITHHELD, Presence, ScalarType
from generator.diagnostics import Diagnostic, Place, Reading, Severity, error, warning
from generator.model import Figure, Money
from generator.personal import has_persons_own, looks_personal
from generator.reading.paper.facts import FactValue, Parsed
from generator.reading.values.nearest import nearest
from generator.reading.values.scalars import (
    date_in,
    has_too_many_digits,
    is_not_in_calendar,
    names_day,
    number_in,
    percentage_in,
    says_nothing,
    year_in,
)
from generator.source.document import Document
from generator.source.nodes import List, Node, Scalar, is_blank

BLANK = Parsed(None, None)
# Quotes that YAML takes for text, around something that needs narrow quotes or none: a comparison, number, percentage.
_QUOTED_FIGURE = re.compile(r"[“”＂「『‘’＇](?:[<>=≥≤≧≦＜＞＝][^“”＂「」]*|[-+±]?\d[\d.,]* ?[%％‰]?)[“”＂」』‘’＇]")
# Programs print a sign and a unit around a number that was left out, or a second sign before one that has its own.
_SIGN = r"(?>[<>＜＞]\s*[=＝]|[=＝]\s*[<>＜＞]|[<>=≥≤≧≦⩾⩽＜＞＝])\s*+"
_WITHOUT_NUMBER = re.compile(rf"(?:{_SIGN}){{2,}}\d.*|(?:{_SIGN})+(?:[（(][^（()）\d]*[)）]|[%％‰])", re.DOTALL)
_BETWEEN_OPTIONS = re.compile(r"[，、；,;\s]+")


def read_scalar(document: Document, node: Node, label: str, shape: cells.Scalar, presence: Presence) -> Reading[Parsed]:
    """Return the text and value of a scalar cell; ``/`` and the like in place of a figure are kept as text.

    The value of a date that names no day is its text.
    """
    if is_blank(node):
        if presence is Presence.FILLED:
            yield error("blank-cell", document.place(node), key=label)
        return BLANK
    if not isinstance(node, Scalar):
        yield error("text-expected", document.place(node), key=label)
        return BLANK
    value = parsed(node.text, shape)
    if isinstance(value, str | Money) and shape.type is not ScalarType.CODE:
        yield from _doubts(document.place(node), label, value)
    if value is None and not says_nothing(node.text):
        found = _misread(document.place(node), node.text, label, shape, presence)
        yield found
        if found.severity is not Severity.ERROR:
            yield from _doubts(document.place(node), label, node.text)
            return Parsed(node.text, node.text)
    elif value is None and presence is Presence.FILLED:
        yield error("blank-cell", document.place(node), key=label)
    return Parsed(node.text, value)


def read_said(document: Document, node: Node, label: str) -> Reading[str | None]:
    """Return a text that is not copied from a paper but written for the site, so that it need not contain a number."""
    if not isinstance(node, Scalar):
        yield error("text-expected", document.place(node), key=label)
        return None
    if has_persons_own(node.text):
        yield error("personal-number", document.place(node), key=label)
    elif looks_personal(node.text):
        yield warning("looks-personal", document.place(node), key=label)
    return node.text


def _doubts(place: Place, label: str, value: str | Money) -> Iterator[Diagnostic]:
    """Yield warnings about a text or an amount that may not be what was meant."""
    if isinstance(value, Money):
        if value.value < 0:
            yield warning("negative-money", place, key=label, value=value.written)
        return
    if looks_personal(value):
        yield warning("looks-personal", place, key=label)
    if _QUOTED_FIGURE.fullmatch(value):
        yield warning("chinese-quotes", place, key=label, value=value)
    if _WITHOUT_NUMBER.fullmatch(value.strip()):
        yield warning("comparison-without-number", place, key=label, value=value)


def _misread(place: Place, written: str, label: str, shape: cells.Scalar, presence: Presence) -> Diagnostic:
    """Return what is wrong with a text that does not conform to its type: an error, or a warning if it names no day.

    A paper may print a month or 年底 in place of a day, and its text is published; where a day is required, it is not.
    """
    text = written.strip()
    if shape.type is ScalarType.DATE and is_not_in_calendar(text):
        return error("no-such-day", place, key=label, value=written)
    if shape.type is ScalarType.DATE and presence is not Presence.FILLED and not names_day(text):
        return warning("day-not-named", place, key=label, value=written)
    if shape.type in (ScalarType.MONEY, ScalarType.NUMBER, ScalarType.PERCENTAGE) and has_too_many_digits(text):
        return error("too-many-digits", place, key=label, value=written)
    return error(f"wrong-{shape.type.value}", place, key=label, value=written)


def parsed(text: str, shape: cells.Scalar) -> FactValue | None:
    """Return the value of a text by its type, ``None`` if it does not conform.

    Space around a number or a date is ignored; a text is kept unchanged.
    """
    if not shape.is_figure:
        return text
    text = text.strip()
    match shape.type:
        case ScalarType.MONEY:
            value = number_in(text)
            return None if value is None else Money(text, value, shape.amounts)
        case ScalarType.NUMBER | ScalarType.PERCENTAGE:
            signed = percentage_in(text) if shape.type is ScalarType.PERCENTAGE else None
            value = number_in(text) if signed is None else signed
            return None if value is None else Figure(text, value)
        case ScalarType.DATE:
            return date_in(text)
    return year_in(text)


def read_private(document: Document, node: Node, label: str) -> Reading[str | None]:
    """Return the text of a private cell, which may only be blank or withheld.

    Other content is not repeated in the message, which is public.
    """
    if is_blank(node):
        return None
    if not isinstance(node, Scalar) or node.text.strip() != WITHHELD:
        yield error("personal-data", document.place(node), key=label)
    return WITHHELD


def read_choice(document: Document, node: Node, label: str, shape: cells.Choice) -> Reading[tuple[str, ...]]:
    """Return the chosen options, in the order written."""
    texts = yield from _chosen(document, node, label)
    if len(texts) > 1 and not shape.several:
        yield error("one-choice-only", document.place(node), key=label)
    names = [option.name for option in shape.options]
    for text in texts:
        if text.text not in names:
            yield _unknown_option(document, text, label, names, several=shape.several)
    return tuple(text.text for text in texts)


def _unknown_option(document: Document, text: Scalar, label: str, names: Sequence[str], *, several: bool) -> Diagnostic:
    """Return the error for a text that is not an option: several options in wide punctuation, or something else."""
    place, parts = document.place(text), _BETWEEN_OPTIONS.split(text.text.strip("［］【】 "))
    if any(part not in names for part in parts):
        likely = nearest(text.text, names)
        return error("unknown-option", place, key=label, value=text.text, nearest=likely, options=names)
    if len(parts) > 1 and not several:
        return error("one-choice-only", place, key=label)
    return error("options-in-one-text", place, key=label, value=text.text, parts=", ".join(parts))


def _chosen(document: Document, node: Node, label: str) -> Reading[tuple[Scalar, ...]]:
    if is_blank(node):
        return ()
    listed = node.nodes if isinstance(node, List) else (node,)
    for item in listed:
        if not isinstance(item, Scalar):
            yield error("text-expected", document.place(item), key=label)
    return tuple(item for item in listed if isinstance(item, Scalar))
