"""The texts of the interface, one folder for each language, separate from all logic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from generator.diagnostics import Diagnostic, Said, Severity, Worded, collect
from generator.language.foreign import failure, translated
from generator.personal import covered
from generator.source.document import read_document
from generator.source.nodes import plain

LANGUAGES = ("zh",)
DEFAULT = LANGUAGES[0]
"""The language of a site whose settings cannot be read, and of a command outside of any project."""

MOST_SHOWN = 300

Texts = Mapping[str, Mapping[str, str]]


class FaultyTexts(ValueError):
    """Texts of the package that are not proper YAML, as after a merge; has each place, and the rule it breaks.

    It has no words, because these are in the same files.
    """


@dataclass(frozen=True, slots=True)
class RuleText:
    """The texts of one rule; ``wrong`` and ``right`` are examples in YAML, empty if there are none.

    ``without`` and ``otherwise`` replace ``message`` and ``help`` if a value that these refer to is empty.
    """

    id: str
    title: str
    message: str
    without: str
    help: str
    otherwise: str
    why: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Language:
    """All texts of a language; ``interface``, ``data`` and ``foreign`` are by section."""

    code: str
    rules: Mapping[str, RuleText]
    """The texts of reading rules."""
    findings: Texts
    """The texts of consistency rules."""
    interface: Texts
    data: Texts
    """The names of the tables and columns of the open data."""
    foreign: Texts
    """Translations of the messages of other programs, by program."""

    def listed(self, texts: Iterable[str]) -> str:
        """Return a list as running text."""
        return self.interface["texts"]["between"].join(texts)

    def said(self, value: Said) -> str:
        """Return a value of a message as text."""
        if isinstance(value, Worded):
            return self.findings["sums"][value.name].format(**{name: self.said(one) for name, one in value.values})
        return value if isinstance(value, str) else self.listed(map(self.said, value))

    def told(self, values: Mapping[str, Said]) -> dict[str, str]:
        """Return the values of a message as texts."""
        return {name: self.said(value) for name, value in values.items()}

    def said_by(self, program: str, text: str) -> str | None:
        """Return the translation of another program's message, ``None`` if there is none."""
        return translated(self.foreign[program], text)

    def failure(self, problem: object) -> str:
        """Return why the system or the network failed."""
        return failure(self.foreign["system"], str(problem), self.interface["texts"])

    def message(self, found: Diagnostic) -> str:
        """Return the message of a diagnostic, with its values."""
        if found.severity is Severity.NOTICE:
            return self.findings[found.rule]["message"].format(**self._values(found))
        values = self._values(found)
        if "reason" in values:  # why a file cannot be read
            values["reason"] = self.failure(values["reason"])
        rule = self.rules[found.rule]
        return _filled(rule.message, rule.without, values)

    def help(self, found: Diagnostic) -> str:
        """Return what to do about a diagnostic."""
        if found.severity is Severity.NOTICE:
            return self.findings[found.rule]["advice"].format(**self._values(found))
        rule, values = self.rules[found.rule], self._values(found)
        return _filled(rule.help, rule.otherwise, values)

    def answer(self, found: Diagnostic) -> str:
        """Return the unit's answer to a finding, empty if there is none."""
        return self._values(found).get("answer", "") if found.severity is Severity.NOTICE else ""

    def _values(self, found: Diagnostic) -> dict[str, str]:
        """Return the values of a message; long ones are shortened, those that look personal are masked."""
        return {name: _shortened(covered(self.said(value))) for name, value in found.values}


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}……"


def _filled(text: str, otherwise: str, values: Mapping[str, str]) -> str:
    """Return a text with its values; a non-empty ``otherwise`` replaces it if a value that it refers to is empty."""
    lacks = otherwise and any(f"{{{name}}}" in text and not value for name, value in values.items())
    return (otherwise if lacks else text).format(**values)


@cache
def load(code: str = DEFAULT) -> Language:
    """Return a language of the package; raises ``FaultyTexts``."""
    rules = {name: _rule_text(name, texts) for name, texts in _read(code, "diagnostics").items()}
    return Language(code, rules, *(_read(code, name) for name in ("findings", "interface", "data", "foreign")))


def _rule_text(name: str, texts: Mapping[str, str]) -> RuleText:
    given = {key: texts[key] for key in ("title", "message", "help", "why")}
    optional = {key: texts.get(key, "") for key in ("without", "otherwise", "wrong", "right")}
    return RuleText(name, **given, **optional)


def _read(code: str, name: str) -> Texts:
    path = f"{code}/{name}.yml"
    document, problems = collect(read_document(path, (files(__package__) / path).read_bytes()))
    if document is None or problems:
        folder = __package__.replace(".", "/")
        places = [f"{folder}/{path}:{place.line}:{place.column}: {rule}" for place, rule, *_ in problems]
        raise FaultyTexts("\n".join(places))
    return cast("Texts", plain(document.root))
