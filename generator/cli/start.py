"""The entry point, which runs before slow imports and imports that this system may lack.

Child processes that read a PDF, or build a site for its preview, import this module and nothing else of the command.
"""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line, see ``generator.cli.main.main``."""
    # Ctrl+C within the first second must not show a traceback of the imports.
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _refuse_windows()
    from generator.cli.main import main

    main()


def _refuse_windows() -> None:
    """Exit with a message where a module is missing whose import would end in a traceback."""
    from importlib.util import find_spec

    if find_spec("fcntl") is None:
        from generator.cli.words import WORDS

        sys.stderr.write(f"{WORDS['wrong_system']}\n")
        sys.exit(2)
