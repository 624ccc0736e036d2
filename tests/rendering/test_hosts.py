"""The URLs for creating and editing a form's file in the repository."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.rendering.hosts import edit_of, new_file_of
from generator.rendering.pages.fill import FillView, fill_page
from tests.rendering.form_pages import SITE


@pytest.mark.parametrize(
    ("repository", "edit"),
    [
        ("https://github.com/city/forms/commit/{commit}", "https://github.com/city/forms/edit/main/{path}"),
        ("https://gitlab.com/city/forms/-/commit/{commit}", "https://gitlab.com/city/forms/-/edit/main/{path}"),
        (
            "http://git.city.example:8080/a/b/forms/-/commit/{commit}",
            "http://git.city.example:8080/a/b/forms/-/edit/main/{path}",
        ),
        ("https://gitee.com/city/forms/commit/{commit}", "https://gitee.com/city/forms/edit/main/{path}"),
        ("https://codeberg.org/city/forms/commit/{commit}", "https://codeberg.org/city/forms/_edit/main/{path}"),
        # Gitea, Gitee and others have commits at such URLs, but edit files at different ones.
        ("https://git.city.example/city/forms/commit/{commit}", ""),
        ("https://example.org/github.com/city/forms/commit/{commit}", ""),
        ("", ""),
    ],
)
def test_only_a_host_that_is_known_for_certain_is_asked_for_a_file(repository: str, edit: str) -> None:
    assert edit_of(repository) == edit


@pytest.mark.parametrize(
    ("edit", "new_file"),
    [
        (
            "https://github.com/city/forms/edit/main/{path}",
            "https://github.com/city/forms/new/main?filename={path}&value={text}",
        ),
        (
            "https://git.city.example/city/forms/-/edit/master/{path}",
            "https://git.city.example/city/forms/-/new/master?file_name={path}",
        ),
        (
            "http://10.0.0.8:3000/city/forms/_edit/master/{path}",
            "http://10.0.0.8:3000/city/forms/_new/master/?filename={path}&value={text}",
        ),
        # The site is in a folder of its repository.
        (
            "https://git.city.example/city/all/_edit/main/site/{path}",
            "https://git.city.example/city/all/_new/main/site/?filename={path}&value={text}",
        ),
        ("https://gitee.com/city/forms/edit/master/{path}", "https://gitee.com/city/forms/tree/master/content/forms"),
        ("https://git.city.example/city/forms/edit/master/{path}", ""),
        ("https://git.city.example/city/forms/{path}?mode=edit", ""),
        ("", ""),
    ],
)
def test_a_new_file_is_begun_on_the_branch_on_which_files_are_changed(edit: str, new_file: str) -> None:
    assert new_file_of(edit) == new_file


def test_the_page_to_fill_in_knows_both() -> None:
    edit = "https://gitlab.com/city/forms/-/edit/master/{path}"
    assert fill_page(replace(SITE, edit=edit)).view == FillView(
        "https://gitlab.com/city/forms/-/new/master?file_name={path}", edit, SITE.contact
    )
