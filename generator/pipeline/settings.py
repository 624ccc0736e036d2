"""What a build is told from outside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Where the sources of a site lie, all paths absolute, and what the site is called.

    ``site_url`` is empty when the published address is not known; otherwise it ends with a slash.
    """

    root: Path
    content: Path
    site_config: Path
    theme: Path
    site_name: str
    site_url: str
