"""What is wrong with an input, as data: collected everywhere, put into words only when reported."""

from __future__ import annotations

from collections.abc import Container, Generator, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeVar, Union

Result = TypeVar("Result")


class Severity(Enum):
    """An error stops publication, a warning does not; a notice is a finding of a consistency rule.

    Information reports nothing wrong, only what a reviewer of a change has to see.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    INFORMATION = "information"


class Place(NamedTuple):
    """A position in a file: path as the user knows it, line and column counted from 1 in characters."""

    file: str
    line: int = 1
    column: int = 1


Said = Union[str, "Worded", tuple["Said", ...]]
"""A value of a message: a text, words of the language, or a list of these."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Words that wait for their language, which has them by this name; ``values`` are as those of a diagnostic."""

    name: str
    values: tuple[tuple[str, Said], ...]


def worded(name: str, /, **values: object) -> Worded:
    """Return words with their values: ``later`` is said as ``2022年3月 晚于 2021年12月``."""
    return Worded(name, _said(values))


def chained(name: str, parts: Iterable[Said]) -> Said:
    """Return parts with the same words between any two of them: ``either`` is said as ``甲 或 乙 或 丙``.

    They are joined in pairs, and these in pairs, so that thousands of them are no deeper than a dozen.
    """
    joined = list(parts)
    while len(joined) > 1:
        pairs = zip(joined[::2], joined[1::2], strict=False)
        joined = [*(worded(name, one=one, other=other) for one, other in pairs), *joined[len(joined) // 2 * 2 :]]
    return joined[0]


def quoted(texts: Iterable[str]) -> Said:
    """Return quoted texts, one beside the other: ``“甲”“乙”``."""
    return chained("beside", (worded("quoted", text=text) for text in texts))


class Diagnostic(NamedTuple):
    """One problem: the rule it breaks, its place, and the values for its message.

    ``values`` holds pairs of placeholder and value; the wording belongs to ``generator.language``, that of lists too.
    ``related`` are further places that explain the first one.
    """

    place: Place
    rule: str
    values: tuple[tuple[str, Said], ...]
    severity: Severity
    related: tuple[Place, ...] = ()


Reading = Generator[Diagnostic, None, Result]
"""A step that yields every problem and returns whatever could still be read."""


def error(rule: str, place: Place, *related: Place, **values: object) -> Diagnostic:
    """Return an error of ``rule`` at ``place``."""
    return Diagnostic(place, rule, _said(values), Severity.ERROR, related)


def warning(rule: str, place: Place, *related: Place, **values: object) -> Diagnostic:
    """Return a warning of ``rule`` at ``place``."""
    return Diagnostic(place, rule, _said(values), Severity.WARNING, related)


def information(rule: str, place: Place, *related: Place, **values: object) -> Diagnostic:
    """Return a diagnostic of severity ``INFORMATION`` for ``rule`` at ``place``."""
    return Diagnostic(place, rule, _said(values), Severity.INFORMATION, related)


def _said(values: dict[str, object]) -> tuple[tuple[str, Said], ...]:
    return tuple((name, _value(value)) for name, value in values.items())


def _value(value: object) -> Said:
    if isinstance(value, (list, tuple)):
        return tuple(map(_value, value))
    return value if isinstance(value, Worded) else str(value)


def collect(reading: Reading[Result]) -> tuple[Result, tuple[Diagnostic, ...]]:
    """Run a reading to its end; return its result and all problems, in the order found."""
    found: list[Diagnostic] = []
    while True:
        try:
            found.append(next(reading))
        except StopIteration as end:
            return end.value, tuple(found)


def sparing(reading: Reading[Result], lines: Container[int]) -> Reading[Result]:
    """Return the result of a reading, and omit the problems on the given lines."""
    while True:
        try:
            found = next(reading)
        except StopIteration as end:
            result: Result = end.value
            return result
        if found.place.line not in lines:
            yield found


def collect_some(reading: Reading[Result], most: int) -> tuple[Result | None, tuple[Diagnostic, ...]]:
    """Run a reading until it has found ``most`` problems; its result is ``None`` if it was stopped there."""
    found: list[Diagnostic] = []
    while len(found) < most:
        try:
            found.append(next(reading))
        except StopIteration as end:
            return end.value, tuple(found)
    return None, tuple(found)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether anything among ``diagnostics`` stops publication."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without duplicates, sorted by file, line, column and rule; equal ones keep their order.

    Missing cells share the place where they should be, so they stay in the order of the paper.
    """
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: (found.place, found.rule)))
