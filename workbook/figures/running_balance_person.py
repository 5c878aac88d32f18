"""Running balance person: the artists of one line, told apart by more than colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from matplotlib.lines import Line2D

from workbook.figures.canvas import Canvas
from workbook.figures.style import colours
from workbook.meaning.journal import By

Point = tuple[float, float]

SHARED: Final = 14  # a circle that shows around the square that lies on it


@dataclass(frozen=True)
class Style:
    """How a person is told apart: by colour, mark and kind of line."""

    color: str
    marker: Literal["o", "s"]
    mark: float
    dashes: tuple[float, float] | None


STYLES: Final[dict[By, Style]] = {
    "me": Style("person-a", "o", 9.5, None),
    "partner": Style("person-b", "s", 8, (3.4, 1.8)),
}


class PersonArtists:
    """The artists of one person: the line, its marks, and the label at its end."""

    def __init__(self, canvas: Canvas, by: By) -> None:
        style = STYLES[by]
        self.course = _course(canvas, style)
        self.marks = canvas.add_marks(
            style.marker, style.mark, fill=style.color, edge="sheet", line=1.5
        )
        self.name, self.end = (
            canvas.add_label(0, 0, size=14, weight=600, color=style.color)
            for _ in range(2)
        )

    def show(
        self, course: Sequence[Point], marks: Sequence[Point], *, thin: bool
    ) -> None:
        """Place the line and its marks, in pixels; labels are placed from outside.

        Parameters
        ----------
        thin
            Whether the line is finer, for a course with many turns.
        """
        self.course.set_data(*zip(*course, strict=True))
        self.course.set_linewidth(2 if thin else 2.5)
        self.marks.set_data(*zip(*marks, strict=True))

    def hide(self) -> None:
        """Show nothing of this person."""
        self.course.set_data([], [])
        self.marks.set_data([], [])
        self.name.set_text("")
        self.end.set_text("")


def _course(canvas: Canvas, style: Style) -> Line2D:
    """Place a line through many points, without a place yet (``set_data``)."""
    line = Line2D(
        [],
        [],
        color=colours()[style.color],
        solid_capstyle="round",
        solid_joinstyle="round",
        dash_capstyle="butt",
        dash_joinstyle="round",
        zorder=4,
    )
    if style.dashes:
        line.set_linestyle((0, style.dashes))
    line.set_transform(canvas.pixels)
    canvas.add_artist(line)
    return line
