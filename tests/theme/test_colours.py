"""Text is readable in both colour schemes: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

import re
from pathlib import Path

import pytest

STYLES = (Path(__file__).parents[2] / "theme/assets/stylesheets/base.css").read_text(encoding="utf-8")
TEXT, CONTROL = 4.5, 3.0


def tokens(scheme: str) -> dict[str, str]:
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', STYLES, re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--colour-([\w-]+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


PAIRS = [
    *((ink, ground, TEXT) for ink in ("text", "text-soft", "link", "link-hover") for ground in ("paper", "surface")),
    ("text", "surface-strong", TEXT),
    ("text", "mark", TEXT),
    ("header-text", "header", TEXT),
    ("focus-text", "focus", TEXT),
    ("notice", "notice-surface", TEXT),
    *((state, "paper", TEXT) for state in ("notice", "bad")),
    ("line-strong", "paper", CONTROL),
    ("line-strong", "surface", CONTROL),
    ("header-line", "header", CONTROL),
    ("focus", "header", CONTROL),
]


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_stands_out_from_its_ground(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = tokens(scheme)
    assert contrast(colours[ink], colours[ground]) >= least


def test_both_schemes_set_the_same_colours() -> None:
    assert tokens("default").keys() == tokens("slate").keys()


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
