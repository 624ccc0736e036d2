"""From MkDocs' configuration to the settings of a build."""

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from generator.language import Language
from generator.mkdocs_plugin.rendered import chain_of, text_of
from generator.mkdocs_plugin.theme import PICTURES
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.settings import CACHE, BuildSettings

# The URL is a prefix of links on every page, in feeds, and in files without escaping.
_ADDRESS = re.compile(
    r"https?://(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?/(?:[\w.~!$&()*+,;=:@/-]|%[\da-f]{2})*", re.ASCII | re.IGNORECASE
)

_KNOWN = frozenset({"markdown", "material", "pymdownx"})
"""Libraries whose versions are known, and whose extensions read no files, but for those of ``_READING``."""

_READING = frozenset({"pymdownx.b64", "pymdownx.snippets"})

_UNUSED = ("copyright", "repo_url", "site_author")
_USED_OF_THEME = frozenset({"name", "locale", *PICTURES})
"""All other options of Material are for parts that no page has."""

_CODE = re.compile(r"!!python/[^\s:]+:(\w+)")
"""Where a configuration names code, and of which library."""


def refusal_of(config: MkDocsConfig, language: Language) -> str | None:
    """Return the message why this configuration cannot be used, ``None`` if it can.

    The message omits the URL, because a password in it would end up in logs.
    """
    words = language.interface["host"]
    if config.site_url and not _ADDRESS.fullmatch(config.site_url):
        return words["wrong_address"]
    if config.theme.name != "material":
        return words["other_theme"]
    if not config.use_directory_urls:
        return words["no_directory_urls"]
    if Path(config.docs_dir).resolve() != _usual(config).pages.resolve():
        return words["other_pages"]
    if unused := language.listed(_unused(config)):
        return words["unused_settings"].format(names=unused)
    return None


def _unused(config: MkDocsConfig) -> Iterator[str]:
    """Yield the settings of mkdocs.yml that no page would show."""
    yield from (name for name in _UNUSED if config[name])
    usual = Theme(name=config.theme.name)
    for name, value in config.theme.items():
        if name not in _USED_OF_THEME and value != usual.get(name):
            yield f"theme.{name}"


def depends_on_known_alone(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs makes its pages of nothing that ``rendered.key_of`` does not look at.

    Hooks, plugins and extensions of others may read anything.
    """
    extensions = tuple(map(_module_of, config.markdown_extensions))
    named = [_CODE.findall(text_of(file)) for file in chain_of(Path(config.config_file_path))]
    libraries = {*(module.partition(".")[0] for module in extensions), *chain.from_iterable(named)}
    own = not config.hooks and set(config.plugins) == {"disclosure"}
    return own and libraries <= _KNOWN and _READING.isdisjoint(extensions)


def _module_of(extension: str) -> str:
    """Return the module of an extension of Markdown, which goes by that or by a short name."""
    entries = entry_points(group="markdown.extensions", name=extension)
    return next((entry.value for entry in entries), extension).partition(":")[0]


def settings_of(config: MkDocsConfig) -> BuildSettings:
    """Return the settings with absolute paths; forms and configuration are in their usual places."""
    usual = _usual(config)
    return BuildSettings(
        workspace=replace(usual, theme=Path(config.theme.custom_dir or usual.theme)),
        site_name=config.site_name,
        site_url=config.site_url or "",
        cache=usual.root / CACHE,
    )


def _usual(config: MkDocsConfig) -> Workspace:
    """Return the workspace around a configuration with all in its usual place, as all commands look for it."""
    return Workspace.at(Path(config.config_file_path).resolve().parent)


def sources_of(config: MkDocsConfig, settings: BuildSettings) -> tuple[Path, ...]:
    """Return the folders that nothing may be published into or around."""
    workspace = settings.workspace
    folders = (workspace.forms, workspace.configuration, workspace.theme, Path(config.docs_dir))
    return tuple(map(Path.resolve, folders))
