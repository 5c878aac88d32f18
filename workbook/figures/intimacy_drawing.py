"""Intimacy drawing: now and wish of each area, drawn once and filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from matplotlib.patches import PathPatch
from matplotlib.path import Path

from workbook.figures.canvas import Canvas, Label
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import measure
from workbook.figures.theme_rows import HIGH, LOW, Layout
from workbook.meaning.intimacy import Area

NOW, WISH = 13, 17  # size of the square and of the ring
HEAD: Final = 9  # length of an arrow's head
SHORTEST: Final = WISH / 2 + NOW / 2 + HEAD + 2  # no room for an arrow below this
TOP: Final = 66  # where the first row begins, below the key and the ends of the scale


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(True, PIXELS["narrow"], 12, 328, 14, 190, air=44),
    "wide": Layout(False, PIXELS["wide"], 222, 536, 15, 200, air=32, least=50),
}


class IntimacyDrawing:
    """The artists of all areas: made once, filled in again and again.

    Parameters
    ----------
    titles
        The areas' titles, from top to bottom.
    words
        The words of the picture in the page's language.
    """

    def __init__(
        self, titles: Sequence[str], words: Mapping[str, str], width: Width
    ) -> None:
        self._words = words
        self._layout = layout = LAYOUTS[width]
        *tops, bottom = layout.tops(titles, TOP)
        self.canvas = Canvas(layout.width, bottom)
        self.titles: list[list[Label]] = []
        self.levels: list[Label] = []
        self._ys: list[float] = []
        for top, title in zip(tops, titles, strict=True):
            self._draw_row(top, layout.lines(title))
        self._draw_lines()
        self._draw_head()
        self.shafts = self._draw_arrows()
        self.heads = self._draw_arrows()
        self.wishes = self.canvas.add_marks(
            "o", WISH, fill="sheet", edge="brand", line=3
        )
        self.nows = self.canvas.add_marks("s", NOW, fill="brand", edge="sheet", line=2)
        self.inner = self.canvas.add_marks("s", 8, fill="brand")

    def show(self, areas: Sequence[Area], bold: Collection[str]) -> None:
        """Fill in now and wish.

        Parameters
        ----------
        areas
            One for each title.
        bold
            Ids of the areas that stand out.
        """
        x = self._layout.x
        rows = list(zip(self._ys, areas, strict=True))
        close = [one for one in rows if self._length(one[1]) < NOW / 2 + WISH / 2]
        apart = [(y, a) for y, a in rows if a.now is not None and (y, a) not in close]
        self.nows.set_data([x(a.now or 0) for _, a in apart], [y for y, _ in apart])
        # A square that would cover its ring lies small within it.
        self.inner.set_data([x(a.now or 0) for _, a in close], [y for y, _ in close])
        wished = [(y, a.wish) for y, a in rows if a.wish is not None]
        self.wishes.set_data([x(wish) for _, wish in wished], [y for y, _ in wished])
        self._show_arrows([(y, a) for y, a in rows if a.gap is not None])
        for titles, label, area in zip(self.titles, self.levels, areas, strict=True):
            for title in titles:
                title.set_fontweight(600 if area.id in bold else 400)
            label.set_text(self._words[_level_word(area)])

    def _length(self, area: Area) -> float:
        """Return the pixels between now and wish; endless while one is unknown."""
        if area.gap is None:
            return float("inf")
        return abs(self._layout.x(LOW + area.gap) - self._layout.left)

    def _show_arrows(self, rows: Sequence[tuple[float, Area]]) -> None:
        shafts: list[tuple[float, float]] = []
        heads: list[tuple[float, float]] = []
        for y, area in rows:
            if self._length(area) < SHORTEST:
                continue
            assert area.wish is not None  # there is a distance
            assert area.now is not None
            side = 1 if area.wish > area.now else -1
            tip = self._layout.x(area.wish) - side * (WISH / 2 + 2)
            neck = tip - side * HEAD
            shafts += [(self._layout.x(area.now) + side * NOW / 2, y), (neck, y)]
            heads += [(neck, y - 5), (tip, y), (neck, y + 5), (neck, y - 5)]
        _fill(self.shafts, shafts, 2)
        _fill(self.heads, heads, 4)

    def _draw_row(self, top: float, title: Sequence[str]) -> None:
        layout = self._layout
        above_last = layout.line * (len(title) - 1)
        if layout.above:
            first = level = top + 14
            y = first + above_last + 18
        else:
            y = top + layout.row_height(len(title)) / 2
            first, level = y - above_last / 2 + 5, y + 4.8
        self._ys.append(y)
        self.titles.append(
            [
                self.canvas.add_label(
                    0, first + layout.line * n, line, size=layout.title_size
                )
                for n, line in enumerate(title)
            ]
        )
        self.levels.append(
            self.canvas.add_label(layout.width, level, color="ink-soft", align="right")
        )

    def _draw_lines(self) -> None:
        """Draw the line of each area, with its five answers marked."""
        left, right, x = self._layout.left, self._layout.right, self._layout.x
        self.canvas.add_lines([(left, y, right, y) for y in self._ys], "grid", 6)
        ticks = [
            (x(n), y - 6, x(n), y + 6) for y in self._ys for n in range(1, HIGH + 1)
        ]
        self.canvas.add_lines(ticks, "grid", 1.5)

    def _draw_head(self) -> None:
        """Explain square and ring, and say what the ends of the scale mean."""
        now, wish = self._words["key_now"], self._words["key_wish"]
        self.canvas.add_label(20, 16, now, size=14, weight=600)
        x = 20 + measure(now, 14, 600) + 34
        self.canvas.add_label(x, 16, wish, size=14, weight=600)
        self.canvas.add_marks("s", NOW, fill="brand").set_data([8], [11])
        ring = self.canvas.add_marks("o", 14, fill="sheet", edge="brand", line=3)
        ring.set_data([x - 14], [11])
        ends = 12 if self._layout.above else 0
        low, high = self._words["low"], self._words["high"]
        left, right = self._layout.left - ends, self._layout.right + ends
        self.canvas.add_label(left, 48, low, color="ink-soft")
        self.canvas.add_label(right, 48, high, color="ink-soft", align="right")

    def _draw_arrows(self) -> PathPatch:
        arrows = self.canvas.add_lines([(0, 0, 0, 0)], "brand", 3, zorder=3)
        arrows.set_fill(True)
        arrows.set_facecolor(arrows.get_edgecolor())
        arrows.set_linewidth(2.5)
        return arrows


def _fill(patch: PathPatch, points: list[tuple[float, float]], n_each: int) -> None:
    """Give a patch its figures, each of so many points; hide it without any."""
    patch.set_visible(bool(points))
    if points:
        codes = [Path.MOVETO] + [Path.LINETO] * (n_each - 1)
        patch.set_path(Path(points, codes * (len(points) // n_each)))


def _level_word(area: Area) -> str:
    if area.now is None and area.wish is None:
        return "level_empty"
    if area.level is None:
        return "level_no_wish" if area.wish is None else "level_no_now"
    return f"level_{area.level.replace('-', '_')}"
