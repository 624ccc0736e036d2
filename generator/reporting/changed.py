"""What of a report concerns a change: a pull request is to be told of itself, not of what was there before."""

from __future__ import annotations

from collections.abc import Container, Sequence

from generator.diagnostics import Diagnostic, Severity


def of_change(diagnostics: Sequence[Diagnostic], changed: Container[str]) -> tuple[Diagnostic, ...]:
    """Return what has to do with the files ``changed`` before all else, and no findings that have nothing.

    An error or a warning elsewhere can come of the change, such as a form whose unit was given another name.
    """
    own = [found for found in diagnostics if _concerns(found, changed)]
    others = [found for found in diagnostics if not _concerns(found, changed)]
    return (*own, *(found for found in others if found.severity is not Severity.NOTICE))


def _concerns(found: Diagnostic, changed: Container[str]) -> bool:
    return any(place.file in changed for place in (found.place, *found.related))
