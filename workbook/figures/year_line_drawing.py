"""Year line drawing: a row with a small line for each topic, drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from matplotlib.lines import Line2D
from matplotlib.path import Path

from workbook.figures.canvas import Canvas, Label
from workbook.figures.running_balance_axes import Axis, day_range, day_ticks
from workbook.figures.style import PIXELS, Width, colours
from workbook.figures.text_fit import fit, measure, wrap
from workbook.meaning.checkin import Topic
from workbook.text import Language

PLOT: Final = 52  # height of a row's line
EDGE: Final = 8  # from the outermost answer to the edge of the plot
TITLE_LINE: Final = 19
GAP: Final = 22  # between rows
DATES: Final = 46  # height of the dates below all rows
LAST_ROOM: Final = 116  # beside a line, for the words of its last answer
TITLE_SIZE: Final = 14


@dataclass(frozen=True)
class Row:
    """The artists of one topic."""

    line: Line2D
    marks: Line2D
    last: Label
    up: Axis


class YearLineDrawing:
    """The artists of all topics and of the dates: made once, filled in every time.

    Parameters
    ----------
    titles
        The topics' titles, from top to bottom.
    language
        Of the dates.
    """

    def __init__(self, titles: Sequence[str], language: Language, width: Width) -> None:
        self._language = language
        self._width = PIXELS[width]
        self._most_days = {"narrow": 4, "wide": 8}[width]
        lines = [wrap(title, self._width, TITLE_SIZE, 600) for title in titles]
        heights = [TITLE_LINE * len(title) + PLOT + GAP for title in lines]
        *tops, bottom = accumulate(heights, initial=4)
        self.canvas = Canvas(self._width, bottom + DATES - GAP)
        self.rows = [
            self._row(top, title) for top, title in zip(tops, lines, strict=True)
        ]
        self._bottom = bottom - GAP
        self.day_marks = self.canvas.add_lines([(0.0, 0.0, 0.0, 0.0)], "control")
        self.days = [self._date() for _ in range(self._most_days)]
        self.years = [self._date() for _ in range(self._most_days)]

    def show(self, topics: Sequence[Topic]) -> None:
        """Fill in the answers.

        Parameters
        ----------
        topics
            One for each title, at least one of them with an answer.
        """
        days = [day.toordinal() for topic in topics for day, _ in topic.points]
        first, last = day_range(min(days), max(days))
        across = Axis(first, last, EDGE, self._width - LAST_ROOM)
        for row, topic in zip(self.rows, topics, strict=True):
            self._show_row(row, topic, across)
        self._show_days(across)

    def _row(self, top: float, title: Sequence[str]) -> Row:
        canvas = self.canvas
        for number, text in enumerate(title, 1):
            y = top + TITLE_LINE * number - 5
            canvas.add_label(0, y, text, size=TITLE_SIZE, weight=600)
        head = top + TITLE_LINE * len(title)
        right = self._width - LAST_ROOM + EDGE
        low, high = head + PLOT - EDGE, head + EDGE
        ends = [(0, low, right, low), (0, high, right, high)]
        canvas.add_lines(ends, "grid")
        canvas.add_lines([(0, (low + high) / 2, right, (low + high) / 2)], "rule")
        line = Line2D([], [], color=colours()["person-a"], linewidth=2, zorder=4)
        line.set_transform(canvas.pixels)
        canvas.add_artist(line)
        marks = canvas.add_marks("o", 9, fill="person-a", edge="sheet", line=1.5)
        place = right + 8
        last = canvas.add_label(place, 0, color="ink-soft")
        canvas.keep_within(last, place, head - 4, self._width, head + PLOT + 8)
        return Row(line, marks, last, Axis(1, 5, low, high))

    def _date(self) -> Label:
        return self.canvas.add_label(0, 0, color="ink-soft", align="center")

    def _show_row(self, row: Row, topic: Topic, across: Axis) -> None:
        up = Axis(topic.low, topic.high, row.up.start, row.up.end)
        xs = [across.at(day.toordinal()) for day, _ in topic.points]
        ys = [up.at(value) for _, value in topic.points]
        row.line.set_data(xs, ys)
        row.marks.set_data(xs, ys)
        if not topic.points:
            row.last.set_text("")
            return
        words = topic.said(topic.points[-1][1])
        row.last.set(text=fit(words, LAST_ROOM - EDGE - 8, 13), y=ys[-1] + 4.5)

    def _show_days(self, across: Axis) -> None:
        ticks = day_ticks(
            int(across.low), int(across.high), self._most_days, self._language
        )
        places = [across.at(tick.day) for tick in ticks]
        for labels, texts, y in (
            (self.days, [tick.text for tick in ticks], 22),
            (self.years, [tick.year for tick in ticks], 40),
        ):
            for number, label in enumerate(labels):
                is_used = number < len(ticks)
                label.set_text(texts[number] if is_used else "")
                if is_used:
                    # The first date stands within the picture, even on its edge.
                    half = measure(texts[number], 13) / 2
                    label.set(x=max(places[number], half), y=self._bottom + y)
        points = [p for x in places for p in ((x, self._bottom), (x, self._bottom + 5))]
        self.day_marks.set_path(Path(points, [Path.MOVETO, Path.LINETO] * len(places)))
