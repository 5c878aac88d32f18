"""There is room for so many pages, and a place that is left is free again."""

from __future__ import annotations

import logging
from contextlib import ExitStack

import pytest

from workbook.serving.counts import Counts
from workbook.serving.line import Line
from workbook.serving.lines import FullError, Lines, Places

from .kernels import LONG, Listener, ScriptedKernel, news, settle, told
from .stories import run

NAME = "nl/00-start"


def made(places: Places | None = None) -> Lines:
    return Lines(LONG, places or Places(), Counts())


def opened(lines: Lines, address: str = "::1", name: str = NAME) -> Line:
    with lines.place_for(address):
        return lines.open(name, address, ScriptedKernel(), keeping=False)


def test_a_page_that_goes_gives_its_place_back() -> None:
    async def story() -> None:
        lines = made(Places(all=2))
        first, _ = opened(lines), opened(lines, "::2")
        with pytest.raises(FullError, match="all places are taken"):
            opened(lines, "::3")

        first.end()

        opened(lines, "::3")
        assert len(lines) == 2
        await lines.close()

    run(story())


def test_one_address_cannot_take_all_places() -> None:
    async def story() -> None:
        lines = made(Places(all=3, from_one_address=1))
        first = opened(lines)
        with pytest.raises(FullError, match="of one address"):
            opened(lines)

        opened(lines, "::2")
        first.end()
        opened(lines)

        assert len(lines) == 2
        await lines.close()

    run(story())


def test_a_kernel_that_is_being_made_holds_a_place() -> None:
    lines = made(Places(all=4, from_one_address=2))
    with ExitStack() as coming:
        for _ in range(2):
            coming.enter_context(lines.place_for("::1"))
        assert len(lines) == 2

        with pytest.raises(FullError):
            coming.enter_context(lines.place_for("::1"))

    assert len(lines) == 0
    with lines.place_for("::1"):
        assert len(lines) == 1


def test_a_kernel_that_does_not_come_gives_its_place_back() -> None:
    lines = made(Places(all=1))

    with pytest.raises(KeyError), lines.place_for("::1"):
        raise KeyError("no kernel")

    with lines.place_for("::1"):
        assert len(lines) == 1


def test_who_finds_no_room_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    lines = made(Places(all=9, from_one_address=1))

    with (
        caplog.at_level(logging.DEBUG),
        lines.place_for("2001:db8::7"),
        pytest.raises(FullError),
        lines.place_for("2001:db8::7"),
    ):
        pytest.fail("there is no room")

    assert len(caplog.messages) == 1
    assert "2001" not in caplog.text


def test_a_page_finds_its_own_line_again() -> None:
    async def story() -> None:
        lines = made()
        line, other = opened(lines), opened(lines)

        assert line.key != other.key
        assert lines.find(NAME, line.key, 0) is line
        assert lines.find(NAME, other.key, 0) is other
        await lines.close()

    run(story())


def test_a_key_opens_no_other_page_and_nothing_that_is_gone() -> None:
    async def story() -> None:
        lines = made()
        line = opened(lines)

        assert lines.find("nl/02-other", line.key, 0) is None
        assert lines.find(NAME, line.key + "x", 0) is None
        assert lines.find(NAME, "", 0) is None
        line.end()
        assert lines.find(NAME, line.key, 0) is None

    run(story())


def test_a_line_that_cannot_go_on_is_not_found() -> None:
    async def story() -> None:
        lines = made()
        kernel = ScriptedKernel()
        line = lines.open(NAME, "::1", kernel, keeping=False)
        kernel.says(news(1), news(2))
        await settle()
        line.take(told(seen=2))

        assert lines.find(NAME, line.key, 1) is None
        assert lines.find(NAME, line.key, 2) is line
        await lines.close()

    run(story())


def test_when_the_server_stops_all_kernels_end() -> None:
    async def story() -> None:
        lines = made()
        kernels = [ScriptedKernel() for _ in range(3)]
        pages = [Listener() for _ in kernels]
        for kernel, page in zip(kernels, pages, strict=True):
            lines.open(NAME, "::1", kernel, keeping=True).attach(page, 0)

        await lines.close()

        assert [kernel.closed for kernel in kernels] == [1, 1, 1]
        assert [page.code for page in pages] == [1001, 1001, 1001]
        assert len(lines) == 0

    run(story())
