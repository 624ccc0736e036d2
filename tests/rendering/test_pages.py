from generator.rendering.pages.page import PART_SIZE, parts


def test_a_short_list_is_one_page_without_neighbours() -> None:
    (only,) = parts("types/x/", range(PART_SIZE))
    assert (only.url, only.previous_url, only.next_url) == ("types/x/", "", "")


def test_an_empty_list_still_has_a_page() -> None:
    nothing: list[str] = []
    assert [list(part.items) for part in parts("types/x/", nothing)] == [[]]


def test_a_long_list_goes_over_pages_that_lead_to_each_other_and_lose_nothing() -> None:
    items = range(2 * PART_SIZE + 1)
    pages = list(parts("types/x/", items))
    assert [item for page in pages for item in page.items] == list(items)
    assert [page.url for page in pages] == ["types/x/", "types/x/page/2/", "types/x/page/3/"]
    assert [page.next_url for page in pages] == [*(page.url for page in pages[1:]), ""]
    assert [page.previous_url for page in pages] == ["", *(page.url for page in pages[:-1])]
