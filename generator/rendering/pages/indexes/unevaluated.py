"""Declarations that lack a self-evaluation: how many there are, which, and why there may be none yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.catalogue.catalogue import Catalogue, Records, tally
from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.indexes.page import Counted, GroupTable, Unevaluated, form_rows
from generator.rendering.pages.page import PART_SIZE

MOST_UNFOLDED = 8
"""The most declarations without a self-evaluation that are listed unfolded."""

COUNTED: tuple[Counted, ...] = ("declarations", "evaluations")
"""What is counted of the forms of a year or of a unit."""


@dataclass(frozen=True, slots=True)
class Evaluations:
    """Says of groups of forms how many declarations lack their self-evaluation."""

    catalogue: Catalogue
    language: Language

    def lacking(self, records: Records, explored: str, is_beside_all: bool = False) -> Unevaluated | None:
        """Return the declarations that lack a self-evaluation, newest year first, the largest budget of a year first.

        They are folded if the page lists all records beside them. Otherwise they are so if they are many, and too many
        are not listed.
        """
        lacking = self.catalogue.lacking_evaluation(records)
        if not lacking:
            return None
        in_order = sorted(lacking, key=lambda record: (-record.year, -(record.yuan or 0)))
        listed = in_order if is_beside_all or len(lacking) <= PART_SIZE else ()
        return Unevaluated(
            tally=tally(lacking),
            url=addresses.unevaluated_url(explored, sorted({record.year for record in lacking})),
            rows=form_rows(listed, self.catalogue.units, self.catalogue.types),
            remark=self._word("unevaluated") + self._why_left_out(records),
            left_out=self._left_out(records),
            is_folded=is_beside_all or len(lacking) > MOST_UNFOLDED,
        )

    def counted_in(self, table: GroupTable, records: Records) -> GroupTable:
        """Return a table of groups of records that counts both kinds of forms, and declarations that lack the other.

        The list of those that do explains it if there is one.
        """
        if not any(row.unevaluated is not None for row in table.rows):
            not_due = self._word("not_due") if records else ""
            return replace(table, counted=COUNTED, remark=table.remark + not_due)
        is_explained = bool(self.catalogue.lacking_evaluation(records))
        why = "" if is_explained else self._why_left_out(records)
        return replace(table, counted=(*COUNTED, "unevaluated"), remark=table.remark + why)

    def count(self, records: Records) -> int | None:
        """Return how many declarations lack a self-evaluation, ``None`` if all records are of the newest year."""
        is_over = any(record.year < self.catalogue.newest_year for record in records)
        return len(self.catalogue.lacking_evaluation(records)) if is_over else None

    def _why_left_out(self, records: Records) -> str:
        year = self._left_out(records)
        return "" if year is None else self._word("newest_left_out", year=year)

    def _left_out(self, records: Records) -> int | None:
        """Return the year whose self-evaluations are not due yet, if it is one of several."""
        years, newest = {record.year for record in records}, self.catalogue.newest_year
        return newest if newest in years and len(years) > 1 else None

    def _word(self, name: str, **values: object) -> str:
        return self.language.interface["listing"][name].format(**values)
