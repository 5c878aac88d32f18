"""SVG: a figure as an inline ``<svg>`` that follows the page's colours and fonts."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from matplotlib.figure import Figure
from matplotlib.text import Text

from workbook.figures.canvas import Canvas
from workbook.figures.renderer import TEXT_FONT, SvgRenderer
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean


def to_svg(
    drawn: Picture | Figure, *, width: Width, label: str = "", name: str = "picture"
) -> str:
    """Return a figure as one ``<svg role="img">`` to stand in a page.

    Colours become ``var(--token, #hex)``, so that light, dark and print need no new
    drawing. There are no ``style`` attributes and no ids but the ones that are used.

    Parameters
    ----------
    drawn
        A picture, or a figure that has no words of its own.
    width
        The width that it was drawn for; it becomes a class of the element.
    label
        The text alternative; a picture has its own, which is used without this.
    name
        Told apart from every other picture on the page: ids begin with it.

    Raises
    ------
    ValueError
        If a figure comes without a label.
    """
    if isinstance(drawn, Picture):
        figure, label = drawn.figure, label or drawn.alt
        if isinstance(figure, Canvas) and figure.shows not in (None, drawn.table):
            raise ValueError(
                f"{name}: its figure has been redrawn for another picture; "
                "turn each picture into SVG before asking for the next"
            )
    else:
        figure = drawn
    if not label:
        raise ValueError(f"{name}: a picture needs a text alternative; give label=")

    width_px, height_px = 72 * figure.get_size_inches()
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width_px:g} {height_px:g}",
            "class": f"fig fig-{width}",
            "role": "img",
            "aria-label": clean(label),
            "font-family": TEXT_FONT,
            "stroke-linejoin": "round",
        },
    )
    for text in figure.findobj(Text):
        text.set_parse_math(False)
    renderer = SvgRenderer(svg, width_px, height_px, f"{clean(name)}-{width}")
    figure.draw(renderer)
    return ET.tostring(svg, encoding="unicode")
