"""The help of commands, with click's English headings translated."""

from __future__ import annotations

import click

from generator.language import load


def _ours(text: str) -> str:
    for theirs, words in load().foreign["help"].items():
        text = text.replace(theirs, words)
    return text


class Command(click.Command):
    """A command whose help is translated."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help."""
        return _ours(super().get_help(ctx))


class Group(click.Group):
    """A group of commands whose help is translated."""

    command_class = Command

    def get_help(self, ctx: click.Context) -> str:
        """Return the help."""
        return _ours(super().get_help(ctx))
