"""How to edit files in the browser on the host of a repository.

URLs contain ``{path}``, the path of a file in the repository. Their formats:

- GitHub: ``/new/BRANCH?filename=&value=`` and ``/edit/BRANCH/PATH`` (github/docs, issue 30967).
- GitLab: ``/-/new/BRANCH?file_name=`` and ``/-/edit/BRANCH/PATH``; its editor takes no text from the URL (gitlab, work
  item 594214).
- Gitea and Forgejo: ``/_new/BRANCH/?filename=&value=`` and ``/_edit/BRANCH/PATH`` (docs.gitea.com, "Integrations";
  gitea, pull request 16556).
- Gitee: ``/edit/BRANCH/PATH`` and ``/tree/BRANCH/FOLDER``; how to create a new file is not documented, so users are
  sent to the folder of forms.
"""

from __future__ import annotations

import re

_EDITED = (
    (re.compile(r"(https://(?:github|gitee)\.com/[^/]+/[^/]+)/commit/\{commit\}"), "/edit/main/{path}"),
    (re.compile(r"(https://(?:codeberg\.org|gitea\.com)/[^/]+/[^/]+)/commit/\{commit\}"), "/_edit/main/{path}"),
    (re.compile(r"(https?://.+)/-/commit/\{commit\}"), "/-/edit/main/{path}"),
)
"""Hosts that are certain from the URL of a commit, and how each edits a file on the branch ``main``."""

_NEW = (
    (re.compile(r"(https?://.+)/_edit/(.+)/\{path\}"), "/_new/", "/?filename={path}&value={text}"),
    (re.compile(r"(https?://.+)/-/edit/(.+)/\{path\}"), "/-/new/", "?file_name={path}"),
    (re.compile(r"(https://github\.com/[^/]+/[^/]+)/edit/(.+)/\{path\}"), "/new/", "?filename={path}&value={text}"),
    (re.compile(r"(https://gitee\.com/[^/]+/[^/]+)/edit/(.+)/\{path\}"), "/tree/", "/content/forms"),
)
"""Hosts that are certain from the URL for editing a file, and how each creates a new one."""


def edit_of(repository: str) -> str:
    """Return the URL for editing a file, from that of a commit with ``{commit}`` in it; empty if unknown."""
    for pattern, edit in _EDITED:
        if found := pattern.fullmatch(repository):
            return found[1] + edit
    return ""


def new_file_of(edit: str) -> str:
    """Return the URL for creating a file, from that for editing one; empty if unknown.

    It contains ``{text}`` if it can pass the file's text, and no ``{path}`` if it cannot even pass its name.
    """
    for pattern, new, asked in _NEW:
        if found := pattern.fullmatch(edit):
            return found[1] + new + found[2] + asked
    return ""
