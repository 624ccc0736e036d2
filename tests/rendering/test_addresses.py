from urllib.parse import urljoin

import pytest

from generator.model import Address, Kind
from generator.rendering.addresses import form_url, part_url, root_from

ADDRESSES = ["", "forms/", "forms/a/2019/b/", "forms/a/2019/b.self-evaluation/", "types/x/2019/page/2/"]


@pytest.mark.parametrize("here", ADDRESSES)
@pytest.mark.parametrize("there", ADDRESSES)
def test_a_link_leads_from_any_page_to_any_other_below_any_path(here: str, there: str) -> None:
    root = "https://example.org/some/path/"
    assert urljoin(root + here, root_from(here) + there) == root + there


def test_the_path_of_a_form_is_its_address() -> None:
    assert form_url(Address("a", 2019, "b", Kind.TARGET)) == "forms/a/2019/b/"
    assert form_url(Address("a", 2019, "b", Kind.SELF_EVALUATION)) == "forms/a/2019/b.self-evaluation/"


def test_the_first_part_of_a_list_has_the_address_of_the_list() -> None:
    assert [part_url("years/2019/", number) for number in (1, 2)] == ["years/2019/", "years/2019/page/2/"]
