"""The virtual pages that MkDocs renders and that are cut into shells, one for each section and depth."""

from dataclasses import dataclass

from generator.rendering.shell import BODY_MARK, DEEPEST, DESCRIPTION_MARK, HEAD_MARK, TITLE_MARK, Section, ShellKey

_OF_ONE_PAGE = (Section.SEARCH, Section.EXPLORE, Section.COMPARE, Section.DATA, Section.FILL)


@dataclass(frozen=True, slots=True)
class ShellPage:
    """A page with marks in place of text, at a URL of the right section and depth."""

    key: ShellKey

    @property
    def src_uri(self) -> str:
        below_section = ["_"] * (self.key.depth - 1)
        folders = [self.key.section.value, *below_section] if self.key.depth else []
        return "/".join([*folders, "index.md"])

    @property
    def markdown(self) -> str:
        return (
            f"---\ntitle: {TITLE_MARK}\ndescription: {DESCRIPTION_MARK}\n"
            f"tab: {_tab_of(self.key.section)}\nhead: {HEAD_MARK}\n---\n\n{BODY_MARK}\n"
        )


def shell_pages() -> tuple[ShellPage, ...]:
    """Return the pages whose shells cover every URL of the site, down to the deepest."""
    return tuple(ShellPage(ShellKey(section, depth)) for section in Section for depth in _depths_of(section))


def _depths_of(section: Section) -> range:
    if section is Section.HOME:
        return range(1)
    return range(1, 1 + (1 if section in _OF_ONE_PAGE else DEEPEST))


def _tab_of(section: Section) -> str:
    # The page of a project is reached from its unit, and has no tab of its own.
    return (Section.FORMS if section is Section.PROJECTS else section).name.lower()
