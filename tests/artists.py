"""Where the artists of a picture are, for tests that look at what is drawn."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from workbook.figures import Picture
from workbook.figures.canvas import Label
from workbook.figures.style import colours


class Box(NamedTuple):
    """A place in CSS pixels, and what is there."""

    left: float
    right: float
    top: float
    bottom: float
    what: str

    def overlaps(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.01 and down > 0.01


def labels(picture: Picture) -> list[Label]:
    """Return the lines of text that can be seen."""
    found = picture.figure.findobj(Label)
    return [label for label in found if label.get_visible() and label.get_text()]


def texts(picture: Picture) -> list[str]:
    return [label.get_text() for label in labels(picture)]


def text_boxes(picture: Picture) -> list[Box]:
    return [_box(label) for label in labels(picture)]


def _box(label: Label) -> Box:
    (x, y), size = label.get_position(), float(label.get_fontsize())
    share = {"left": 0.0, "center": 0.5, "right": 1.0}
    left = x - label.length * share[label.get_horizontalalignment()]
    what = label.get_text()
    return Box(left, left + label.length, y - 0.72 * size, y + 0.2 * size, what)


def marks(
    picture: Picture, kind: str, token: str, *, is_open: bool = False, least: float = 12
) -> list[tuple[float, float]]:
    """Return the places of the marks of a kind and colour, from top to bottom.

    Parameters
    ----------
    least
        Smaller marks are left out.
    """
    found = []
    for line in picture.figure.findobj(Line2D):
        if line.get_marker() != kind or float(line.get_markersize()) < least:
            continue
        filled = to_hex(line.get_markerfacecolor()) == colours()[token]
        edged = to_hex(line.get_markeredgecolor()) == colours()[token]
        if (edged and not filled) if is_open else filled:
            found += zip(line.get_xdata(), line.get_ydata(), strict=True)
    return sorted(((float(x), float(y)) for x, y in found), key=lambda place: place[1])


def mark_boxes(picture: Picture) -> list[Box]:
    """Return the places of all marks."""
    return [
        Box(x - half, x + half, y - half, y + half, str(line.get_marker()))
        for line in picture.figure.findobj(Line2D)
        for half in [float(line.get_markersize()) / 2]
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
    ]


def size(figure: Figure) -> tuple[float, float]:
    """Return width and height in CSS pixels."""
    return 72 * figure.get_figwidth(), 72 * figure.get_figheight()


def check_layout(picture: Picture, *, within: list[Box] | None = None) -> None:
    """Make sure that all lies within the picture and no text upon another thing."""
    width, height = size(picture.figure)
    said, signs = text_boxes(picture), mark_boxes(picture)
    for box in [*said, *signs, *(within or [])]:
        assert box.left >= -0.01, box
        assert box.right <= width + 0.01, box
        assert box.top >= -0.01, box
        assert box.bottom <= height + 0.01, box
    assert not [pair for pair in combinations(said, 2) if pair[0].overlaps(pair[1])]
    assert not [(a, b) for a in said for b in signs if a.overlaps(b)]
