"""Puts the words of the interface into templates when these are compiled, instead of looking them up on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.language import Texts

WORDS = "t"
"""The name under which templates know the words: ``t.form.weight``."""


class Words(Extension):
    """Makes a text of each word that a template names; every other use of the words stays what it is."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, a text in place of each word."""
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
