"""The pages of forms as a build makes them, before rendering."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from bench.commands import CACHE, build
from generator.catalogue.publication import Publication
from generator.cli.main import run
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.page import FormView
from generator.rendering.pages.page import Page
from generator.rendering.shell import Shells


class Made(NamedTuple):
    """The page of a form with its view, and what is needed to render it."""

    page: Page
    view: FormView
    shells: Shells
    renderer: Renderer
    publication: Publication


def hand_over(project: Path, take: Callable[[Made], None]) -> None:
    """Pass every page of a form in a project to ``take``; one that the build makes twice is passed twice.

    Raises ``ValueError`` if the project cannot be built.
    """

    def html(page: Page, shells: Shells, renderer: Renderer, publication: Publication) -> str:
        if isinstance(page.view, FormView):
            take(Made(page, page.view, shells, renderer, publication))
        return ""

    told = StringIO()
    with patch.object(Page, "html", html), TemporaryDirectory() as out, redirect_stdout(told), redirect_stderr(told):
        code = run(build(project, Path(out) / "site", whole=False, in_one_process=True))
    # The cache of this build is of no use to others.
    shutil.rmtree(project / CACHE)
    if code:
        raise ValueError(told.getvalue())
