"""The command ``verify``: compares a published site with its checksums and reports every file that differs."""

from __future__ import annotations

import time

import click

from generator.cli.endings import ContentErrors, ReadingOrPublishingFailed, WrongConfiguration
from generator.cli.telling import say, watcher
from generator.cli.words import said, spoken
from generator.publishing.names import UnsafeName
from generator.publishing.places import place_of
from generator.publishing.sums import NotAList
from generator.publishing.verifying import Fault, Faulty, Verdict, verify
from generator.reporting.report import one_line


def verify_and_tell(text: str) -> None:
    """Verify the site at a path or an address."""
    started = time.monotonic()
    try:
        verdict = verify(place_of(text), watcher)
    except (NotAList, UnsafeName) as problem:
        told = said("not_a_list", place=text, problem=one_line(str(problem)))
        raise ReadingOrPublishingFailed(told) from None
    except OSError as problem:
        raise ReadingOrPublishingFailed(said("no_list", place=text, reason=spoken().failure(problem))) from None
    except ValueError:  # an address that cannot be parsed
        raise WrongConfiguration(said("wrong_address", place=one_line(text))) from None
    for one in verdict.faulty:
        click.echo(_line(one))
    say(_summary(verdict, time.monotonic() - started))
    if not verdict.knows_extra:
        say(said("extra_unknown"))
    if any(one.fault is not Fault.UNREADABLE for one in verdict.faulty):
        raise ContentErrors
    if verdict.faulty:
        raise ReadingOrPublishingFailed


def _line(one: Faulty) -> str:
    return said(f"file_{one.fault.value}", name=one_line(one.name), reason=one_line(spoken().failure(one.reason)))


def _summary(verdict: Verdict, seconds: float) -> str:
    counts = {fault.value: sum(one.fault is fault for one in verdict.faulty) for fault in Fault}
    return said(
        "verified_some" if verdict.faulty else "verified_all", files=verdict.listed, seconds=f"{seconds:.1f}", **counts
    )
