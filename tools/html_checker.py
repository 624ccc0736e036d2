"""The Nu HTML checker for the tests of pages: finds it, and installs it if it is missing.

It needs Java, and npm to be downloaded with its lock file. On a machine without them the tests of markup are skipped,
and CI runs them.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "tools" / "html-checker"
FOLDER = ROOT / ".cache" / "html-checker"
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LOCK_FILES = ("package.json", "package-lock.json")


def find_checker() -> tuple[str, ...] | None:
    """Return the command that runs the checker; ``None`` without Java, or if the checker is not installed."""
    java = shutil.which("java")
    return (java, "-jar", str(JAR)) if java and JAR.is_file() else None


def _is_as_locked() -> bool:
    return JAR.is_file() and all(
        (FOLDER / name).is_file() and (FOLDER / name).read_bytes() == (LOCK / name).read_bytes() for name in LOCK_FILES
    )


def _fetch(npm: str) -> None:
    """Install what the lock file lists; its script, which would download Java, is not run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in LOCK_FILES:
        shutil.copyfile(LOCK / name, FOLDER / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=FOLDER, check=False)


def main() -> int:
    """Install the checker; prints nothing if it exists."""
    npm = shutil.which("npm")
    if shutil.which("java") and npm and not _is_as_locked():
        _fetch(npm)
    if find_checker() is None:
        print(
            "没有 Java 或 npm，跳过 HTML 标准检查 / Without Java and npm the HTML checker is skipped.", file=sys.stderr
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
