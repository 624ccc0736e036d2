"""The Nu HTML checker the tests hold pages against: where it is, and how it is put in place when it is missing.

It needs Java, and npm to be fetched with its lock. A machine without them goes without: the tests of markup are then
skipped, and CI runs them.
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
    """Return the command that runs the checker; ``None`` without Java, or where the checker was not put in place."""
    java = shutil.which("java")
    return (java, "-jar", str(JAR)) if java and JAR.is_file() else None


def _is_as_locked() -> bool:
    return JAR.is_file() and all(
        (FOLDER / name).is_file() and (FOLDER / name).read_bytes() == (LOCK / name).read_bytes() for name in LOCK_FILES
    )


def _fetch(npm: str) -> None:
    """Installs what the lock holds; its script, which would look for a Java to download, is not run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in LOCK_FILES:
        shutil.copyfile(LOCK / name, FOLDER / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=FOLDER, check=False)


def main() -> int:
    """Put the checker in place, silently when it is there."""
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
