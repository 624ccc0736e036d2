"""Small repositories, made with git itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

NAME = "content/forms"


class Repository:
    """A repository at ``root`` with a folder of forms."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.forms = root / NAME
        self.forms.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def write(self, name: str, text: str) -> None:
        """Write a text to a file below the forms."""
        path = self.forms / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def commit(self, time: str, **files: str) -> str:
        """Commit texts by name, with ``__`` for a slash, at a time; return the commit."""
        for name, text in files.items():
            self.write(f"{name.replace('__', '/')}.yml", text)
        self.git("add", "--all")
        return self.done("commit", time, "--allow-empty", "--message", "变更")

    def done(self, command: str, time: str, *arguments: str) -> str:
        """Run a command that makes a commit at a time; return the commit."""
        self.git(command, "--quiet", *arguments, time=time)
        return self.git("rev-parse", "HEAD")

    def git(self, *arguments: str, time: str = "", text: str = "") -> str:
        """Run git with a text on its standard input; return what it printed."""
        who = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        when = {"GIT_AUTHOR_DATE": "2000-01-01T00:00:00Z", "GIT_COMMITTER_DATE": time} if time else {}
        environment = {**os.environ, **who, **when}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, input=text.encode(), check=True, capture_output=True
        )
        return done.stdout.decode().strip()


def partial_clone(repository: Repository, to: Path) -> None:
    """Clone a repository without the contents that its last commit does not have."""
    for name in ("allowFilter", "allowAnySHA1InWant"):
        repository.git("config", f"uploadpack.{name}", "true")
    repository.git("clone", "--quiet", "--filter=blob:none", repository.root.as_uri(), str(to))
