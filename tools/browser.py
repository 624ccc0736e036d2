"""The headless Chromium of the browser tests: finds it, and installs it if it is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

# Nothing that a browser does by itself may reach the network during a test.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The first draws no window around pages, and takes less than half of the processor time.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def find_browser(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the browser in $CHROMIUM, else one of the system, else Playwright's own; ``None`` if there is none."""
    if named := environment.get("CHROMIUM"):
        return _command(named, environment)
    return next((path for path in _candidates(environment) if path is not None and path.is_file()), None)


def _candidates(environment: Mapping[str, str]) -> Iterator[Path | None]:
    yield from (_command(name, environment) for name in COMMANDS)
    yield from APPLICATIONS
    yield _playwright_browser()


def _command(name: str, environment: Mapping[str, str]) -> Path | None:
    found = shutil.which(name, path=environment.get("PATH"))
    return Path(found) if found else None


def _playwright_browser() -> Path:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _has_chinese_font() -> bool:
    """Tell whether a Chinese font is known to exist; systems without fontconfig have their own."""
    if shutil.which("fc-list") is None:
        return sys.platform == "darwin"
    listing = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
    return bool(listing.stdout.strip())


def apt_get(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """Return the apt-get command with the rights to install, or ``None``.

    Rights that have to be asked for are taken where $CI says that the machine is there for tests alone: nobody who
    types ``make test`` expects to have programs installed for all.
    """
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if not environment.get("CI"):
        return None
    may_sudo = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0
    return ["sudo", "-n", "apt-get"] if may_sudo else None


def _install(package: str) -> None:
    """Try to install a Debian package; the caller has to see whether it is still missing."""
    if (installer := apt_get()) is None:
        return
    print(f"正在用 apt-get 安装 {package}…… / Installing {package} by apt-get.", file=sys.stderr)
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        subprocess.run([*installer, *command], check=False)


def main() -> int:
    """Install a browser and a Chinese font; prints nothing if both exist."""
    # A browser that is named but missing is a mistake to report, and no reason to install another.
    may_install = not os.environ.get("CHROMIUM")
    if not _has_chinese_font():
        _install("fonts-noto-cjk")
    # Some systems have only the second.
    for package in ("chromium-headless-shell", "chromium"):
        if may_install and find_browser() is None:
            _install(package)
    if may_install and find_browser() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not _has_chinese_font():
        print("没有中文字体，页面截图会缺字 / No Chinese font: sudo apt-get install fonts-noto-cjk.", file=sys.stderr)
    if find_browser() is None:
        print(
            "没有找到 Chromium：请安装（例如 sudo apt-get install chromium），或用环境变量 CHROMIUM 指明。\n"
            "No Chromium was found: install it (sudo apt-get install chromium), or name it in the variable CHROMIUM.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
