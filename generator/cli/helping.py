"""The help of commands: click puts it together, and its headings are English."""

from __future__ import annotations

import click

from generator.language import load


def _ours(text: str) -> str:
    for theirs, words in load().foreign["help"].items():
        text = text.replace(theirs, words)
    return text


class Command(click.Command):
    """A command with help in our words."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help."""
        return _ours(super().get_help(ctx))


class Group(click.Group):
    """The commands, with help in our words."""

    command_class = Command

    def get_help(self, ctx: click.Context) -> str:
        """Return the help."""
        return _ours(super().get_help(ctx))
