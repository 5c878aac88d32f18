"""A line ends with its page or its kernel, once, and not with a connection."""

from __future__ import annotations

import pytest

from workbook.serving.kernel import KernelGoneError
from workbook.serving.line import FAULT, MOST_BEHIND, TAKEN_OVER

from .kernels import AT_ONCE, LineStory, news, settle, told, until, value_of
from .stories import run


def test_another_connection_takes_over() -> None:
    async def story() -> None:
        it = LineStory()
        first = it.page()
        await it.says(news(1))

        second = it.page(seen=1)
        it.line.detach(first, for_good=True)
        await it.says(news(2))

        assert first.code == TAKEN_OVER
        assert second.code is None
        assert [value_of(frame) for frame in second.heard] == [2]
        assert it.ended == []

    run(story())


def test_a_kernel_that_is_flooded_takes_no_more() -> None:
    async def story() -> None:
        it = LineStory()
        it.page()
        it.kernel.behind = MOST_BEHIND + 1

        with pytest.raises(ValueError, match="faster than its kernel can take"):
            it.line.take(told())

        assert it.line.received == 0
        assert it.kernel.told == []

    run(story())


def test_a_closed_page_takes_its_kernel_along() -> None:
    async def story() -> None:
        it = LineStory()
        page = it.page()

        it.line.detach(page, for_good=True)
        await it.line.closed()

        assert it.kernel.closed == 1
        assert it.ended == [it.line]
        assert page.code is None

    run(story())


@pytest.mark.parametrize("fault", [KernelGoneError("gone"), KeyError("a fault")])
def test_a_kernel_that_ends_ends_the_line_once(fault: Exception) -> None:
    async def story() -> None:
        it = LineStory()
        page = it.page()
        it.kernel.says(fault)
        await until(lambda: it.ended)

        it.line.end()
        it.line.detach(page, for_good=True)
        await it.line.closed()

        assert page.code == FAULT
        assert it.ended == [it.line]
        assert it.kernel.closed == 1
        assert it.counts.told() == {"kernels lost": {"count": 1}}

    run(story())


def test_nobody_waits_any_more_when_the_line_has_ended() -> None:
    """A last message may still be on its way when the connection is closed."""

    async def story() -> None:
        it = LineStory(answer=AT_ONCE, idle=AT_ONCE, back=AT_ONCE)
        page = it.page()
        it.line.end()

        it.line.take(told())
        it.line.detach(page, for_good=False)
        await settle()

        assert it.is_over
        assert it.counts.told() == {}
        assert it.kernel.told == []

    run(story())
