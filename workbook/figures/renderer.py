"""Renderer: writes what matplotlib draws as the elements of a page's ``<svg>``.

Matplotlib's own writer makes a file for any program, which would have to be read again
to give it the page's colours. A kernel does this at each answer, and what it touches
for that it can share with no other kernel, so it is done in one go.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import cache, lru_cache
from typing import Any, Final

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, BboxTransformTo, Transform
from numpy.typing import NDArray

from workbook.figures.style import TEXT_FAMILY, colours
from workbook.figures.text_fit import clean

TEXT_FONT: Final = "var(--font-text, system-ui, sans-serif)"
FAMILIES: Final = {
    TEXT_FAMILY: TEXT_FONT,
    "Literata": "var(--font-display, Georgia, serif)",
}
HATCH_TILE: Final = 72
"""Pixels of the square in which a hatch repeats."""

_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}
_CAPS: Final = {"projecting": "square"}
_FLIP: Final = Affine2D().scale(1, -1)
# How many points each kind of segment takes, and its letter.
_SEGMENTS: Final = {
    int(Path.MOVETO): (1, "M"),
    int(Path.LINETO): (1, "L"),
    int(Path.CURVE3): (2, "Q"),
    int(Path.CURVE4): (3, "C"),
    int(Path.CLOSEPOLY): (1, "z"),
}

Paint = tuple[float, ...]
"""Red, green, blue and perhaps alpha, 0 to 1."""


class SvgRenderer(RendererBase):
    """Puts elements into an ``<svg>``, in the order in which they are drawn.

    Colours become ``var(--token, #hex)``. There are no ``style`` attributes.

    Parameters
    ----------
    svg
        The element to fill. Line joins are round in it, and its font is the text font.
    width, height
        In pixels; a point is a pixel.
    prefix
        All ids begin with it.
    """

    def __init__(
        self, svg: ET.Element, width: float, height: float, prefix: str
    ) -> None:
        super().__init__()
        self._svg, self._size, self._prefix = svg, (width, height), prefix
        self._flip = Affine2D().scale(1, -1).translate(0, height)
        self._ids: dict[object, str] = {}

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size in pixels."""
        return self._size

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,
    ) -> None:
        """Draw a line or an area."""
        data = _data(path, transform + self._flip)
        if data:
            attributes = {"d": data, **self._style(gc, rgbFace), **self._clip(gc)}
            ET.SubElement(self._svg, "path", attributes)

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,
    ) -> None:
        """Draw the same mark in many places."""
        # Places are single points, never the ends of curves.
        points = _rounded((trans + self._flip).transform(path.vertices))
        if not points:
            return
        data = _data(marker_path, marker_trans + _FLIP)
        mark, is_new = self._id(("mark", data))
        if is_new:
            defs = ET.SubElement(self._svg, "defs")
            ET.SubElement(defs, "path", {"id": mark, "d": data})
        group = ET.SubElement(
            self._svg, "g", {**self._style(gc, rgbFace), **self._clip(gc)}
        )
        for x, y in points:
            place = {"href": f"#{mark}", "x": f"{x:g}", "y": f"{y:g}"}
            ET.SubElement(group, "use", place)

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Text | None = None,
    ) -> None:
        """Write text that stays text: to read aloud, to select and to enlarge."""
        anchor = "start"
        if mtext is not None and not angle:
            # The browser's letters may be wider: it aligns them itself.
            x = mtext.get_transform().transform(mtext.get_position())[0]
            anchor = _ANCHORS[mtext.get_horizontalalignment()]
        attributes = {"x": _number(x), "y": _number(y), **_font(prop)}
        attributes |= _paint("fill", gc.get_rgb())
        if anchor != "start":
            attributes["text-anchor"] = anchor
        if angle:
            place = f"{_number(x)} {_number(y)}"
            attributes["transform"] = f"rotate({_number(-angle)} {place})"
        parent = self._svg
        if clip := self._clip(gc):
            parent = ET.SubElement(parent, "g", clip)
        ET.SubElement(parent, "text", attributes).text = clean(s)

    def _style(self, gc: GraphicsContextBase, face: Paint | None) -> dict[str, str]:
        """Return how to fill and stroke."""
        style = {"fill": "none"} if face is None else _paint("fill", face)
        if gc.get_hatch() is not None:
            style = {"fill": f"url(#{self._hatch(gc, face)})"}
        if gc.get_forced_alpha() and gc.get_alpha() != 1:
            style["opacity"] = _number(gc.get_alpha())
        if not gc.get_linewidth():
            return style
        style |= _paint("stroke", gc.get_rgb())
        style["stroke-width"] = _number(gc.get_linewidth())
        if gc.get_joinstyle() != "round":
            style["stroke-linejoin"] = gc.get_joinstyle()
        if gc.get_capstyle() != "butt":
            style["stroke-linecap"] = _CAPS.get(gc.get_capstyle(), gc.get_capstyle())
        dashes: Any
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            style["stroke-dasharray"] = " ".join(map(_number, dashes))
            style["stroke-dashoffset"] = _number(offset)
        return style

    def _hatch(self, gc: GraphicsContextBase, face: Paint | None) -> str:
        """Return the id of a pattern of lines over a colour."""
        lines: Any = gc.get_hatch_color(), gc.get_hatch_linewidth()
        pattern, is_new = self._id(("hatch", gc.get_hatch(), str(face), str(lines)))
        if is_new:
            size = {"width": str(HATCH_TILE), "height": str(HATCH_TILE)}
            tile = ET.SubElement(
                ET.SubElement(self._svg, "defs"),
                "pattern",
                {"id": pattern, "patternUnits": "userSpaceOnUse", **size},
            )
            if face is not None:
                ET.SubElement(tile, "rect", {**size, **_paint("fill", face)})
            shape = {
                "d": _hatch_data(gc.get_hatch()),
                "stroke-width": _number(lines[1]),
                "stroke-linejoin": "miter",
            }
            paint = _paint("fill", lines[0]) | _paint("stroke", lines[0])
            ET.SubElement(tile, "path", shape | paint)
        return pattern

    def _clip(self, gc: GraphicsContextBase) -> dict[str, str]:
        """Return the attribute that cuts off what lies outside, if anything does."""
        rectangle = gc.get_clip_rectangle()
        path: Any
        path, transform = gc.get_clip_path()
        if path is not None and transform is not None:
            data = _data(path, transform + self._flip)
        elif rectangle is not None:
            place = BboxTransformTo(rectangle)
            data = _data(Path.unit_rectangle(), place + self._flip)
        else:
            return {}
        clip, is_new = self._id(("clip", data))
        if is_new:
            defs = ET.SubElement(self._svg, "defs")
            ET.SubElement(ET.SubElement(defs, "clipPath", {"id": clip}), "path", d=data)
        return {"clip-path": f"url(#{clip})"}

    def _id(self, what: object) -> tuple[str, bool]:
        """Return the id of something, and whether it is new."""
        is_new = what not in self._ids
        return self._ids.setdefault(what, f"{self._prefix}-{len(self._ids)}"), is_new


