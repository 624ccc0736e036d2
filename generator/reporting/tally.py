"""How many problems there are of each rule: of many, the first thing to know is whether it was one mistake or seven."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.language import Language
from generator.rules.registry import rule_titles

FEW = 20
"""Up to how many diagnostics are seen at a glance."""


def tally(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return a line for each rule, what is most serious and most frequent first; empty for a few diagnostics.

    It is Markdown that can be read at a terminal, too, and quotes nothing from the forms.
    """
    if len(diagnostics) <= FEW:
        return ""
    of_rules: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for found in diagnostics:
        of_rules.setdefault((found.severity, found.rule), []).append(found)
    severities = [*Severity]
    ordered = sorted(of_rules.items(), key=lambda item: (severities.index(item[0][0]), -len(item[1])))
    total = language.interface["report"]["tally"].format(count=len(diagnostics))
    return "\n".join(["", total, *(_line(all_of_it, language) for _, all_of_it in ordered)]) + "\n"


def _line(all_of_it: Sequence[Diagnostic], language: Language) -> str:
    words, one = language.interface["report"], all_of_it[0]
    files = len({found.place.file for found in all_of_it})
    severity, title = words[one.severity.value], title_of(one, language)
    return words["of_rule"].format(severity=severity, rule=one.rule, title=title, files=files, count=len(all_of_it))


def title_of(found: Diagnostic, language: Language) -> str:
    """Return the title of the rule of a diagnostic."""
    return rule_titles()[found.rule] if found.severity is Severity.NOTICE else language.rules[found.rule].title
