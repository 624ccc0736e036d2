"""Explanations of rules on the terminal: reading rules stop publication, consistency rules do not."""

from __future__ import annotations

from collections.abc import Mapping

from generator.cli.words import said, spoken
from generator.language import RuleText
from generator.rules.limits import limits_of
from generator.rules.parameters import Packs
from generator.rules.registry import rule_titles, rules
from generator.rules.rule import Rule


def titles() -> dict[str, str]:
    """Return the titles of all rules by name."""
    return {name: text.title for name, text in spoken().rules.items()} | dict(rule_titles())


def list_of_rules() -> str:
    """Return all rules, those of reading first, each with its title."""
    reading = {name: title for name, title in titles().items() if name not in rule_titles()}
    parts = ((said("reading_rules"), reading), (said("consistency_rules"), rule_titles()))
    return "\n\n".join("\n".join([heading, *_lines(names)]) for heading, names in parts)


def _lines(names: Mapping[str, str]) -> list[str]:
    return [f"  {name}  {title}" for name, title in sorted(names.items())]


def explanation(rule: str, packs: Packs) -> str | None:
    """Return the explanation of a rule, with the limits that packs set for it; ``None`` if there is no such rule."""
    if text := spoken().rules.get(rule):
        return _of_reading(text)
    found = next((one for one in rules() if one.id == rule), None)
    return _of_consistency(found, packs) if found else None


class _Left(dict[str, str]):
    """Placeholder values for the message of a rule that is explained without a concrete mistake."""

    def __missing__(self, _: str) -> str:
        return "……"


def _of_reading(text: RuleText) -> str:
    help_text = text.help.format_map(_Left())
    examples = [(said("wrong_example"), text.wrong), (said("right_example"), text.right)]
    parts = [f"{text.title} ({text.id})", text.why, spoken().interface["report"]["help"] + help_text]
    parts += [f"{heading}\n{_indented(example)}" for heading, example in examples if example]
    return "\n\n".join(parts) + "\n"


def _of_consistency(rule: Rule, packs: Packs) -> str:
    language, text = spoken(), rule.explanation
    words = language.interface["findings"]
    parts = [f"{text.title} ({rule.id})"]
    parts += [f"{words[name]}\n{_indented(getattr(text, name))}" for name in ("what", "why", "wrong", "right")]
    parts += [f"{title}\n{_indented(chr(10).join(lines))}" for title, lines in limits_of(rule.id, packs, language)]
    return "\n\n".join(parts) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
