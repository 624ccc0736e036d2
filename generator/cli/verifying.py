"""Holds a published site against its checksums, and tells every file that is not as listed."""

from __future__ import annotations

import time

import click

from generator.cli.project import ContentErrors, PublishingFailed, WrongConfiguration, watched
from generator.cli.words import WORDS
from generator.publishing.names import UnsafeName
from generator.publishing.places import place_of
from generator.publishing.sums import NotAList
from generator.publishing.verifying import Fault, Faulty, Verdict, verify


def verify_and_tell(text: str) -> None:
    """Verify the site at a path or an address."""
    started = time.monotonic()
    try:
        verdict = verify(place_of(text), watched)
    except (NotAList, UnsafeName) as problem:
        raise PublishingFailed(WORDS["not_a_list"].format(place=text, problem=_printable(str(problem)))) from None
    except ValueError:  # of an address that cannot be taken apart
        raise WrongConfiguration(WORDS["wrong_address"].format(place=_printable(text))) from None
    for one in verdict.faulty:
        click.echo(_line(one))
    click.echo(_summary(verdict, time.monotonic() - started), err=True)
    if not verdict.knows_extra:
        click.echo(WORDS["extra_unknown"], err=True)
    if any(one.fault is not Fault.UNREADABLE for one in verdict.faulty):
        raise ContentErrors
    if verdict.faulty:
        raise PublishingFailed


def _line(one: Faulty) -> str:
    return WORDS[f"file_{one.fault.value}"].format(name=_printable(one.name), reason=_printable(one.reason))


def _printable(text: str) -> str:
    """Return a text from elsewhere, without what a terminal would obey."""
    return text if text.isprintable() else text.encode("unicode_escape").decode()


def _summary(verdict: Verdict, seconds: float) -> str:
    counts = {fault.value: sum(one.fault is fault for one in verdict.faulty) for fault in Fault}
    words = WORDS["verified_some" if verdict.faulty else "verified_all"]
    return words.format(files=verdict.listed, seconds=f"{seconds:.1f}", **counts)
