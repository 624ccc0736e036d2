"""From MkDocs' configuration to the settings of a build."""

from pathlib import Path

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from generator.pipeline.settings import CACHE, BuildSettings
from generator.pipeline.workspace import Workspace


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin's section of mkdocs.yml."""

    # `module:function`, so that a test can build a site around a pipeline of its own.
    pipeline = option.Type(str, default="generator.pipeline.build:build_pages")


def settings_of(config: MkDocsConfig) -> BuildSettings:
    """Returns the settings with absolute paths; forms and configuration lie where all commands look for them."""
    root = Path(config.config_file_path).resolve().parent
    workspace = Workspace.at(root)
    return BuildSettings(
        root=root,
        content=workspace.forms,
        site_config=workspace.configuration,
        theme=Path(config.theme.custom_dir or root / "theme"),
        site_name=config.site_name,
        site_url=config.site_url or "",
        cache=root / CACHE,
    )


def sources_of(config: MkDocsConfig, settings: BuildSettings) -> tuple[Path, ...]:
    """Returns the folders that nothing may be published into or around."""
    folders = (settings.content, settings.site_config, settings.theme, Path(config.docs_dir))
    return tuple(map(Path.resolve, folders))
