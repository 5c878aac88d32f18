"""What follows many answers is done once, when all of them are there."""

from __future__ import annotations

import pytest

from workbook.widgets.together import soon, together


class Drawing:
    """Counts how often it is drawn."""

    def __init__(self) -> None:
        self.drawn = 0

    def draw(self) -> None:
        self.drawn += 1


def test_alone_it_is_done_at_once() -> None:
    drawing = Drawing()

    soon(drawing.draw)
    soon(drawing.draw)

    assert drawing.drawn == 2


def test_together_each_thing_is_done_once_at_the_end() -> None:
    first, second = Drawing(), Drawing()

    with together():
        for drawing in (first, second, first):
            soon(drawing.draw)
        assert (first.drawn, second.drawn) == (0, 0)

    assert (first.drawn, second.drawn) == (1, 1)


def test_things_are_done_in_the_order_in_which_they_were_first_asked_for() -> None:
    done: list[str] = []
    acts = {name: lambda name=name: done.append(name) for name in "abc"}

    with together():
        for name in "bcab":
            soon(acts[name])

    assert done == ["b", "c", "a"]


def test_an_inner_gathering_ends_with_the_outer_one() -> None:
    drawing = Drawing()

    with together():
        with together():
            soon(drawing.draw)
        assert drawing.drawn == 0

    assert drawing.drawn == 1


def test_what_is_asked_for_at_the_end_is_done_too() -> None:
    drawing = Drawing()

    with together():
        soon(lambda: soon(drawing.draw))

    assert drawing.drawn == 1


def test_a_fault_meanwhile_leaves_nothing_put_off() -> None:
    drawing, later = Drawing(), Drawing()

    def fail() -> None:
        with together():
            soon(drawing.draw)
            raise KeyError("fault")

    with pytest.raises(KeyError):
        fail()
    soon(later.draw)

    assert (drawing.drawn, later.drawn) == (1, 1)
