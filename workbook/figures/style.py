"""Style: the one look of all pictures, and what every figure function returns."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from workbook.catalogue.tokens import light_colours
from workbook.table import Table

Width = Literal["narrow", "wide"]
PIXELS: Final[dict[Width, int]] = {"narrow": 340, "wide": 680}
"""The width of a picture in CSS pixels; one unit of a figure is one pixel."""

FONTS: Final = Path(__file__).parent / "fonts"
OWN: Final = 0
"""In the place of a weight: the italic of somebody's own words."""
TEXT_FONTS: Final = {
    400: FONTS / "atkinson-next-400.ttf",
    600: FONTS / "atkinson-next-600.ttf",
    OWN: FONTS / "literata-latin-400-italic.ttf",
}
TEXT_FAMILY: Final = "Atkinson Hyperlegible Next"
OWN_FAMILY: Final = "Literata"

for _font in sorted(FONTS.glob("*.ttf")):
    fontManager.addfont(_font)


class Picture(NamedTuple):
    """A figure and the words that say the same.

    Parameters
    ----------
    figure
        Drawn for one width. The next picture of the same kind may redraw it, so turn
        it into SVG first.
    finding
        What there is to see, in one plain sentence: the caption's first line.
    how
        How to read the picture: the caption's second line.
    alt
        The result in words, for who cannot see the picture.
    table
        Every number of the picture.
    """

    figure: Figure
    finding: str
    how: str
    alt: str
    table: Table


@cache
def colours() -> dict[str, str]:
    """Return the light colour of every design token, ``#rrggbb``, by its name.

    Each colour occurs once, so that a drawn colour leads back to its token: a second
    token with the same value gets the nearest free one, which no eye can tell apart.
    """
    by_name: dict[str, str] = {}
    for name, value in light_colours().items():
        free = value
        while free in by_name.values():
            free = f"#{(int(free[1:], 16) - 1) % 0x1000000:06x}"
        by_name[name] = free
    return by_name
