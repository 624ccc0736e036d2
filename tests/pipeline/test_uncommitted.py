"""A build counts the forms that git does not have as they are: their pages say that they have no date."""

from __future__ import annotations

from pathlib import Path

from tests.history.repository import Repository
from tests.project import FORM, Build, write
from tests.sample import changed, sample

SHOP, STORE = FORM.replace("hall", "shop"), FORM.replace("hall", "store")


def test_forms_that_are_new_changed_or_ignored_are_counted(root: Path, build: Build) -> None:
    assert build().uncommitted == 0  # without git no form has a date, which is told otherwise
    repository = Repository(root)
    write(root, SHOP, changed(sample(), "项目名称: 商店运营\n"))
    write(root, ".gitignore", "site/\n.cache/\nstore.yml\n")
    repository.commit("2026-01-05T10:00:00Z")
    assert build().uncommitted == 0
    write(root, SHOP, changed(sample(), "项目名称: 小商店\n"))
    assert build().uncommitted == 1
    write(root, STORE, changed(sample(), "项目名称: 小卖部\n"))
    repository.commit("2026-02-05T10:00:00Z")
    assert build().uncommitted == 1
