"""From MkDocs' configuration to the settings of a build."""

from pathlib import Path

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from generator.pipeline.settings import CACHE, BuildSettings


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin's section of mkdocs.yml; directories are relative to that file."""

    content = option.Dir(exists=True, default="content/forms")
    site_config = option.Dir(exists=True, default="site_config")
    # `module:function`, so that a test can build a site around a pipeline of its own.
    pipeline = option.Type(str, default="generator.pipeline.build:build_pages")


def settings_of(config: MkDocsConfig, options: Options) -> BuildSettings:
    """Returns the settings with absolute paths; MkDocs has checked that the directories exist."""
    root = Path(config.config_file_path).resolve().parent
    return BuildSettings(
        root=root,
        content=Path(options.content),
        site_config=Path(options.site_config),
        theme=Path(config.theme.custom_dir or root / "theme"),
        site_name=config.site_name,
        site_url=config.site_url or "",
        cache=root / CACHE,
    )


def sources_of(config: MkDocsConfig, settings: BuildSettings) -> tuple[Path, ...]:
    """Returns the folders that nothing may be published into or around."""
    folders = (settings.content, settings.site_config, settings.theme, Path(config.docs_dir))
    return tuple(map(Path.resolve, folders))
