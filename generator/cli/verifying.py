"""The command ``verify``: compares a published site with its checksums and reports every file that differs."""

from __future__ import annotations

import time

import click

from generator.cli.endings import ContentErrors, ReadingOrPublishingFailed, WrongConfiguration
from generator.cli.telling import say, watched
from generator.cli.words import WORDS
from generator.language import load
from generator.publishing.names import UnsafeName
from generator.publishing.places import place_of
from generator.publishing.sums import NotAList
from generator.publishing.verifying import Fault, Faulty, Verdict, verify
from generator.reporting.report import one_line


def verify_and_tell(text: str) -> None:
    """Verify the site at a path or an address."""
    started = time.monotonic()
    try:
        verdict = verify(place_of(text), watched)
    except (NotAList, UnsafeName) as problem:
        told = WORDS["not_a_list"].format(place=text, problem=one_line(str(problem)))
        raise ReadingOrPublishingFailed(told) from None
    except OSError as problem:
        raise ReadingOrPublishingFailed(WORDS["no_list"].format(place=text, reason=load().failure(problem))) from None
    except ValueError:  # an address that cannot be parsed
        raise WrongConfiguration(WORDS["wrong_address"].format(place=one_line(text))) from None
    for one in verdict.faulty:
        click.echo(_line(one))
    say(_summary(verdict, time.monotonic() - started))
    if not verdict.knows_extra:
        say(WORDS["extra_unknown"])
    if any(one.fault is not Fault.UNREADABLE for one in verdict.faulty):
        raise ContentErrors
    if verdict.faulty:
        raise ReadingOrPublishingFailed


def _line(one: Faulty) -> str:
    return WORDS[f"file_{one.fault.value}"].format(name=one_line(one.name), reason=one_line(load().failure(one.reason)))


def _summary(verdict: Verdict, seconds: float) -> str:
    counts = {fault.value: sum(one.fault is fault for one in verdict.faulty) for fault in Fault}
    words = WORDS["verified_some" if verdict.faulty else "verified_all"]
    return words.format(files=verdict.listed, seconds=f"{seconds:.1f}", **counts)
