"""A site of the real theme and Markdown pages around a pipeline of the tests."""

from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def write_site(root: Path, pipeline: str = "build_pages") -> Path:
    """Returns the path of an mkdocs.yml in `root`, whose forms and definitions are empty."""
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


def files_of(folder: Path) -> dict[str, bytes]:
    """Returns the contents of all files below `folder` by their paths in it."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
