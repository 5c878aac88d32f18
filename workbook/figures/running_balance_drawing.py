"""Running balance drawing: two lines over time, drawn once and filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from matplotlib.path import Path

from workbook.figures.canvas import Canvas, Label
from workbook.figures.running_balance_axes import (
    Axis,
    amount_range,
    amount_ticks,
    day_range,
    day_ticks,
)
from workbook.figures.running_balance_lines import PEOPLE, Line, is_crowded
from workbook.figures.running_balance_person import (
    SHARED,
    STYLES,
    PersonArtists,
    Point,
)
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import fit, has_ink, isolate, measure
from workbook.meaning.journal import By
from workbook.text import Language, format_number

T = TypeVar("T")

TOP: Final = 44  # where the plot begins, below the word for the amounts
BOTTOM: Final = 52  # room below it for two lines of dates
EDGE: Final = 10  # from the outermost amount to the edge of the plot
GAP: Final = 12  # between a line's end and its label
LINE_HEIGHT: Final = 18
LABEL_HEIGHT: Final = 2 * LINE_HEIGHT + 4
MARK_ROOM: Final = 12  # pixels of one mark, with air around it
MOST_AMOUNTS: Final = 7


@dataclass(frozen=True)
class Layout:
    """What depends on the width: in CSS pixels, but for the number of dates."""

    width: int
    height: int
    name_room: float
    most_days: int


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(PIXELS["narrow"], 320, 72, 5),
    "wide": Layout(PIXELS["wide"], 340, 132, 8),
}


class RunningBalanceDrawing:
    """The artists of both lines and of the axes: made once, filled in every time.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of numbers and dates.
    """

    def __init__(
        self, words: Mapping[str, str], language: Language, width: Width
    ) -> None:
        self._words, self._language = words, language
        self._layout = layout = LAYOUTS[width]
        self.canvas = canvas = Canvas(layout.width, layout.height)
        canvas.add_label(0, 16, words["amounts"], color="ink-soft")
        nowhere = [(0.0, 0.0, 0.0, 0.0)]
        self.grid = canvas.add_lines(nowhere, "grid")
        self.zero = canvas.add_lines(nowhere, "control", 1.5, zorder=2)
        self.day_marks = canvas.add_lines(nowhere, "control")
        self.amounts = [self._axis_label("right") for _ in range(MOST_AMOUNTS)]
        self.days = [self._axis_label("center") for _ in range(layout.most_days)]
        self.years = [self._axis_label("center") for _ in range(layout.most_days)]
        # One's own line first, the partner's on top: where both run together, the
        # solid line shows between the dashes and a wider circle around the square.
        me = PersonArtists(canvas, "me")
        self.shared = canvas.add_marks(
            "o", SHARED, fill=STYLES["me"].color, edge="sheet", line=1.5
        )
        self.people = {"me": me, "partner": PersonArtists(canvas, "partner")}

    def show(self, lines: Sequence[Line], partner: str) -> None:
        """Fill in the lines.

        Parameters
        ----------
        lines
            One for each person with entries; at least one.
        partner
            Any text; shortened to its room.
        """
        texts = {line.by: self._label_texts(line, partner) for line in lines}
        across, up = self._axes(lines, texts)
        self._show_amounts(across, up)
        self._show_days(across, up)
        for artists in self.people.values():
            artists.hide()
        self._show_lines(lines, across, up)
        self._show_labels(lines, texts, across, up)

    def _axis_label(self, align: Literal["right", "center"]) -> Label:
        return self.canvas.add_label(0, 0, color="ink-soft", align=align)

    def _label_texts(self, line: Line, partner: str) -> tuple[str, str]:
        """Return what stands at the end of a line: whose it is, and the balance."""
        name = self._words[f"label_{line.by}"]
        if line.by == "partner" and has_ink(partner):
            name = isolate(fit(partner, self._layout.name_room, 14, 600))
        return name, self._number(line.end)

    def _axes(
        self, lines: Sequence[Line], texts: Mapping[By, tuple[str, str]]
    ) -> tuple[Axis, Axis]:
        """Return the axis across and the axis up, with room for what stands beside."""
        days = [day.toordinal() for line in lines for day, _ in line.points]
        amounts = [balance for line in lines for _, balance in line.points]
        low, high = amount_range(min(amounts), max(amounts))
        up = Axis(low, high, self._layout.height - BOTTOM - EDGE, TOP + EDGE)
        ticks = amount_ticks(low, high, MOST_AMOUNTS)
        left = max(measure(self._number(tick), 13) for tick in ticks) + 10
        label = max(measure(text, 14, 600) for pair in texts.values() for text in pair)
        first, last = day_range(min(days), max(days))
        return Axis(first, last, left, self._layout.width - label - GAP), up

    def _show_amounts(self, across: Axis, up: Axis) -> None:
        ticks = amount_ticks(int(up.low), int(up.high), MOST_AMOUNTS)
        for label, tick in _filled(self.amounts, ticks):
            label.set(text=self._number(tick), x=across.start - 10, y=up.at(tick) + 4.5)
        rows = {tick: up.at(tick) for tick in ticks}
        ends = across.start, across.end
        self.grid.set_path(
            _segments([(ends[0], rows[t], ends[1], rows[t]) for t in ticks if t])
        )
        self.zero.set_path(_segments([(ends[0], rows[0], ends[1], rows[0])]))

    def _show_days(self, across: Axis, up: Axis) -> None:
        bottom = up.start + EDGE
        ticks = day_ticks(
            int(across.low), int(across.high), self._layout.most_days, self._language
        )
        for label, tick in _filled(self.days, ticks):
            label.set(text=tick.text, x=across.at(tick.day), y=bottom + 22)
        for label, tick in _filled(self.years, ticks):
            label.set(text=tick.year, x=across.at(tick.day), y=bottom + 40)
        places = [across.at(tick.day) for tick in ticks]
        self.day_marks.set_path(_segments([(x, bottom, x, bottom + 5) for x in places]))

    def _show_lines(self, lines: Sequence[Line], across: Axis, up: Axis) -> None:
        # Both people have marks, or neither has: else one would seem to weigh more.
        a_day = (across.end - across.start) / (across.high - across.low)
        crowded = any(is_crowded(line, a_day, MARK_ROOM) for line in lines)
        marked: list[set[Point]] = []
        for line in lines:
            course = [
                (across.at(day), up.at(balance))
                for day, balance in line.course(int(across.high))
            ]
            marks = [
                (across.at(day.toordinal()), up.at(balance))
                for day, balance in line.points
            ]
            if crowded:
                marks = course[-1:]  # one at the end still says whose line it is
            self.people[line.by].show(course, marks, thin=crowded)
            marked.append(set(marks))
        shared = set.intersection(*marked) if len(marked) == len(PEOPLE) else ()
        self.shared.set_data(*_xy(sorted(shared)))

    def _show_labels(
        self,
        lines: Sequence[Line],
        texts: Mapping[By, tuple[str, str]],
        across: Axis,
        up: Axis,
    ) -> None:
        """Name each line at its end; two that end close together make room."""
        top, bottom = TOP + EDGE, up.start - 6  # above the dates
        middles = [min(max(up.at(line.end), top), bottom) for line in lines]
        if len(lines) == 2 and abs(middles[0] - middles[1]) < LABEL_HEIGHT:
            half = LABEL_HEIGHT / 2
            centre = min(max(sum(middles) / 2, top + half), bottom - half)
            first_on_top = lines[0].end >= lines[1].end
            upper_first = centre - half, centre + half
            middles = list(upper_first if first_on_top else upper_first[::-1])
        left, right = across.end + GAP, self._layout.width
        for line, middle in zip(lines, middles, strict=True):
            artists, (name, end) = self.people[line.by], texts[line.by]
            artists.name.set(text=name, x=left, y=middle - 3)
            artists.end.set(text=end, x=left, y=middle - 3 + LINE_HEIGHT)
            self.canvas.keep_within(artists.name, left, middle - 20, right, middle + 4)

    def _number(self, amount: int) -> str:
        return format_number(amount, self._language, signed=True)


def _filled(labels: Sequence[Label], shown: Sequence[T]) -> Iterator[tuple[Label, T]]:
    """Pair labels with what they show, and empty the ones that are left over."""
    for label in labels[len(shown) :]:
        label.set_text("")
    yield from zip(labels, shown, strict=False)


def _segments(places: Sequence[tuple[float, float, float, float]]) -> Path:
    points = [p for x0, y0, x1, y1 in places for p in ((x0, y0), (x1, y1))]
    return Path(points, [Path.MOVETO, Path.LINETO] * len(places))


def _xy(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]
