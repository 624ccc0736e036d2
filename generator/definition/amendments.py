"""The keys that every form may have beside its paper: its original, answers, corrections and withdrawal."""

from __future__ import annotations

from generator.definition.cells import Column, Presence, Scalar, ScalarType
from generator.model import MoneyUnit

ORIGINAL = "原文网址"
ORIGINAL_ADDRESS = r"""https?://[^\s"'<>]+"""
"""The pattern of the URL of the published original."""

ANSWERS = "回应"
WITHDRAWAL = "撤回"
CORRECTIONS = "更正"
DATE = "日期"
INSTEAD = "改见"

RECORD_KEYS = ("form", ORIGINAL, ANSWERS, WITHDRAWAL, CORRECTIONS)
"""Keys that every form may have whatever its paper; no cell may have one of these names."""


def _column(label: str, field: str, kind: ScalarType, presence: Presence = Presence.FILLED) -> Column:
    return Column(label, (), Scalar(kind, MoneyUnit.YUAN), field, presence, None)


_DATE = _column(DATE, "date", ScalarType.DATE)
_CONTENT = _column("内容", "content", ScalarType.LONG_TEXT)
_REASON = _column("原因", "reason", ScalarType.LONG_TEXT)
_INSTEAD = _column(INSTEAD, "instead", ScalarType.TEXT, Presence.OPTIONAL)

WITHDRAWAL_COLUMNS = (_DATE, _REASON, _INSTEAD)
CORRECTION_COLUMNS = (_DATE, _CONTENT, _REASON)
