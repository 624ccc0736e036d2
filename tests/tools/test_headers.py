import pytest

from tools.headers import ONLY_IN_HEADERS, policy_of, with_policy

META = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


def test_the_policy_of_a_page_is_read_from_its_element() -> None:
    assert policy_of(f"<head>{META}</head>") == "default-src 'none'"


@pytest.mark.parametrize("page", ["<head></head>", META * 2])
def test_a_page_with_no_policy_or_two_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="one policy"):
        policy_of(page)


NGINX = 'add_header Content-Security-Policy "{}" always;'
CADDY = 'Content-Security-Policy "{}"'
NETLIFY = "  Content-Security-Policy: {}\n"


@pytest.mark.parametrize("line", [NGINX, CADDY, NETLIFY])
def test_only_the_policy_of_an_example_is_changed(line: str) -> None:
    assert with_policy(line.format("old 'old'"), "new") == line.format(f"new{ONLY_IN_HEADERS}")
