"""Canvas: a figure measured in CSS pixels, with y down, as the page is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from workbook.figures.style import OWN, OWN_FAMILY, TEXT_FAMILY, colours
from workbook.figures.text_fit import measure
from workbook.table import Table

A = TypeVar("A", bound=Artist)
Align = Literal["left", "center", "right"]
SMALLEST = 12.5  # pixels; smaller text is too small to read on a phone


class Label(Text):
    """One line of text on its baseline, which the reader's browser lays out.

    Matplotlib would measure the text with its own fonts at every drawing, and warn of
    each letter that they lack. An SVG with real text needs only the place, so a label
    is drawn in a fraction of the time and any script is welcome.
    """

    @property
    def length(self) -> float:
        """How long the text is, in pixels."""
        is_own = self.get_fontstyle() == "italic"
        weight = OWN if is_own else int(self.get_fontweight())
        return measure(self.get_text(), float(self.get_fontsize()), weight)

    def draw(self, renderer: RendererBase) -> None:
        """Draw the text where it is anchored, without measuring it."""
        if not (self.get_visible() and self.get_text()):
            return
        x, y = self.get_transform().transform(self.get_position())
        height = renderer.get_canvas_width_height()[1]
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        gc.set_clip_rectangle(self.get_clip_box())
        renderer.draw_text(
            gc,
            x,
            height - y,
            self.get_text(),
            self.get_fontproperties(),
            0,
            ismath=False,
            mtext=self,
        )
        gc.restore()


class Canvas(Figure):
    """A figure without axes, to place artists on to the pixel.

    Not from pyplot, which keeps every figure alive: a served kernel would leak them.
    Colours are names of design tokens, for example ``ink-soft``.

    Parameters
    ----------
    width, height
        In CSS pixels.

    Attributes
    ----------
    shows
        The table of the picture that was drawn last, for a canvas that is used again.
    """

    def __init__(self, width: float, height: float) -> None:
        super().__init__(figsize=(width / 72, height / 72), dpi=72, frameon=False)
        self.pixels = Affine2D().scale(1, -1).translate(0, height)
        self.shows: Table | None = None

    def set_height(self, height: float) -> None:
        """Give it another height, before anything is placed on it."""
        self.set_size_inches(self.get_figwidth(), height / 72)
        self.pixels.clear().scale(1, -1).translate(0, height)

    def add_label(
        self,
        x: float,
        y: float,
        text: str = "",
        *,
        size: float = 13,
        weight: int = 400,
        color: str = "ink",
        align: Align = "left",
    ) -> Label:
        """Place one line of text with its baseline at ``y``; own words in `OWN`."""
        if size < SMALLEST:
            raise ValueError(f"text of {size} px is too small; give {SMALLEST} or more")
        label = Label(
            x,
            y,
            text,
            color=colours()[color],
            fontproperties=_font(size, weight),
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            zorder=6,
        )
        return self._place(label)

    def keep_within(
        self, label: Label, x0: float, y0: float, x1: float, y1: float
    ) -> None:
        """Cut off what a person's text draws outside of its place.

        The device's own font draws the letters that ours lack, and some letters are
        far wider or taller than any estimate.
        """
        place = Bbox.from_extents(x0, y0, x1, y1)
        label.set_clip_box(TransformedBbox(place, self.pixels))

    def add_bar(
        self, y: float, height: float, fill: str, hatch_color: str | None = None
    ) -> Rectangle:
        """Place a bar without a length yet; with a colour for lines it is hatched."""
        bar = Rectangle((0, y), 0, height, facecolor=colours()[fill], zorder=2)
        if hatch_color is None:
            bar.set_linewidth(0)
        else:
            bar.set_edgecolor(colours()[hatch_color])
            bar.set_hatch("////")
            bar.set_hatch_linewidth(1.6)
            bar.set_linewidth(1.5)
        return self._place(bar)

    def add_marks(
        self,
        kind: Literal["o", "s", "D"],
        size: float,
        *,
        fill: str | None = "ink",
        edge: str | None = None,
        line: float = 0,
    ) -> Line2D:
        """Place a set of equal marks, without a place yet (``set_data``)."""
        marks = Line2D(
            [],
            [],
            linestyle="none",
            marker=kind,
            markersize=size,
            markerfacecolor=colours()[fill] if fill else "none",
            markeredgecolor=colours()[edge or fill or "control"],
            markeredgewidth=line,
            zorder=5,
        )
        return self._place(marks)

    def add_lines(
        self,
        segments: Sequence[tuple[float, float, float, float]],
        color: str,
        width: float = 1,
        zorder: float = 1,
    ) -> PathPatch:
        """Place straight lines, each ``(x0, y0, x1, y1)``, as one artist."""
        points = [p for x0, y0, x1, y1 in segments for p in ((x0, y0), (x1, y1))]
        path = Path(points, [Path.MOVETO, Path.LINETO] * len(segments))
        return self._place(
            PathPatch(
                path,
                fill=False,
                edgecolor=colours()[color],
                linewidth=width,
                capstyle="butt",
                zorder=zorder,
            )
        )

    def add_arrow(self, x: float, y: float, length: float, color: str) -> PathPatch:
        """Place a small arrow along a row; a negative length points to the left."""
        tip, side = x + length, 1 if length > 0 else -1
        head = tip - 8 * side
        path = Path(
            [(x, y), (head, y), (head, y - 4), (tip, y), (head, y + 4), (head, y)],
            [Path.MOVETO] + [Path.LINETO] * 5,
        )
        return self._place(
            PathPatch(
                path,
                facecolor=colours()[color],
                edgecolor=colours()[color],
                linewidth=1.8,
                zorder=3,
            )
        )

    def _place(self, artist: A) -> A:
        artist.set_transform(self.pixels)
        self.add_artist(artist)
        return artist


def _font(size: float, weight: int) -> FontProperties:
    if weight == OWN:
        return FontProperties(family=OWN_FAMILY, size=size, style="italic")
    return FontProperties(family=TEXT_FAMILY, size=size, weight=weight)
