"""SVG: a figure as an inline ``<svg>`` that follows the page's colours and fonts."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from typing import Final

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

from workbook.figures.canvas import Canvas
from workbook.figures.style import Picture, Width, colours
from workbook.figures.text_fit import clean

TEXT_FONT: Final = "var(--font-text, system-ui, sans-serif)"
FAMILIES: Final = {
    "'Atkinson Hyperlegible Next'": TEXT_FONT,
    "'Literata'": "var(--font-display, Georgia, serif)",
}
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_REFERENCE = re.compile(r"(?<=^href=#).+|(?<==url\(#)[^)]+")
_NO_TURN = re.compile(r"rotate\(-?0 ")
_DROPPED = frozenset({"metadata", "style", "title"})
_PAINT = frozenset({"fill", "stroke", "color", "stop-color"})


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

    drawing = ET.fromstring(clean(_print(figure)))
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": drawing.attrib["viewBox"],
            "class": f"fig fig-{width}",
            "role": "img",
            "aria-label": clean(label),
            "font-family": TEXT_FONT,
            "stroke-linejoin": "round",
        },
    )
    names = _used_ids(drawing, f"{clean(name)}-{width}")
    svg.extend(_themed(drawing, _tokens(), names))
    return ET.tostring(svg, encoding="unicode")


def _print(figure: Figure) -> str:
    """Return the SVG that matplotlib writes, with every text as plain text."""
    for text in figure.findobj(Text):
        text.set_parse_math(False)
    page = io.StringIO()
    # Text stays text: to read aloud, select and enlarge. With the salt, the same
    # picture gives the same ids.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "samenwerkboek"}):
        FigureCanvasSVG(figure).print_svg(page, metadata=_NO_METADATA)  # type: ignore[no-untyped-call]
    return page.getvalue()


def _tokens() -> dict[str, str]:
    """Return the CSS value for each colour that a figure is drawn with."""
    return {value: f"var(--{token}, {value})" for token, value in colours().items()}


def _used_ids(drawing: ET.Element, prefix: str) -> dict[str, str]:
    """Return a new id for each one that something refers to, in order of first use."""
    names: dict[str, str] = {}
    for element in drawing.iter():
        for key, value in _attributes(element):
            if used := _REFERENCE.search(f"{key}={value}"):
                names.setdefault(used[0], f"{prefix}-{len(names)}")
    return names


def _themed(
    parents: Iterable[ET.Element], tokens: dict[str, str], names: dict[str, str]
) -> Iterator[ET.Element]:
    """Copy elements without namespaces, idle ids and groups that group nothing."""
    for element in parents:
        tag = element.tag.rpartition("}")[2]
        if tag in _DROPPED:
            continue
        copy = ET.Element(tag, dict(_theme(element, tokens, names)))
        copy.extend(_themed(element, tokens, names))
        if tag in {"g", "defs"} and (not len(copy) or (tag == "g" and not copy.attrib)):
            yield from copy
            continue
        if tag == "text":
            copy.text = element.text
        yield copy


def _theme(
    element: ET.Element, tokens: dict[str, str], names: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for key, value in _attributes(element):
        if key == "id":
            if value in names:
                yield key, names[value]
        elif used := _REFERENCE.search(f"{key}={value}"):
            yield key, value.replace(used[0], names[used[0]])
        elif key in _PAINT:
            yield key, tokens.get(value, value)
        elif key == "font-family":
            if (family := FAMILIES.get(value, value)) != TEXT_FONT:
                yield key, family
        elif key == "d":
            yield key, " ".join(value.split())
        elif not (key == "transform" and _NO_TURN.match(value)):
            yield key, value


def _attributes(element: ET.Element) -> Iterator[tuple[str, str]]:
    """Return attributes without namespaces, a ``style`` as one attribute per property.

    Matplotlib writes every property of its own as ``name: value``; none of them ever
    comes from a person's text.
    """
    for key, value in element.attrib.items():
        if key != "style":
            yield key.rpartition("}")[2], value
            continue
        for declaration in filter(str.strip, value.split(";")):
            name, _, setting = declaration.partition(":")
            yield name.strip(), setting.strip()
