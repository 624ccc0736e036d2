"""The environment of the measurements."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench.peers.hugo import binary


def description(environment: Path) -> str:
    """Return a sentence about the machine, the system and the versions measured; Hugo is in ``environment``."""
    hugo = subprocess.run([binary(environment), "version"], check=True, capture_output=True, text=True).stdout
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} cores of {_processor()}, {gigabytes:.0f} GB of memory, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, Hugo {hugo.split()[1].partition('-')[0]}, "
        f"MkDocs {version('mkdocs')} with Material {version('mkdocs-material')}."
    )


def _processor() -> str:
    """Return the name of the processor, if the system provides it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
