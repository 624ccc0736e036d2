"""Where the findings of a form stand on its page, for all links that lead there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.rules.running import Finding


class FindingPlace(NamedTuple):
    """Where a finding stands on its form's page.

    ``number`` counts from 1. ``anchor`` is stable while findings of other rules come and go: it is the name of the
    rule, with a count from its second finding on.
    """

    number: int
    anchor: str


def placed(findings: Iterable[Finding]) -> Iterator[tuple[FindingPlace, Finding]]:
    """Yield all findings of a form with their places on its page."""
    of_rule: Counter[str] = Counter()
    for number, finding in enumerate(findings, 1):
        of_rule[finding.rule] += 1
        count = of_rule[finding.rule]
        yield FindingPlace(number, finding.rule if count == 1 else f"{finding.rule}-{count}"), finding
