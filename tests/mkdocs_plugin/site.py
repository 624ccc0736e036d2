"""A site of the real theme and Markdown pages around a pipeline of the tests."""

from pathlib import Path

from tests.project import REPOSITORY


def write_site(root: Path, pipeline: str = "build_pages") -> Path:
    """Return the path of an mkdocs.yml in ``root``, whose forms and definitions are empty."""
    (root / "content/forms").mkdir(parents=True)
    (root / "site_config").mkdir()
    config = root / "mkdocs.yml"
    config.write_text(
        f"""\
INHERIT: {REPOSITORY.as_posix()}/mkdocs.yml
docs_dir: {REPOSITORY.as_posix()}/content/pages
theme:
  custom_dir: {REPOSITORY.as_posix()}/theme
plugins:
  - disclosure:
      pipeline: tests.mkdocs_plugin.pipeline:{pipeline}
""",
        encoding="utf-8",
    )
    return config
