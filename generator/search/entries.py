"""The search data of a form: the facts that results show and filters use, and the searchable text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.content import json_text
from generator.definition.cells import Definition
from generator.model import Figure, Form, PublicUnit, Rate
from generator.numbers import shown
from generator.rules.judging import Reviewed
from generator.rules.misses import Misses
from generator.search.folding import searched
from generator.search.texts import APART, texts_of


class Outcome(NamedTuple):
    """What a self-evaluation says about results: the amount spent, in yuan, the execution rate and the score.

    ``misses`` is the outcome of comparing its results with their targets; ``excess`` is by how many points the score
    exceeds the recomputed one.
    """

    executed: Decimal | None = None
    rate: Rate | None = None
    score: Figure | None = None
    misses: Misses | None = None
    excess: Decimal | None = None


UNKNOWN = Outcome()

_PIECE = re.compile(f"[^{APART}\n]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A form in the index: ``amount`` is in yuan, ``None`` if blank; ``findings`` is ``None`` if not checked.

    ``rules`` are those with findings, in order; ``whole_unit`` says that its money is that of projects. ``paper`` are
    the texts that its paper has in common with others, a line each.
    """

    url: str
    title: str
    unit: str
    unit_name: str
    project: str
    year: int
    kind: str
    types: tuple[str, ...]
    amount: Decimal | None
    text: str
    findings: int | None = None
    rules: tuple[str, ...] = ()
    outcome: Outcome = UNKNOWN
    whole_unit: bool = False
    paper: str = ""

    @property
    def rest(self) -> str:
        """The searchable text beside the title, one piece a line; the year as readers and papers write it."""
        return "\n".join([self.unit_name, f"{self.year}年度", self.text, self.paper])

    @property
    def own(self) -> str:
        """The searchable text beside the title that is not in ``paper``, folded."""
        paper = searched(self.paper)
        pieces = _PIECE.findall(searched(f"{self.unit_name}\n{self.year}年度\n{self.text}"))
        return "\n".join(piece for piece in pieces if piece not in paper)


def search_entry(
    form: Form, definition: Definition, unit: PublicUnit, url: str, types: tuple[str, ...], reviewed: Reviewed | None
) -> Entry:
    """Return the entry of a form whose page is at ``url``; ``types`` are those it is listed under.

    ``reviewed`` is ``None`` if findings are not published.
    """
    texts = texts_of(form, definition)
    return Entry(
        url=url,
        title=form.project_name,
        unit=form.address.unit,
        unit_name=unit.name,
        project=form.address.project,
        year=form.address.year,
        kind=form.address.kind.value,
        types=types,
        amount=form.budget.yuan if form.budget else None,
        text=texts.form,
        findings=len(reviewed.review.findings) if reviewed else None,
        rules=tuple(sorted({one.rule for one in reviewed.review.findings})) if reviewed else (),
        outcome=_outcome(form, reviewed),
        whole_unit=form.whole_unit,
        paper=texts.paper,
    )


def _outcome(form: Form, reviewed: Reviewed | None) -> Outcome:
    executed = form.amount("executed")
    told = executed.yuan if executed else None, form.execution.rate, form.total_score
    if reviewed is None:
        return Outcome(*told)
    return Outcome(*told, reviewed.misses, reviewed.score.excess if reviewed.score else None)


def entry_json(entry: Entry) -> str:
    """Return what a search result shows, as a JSON object; of an outcome, only what is known."""
    return json_text(
        {
            "url": entry.url,
            "title": entry.title,
            "unit": entry.unit,
            "unitName": entry.unit_name,
            "year": entry.year,
            "kind": entry.kind,
            "types": entry.types,
            "amount": amount_text(entry.amount),
            **_told(entry.outcome),
            "text": entry.text,
        }
    )


def _told(outcome: Outcome) -> dict[str, str | int]:
    """Return what is known of an outcome; rate and score are as written, but for the sign of the rate."""
    executed, rate, score, misses, excess = outcome
    told = {
        "executed": amount_text(executed),
        "rate": rate.text if rate else None,
        "score": score.written if score else None,
        "missed": misses.missed if misses else None,
        "excess": None if excess is None else shown(excess),
    }
    return {name: value for name, value in told.items() if value is not None}


def amount_text(amount: Decimal | None) -> str | None:
    """Return an amount in plain notation with all its digits."""
    return None if amount is None else f"{amount:f}"
