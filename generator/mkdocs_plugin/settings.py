"""From MkDocs' configuration to the settings of a build."""

import re
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.language import load
from generator.pipeline.settings import CACHE, BuildSettings
from generator.pipeline.workspace import Workspace

# All that comes behind it is written behind it, on every page, in feeds and in files that escape nothing.
_ADDRESS = re.compile(
    r"https?://(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?/(?:[\w.~!$&()*+,;=:@/-]|%[\da-f]{2})*", re.ASCII | re.IGNORECASE
)


def refusal_of(config: MkDocsConfig) -> str | None:
    """Return why a site cannot be made with this configuration, in words; ``None`` where it can.

    The address is not repeated there: a password in it would stand in the log of a pipeline.
    """
    words = load().interface["host"]
    if config.site_url and not _ADDRESS.fullmatch(config.site_url):
        return words["wrong_address"]
    if not config.use_directory_urls:
        return words["no_directory_urls"]
    return None


def settings_of(config: MkDocsConfig) -> BuildSettings:
    """Return the settings with absolute paths; forms and configuration lie where all commands look for them."""
    root = Path(config.config_file_path).resolve().parent
    usual = Workspace.at(root)
    return BuildSettings(
        workspace=replace(usual, theme=Path(config.theme.custom_dir or usual.theme)),
        site_name=config.site_name,
        site_url=config.site_url or "",
        cache=root / CACHE,
    )


def sources_of(config: MkDocsConfig, settings: BuildSettings) -> tuple[Path, ...]:
    """Return the folders that nothing may be published into or around."""
    workspace = settings.workspace
    folders = (workspace.forms, workspace.configuration, workspace.theme, Path(config.docs_dir))
    return tuple(map(Path.resolve, folders))
