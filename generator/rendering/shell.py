"""The shell of a page: what surrounds the article, rendered once by the host and filled thousands of times.

The pipeline receives one ``Shells`` and asks it for the shell at a page's URL:

    shell = shells.at("forms/some-unit/2019/showroom/")
    text = shell.fill(title="科创中心展厅运营项目", description="…", head=head, body=body)

The URL is relative to the site's root; ``""`` is the home page. Its first segment is its section, which determines the
current tab of the navigation; its slashes give the distance to the root. Nothing else matters, so all pages of the same
section and depth, including paginated ones, share a shell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import NamedTuple, Self

DEEPEST = 6

# Without special characters, so that YAML, Markdown and escaping leave them unchanged.
TITLE_MARK = "shell-title-8d1f6c27b0e94a53"
DESCRIPTION_MARK = "shell-description-8d1f6c27b0e94a53"
HEAD_MARK = "shell-head-8d1f6c27b0e94a53"
# A comment, because Markdown would wrap plain text in a paragraph.
BODY_MARK = "<!--shell-body-8d1f6c27b0e94a53-->"
MARKS = (TITLE_MARK, DESCRIPTION_MARK, HEAD_MARK, BODY_MARK)


class ShellError(Exception):
    """There is no shell for a URL."""


class MarksError(Exception):
    """The host's HTML cannot be used as a shell: marks are missing, stand there repeatedly, or in another order."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__(f"each mark must stand in the shell once, and in this order: {counts}")
        self.counts = counts
        """How often each mark that does not stand there once does; empty if only their order is wrong."""


class Section(StrEnum):
    """The first segment of a URL. Sections do not share shells, because links are relative to the page.

    What the navigation in mkdocs.yml links to has a section here, which is all that a new one needs.
    """

    HOME = ""
    FORMS = "forms"
    PROJECTS = "projects"
    YEARS = "years"
    TYPES = "types"
    SEARCH = "search"
    EXPLORE = "explore"
    COMPARE = "compare"
    FINDINGS = "findings"
    DATA = "data"
    FILL = "fill"
    # Any first segment that the navigation does not link to; no slug contains an underscore.
    OTHER = "_"

    @classmethod
    def _missing_(cls, _value: object) -> Self:
        return cls(cls.OTHER)


class ShellKey(NamedTuple):
    """What two pages must have in common to share a shell; ``depth`` is the number of steps up to the site's root."""

    section: Section
    depth: int

    @classmethod
    def of(cls, url: str) -> Self:
        return cls(Section(url.partition("/")[0]), url.count("/"))


@dataclass(frozen=True, slots=True)
class Shell:
    """The pieces of a host page around its title, its description, the end of its head and its article."""

    before_title: str
    before_description: str
    before_head: str
    before_body: str
    after_body: str

    @classmethod
    def cut(cls, html: str) -> Self:
        """Return the shell in ``html``; raises ``MarksError`` unless it contains each mark once, in their order."""
        wrong = {mark: count for mark in MARKS if (count := html.count(mark)) != 1}
        places = [html.find(mark) for mark in MARKS]
        if wrong or places != sorted(places):
            raise MarksError(wrong)
        before_title, rest = html.split(TITLE_MARK)
        before_description, rest = rest.split(DESCRIPTION_MARK)
        before_head, rest = rest.split(HEAD_MARK)
        before_body, after_body = rest.split(BODY_MARK)
        return cls(before_title, before_description, before_head, before_body, after_body)

    def fill(self, *, title: str, description: str, head: str, body: str) -> str:
        """Return the whole page; ``title`` and ``description`` are plain text, ``head`` and ``body`` are safe HTML.

        The pieces are joined and nothing is replaced, so a mark in a page's text is only text.
        """
        return "".join(
            (
                self.before_title,
                escape(title),
                self.before_description,
                escape(description),
                self.before_head,
                head,
                self.before_body,
                body,
                self.after_body,
            )
        )


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells of one build, by section and depth."""

    by_key: Mapping[ShellKey, Shell]

    def at(self, url: str) -> Shell:
        """Return the shell for the page at ``url``; raises ``ShellError`` if the host rendered none for it."""
        try:
            return self.by_key[ShellKey.of(url)]
        except KeyError:
            raise ShellError(f"no shell for {url!r}: relative, and at most {DEEPEST} deep?") from None
