"""The modules that the script of a page imports: the page names them all, so that the browser asks for them at once."""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from mkdocs.structure.files import File, Files

from generator.mkdocs_plugin.theme import ASSETS

_FOLDER = f"{ASSETS}javascripts/"
_FIRST = "/page.js"
_IMPORTED = re.compile(r'^import (?:[^;]*from )?"(\.[^"]+)";', re.MULTILINE)


def modules_of_pages(files: Files) -> dict[str, list[str]]:
    """Return the modules of each page that has a script of its own, by its folder, without what is loaded on demand."""
    scripts = {file.src_uri.removeprefix(_FOLDER): file for file in files if file.src_uri.startswith(_FOLDER)}
    return {name.removesuffix(_FIRST): sorted(_behind(name, scripts)) for name in scripts if name.endswith(_FIRST)}


def _behind(first: str, scripts: Mapping[str, File]) -> Iterator[str]:
    """Yield the modules that a script imports, and those that these import; they may import each other.

    What is not there is left to the browser, which says so.
    """
    known, waiting = {first}, [first]
    while waiting:
        script = waiting.pop()
        imported = {normpath(join(dirname(script), name)) for name in _IMPORTED.findall(scripts[script].content_string)}
        new = (imported & scripts.keys()) - known
        waiting += new
        yield from new
        known |= new
