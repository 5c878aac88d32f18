"""A line waits: for answers, for its page, for the next message; not for ever."""

from __future__ import annotations

import pytest

from workbook.serving.line import FAULT, IDLE

from .kernels import AT_ONCE, LineStory, done, news, settle, told, until
from .stories import run


def test_a_kernel_that_nobody_needs_goes() -> None:
    async def story() -> None:
        it = LineStory(idle=AT_ONCE)

        page = it.page()
        await until(lambda: it.is_over)

        assert page.code == IDLE
        assert it.counts.told() == {}

    run(story())


def test_a_kernel_that_is_needed_as_it_is_stays() -> None:
    async def story() -> None:
        it = LineStory(keeping=True, idle=AT_ONCE)

        it.page()
        it.line.take(told())
        await settle()

        assert not it.ended

    run(story())


def test_a_page_that_is_away_has_no_message_to_wait_for() -> None:
    async def story() -> None:
        it = LineStory(idle=AT_ONCE)

        page = it.page()
        it.line.detach(page, for_good=False)
        await settle()

        assert not it.ended

    run(story())


def test_a_page_that_does_not_come_back_loses_its_kernel() -> None:
    async def story() -> None:
        it = LineStory(back=AT_ONCE)
        page = it.page()

        it.line.detach(page, for_good=False)
        await until(lambda: it.is_over)
        await it.line.closed()

        assert page.code is None
        assert it.kernel.closed == 1

    run(story())


def test_a_page_that_comes_back_keeps_its_kernel() -> None:
    async def story() -> None:
        it = LineStory(back=AT_ONCE)
        page = it.page()

        it.line.detach(page, for_good=False)
        page = it.page()
        await settle()

        assert not it.ended

    run(story())


@pytest.mark.parametrize("keeping", [True, False])
def test_a_kernel_that_is_needed_as_it_is_waits_longer_for_its_page(
    keeping: bool,
) -> None:
    async def story() -> None:
        it = LineStory(keeping=keeping, back=AT_ONCE)
        page = it.page()

        it.line.detach(page, for_good=False)
        await settle()
        assert it.is_over is not keeping

        other = LineStory(keeping=True, back_keeping=AT_ONCE)
        other.line.detach(other.page(), for_good=False)
        await until(lambda: other.is_over)

    run(story())


def test_a_kernel_that_does_not_answer_is_given_up() -> None:
    async def story() -> None:
        it = LineStory(answer=AT_ONCE)
        page = it.page()

        it.line.take(told())
        await until(lambda: it.is_over)
        await it.line.closed()

        assert page.code == FAULT
        assert it.kernel.closed == 1
        assert it.counts.told() == {"kernels that hung": {"count": 1}}

    run(story())


def test_a_kernel_that_hangs_is_given_up_also_when_its_page_is_away() -> None:
    async def story() -> None:
        it = LineStory(answer=AT_ONCE)
        page = it.page()

        it.line.take(told())
        it.line.detach(page, for_good=False)
        await until(lambda: it.is_over)

    run(story())


def test_a_kernel_that_has_answered_all_may_be_silent() -> None:
    async def story() -> None:
        answers, hangs = LineStory(answer=1.0), LineStory(answer=1.0)
        answers.line.take(told("page-1"))
        answers.line.take(told("page-2"))
        answers.kernel.says(news(1), done("page-1"), done("page-2"))
        await until(lambda: answers.kernel.has_said_all)
        hangs.line.take(told())

        # The other one was asked later, so its time is over later.
        await until(lambda: hangs.is_over)

        assert not answers.ended

    run(story())


def test_a_kernel_that_owes_an_answer_may_not_be_silent() -> None:
    async def story() -> None:
        it = LineStory(answer=1.0)
        it.line.take(told("page-1"))
        it.line.take(told("page-2"))
        it.kernel.says(news(1), done("page-1"))

        await until(lambda: it.is_over)

        assert it.counts.told()["first replies"]["count"] == 1

    run(story())
