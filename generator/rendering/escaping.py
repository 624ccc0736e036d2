"""Puts values into pages as text: the same as Jinja's own way, which takes four times as long.

A page shows some seven hundred values. Nearly all of them are texts in which nothing needs escaping, and these do not
have to be wrapped only to be joined.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def shown(value: object) -> str:
    """Return a value as HTML that shows it; what is safe already stays as it is."""
    if type(value) is str and not ("<" in value or "&" in value or ">" in value or '"' in value or "'" in value):
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class _Escaping(CodeGenerator):
    """Compiles templates that show their values with ``shown``."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class EscapingEnvironment(Environment):
    """An environment whose templates escape all that is not explicitly safe."""

    code_generator_class = _Escaping
    shown = staticmethod(shown)
