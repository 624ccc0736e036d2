"""A report limited to a change: first the change itself, and no findings that existed before."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Place, Severity, error, warning
from generator.reporting.changed import of_change

OWN, OTHER = "content/forms/b/2019/b.yml", "content/forms/a/2019/a.yml"


def finding(file: str, *related: str) -> Diagnostic:
    return Diagnostic(Place(file), "period-reversed", (), Severity.NOTICE, tuple(map(Place, related)))


def test_what_is_changed_comes_first_and_the_rest_keeps_its_order() -> None:
    told = [error("odd-key", Place(OTHER)), warning("odd-key", Place(OTHER, 2)), error("odd-key", Place(OWN))]
    assert of_change(told, {OWN}) == (told[2], told[0], told[1])


def test_findings_elsewhere_are_left_out() -> None:
    assert of_change([finding(OTHER), finding(OWN)], {OWN}) == (finding(OWN),)


def test_a_finding_that_leads_to_what_is_changed_concerns_it() -> None:
    assert of_change([finding(OTHER, OTHER, OWN)], {OWN}) == (finding(OTHER, OTHER, OWN),)
