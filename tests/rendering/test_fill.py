"""Where a repository gets the file of a form that was filled in."""

from __future__ import annotations

import pytest

from generator.rendering.pages.fill import new_file


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (
            "https://github.com/city/forms/commit/{commit}",
            "https://github.com/city/forms/new/main?filename={path}&value={text}",
        ),
        (
            "https://git.example.org/city/budget/forms/-/commit/{commit}",
            "https://git.example.org/city/budget/forms/-/new/main?file_name={path}",
        ),
        ("https://gitee.com/city/forms/commit/{commit}", ""),
        ("https://example.org/github.com/city/forms/commit/{commit}", ""),
        ("", ""),
    ],
)
def test_only_hosts_that_are_known_are_asked_for_a_new_file(repository: str, address: str) -> None:
    assert new_file(repository) == address
