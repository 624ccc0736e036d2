"""Where a repository gets the file of a form that was filled in, and where it changes one."""

from __future__ import annotations

import pytest

from generator.rendering.pages.fill import edit_file, host_of

PATH = "content/forms/museum/2026/hall.self-evaluation.yml"


@pytest.mark.parametrize(
    ("repository", "new", "edited"),
    [
        (
            "https://github.com/city/forms/commit/{commit}",
            "https://github.com/city/forms/new/main?filename={path}&value={text}",
            f"https://github.com/city/forms/edit/main/{PATH}",
        ),
        (
            "https://git.example.org/city/budget/forms/-/commit/{commit}",
            "https://git.example.org/city/budget/forms/-/new/main?file_name={path}",
            f"https://git.example.org/city/budget/forms/-/edit/main/{PATH}",
        ),
        ("https://gitee.com/city/forms/commit/{commit}", "", ""),
        ("https://example.org/github.com/city/forms/commit/{commit}", "", ""),
        ("", "", ""),
    ],
)
def test_only_hosts_that_are_known_are_asked_for_a_file(repository: str, new: str, edited: str) -> None:
    assert host_of(repository)[0] == new
    assert edit_file(repository, PATH) == edited
