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
    _refuse_faulty_texts()
    _refuse_windows()
    _refuse_encoding()
    from generator.cli.main import main

    main()


def _refuse_faulty_texts() -> None:
    """Exit with the places where the texts of the package are no proper YAML: without them nothing can be said."""
    from generator.language import FaultyTexts, load

    try:
        load()
    except FaultyTexts as problem:
        _end(str(problem))


def _refuse_windows() -> None:
    """Exit with a message where a module is missing whose import would end in a traceback."""
    from importlib.util import find_spec

    if find_spec("fcntl") is None:
        _refuse("wrong_system")


def _refuse_encoding() -> None:
    """Exit with a message where Python cannot name a file with Chinese letters, such as the folder of the project."""
    if sys.getfilesystemencoding() != "utf-8":
        _refuse("wrong_encoding")


def _refuse(reason: str) -> None:
    from generator.cli.words import WORDS

    _end(WORDS[reason])


def _end(text: str) -> None:
    # The encoding of the terminal may lack all our letters.
    sys.stderr.buffer.write(f"{text}\n".encode())
    sys.exit(2)


if __name__ == "__main__":
    main()
