"""Inserts the texts of the interface into templates at compile time, so that pages need not look them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.language import Texts

WORDS = "t"
"""The name of the texts in templates: ``t.form.weight``."""


class Words(Extension):
    """Replaces each text that a template refers to by a string; other uses of the texts stay as they are."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, with a string in place of each reference to a text."""
        tokens, position = list(stream), 0
        while position < len(tokens):
            token = tokens[position]
            is_words = token.value == WORDS and not (position > 0 and tokens[position - 1].type == "dot")
            text = self._word(tokens[position : position + 5]) if is_words else None
            if text is None:
                yield token
                position += 1
            else:
                yield Token(token.lineno, "string", text)
                position += 5

    def _word(self, tokens: Sequence[Token]) -> str | None:
        match [(token.type, token.value) for token in tokens]:
            case [("name", _), ("dot", _), ("name", section), ("dot", _), ("name", word)]:
                texts = cast("Texts", self.environment.globals[WORDS])
                return texts.get(section, {}).get(word)
        return None
