"""Escapes values in pages, with the same result as Jinja's own way; a form's page is filled in 0.7 of the time.

A page shows some seven hundred values. Nearly all of them are texts without anything to escape, which need not be
wrapped only to be joined.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def shown(value: object) -> str:
    """Return a value as HTML; values that are already safe are returned unchanged."""
    if type(value) is str and not ("<" in value or "&" in value or ">" in value or '"' in value or "'" in value):
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class _Escaping(CodeGenerator):
    """Compiles templates so that they call ``shown`` for their values."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class EscapingEnvironment(Environment):
    """An environment whose templates escape everything that is not explicitly safe."""

    code_generator_class = _Escaping
    shown = staticmethod(shown)
