"""Together cycles drawing: two cycles beside each other, or one below the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from workbook.figures.canvas import Canvas
from workbook.figures.cycle_boxes import HEAD_SIZE, CycleBoxes
from workbook.figures.cycle_column import CycleColumn
from workbook.figures.pair_rows import WHO
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import wrap
from workbook.figures.together_names import fitted

MOST_LINES: Final = 4
"""Most lines of own words in a box: two cycles have to fit on one screen."""
BETWEEN: Final[Mapping[Width, float]] = {"narrow": 34.0, "wide": 28.0}
NAME_SIZE: Final = 16
TITLE: Final = 36  # height of the words above a cycle
MIDDLE_LINE: Final = 22


class TogetherCyclesDrawing:
    """Both cycles, drawn anew for each text: their measures follow the words.

    Parameters
    ----------
    cycles
        Of me and of the partner: part of the cycle to own words.
    names
        Of both.
    words
        The words of the picture in the page's language.
    """

    def __init__(
        self,
        cycles: Sequence[Mapping[str, str]],
        names: Sequence[str],
        words: Mapping[str, str],
        width: Width,
    ) -> None:
        edge, between = float(PIXELS[width]), BETWEEN[width]
        self.canvas = canvas = Canvas(edge, 1)
        room = edge if width == "narrow" else (edge - between) / 2
        columns = [
            CycleColumn(CycleBoxes(canvas, cycle, words, who, MOST_LINES), room)
            for cycle, who in zip(cycles, WHO, strict=True)
        ]
        middle = wrap(words["middle"], edge, NAME_SIZE, 600)
        top = MIDDLE_LINE * len(middle) + 14.0
        heights = [TITLE + column.height(told=False) for column in columns]
        if width == "narrow":
            places = [(0.0, top), (0.0, top + heights[0] + between)]
            canvas.set_height(places[1][1] + heights[1])
        else:
            places = [(0.0, top), (room + between, top)]
            canvas.set_height(top + max(heights))

        for number, line in enumerate(middle):
            label = canvas.add_label(
                edge / 2, 0, line, size=NAME_SIZE, weight=600, align="center"
            )
            label.set_y(18 + MIDDLE_LINE * number)
        unnamed = {words["me"]: "head_me", words["partner"]: "head_partner"}
        heads = [
            words[unnamed[name]]
            if name in unnamed
            else fitted(words["head"], name, room - 24, HEAD_SIZE, 600)
            for name in names
        ]
        for (left, y), column, who, head in zip(
            places, columns, WHO, heads, strict=True
        ):
            kind: Literal["o", "s"] = "o" if who == "person-a" else "s"
            mark = canvas.add_marks(kind, 13, fill=who)
            mark.set_data([left + 8], [y + 13])
            title = canvas.add_label(
                left + 22, y + 18, head, size=HEAD_SIZE, weight=600, color=who
            )
            canvas.keep_within(title, left, y, left + room, y + 26)
            column.draw(left, y + TITLE, told=False)
