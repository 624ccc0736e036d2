"""Limits a report to a change, so that a pull request is not told what was wrong before."""

from __future__ import annotations

from collections.abc import Container, Sequence

from generator.diagnostics import Diagnostic, Severity


def of_change(diagnostics: Sequence[Diagnostic], changed: Container[str]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics about the files ``changed`` first, then the others except findings.

    An error or a warning elsewhere can be caused by the change, for example in a form whose unit was renamed.
    """
    own = [found for found in diagnostics if _concerns(found, changed)]
    others = [found for found in diagnostics if not _concerns(found, changed)]
    return (*own, *(found for found in others if found.severity is not Severity.NOTICE))


def _concerns(found: Diagnostic, changed: Container[str]) -> bool:
    return any(place.file in changed for place in (found.place, *found.related))
