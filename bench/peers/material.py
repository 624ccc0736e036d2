"""The same forms published by MkDocs with Material, each from a Markdown page with this program's HTML of it."""

from __future__ import annotations

import json
from pathlib import Path

from bench.peers.pages import Made, hand_over

OUTPUT = "site"
_CONFIGURATION = """site_name: forms
docs_dir: docs
site_dir: site
use_directory_urls: true
theme: {name: material, language: zh, font: false}
# None: Material's search is not part of what is measured.
plugins: []
nav: [index.md]
not_in_nav: /forms/
markdown_extensions: [attr_list, tables, toc]
"""


def write_site(project: Path, site: Path) -> None:
    """Write the forms of a project as pages for MkDocs."""
    hand_over(project, lambda made: _write_page(made, site))
    _write(site / "docs/index.md", "# forms\n")
    _write(site / "mkdocs.yml", _CONFIGURATION)


def _write_page(made: Made, site: Path) -> None:
    page = made.page
    html = made.renderer.render(page.template, page.url, view=page.view)
    # Markdown keeps HTML unchanged up to the next blank line.
    body = "\n".join(line for line in html.splitlines() if line.strip())
    matter = f"title: {json.dumps(page.title, ensure_ascii=False)}\n"
    matter += f"description: {json.dumps(page.description, ensure_ascii=False)}\n"
    _write(site / f"docs/{page.url.rstrip('/')}.md", f"---\n{matter}---\n\n{body}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
