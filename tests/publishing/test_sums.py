"""The list of checksums equals that of GNU ``sha256sum``, and is not trusted when read."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.publishing.names import UnsafeName
from generator.publishing.sums import NotAList, digests_in, sums_text
from generator.publishing.writer import File
from tests.publishing.sites import publish

DIGEST = hashlib.sha256(b"").hexdigest()
AWKWARD = ["空 格.html", "back\\slash", "new\nline", "return\r", "line\u2028separator", "*", " leading", "tab\t", "\\n"]

parts = some.text(some.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)
names = some.lists(parts, min_size=1, max_size=3).map("/".join)


def is_safe(name: str) -> bool:
    return not name.startswith(".") and not {".", ".."} & set(name.split("/"))


@given(some.sets(names.filter(is_safe)))
def test_every_name_comes_back_as_it_was(names: set[str]) -> None:
    text = sums_text(File(name, 0, DIGEST) for name in names)
    assert digests_in(text) == dict.fromkeys(names, DIGEST)


def test_lines_are_in_the_order_of_names() -> None:
    text = sums_text(File(name, size, DIGEST) for size, name in enumerate(["b", "a/b", "甲", "a"]))
    assert [line[66:] for line in text.splitlines()] == ["a", "a/b", "b", "甲"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_sha256sum_reads_the_list(tmp_path: Path) -> None:
    publish(tmp_path / "site", dict.fromkeys(AWKWARD, "文"))
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path / "site", check=False).returncode == 0
    (tmp_path / "site" / AWKWARD[2]).write_text("别的", "utf-8")
    assert subprocess.run(check, cwd=tmp_path / "site", check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize("line", ["<!doctype html>", DIGEST, f"{DIGEST}  ", f"{DIGEST[1:]}  a", f"{DIGEST.upper()}  a"])
def test_what_is_no_list_is_not_taken_for_one(line: str) -> None:
    with pytest.raises(NotAList):
        digests_in(f"{DIGEST}  index.html\n{line}\n")


@pytest.mark.parametrize("name", ["../index.html", "/etc/passwd", "a/../../b", ".git/config", "a//b"])
def test_a_name_that_leads_out_of_the_site_is_refused(name: str) -> None:
    with pytest.raises(UnsafeName):
        digests_in(f"{DIGEST}  {name}\n")
