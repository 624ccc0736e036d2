"""Every file that differs from the list is reported, in a folder and on a server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.progress import nobody
from generator.publishing.places import Folder, Place, Server, place_of
from generator.publishing.sums import SUMS, NotAList
from generator.publishing.verifying import Fault, Faulty, Verdict, verify
from tests.publishing.sites import publish
from tools.serving import QuietHandler, served

FILES = {"index.html": "首页", "404.html": "没有这一页", "data/表 1.json": "{}", "data/a?b#c%20.json": "[]"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(tmp_path / "site", FILES)
    return tmp_path / "site"


class Answers(QuietHandler):
    """Answers like many servers: the page for missing files has status 404 itself."""

    def send_head(self) -> None:
        if self.path == "/closed.html":
            self.send_error(403)
        elif self.path == "/404.html" or not Path(self.translate_path(self.path)).exists():
            self.send_response(404)
            self.end_headers()
            self.wfile.write(FILES["404.html"].encode())
        else:
            return super().send_head()  # type: ignore[return-value]
        return None


@pytest.fixture
def server(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    with served(site, Answers) as host:
        yield Server(host)


def verdict_on(place: Place) -> Verdict:
    return verify(place, nobody)


def faults(place: Place) -> dict[str, Fault]:
    return {one.name: one.fault for one in verdict_on(place).faulty}


def test_a_site_as_it_was_published_has_no_fault(site: Path, server: Server) -> None:
    assert verdict_on(Folder(site)) == Verdict(len(FILES), (), knows_extra=True)
    assert verdict_on(server) == Verdict(len(FILES), (), knows_extra=False)


def test_every_fault_in_a_folder_is_named(site: Path) -> None:
    (site / "index.html").write_text("别的首页", "utf-8")
    (site / "404.html").unlink()
    (site / "data/drafts").mkdir()
    (site / "data/drafts/x.html").touch()
    assert faults(Folder(site)) == {
        "404.html": Fault.MISSING,
        "data/drafts/x.html": Fault.EXTRA,
        "index.html": Fault.DIFFERS,
    }


def test_faults_are_in_the_order_of_names(site: Path) -> None:
    for name in FILES:
        (site / name).unlink()
    assert [one.name for one in verdict_on(Folder(site)).faulty] == sorted(FILES)


def test_hidden_entries_of_others_are_none_of_the_sites_files(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git/HEAD").touch()
    (site / "data/.hidden").touch()
    assert faults(Folder(site)) == {"data/.hidden": Fault.EXTRA}


def test_only_regular_files_are_files(site: Path, tmp_path: Path) -> None:
    (site / "index.html").rename(tmp_path / "index.html")
    (site / "index.html").symlink_to(tmp_path / "index.html")
    (site / "404.html").unlink()
    os.mkfifo(site / "404.html")
    (site / "data").rename(tmp_path / "data")
    (site / "data").symlink_to(tmp_path / "data")
    found = faults(Folder(site))
    assert found.pop("data") is Fault.EXTRA
    assert {name: fault for name, fault in found.items() if "/" not in name} == {
        "index.html": Fault.DIFFERS,
        "404.html": Fault.DIFFERS,
    }
    assert {fault for name, fault in found.items() if "/" in name} == {Fault.MISSING}


def test_every_fault_on_a_server_is_named(site: Path, server: Server) -> None:
    publish(site, {**FILES, "closed.html": "关着"})
    (site / "index.html").write_text("别的首页", "utf-8")
    (site / "data/表 1.json").unlink()
    (site / "extra.html").touch()
    closed = Faulty("closed.html", Fault.UNREADABLE, "HTTP Error 403: Forbidden")
    found = {"data/表 1.json": Fault.MISSING, "index.html": Fault.DIFFERS}
    assert verdict_on(server).faulty == (closed, *(Faulty(name, fault) for name, fault in found.items()))


@pytest.mark.parametrize("content", [b"<!doctype html>", b"\xff\xfe", b"\x00" * 80])
def test_what_is_no_list_is_said_to_be_none(site: Path, server: Server, content: bytes) -> None:
    (site / SUMS).unlink()
    (site / SUMS).write_bytes(content)
    for place in (Folder(site), server):
        with pytest.raises(NotAList):
            verdict_on(place)


def test_a_place_without_a_list_cannot_be_verified(site: Path, server: Server, tmp_path: Path) -> None:
    (site / SUMS).unlink()
    for place in (Folder(site), server):
        with pytest.raises(OSError, match=r"SHA256SUMS|404"):
            verdict_on(place)
    with pytest.raises(FileNotFoundError):
        Folder(tmp_path / "nothing")


def test_a_server_that_is_not_there_is_an_error_of_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(OSError, match="refused"):
        verdict_on(Server("http://127.0.0.1:9"))


def test_an_address_is_a_server_and_anything_else_a_folder(site: Path) -> None:
    assert isinstance(place_of("https://disclosure.example/site"), Server)
    assert isinstance(place_of(str(site)), Folder)
