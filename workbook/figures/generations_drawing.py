"""Generations drawing: a column for each generation, a row for each line.

Drawn anew each time: how many rows there are, and how tall, is the participant's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from workbook.figures.canvas import Canvas
from workbook.figures.generations_track import draw_track
from workbook.figures.generations_words import MOST_LINES, ends
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import isolate, wrap
from workbook.meaning.generations import ME, Line, Place

TEXT_LINE: Final = 17
HEAD: Final = 22  # where the first row begins, without lines of titles and names
WHAT_LINE, WHAT_SIZE = 18, 14
STATUS_LINE: Final = 18
NOTE: Final = 26  # height of the sentence about lines that are not drawn


@dataclass(frozen=True)
class Layout:
    """Where things stand in one width, in CSS pixels.

    Parameters
    ----------
    above
        Whether the words of a line stand above it, or beside it.
    width
        Of the picture.
    left
        Where the columns begin.
    what_room
        The width that the words of a line may take.
    """

    above: bool
    width: int
    left: float
    what_room: float

    def row_height(self, n_lines: int) -> float:
        """Return the height of a row with so many lines of words."""
        words = WHAT_LINE * n_lines + STATUS_LINE
        return words + 40 if self.above else max(words + 20, 52)


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(True, PIXELS["narrow"], 0, 332),
    "wide": Layout(False, PIXELS["wide"], 236, 216),
}


def draw_generations(
    lines: Sequence[Line],
    places: Sequence[Place],
    words: Mapping[str, str],
    width: Width,
) -> Canvas:
    """Draw the lines, as many as fit on one picture."""
    layout = LAYOUTS[width]
    drawn, rest = lines[:MOST_LINES], len(lines) - MOST_LINES
    told = [wrap(line.what, layout.what_room, WHAT_SIZE, 600) for line in drawn]
    room = (layout.width - layout.left) / len(places)
    stations = [layout.left + room * (n + 0.5) for n in range(len(places))]
    heads = [_head(place, room - 8, words) for place in places]
    head = HEAD + TEXT_LINE * max(len(titles) + len(names) for titles, names in heads)
    heights = [layout.row_height(len(what)) for what in told]
    *tops, bottom = accumulate(heights, initial=float(head))
    canvas = Canvas(layout.width, bottom + (NOTE if rest > 0 else 4))
    band = canvas.add_bar(0, bottom, "tint")
    band.set(x=stations[ME] - room / 2 + 2, width=room - 4, zorder=0)
    for n, (titles, names) in enumerate(heads):
        _draw_place(canvas, stations[n], room - 8, titles, names, is_me=n == ME)
    rows = [(0, top, layout.width, top) for top in tops]
    canvas.add_lines(rows, "rule")
    known = [place.is_known for place in places]
    for top, height, line, what in zip(tops, heights, drawn, told, strict=True):
        _draw_words(canvas, layout, top, height, what, line, words)
        y = top + height - 18 if layout.above else top + height / 2
        draw_track(canvas, y, stations, known, line)
    if rest > 0:
        canvas.add_label(0, bottom + 18, words["more"].format(count=rest))
    return canvas


def _head(
    place: Place, room: float, words: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a generation's title, and those of its names."""
    weight = 600 if place.generation == "me" else 400
    names = ", ".join(place.names) if place.is_known else words["unknown_place"]
    titles = wrap(words[place.kind], room, 13, weight)
    return titles, wrap(names, room, 13) if names else ()


def _draw_place(
    canvas: Canvas,
    x: float,
    room: float,
    titles: Sequence[str],
    names: Sequence[str],
    *,
    is_me: bool,
) -> None:
    weight = 600 if is_me else 400
    for n, text in enumerate(titles):
        canvas.add_label(x, 15 + TEXT_LINE * n, text, weight=weight, align="center")
    for n, text in enumerate(names, len(titles)):
        y = 18 + TEXT_LINE * n
        label = canvas.add_label(x, y, isolate(text), color="ink-soft", align="center")
        canvas.keep_within(label, x - room / 2 - 4, y - 15, x + room / 2 + 4, y + 6)


def _draw_words(
    canvas: Canvas,
    layout: Layout,
    top: float,
    height: float,
    what: Sequence[str],
    line: Line,
    words: Mapping[str, str],
) -> None:
    block = WHAT_LINE * len(what) + STATUS_LINE
    first = top + 17 if layout.above else top + (height - block) / 2 + 13
    for n, text in enumerate(what):
        y = first + WHAT_LINE * n
        label = canvas.add_label(0, y, isolate(text), size=WHAT_SIZE, weight=600)
        canvas.keep_within(label, 0, y - 16, layout.what_room + 6, y + 6)
    status = ends(line, words)
    colour = "care" if line.ending == "stops" else "good" if line.is_new else "ink-soft"
    canvas.add_label(0, first + WHAT_LINE * len(what), status, color=colour)
