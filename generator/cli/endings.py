"""How a command fails: the exceptions for it, and its exit codes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar

from generator.cli.words import said, spoken
from generator.reading.values.nearest import nearest


class Exit(IntEnum):
    """The exit codes."""

    FINE = 0
    CONTENT_HAS_ERRORS = 1
    WRONG_USAGE_OR_CONFIGURATION = 2
    READING_OR_PUBLISHING_FAILED = 3
    OUR_BUG = 4


class Ended(Exception):
    """A command cannot go on; the message says why, or is empty if that was already printed."""

    code: ClassVar[Exit]


class ContentErrors(Ended):
    """Forms, or the files of a published site, have errors."""

    code = Exit.CONTENT_HAS_ERRORS


class ReadingOrPublishingFailed(Ended):
    """Reading or publishing failed, perhaps only this time."""

    code = Exit.READING_OR_PUBLISHING_FAILED


class WrongConfiguration(Ended):
    """The workspace, or what was asked for, cannot be used."""

    code = Exit.WRONG_USAGE_OR_CONFIGURATION


def unknown(words: str, name: str, known: Iterable[str]) -> WrongConfiguration:
    """Return the error for an unknown name, with the most similar known name."""
    names = sorted(known)
    meant = nearest(name, names)
    likely = said("nearest", name=meant) if meant else ""
    return WrongConfiguration(said(words, name=name, nearest=likely, known=spoken().listed(names)))
