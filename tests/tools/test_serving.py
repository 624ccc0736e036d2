"""A folder is served until its block ends, however that ends."""

from __future__ import annotations

from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from tools.serving import served


def test_a_folder_is_no_longer_served_after_an_exception(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("页", "utf-8")
    browser = build_opener(ProxyHandler({}))
    hosts: list[str] = []

    def fail() -> None:
        with served(tmp_path) as host:
            hosts.append(host)
            assert browser.open(f"{host}page.html", timeout=5).read().decode() == "页"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(URLError):
        browser.open(f"{hosts[0]}page.html", timeout=1)
