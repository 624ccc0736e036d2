"""The formats of a report. Each takes all diagnostics at once and returns the whole text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Place, Severity
from generator.language import Language
from generator.reporting.tally import tally, title_of
from generator.source.decoding import FORBIDDEN, visible
from generator.xml import DECLARATION, branch, leaf

Format = Callable[[Sequence[Diagnostic], Language], str]


def as_text(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return a paragraph for each diagnostic: place, rule and message, then the help and the related places.

    Many are followed by their tally.
    """
    return "".join(_paragraphs(diagnostics, language)) + tally(diagnostics, language)


def _paragraphs(diagnostics: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Yield a paragraph for each diagnostic, without the advice that one before it has given."""
    given: set[str] = set()
    for said in _said(diagnostics):
        yield _paragraph(said, language, given)
        if not language.answer(said.found):
            given.add(_beneath(said.found, language))


class _Said(NamedTuple):
    """A diagnostic, and the places in other files to which it applies word for word."""

    found: Diagnostic
    likewise: Sequence[Place] = ()


def _said(diagnostics: Sequence[Diagnostic]) -> Iterator[_Said]:
    """Yield the diagnostics; one that is equal in several files appears once, since it may have one cause.

    Findings belong to one form and are never merged.
    """
    places: dict[Diagnostic, list[Place]] = {}
    for found in diagnostics:
        if found.severity is not Severity.NOTICE:
            places.setdefault(_anywhere(found), []).append(found.place)
    told_once = {same: at for same, at in places.items() if len({place.file for place in at}) == len(at)}
    for found in diagnostics:
        first, *others = told_once.get(_anywhere(found), [found.place])
        if found.place == first:
            yield _Said(found, others)


def _anywhere(found: Diagnostic) -> Diagnostic:
    return found._replace(place=Place(""))


def _paragraph(said: _Said, language: Language, given: Container[str] = ()) -> str:
    severity = language.interface["report"][said.found.severity.value]
    return "\n".join(_lines(said, f"{severity} {said.found.rule}: ", language, given)) + "\n"


def _lines(said: _Said, kind: str, language: Language, given: Container[str] = ()) -> Iterator[str]:
    words, found = language.interface["report"], said.found
    yield f"{_position(found.place)}: {kind}{one_line(language.message(found))}"
    if (beneath := _beneath(found, language)) not in given:
        yield f"    {beneath}"
    for place in found.related:
        yield f"    {words['see']}{_position(place)}"
    for place in said.likewise:
        yield f"    {words['likewise']}{_position(place)}"


def _beneath(found: Diagnostic, language: Language) -> str:
    """Return the advice, or the answer of the unit.

    Whoever made a copy corrects it; a finding of a rule is for the unit to answer, and information reports nothing
    wrong.
    """
    words, advice = language.interface["findings"], one_line(language.help(found))
    if answer := language.answer(found):
        return f"{words['answer']}{one_line(answer)}"
    if found.severity is Severity.INFORMATION:
        return advice
    return f"{words['to_unit'] if found.severity is Severity.NOTICE else language.interface['report']['help']}{advice}"


def _position(place: Place) -> str:
    return f"{one_line(place.file)}:{place.line}:{place.column}"


def one_line(text: str) -> str:
    """Return a text with its line breaks marked, so that a value of several lines cannot imitate other output."""
    return visible("↵".join(text.splitlines()))


def as_json(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return a JSON object with the list of diagnostics and their number by severity."""
    counts = {severity.value: 0 for severity in Severity}
    for found in diagnostics:
        counts[found.severity.value] += 1
    content = {"counts": counts, "diagnostics": [_object(found, language) for found in diagnostics]}
    # GitHub's runner would obey ``##[`` here, too.
    text = json.dumps(content, ensure_ascii=False, indent=2).replace("##[", r"##\u005b") + "\n"
    return FORBIDDEN.sub(lambda match: json.dumps(match.group())[1:-1], text)


def _object(found: Diagnostic, language: Language) -> dict[str, object]:
    return {
        **found.place._asdict(),
        "severity": found.severity.value,
        "rule": found.rule,
        "message": language.message(found),
        "help": language.help(found),
        "related": [place._asdict() for place in found.related],
    }


_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "notice",
    Severity.INFORMATION: "notice",
}
"""What GitHub calls a severity."""


MOST_ANNOTATED = 10
"""How many annotations of each level GitHub shows of a step."""

LONGEST_ANNOTATION = 4096
"""After how many characters GitHub cuts a message, also in the log (actions/runner, ``ExecutionContext.AddIssue``)."""


def as_github(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return GitHub workflow commands, which annotate the lines of a pull request, then what they have no room for.

    The log shows of an annotation only the message, so the message includes the place.
    """
    annotated = _annotated(diagnostics)
    commands, others = [], []
    for index, found in enumerate(diagnostics):
        message = "\n".join(_lines(_Said(found), "", language))
        if index in annotated:
            commands.append(_annotation(found, message, language))
        if index not in annotated or len(message) > LONGEST_ANNOTATION:
            others.append(found)
    rest = [f"{language.interface['report']['beyond']}\n", *_paragraphs(others, language)] if others else []
    return "".join([*commands, *rest]) + tally(diagnostics, language)


def _annotated(diagnostics: Sequence[Diagnostic]) -> set[int]:
    """Return the positions of those to annotate: of each level the first of each rule, then the second of each, ..."""
    turns: dict[str, list[tuple[int, int]]] = {}
    before: Counter[tuple[str, str]] = Counter()
    for index, found in enumerate(diagnostics):
        level = _LEVELS[found.severity]
        turns.setdefault(level, []).append((before[level, found.rule], index))
        before[level, found.rule] += 1
    return {index for ordered in map(sorted, turns.values()) for _, index in ordered[:MOST_ANNOTATED]}


def _annotation(found: Diagnostic, message: str, language: Language) -> str:
    place, title = found.place, f"{title_of(found, language)} ({found.rule})"
    where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(title)}"
    return f"::{_LEVELS[found.severity]} {where}::{_data(message)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_junit(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return a JUnit report in which an error is a failed test, any other diagnostic a skipped one.

    GitLab shows it in the merge request, and Jenkins, which is often used with Gitee, beside the build. GitLab's own
    code quality report is shown only if the target branch has one as well (GitLab, merge request 66504).
    """
    failed = sum(found.severity is Severity.ERROR for found in diagnostics)
    skipped = len(diagnostics) - failed
    counts = {"tests": str(len(diagnostics)), "failures": str(failed), "skipped": str(skipped)}
    cases = [_case(found, language) for found in diagnostics]
    return DECLARATION + branch("testsuites", branch("testsuite", *cases, name="disclosure check", **counts))


def _case(found: Diagnostic, language: Language) -> str:
    place, outcome = found.place, "failure" if found.severity is Severity.ERROR else "skipped"
    name = f"{place.line}:{place.column} {title_of(found, language)} ({found.rule})"
    told = leaf(outcome, _paragraph(_Said(found), language))
    return branch("testcase", told, classname=one_line(place.file), name=name, file=one_line(place.file))


FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "github": as_github, "junit": as_junit}
