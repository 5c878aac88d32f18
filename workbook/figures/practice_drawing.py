"""Practice drawing: discomfort from 0 to 10 over days, drawn once and filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, get_args

from matplotlib.lines import Line2D
from matplotlib.path import Path

from workbook.figures.canvas import Canvas, Label
from workbook.figures.running_balance_axes import Axis, day_range, day_ticks
from workbook.figures.style import PIXELS, Width, colours
from workbook.figures.text_fit import measure
from workbook.meaning.practice import HIGH, Moment, Stayed
from workbook.text import Language

TOP, PLOT, DATES = 62, 170, 46
"""Where the plot begins, below the key; its height; the height of the dates below."""
LEFT: Final = 34  # room for the numbers
EDGE: Final = 12  # from the outermost mark to the edge
KEY_GAP: Final = 16


class PracticeDrawing:
    """The artists of the picture: made once, filled in every time."""

    def __init__(
        self, words: Mapping[str, str], language: Language, width: Width
    ) -> None:
        self._language = language
        self._width = PIXELS[width]
        self._most_days = {"narrow": 4, "wide": 8}[width]
        self.canvas = Canvas(self._width, TOP + PLOT + DATES)
        self._up = Axis(0, HIGH, TOP + PLOT - EDGE, TOP + EDGE)
        self._draw_axis(words)
        self.line = Line2D([], [], color=colours()["control"], linewidth=1.5, zorder=3)
        self.line.set_transform(self.canvas.pixels)
        self.canvas.add_artist(self.line)
        self.marks: dict[Stayed | None, Line2D] = {
            "stayed": self._mark("stayed"),
            "back": self._mark("back"),
            "left": self._mark("left"),
            None: self.canvas.add_marks("o", 6, fill="control"),
        }
        self._draw_key(words)
        self.day_marks = self.canvas.add_lines([(0.0, 0.0, 0.0, 0.0)], "control")
        self.days = [self._date() for _ in range(self._most_days)]
        self.years = [self._date() for _ in range(self._most_days)]

    def show(self, moments: Sequence[Moment]) -> None:
        """Fill in the moments, of which there is at least one, the oldest first."""
        days = [moment.day.toordinal() for moment in moments]
        first, last = day_range(days[0], days[-1])
        across = Axis(first, last, LEFT + EDGE, self._width - EDGE)
        places = [
            (across.at(moment.day.toordinal()), self._up.at(moment.discomfort))
            for moment in moments
        ]
        self.line.set_data([x for x, _ in places], [y for _, y in places])
        for kind, marks in self.marks.items():
            fitting = [
                place
                for place, moment in zip(places, moments, strict=True)
                if moment.stayed == kind
            ]
            marks.set_data([x for x, _ in fitting], [y for _, y in fitting])
        self._show_days(across)

    def _draw_axis(self, words: Mapping[str, str]) -> None:
        right = float(self._width)
        for value in (0, 5, HIGH):
            y = self._up.at(value)
            self.canvas.add_lines([(LEFT, y, right, y)], "grid")
            label = self.canvas.add_label(LEFT - 8, y + 4.5, str(value))
            label.set(color=colours()["ink-soft"], horizontalalignment="right")
        high, low = self._up.at(HIGH) - 10, self._up.at(0) - 8
        self.canvas.add_label(LEFT, high, words["high"], color="ink-soft")
        self.canvas.add_label(right, low, words["low"], color="ink-soft", align="right")

    def _draw_key(self, words: Mapping[str, str]) -> None:
        """Explain the three marks, in one row above the plot."""
        x = 0.0
        for kind in get_args(Stayed):
            self._mark(kind).set_data([x + 8], [14])
            self.canvas.add_label(x + 20, 18.5, words[kind])
            x += 20 + measure(words[kind], 13) + KEY_GAP

    def _mark(self, kind: Stayed) -> Line2D:
        if kind == "left":
            return self.canvas.add_marks("o", 10, fill="sheet", edge="brand", line=2.5)
        marker: Literal["o", "D"] = "D" if kind == "back" else "o"
        size = 9 if kind == "back" else 11
        return self.canvas.add_marks(marker, size, fill="brand", edge="sheet", line=1)

    def _date(self) -> Label:
        return self.canvas.add_label(0, 0, color="ink-soft", align="center")

    def _show_days(self, across: Axis) -> None:
        ticks = day_ticks(
            int(across.low), int(across.high), self._most_days, self._language
        )
        places = [across.at(tick.day) for tick in ticks]
        bottom = TOP + PLOT
        for labels, texts, y in (
            (self.days, [tick.text for tick in ticks], bottom + 20),
            (self.years, [tick.year for tick in ticks], bottom + 38),
        ):
            for number, label in enumerate(labels):
                text = texts[number] if number < len(ticks) else ""
                half = measure(text, 13) / 2
                at = places[number] if number < len(ticks) else 0
                # A date stands within the picture, even on its edge.
                label.set(
                    text=text, x=min(max(at, half), self._width - half), y=float(y)
                )
        points = [p for x in places for p in ((x, bottom), (x, bottom + 5))]
        self.day_marks.set_path(Path(points, [Path.MOVETO, Path.LINETO] * len(places)))
