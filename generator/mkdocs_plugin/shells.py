"""The virtual pages that MkDocs renders and that are cut into shells, one for each section and depth."""

from dataclasses import dataclass

from generator.rendering.shell import BODY_MARK, DEEPEST, DESCRIPTION_MARK, HEAD_MARK, TITLE_MARK, Section, ShellKey

_NESTED = (Section.FORMS, Section.PROJECTS, Section.YEARS, Section.TYPES, Section.FINDINGS, Section.OTHER)
_IN_TABS = (Section.SEARCH, Section.EXPLORE, Section.DATA)
_SINGLE = (*_IN_TABS, Section.COMPARE, Section.FILL)
_IN_NAVIGATION = (Section.HOME, Section.FORMS, Section.YEARS, Section.TYPES, Section.FINDINGS, *_IN_TABS)


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
    def stands_in_navigation(self) -> bool:
        return self.key.section in _IN_NAVIGATION and self.key.depth <= 1

    @property
    def markdown(self) -> str:
        return (
            f"---\ntitle: {TITLE_MARK}\ndescription: {DESCRIPTION_MARK}\n"
            f"tab: {_tab_of(self.key.section)}\nhead: {HEAD_MARK}\n---\n\n{BODY_MARK}\n"
        )


def shell_pages() -> tuple[ShellPage, ...]:
    """Return the pages whose shells cover every URL of the site, down to the deepest."""
    keys = [ShellKey(Section.HOME, 0), *(ShellKey(section, 1) for section in _SINGLE)]
    keys += [ShellKey(section, depth) for section in _NESTED for depth in range(1, DEEPEST + 1)]
    return tuple(ShellPage(key) for key in keys)


def _tab_of(section: Section) -> str:
    # The page of a project is reached from its unit, and has no tab of its own.
    return (Section.FORMS if section is Section.PROJECTS else section).name.lower()
