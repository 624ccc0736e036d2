"""The command line: takes words apart, calls the pipeline, prints, and turns outcomes into exit codes."""

import sys
from importlib.util import find_spec

import click

# Windows has no such module, and the next import would end in a traceback.
if find_spec("fcntl") is None:
    from generator.cli.words import WORDS

    click.echo(WORDS["wrong_system"], err=True)
    sys.exit(2)
