"""Together attachment drawing: two soft areas on one map, with their names on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workbook.figures.attachment_frame import LINE, AttachmentFrame
from workbook.figures.soft_area import SoftArea
from workbook.figures.style import Width
from workbook.figures.text_fit import fit, isolate, measure
from workbook.meaning.attachment import Fear

NAME: Final = 14
NAME_ROOM: Final = 130
NAME_LINE: Final = 20
"""Least distance between the two names, where the areas lie upon each other."""


class TogetherMapDrawing:
    """The artists of both areas: made once, filled in again and again.

    Parameters
    ----------
    words
        The words of the map in the page's language.
    """

    def __init__(self, words: Mapping[str, str], width: Width) -> None:
        n_lines = 3 if width == "narrow" else 2
        self._frame = frame = AttachmentFrame(words, width, n_lines)
        self.canvas = frame.canvas
        self.areas = (
            SoftArea(frame, "person-a"),
            SoftArea(frame, "person-b", square=True),
        )
        y = frame.below
        for area, x in zip(self.areas, (14, 48), strict=True):
            area.add_key(x, y - 4.5)
        self.canvas.add_label(70, y, words["key"])
        places = (
            [(0.0, y + LINE), (0.0, y + 2 * LINE)]
            if width == "narrow"
            else [(frame.width / 2, y), (frame.width / 2, y + LINE)]
        )
        self.counts = [
            self.canvas.add_label(x, line, color="ink-soft") for x, line in places
        ]
        self.names = [
            self.canvas.add_label(
                0, 0, size=NAME, weight=600, color=color, align="center"
            )
            for color in ("person-a", "person-b")
        ]
        top, bottom = frame.field
        for name in self.names:
            self.canvas.keep_within(name, 0, top, frame.width, bottom)

    def show(
        self,
        fears: Sequence[Sequence[Fear]],
        names: Sequence[str],
        counts: Sequence[str],
    ) -> None:
        """Fill in both areas, their names, and from how many answers they are."""
        for area, (across, up) in zip(self.areas, fears, strict=True):
            area.show(across, up)
        for label, text in zip(self.counts, counts, strict=True):
            label.set_text(text)
        middles = [
            area.middle(*one) for area, one in zip(self.areas, fears, strict=True)
        ]
        self._show_names(middles, names)

    def _show_names(
        self, middles: Sequence[tuple[float, float]], names: Sequence[str]
    ) -> None:
        """Write each name in the middle of its area, and never upon the other."""
        top, bottom = self._frame.field
        shown = [fit(name, NAME_ROOM, NAME, 600) for name in names]
        halves = [measure(name, NAME, 600) / 2 + 4 for name in shown]
        xs = [
            min(max(x, half), self._frame.width - half)
            for (x, _), half in zip(middles, halves, strict=True)
        ]
        ys = [y + 5 for _, y in middles]
        missing = NAME_LINE - abs(ys[0] - ys[1])
        if missing > 0 and abs(xs[0] - xs[1]) < sum(halves):
            up, down = (0, 1) if ys[0] <= ys[1] else (1, 0)
            ys[up] -= missing / 2
            ys[down] += missing / 2
        # Both move together when one of them would leave the map.
        inward = max(0.0, top + 16 - min(ys)) - max(0.0, max(ys) - (bottom - 6))
        for label, name, x, y in zip(self.names, shown, xs, ys, strict=True):
            label.set_text(isolate(name))
            label.set_position((x, y + inward))
