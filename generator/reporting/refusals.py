"""Messages why nothing could be published to a place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from generator.history.changes import Unknown
from generator.language import Language
from generator.publishing.lock import Held
from generator.publishing.stage import ForeignFolder, NameTaken, NotApart
from generator.reporting.omissions import without_past

Refusal = ForeignFolder | NameTaken | NotApart | Held


def refusal(problem: Refusal, language: Language) -> str:
    """Return why publishing was refused, and what to do."""
    words = language.interface["build"]
    match problem:
        case NotApart():
            out, source = problem.args
            return words["not_apart"].format(out=out, source=source)
        case NameTaken():
            return words["name_taken"].format(names=language.listed(problem.args))
        case Held():
            (holder,) = problem.args
            since = datetime.fromtimestamp(holder.since).astimezone().strftime("%H:%M:%S")
            return words["held"].format(process=holder.process, host=holder.host, since=since)
    return words["foreign_folder"].format(folder=problem.args[0])


def not_kept(language: Language, file: Path, reason: str) -> str:
    """Return the message that a build cannot write its cache file, and what to do."""
    return language.interface["build"]["not_kept"].format(file=file, reason=language.failure(reason))


def history_lost(language: Language, why: Unknown, detail: str) -> str:
    """Return the message that a site would lose the past of its forms, and what to do."""
    return language.interface["build"]["history_lost"].format(omission=without_past(why, detail, language))
