"""Where the host of a repository lets people write its files in the browser.

The addresses have ``{path}`` in them, the place of a file in the repository. Their shapes:

- GitHub: ``/new/BRANCH?filename=&value=`` and ``/edit/BRANCH/PATH`` (github/docs, issue 30967).
- GitLab: ``/-/new/BRANCH?file_name=`` and ``/-/edit/BRANCH/PATH``; its editor takes no text from an address (gitlab,
  work item 594214).
- Gitea and Forgejo: ``/_new/BRANCH/?filename=&value=`` and ``/_edit/BRANCH/PATH`` (docs.gitea.com, "Integrations";
  gitea, pull request 16556).
- Gitee: ``/edit/BRANCH/PATH`` and ``/tree/BRANCH/FOLDER``; how it begins a new file is written nowhere, so people are
  led to the folder of forms.
"""

from __future__ import annotations

import re

_EDITED = (
    (re.compile(r"(https://(?:github|gitee)\.com/[^/]+/[^/]+)/commit/\{commit\}"), "/edit/main/{path}"),
    (re.compile(r"(https://(?:codeberg\.org|gitea\.com)/[^/]+/[^/]+)/commit/\{commit\}"), "/_edit/main/{path}"),
    (re.compile(r"(https?://.+)/-/commit/\{commit\}"), "/-/edit/main/{path}"),
)
"""Hosts that the address of a change tells for certain, and where each changes a file of the branch ``main``."""

_NEW = (
    (re.compile(r"(https?://.+)/_edit/(.+)/\{path\}"), "/_new/", "/?filename={path}&value={text}"),
    (re.compile(r"(https?://.+)/-/edit/(.+)/\{path\}"), "/-/new/", "?file_name={path}"),
    (re.compile(r"(https://github\.com/[^/]+/[^/]+)/edit/(.+)/\{path\}"), "/new/", "?filename={path}&value={text}"),
    (re.compile(r"(https://gitee\.com/[^/]+/[^/]+)/edit/(.+)/\{path\}"), "/tree/", "/content/forms"),
)
"""Hosts that the address of a file to be changed tells for certain, and where each begins a new one."""


def edit_of(repository: str) -> str:
    """Return where a file is changed, by the address of a change with ``{commit}`` in it; empty if not known."""
    for pattern, edit in _EDITED:
        if found := pattern.fullmatch(repository):
            return found[1] + edit
    return ""


def new_file_of(edit: str) -> str:
    """Return where a new file is begun, by where one is changed; empty if not known.

    Where the address can bring the text of the file along, it has ``{text}`` in it; where it cannot even bring its
    name, it has no ``{path}``.
    """
    for pattern, new, asked in _NEW:
        if found := pattern.fullmatch(edit):
            return found[1] + new + found[2] + asked
    return ""
