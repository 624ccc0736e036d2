"""How a command ends other than well: what is raised for it, and the exit code that it leaves by."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar

from generator.cli.words import WORDS
from generator.reading.texts import nearest


class Exit(IntEnum):
    """What the exit code says."""

    FINE = 0
    CONTENT_HAS_ERRORS = 1
    WRONG_USAGE_OR_CONFIGURATION = 2
    READING_OR_PUBLISHING_FAILED = 3
    OUR_BUG = 4


class Ended(Exception):
    """A command cannot go on; the message says why, or is empty where that has been told."""

    code: ClassVar[Exit]


class ContentErrors(Ended):
    """Forms, or the files of a published site, are not as they must be."""

    code = Exit.CONTENT_HAS_ERRORS


class PublishingFailed(Ended):
    """Nothing could be published or read just now."""

    code = Exit.READING_OR_PUBLISHING_FAILED


class WrongConfiguration(Ended):
    """The workspace cannot be worked with, or not with what was asked for."""

    code = Exit.WRONG_USAGE_OR_CONFIGURATION


def unknown(words: str, name: str, known: Iterable[str]) -> WrongConfiguration:
    """Return the refusal of a name that nothing has, with the one that was probably meant."""
    names = sorted(known)
    meant = nearest(name, names)
    likely = WORDS["nearest"].format(name=meant) if meant else ""
    return WrongConfiguration(WORDS[words].format(name=name, nearest=likely, known="、".join(names)))
