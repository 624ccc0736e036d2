"""Small sites to publish, and how they are inspected afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.progress import nobody
from generator.publishing.places import Folder
from generator.publishing.record import MARK
from generator.publishing.stage import stage
from generator.publishing.sums import SUMS
from generator.publishing.verifying import verify

Contents = Mapping[str, str]

OLD = {
    "index.html": "旧首页",
    "forms/a/2019/x/index.html": "甲",
    "forms/a/2019/y/index.html": "乙",
    "style.css": "p {}",
}
NEW = {
    "index.html": "新首页",
    "forms/a/2019/x/index.html": "甲",
    "forms/b/2020/z/index.html": "丙",
    "style.css": "p {}",
}


def publish(target: Path, contents: Contents) -> None:
    """Publish a site, with all files newly written."""
    with stage(target) as staged:
        staged.publish([staged.writer.write(name, text) for name, text in contents.items()])


def change(target: Path, name: str, text: str) -> None:
    """Publish the live site with one file changed."""
    with stage(target) as staged:
        staged.publish([*(file for file in staged.live.values() if file.name != name), staged.writer.write(name, text)])


def contents_of(folder: Path) -> dict[str, str]:
    """Return the visible files of a folder, without the list of checksums."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text("utf-8") for name, path in files.items() if not name.startswith(".") and name != SUMS}


def is_whole(folder: Path) -> bool:
    """Tell whether a folder agrees with its list of checksums, and has the mark."""
    return (folder / MARK).is_file() and not verify(Folder(folder), nobody).faulty


def behind(target: Path) -> Path:
    """Return the folder in which the next site is made."""
    return target.parent / f".{target.name}.stage" / "site"


def beside(target: Path) -> set[str]:
    """Return what is beside a site, and in the folder of the stage."""
    found = {path.name for path in target.parent.iterdir()} - {target.name}
    return found | {path.name for path in (target.parent / f".{target.name}.stage").glob("*")}
