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


def test_a_page_tells_which_items_of_the_list_it_has() -> None:
    pages = list(parts("types/x/", range(PART_SIZE + 1)))
    assert [(page.first, page.is_extract) for page in pages] == [(1, True), (PART_SIZE + 1, True)]
    assert [page.is_extract for page in parts("types/x/", range(PART_SIZE))] == [False]


def test_a_page_links_the_first_the_last_and_those_around_it() -> None:
    pages = list(parts("types/x/", range(9 * PART_SIZE)))
    assert [list(page.near) for page in pages[:1] + pages[4:5] + pages[7:]] == [
        [1, 2, 9],
        [1, 4, 5, 6, 9],
        [1, 7, 8, 9],
        [1, 8, 9],
    ]
    assert all(url == pages[number - 1].url for page in pages for number, url in page.near.items())
