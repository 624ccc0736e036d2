import pytest

from generator.rendering.shell import (
    BODY_MARK,
    DESCRIPTION_MARK,
    HEAD_MARK,
    MARKS,
    TITLE_MARK,
    MarksError,
    Section,
    Shell,
    ShellError,
    ShellKey,
    Shells,
)

HOST_PAGE = (
    f"<title>{TITLE_MARK} - 站名</title>"
    f'<meta name="description" content="{DESCRIPTION_MARK}">{HEAD_MARK}'
    f"<article>{BODY_MARK}</article>"
)
SHELL = Shell.cut(HOST_PAGE)


def filled(title: str = "题目", description: str = "说明", body: str = "<p>正文</p>", head: str = "") -> str:
    return SHELL.fill(title=title, description=description, head=head, body=body)


def test_a_page_is_put_where_the_marks_stood() -> None:
    assert filled() == (
        '<title>题目 - 站名</title><meta name="description" content="说明"><article><p>正文</p></article>'
    )


def test_markup_in_a_title_stays_text() -> None:
    assert "<title>&lt;/title&gt;&lt;script&gt;&amp;amp; - 站名" in filled(title="</title><script>&amp;")


@pytest.mark.parametrize(
    ("hostile", "written"),
    [
        ('" onload="x', "&quot; onload=&quot;x"),
        ("' onload='x", "&#x27; onload=&#x27;x"),
        ("><b>", "&gt;&lt;b&gt;"),
    ],
)
def test_a_description_cannot_leave_its_attribute(hostile: str, written: str) -> None:
    assert f'content="{written}">' in filled(description=hostile)


def test_a_body_is_put_in_as_it_is() -> None:
    assert "<article><p>&amp; {{ x }} \\1 %s</p></article>" in filled(body="<p>&amp; {{ x }} \\1 %s</p>")


def test_what_programs_read_is_put_at_the_end_of_the_description() -> None:
    assert 'content="说明"><link rel="canonical"><article>' in filled(head='<link rel="canonical">')


def test_a_mark_within_a_page_is_only_text() -> None:
    page = filled(DESCRIPTION_MARK, TITLE_MARK, f"{TITLE_MARK} {BODY_MARK}", BODY_MARK)
    assert page == (
        f"<title>{DESCRIPTION_MARK} - 站名</title>"
        f'<meta name="description" content="{TITLE_MARK}">{BODY_MARK}'
        f"<article>{TITLE_MARK} {BODY_MARK}</article>"
    )


@pytest.mark.parametrize("mark", MARKS)
def test_a_missing_mark_is_named(mark: str) -> None:
    with pytest.raises(MarksError) as refusal:
        Shell.cut(HOST_PAGE.replace(mark, ""))
    assert refusal.value.counts == {mark: 0}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_that_stands_twice_is_named(mark: str) -> None:
    with pytest.raises(MarksError) as refusal:
        Shell.cut(HOST_PAGE + mark)
    assert refusal.value.counts == {mark: 2}


def test_marks_out_of_order_are_refused() -> None:
    with pytest.raises(MarksError) as refusal:
        Shell.cut(f"{BODY_MARK} {TITLE_MARK} {DESCRIPTION_MARK} {HEAD_MARK}")
    assert refusal.value.counts == {}


def test_all_wrong_marks_are_named_at_once() -> None:
    with pytest.raises(MarksError) as refusal:
        Shell.cut(HOST_PAGE.replace(HEAD_MARK, "") + BODY_MARK)
    assert refusal.value.counts == {HEAD_MARK: 0, BODY_MARK: 2}


@pytest.mark.parametrize(
    ("url", "section", "depth"),
    [
        ("", Section.HOME, 0),
        ("forms/", Section.FORMS, 1),
        ("forms/unit/2019/project/", Section.FORMS, 4),
        ("forms/unit/2019/page/2/", Section.FORMS, 5),
        ("projects/unit/project/", Section.PROJECTS, 3),
        ("years/2019/", Section.YEARS, 2),
        ("types/", Section.TYPES, 1),
        ("search/", Section.SEARCH, 1),
        ("data/", Section.DATA, 1),
        ("about/", Section.OTHER, 1),
        # A file has the depth of its folder.
        ("forms/unit/list.html", Section.FORMS, 2),
    ],
)
def test_an_address_says_which_shell_it_needs(url: str, section: Section, depth: int) -> None:
    assert ShellKey.of(url) == (section, depth)


def test_shells_are_found_by_address() -> None:
    shells = Shells({ShellKey(Section.FORMS, 2): SHELL})
    assert shells.at("forms/unit/") is SHELL


@pytest.mark.parametrize("url", ["/forms/unit/", "forms/", "years/2019/"])
def test_an_address_without_a_shell_is_named(url: str) -> None:
    with pytest.raises(ShellError, match=f"'{url}'"):
        Shells({ShellKey(Section.FORMS, 2): SHELL}).at(url)
