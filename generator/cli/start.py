"""Where the command begins: before anything is imported that takes its time, or that this system may not have.

A process that is begun anew, to read a PDF or to make a site beside its preview, imports this too, and no more of it.
"""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line, see ``generator.cli.main.main``."""
    # Who presses Ctrl+C in the first second need not be shown what was being imported.
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _refuse_windows()
    from generator.cli.main import main

    main()


def _refuse_windows() -> None:
    """End the command where a module is missing whose import would end in a traceback."""
    from importlib.util import find_spec

    if find_spec("fcntl") is None:
        from generator.cli.words import WORDS

        sys.stderr.write(f"{WORDS['wrong_system']}\n")
        sys.exit(2)
