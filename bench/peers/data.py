"""The content of a form's page as plain data for the templates of another generator, with all texts formatted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from bench.peers.plain import plain
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import Narrative, SubProject
from generator.rendering.addresses import form_url
from generator.rendering.amounts import money_text, yuan_text
from generator.rendering.pages.form.indicators import IndicatorLine
from generator.rendering.pages.form.marks import Marked
from generator.rendering.pages.form.other_tables import OtherTable
from generator.rendering.pages.form.page import FormView
from generator.rendering.sheet import Sheet, SheetCell

Data = dict[str, Any]

_DATE = Markup('<span class="date">{}</span>')


def form_data(view: FormView, language: Language) -> Data:
    """Return everything the page of a form shows."""
    return _FormData(view, language).all()


class _FormData:
    def __init__(self, view: FormView, language: Language) -> None:
        self._view = view
        self._words = language.interface

    def all(self) -> Data:
        return {**self._head(), **self._facts(), **self._passages_and_tables(), **self._origin()}

    def _head(self) -> Data:
        view, form = self._view, self._view.form
        return {
            "kind": form.address.kind.value,
            "kind_name": self._words["kind"][form.address.kind.value],
            "year": form.address.year,
            "year_marks": self._marks("year"),
            "project": form.project_name,
            "project_marks": self._marks("project"),
            "type": "、".join(form.project_types),
            "amount": yuan_text(form.budget.yuan) if form.budget else "",
            "crumbs": plain(view.links.crumbs),
            "previous": self._sibling(view.neighbours.previous),
            "next": self._sibling(view.neighbours.next),
            "figures": plain(view.figures),
            "parts": self._parts(),
            "corrections": plain(view.corrections),
        }

    def _facts(self) -> Data:
        view, form = self._view, self._view.form
        return {
            "unit": self._unit(),
            "unit_marks": self._marks("unit"),
            "department": form.department,
            "department_marks": self._marks("department"),
            "period": self._period(),
            "period_marks": self._marks("period.start"),
            "types": plain(view.types),
            "peers_url": view.links.peers,
            "beside_url": view.links.beside,
            "written_type": view.written_type,
            "asks_type": "project_type" in form.asked,
            "type_marks": self._marks("project_type"),
            "is_unevaluated": view.is_unevaluated,
            "standing": plain(view.standing),
            "unit_slug": form.address.unit,
            "others": [{**one._asdict(), "marks": self._marks(one.field)} for one in view.others],
        }

    def _unit(self) -> Data:
        view, unit = self._view, self._view.unit
        return {"name": unit.name, "written": view.form.unit_name, "url": view.links.unit}

    def _passages_and_tables(self) -> Data:
        view, form = self._view, self._view.form
        amounts = [{**line._asdict(), "marks": self._marks(line.field)} for line in view.amounts]
        return {
            "goals": [self._passage(passage) for passage in view.goals],
            "goals_title": view.goals_title,
            "results": plain(view.indicators.chart),
            "columns": plain(view.indicators.columns),
            "groups": list(self._groups()),
            "is_declared": view.indicators.is_declared,
            "is_attained": view.indicators.is_attained,
            "indicators_marks": self._marks("indicators"),
            "amounts": amounts,
            "funds_tables": [self._table(table) for table in view.funds_tables],
            "sub_projects": [self._sub_project(one) for one in form.sub_projects],
            "sub_projects_marks": self._marks("sub_projects"),
            "review": self._review(),
            "score": plain(view.score),
            "explanations": [self._passage(passage) for passage in view.explanations],
            "other_tables": [self._table(table) for table in view.other_tables],
            "paper": {name: plain(getattr(view.paper, name)) for name in ("title", "subtitle", "header", "footer")},
            "sheets": list(map(_sheet, view.sheets)),
        }

    def _table(self, table: OtherTable) -> Data:
        rows = [
            {**row._asdict(), "cells": [{"text": one.text, "marks": self._marks(one.field)} for one in row.cells]}
            for row in table.rows
        ]
        return {**plain(table), "rows": rows}

    def _origin(self) -> Data:
        view, form = self._view, self._view.form
        return {
            "siblings": [self._sibling(record) for record in view.siblings],
            "project_url": view.links.project,
            "original": form.original,
            "definition": {"title": view.paper.title, "id": view.definition.id},
            "publisher": view.publication.publisher,
            "address": view.links.page,
            "history": plain(view.history),
            "revisions": plain(view.revisions),
            "source": form.source,
            "digest": form.digest,
            "files": plain(view.links.files),
            "asked": plain(view.asked),
            "fill_url": view.links.fill,
            "correct_url": view.links.correct,
            "edit_url": view.links.edit,
        }

    def _marks(self, concerned: Marked) -> list[Data]:
        return [mark._asdict() for mark in self._view.marks.get(concerned, ())]

    def _parts(self) -> list[Data]:
        review, texts = self._view.review, {**self._words["form"], "goals": self._view.goals_title}
        counts = {"review": len(review.findings)} if review else {}
        return [{"id": part, "text": texts[part], "count": counts.get(part, 0)} for part in self._view.parts]

    def _sibling(self, record: Record | None) -> Data:
        if record is None:
            return {}
        kind = self._words["kind"][record.kind.value]
        text = self._words["form"]["sibling"].format(year=record.year, kind=kind)
        return {"url": form_url(record.address), "text": text}

    def _period(self) -> Data:
        if not self._view.form.period:
            return {}
        start, end = (_DATE.format(day or "—") for day in self._view.form.period)
        return {"start": start, "end": end}

    def _passage(self, passage: Narrative) -> Data:
        paragraphs = [text for text in passage.text.split("\n") if text.strip()]
        marks = self._marks(f"narrative.{passage.topic}")
        return {"label": passage.label, "marks": marks, "paragraphs": paragraphs}

    def _sub_project(self, part: SubProject) -> Data:
        return {"label": part.name, "text": money_text(part.amount), "marks": []}

    def _groups(self) -> Iterator[Data]:
        """Yield the groups of the table of indicators, each with its rows."""
        rows: list[Data] = []
        name = ""
        for line in self._view.indicators.lines:
            if line.group and rows:
                yield {"name": name, "rows": rows}
                rows = []
            name = line.group or name
            rows.append(self._row(line))
        if rows:
            yield {"name": name, "rows": rows}

    def _row(self, line: IndicatorLine) -> Data:
        found = line.indicator
        marked = [self._marks((*found.path, column.field)) for column in self._view.indicators.columns]
        return {
            "subgroup": line.subgroup,
            "name": line.name,
            "declared": line.declared,
            "attained": line.attained,
            "id": line.id,
            "marks": self._marks(found.path),
            "marked": marked,
            "texts": line.texts,
            "target": found.target,
            "actual": found.actual,
        }

    def _review(self) -> Data | None:
        review, score = self._view.review, self._view.score
        if review is None:
            return None
        lists = {name: plain(getattr(review, name)) for name in ("findings", "passed", "not_applicable", "unchecked")}
        lists["findings"] = [{**one, "correct_url": self._view.links.correct} for one in lists["findings"]]
        counts = {name: len(rows) for name, rows in lists.items()} | {"unchecked": review.unchecked_count}
        apart = score.apart if score else ""
        return {**lists, "counts": counts, "unused": "、".join(review.unused_answers), "apart": apart}


def _sheet(sheet: Sheet) -> Data:
    sections = [{"tag": tag, "rows": [list(map(_cell, row)) for row in rows]} for tag, rows in sheet.sections]
    return {"columns": sheet.columns, "sections": sections}


def _cell(placed: SheetCell) -> Data:
    cell, colspan = placed
    return {**cell._asdict(), "width": cell.colspan, "colspan": colspan}
