"""A line outlives its connection: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.serving.frames import Frame, Kind
from workbook.serving.line import MOST_KEPT

from .kernels import LineStory, done, news, told, value_of
from .stories import run


def test_what_the_kernel_says_before_its_page_is_there_is_kept() -> None:
    async def story() -> None:
        it = LineStory()
        await it.says(news(1), news(2))

        page = it.page()
        await it.says(news(3))

        assert [value_of(frame) for frame in page.heard] == [1, 2, 3]

    run(story())


def test_messages_of_the_page_are_counted_and_passed_on_in_order() -> None:
    async def story() -> None:
        it = LineStory()
        it.page()

        for number in range(3):
            it.line.take(told(f"page-{number}"))

        assert it.line.received == 3
        assert [m.msg_id for m in it.kernel.told] == ["page-0", "page-1", "page-2"]

    run(story())


def test_a_page_that_comes_back_gets_exactly_what_it_missed() -> None:
    async def story() -> None:
        it = LineStory()
        first = it.page()
        await it.says(news(1), news(2))
        it.line.detach(first, for_good=False)
        await it.says(news(3), news(4))

        second = it.page(seen=1)

        assert [value_of(frame) for frame in second.heard] == [2, 3, 4]

    run(story())


# What happens, one after the other: the kernel says so many frames; or the connection
# breaks, and so many of the last frames do not arrive.
events = st.lists(st.tuples(st.sampled_from(["says", "breaks"]), st.integers(0, 5)))


@given(events)
def test_however_often_it_breaks_all_arrives_once_and_in_order(
    happens: Iterable[tuple[str, int]],
) -> None:
    async def story() -> None:
        it = LineStory()
        page, arrived, said = it.page(), list[int](), 0
        for event, number in happens:
            if event == "says":
                await it.says(*(news(said + n) for n in range(number)))
                said += number
                # Now and then the page says something, and how much it has seen.
                it.line.take(told(seen=len(arrived)))
            else:
                values = [value_of(frame) for frame in page.heard]
                arrived += values[: max(0, len(values) - number)]
                it.line.detach(page, for_good=False)
                assert it.line.can_resume(len(arrived))
                page = it.page(seen=len(arrived))
        arrived += [value_of(frame) for frame in page.heard]

        assert arrived == list(range(said))

    run(story())


def test_what_the_page_has_seen_is_not_kept() -> None:
    async def story() -> None:
        it = LineStory()
        it.page()
        await it.says(news(1), news(2), news(3))

        it.line.take(told(seen=2))

        assert not it.line.can_resume(1)
        assert it.line.can_resume(2)

    run(story())


@pytest.mark.parametrize("seen", [3, 10**30])
def test_a_page_that_has_seen_more_than_there_was_is_another_one(seen: int) -> None:
    async def story() -> None:
        it = LineStory()
        it.page()
        await it.says(news(1), news(2))

        assert not it.line.can_resume(seen)
        it.line.take(told(seen=seen))
        await it.says(news(3))

        assert it.line.can_resume(2)

    run(story())


def test_what_is_kept_for_a_page_that_is_away_has_an_end() -> None:
    async def story() -> None:
        it = LineStory()
        size = MOST_KEPT // 4
        await it.says(*(Frame(Kind.BINARY, bytes(size)) for _ in range(9)))

        assert not it.line.can_resume(4)
        page = it.page(seen=5)

        assert len(page.heard) == 4

    run(story())


def test_a_frame_larger_than_all_that_is_kept_still_arrives() -> None:
    async def story() -> None:
        it = LineStory()
        await it.says(news(1), Frame(Kind.BINARY, bytes(2 * MOST_KEPT)))

        assert not it.line.can_resume(0)
        page = it.page(seen=1)

        assert len(page.heard) == 1

    run(story())


def test_what_is_for_the_log_is_logged_and_not_counted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story() -> None:
        it = LineStory()
        page = it.page()
        await it.says(Frame(Kind.LOG, b"Traceback\xff\n"), news(1))

        assert [value_of(frame) for frame in page.heard] == [1]
        assert it.line.can_resume(1)
        assert not it.line.can_resume(2)

    with caplog.at_level(logging.WARNING):
        run(story())
    assert caplog.messages == ["nl/00-start: Traceback\ufffd"]


def test_the_time_of_an_answer_is_kept() -> None:
    async def story() -> None:
        it = LineStory()
        it.page()
        it.line.take(told("page-1"))
        await it.says(news(1), done("page-1"), done("of-nobody"))

        assert it.counts.told()["first replies"]["count"] == 1

    run(story())
