"""Attachment map drawing: one person's soft area between four corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.figures.attachment_frame import LINE, AttachmentFrame
from workbook.figures.soft_area import SoftArea
from workbook.figures.style import Width
from workbook.meaning.attachment import Fear


class MapDrawing:
    """The artists of the map: made once, filled in again and again.

    Parameters
    ----------
    words
        The words of the map in the page's language.
    """

    def __init__(self, words: Mapping[str, str], width: Width) -> None:
        frame = AttachmentFrame(words, width, 3 if width == "narrow" else 2)
        self.canvas = frame.canvas
        self.area = SoftArea(frame)
        y = frame.below
        self.area.add_key(14, y - 4.5)
        self.canvas.add_label(36, y, words["key"])
        places = (
            [(0.0, y + LINE), (0.0, y + 2 * LINE)]
            if width == "narrow"
            else [(frame.width / 2, y), (frame.width / 2, y + LINE)]
        )
        self.counts = [
            self.canvas.add_label(x, line, color="ink-soft") for x, line in places
        ]

    def show(self, across: Fear, up: Fear, counts: Sequence[str]) -> None:
        """Fill in the area, and from how many answers it was drawn."""
        self.area.show(across, up)
        for label, text in zip(self.counts, counts, strict=True):
            label.set_text(text)