def _data(path: Path, transform: Transform) -> str:
    """Return a path's ``d``; what is not a number is left out."""
    cleaned = path.cleaned(
        transform=transform, remove_nans=True, simplify=False, curves=True
    )
    points, codes = (
        _rounded(np.asarray(cleaned.vertices)),
        np.asarray(cleaned.codes).tolist(),
    )
    parts: list[str] = []
    at = 0
    while codes[at] != Path.STOP:
        count, letter = _SEGMENTS[codes[at]]
        parts.append(letter)
        if letter != "z":
            parts += [f"{x:g} {y:g}" for x, y in points[at : at + count]]
        at += count
    return " ".join(parts)


@cache
def _hatch_data(hatch: str) -> str:
    """Return the ``d`` of one tile of a hatch."""
    upright = Affine2D().scale(HATCH_TILE, -HATCH_TILE).translate(0, HATCH_TILE)
    return _data(Path.hatch(hatch), upright)


def _rounded(points: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Round places to a hundredth of a pixel."""
    # Plus nothing: that makes a zero of a zero below zero.
    rounded: list[tuple[float, float]] = (np.round(points, 2) + 0.0).tolist()
    return rounded


def _number(value: float) -> str:
    """Write a length to a hundredth of a pixel."""
    return f"{round(value, 2) + 0.0:g}"


def _font(font: FontProperties) -> dict[str, str]:
    """Return a font's size, weight and family as far as they are not the page's."""
    attributes = {"font-size": f"{_number(font.get_size_in_points())}px"}
    weight = font.get_weight()
    number = weight_dict[weight] if isinstance(weight, str) else weight
    if number != 400:
        attributes["font-weight"] = str(number)
    if font.get_style() != "normal":
        attributes["font-style"] = font.get_style()
    families = [FAMILIES.get(name, name) for name in font.get_family()]
    if families[0] != TEXT_FONT:
        attributes["font-family"] = ", ".join(families)
    return attributes


def _paint(kind: str, colour: Paint) -> dict[str, str]:
    """Return ``fill`` or ``stroke``, with its opacity where it has one."""
    red, green, blue, *rest = colour
    (alpha,) = rest or (1.0,)
    if not alpha:
        return {kind: "none"}
    opacity = {} if alpha == 1 else {f"{kind}-opacity": _number(alpha)}
    return {kind: _token((red, green, blue)), **opacity}


@lru_cache(maxsize=128)
def _token(colour: tuple[float, float, float]) -> str:
    """Return the CSS value of a colour: its token, if it is one of the look's."""
    value = to_hex(colour)
    tokens = {drawn: token for token, drawn in colours().items()}
    return f"var(--{tokens[value]}, {value})" if value in tokens else value
