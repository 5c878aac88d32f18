"""A connection says hello, once, and nothing that comes after its end counts."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from workbook.serving import relay
from workbook.serving.line import TAKEN_OVER
from workbook.serving.relay import REFUSED

from .connections import ending, hello, send, serving, told, update
from .kernels import ScriptedKernel, news, until
from .stories import run


def test_who_says_hello_gets_a_kernel_and_goes_on_with_it() -> None:
    async def story() -> None:
        async with serving() as server:
            page, ready = await server.meets()
            await page.write_message(update(1))
            await until(lambda: server.site.made[0].told)

            _, again = await server.meets(ready["key"])

            assert ready == {"key": ready["key"], "fresh": True, "received": 0}
            assert again == {"key": ready["key"], "fresh": False, "received": 1}
            assert await ending(page) == TAKEN_OVER
            assert len(server.site.made) == 1

    run(story())


def test_a_connection_that_was_taken_over_counts_no_more() -> None:
    """What is still in its wires has been said again by the new one."""

    async def story() -> None:
        async with serving() as server:
            old, ready = await server.meets()
            # With something before it to read, the old one does not see the goodbye.
            server.site.made[0].says(news(1), news(2), news(3))
            await until(lambda: server.site.made[0].has_said_all)
            new, _ = await server.meets(ready["key"])

            await send(old, update(1))
            await send(new, update(2))
            assert await ending(old) == TAKEN_OVER
            await until(lambda: server.site.made[0].told)

            assert told(server.site.made[0]) == [2]

    run(story())


def test_what_comes_after_a_refusal_is_not_taken(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story() -> None:
        async with serving() as server:
            page, _ = await server.meets()
            await send(page, "{", *map(update, range(1000)))

            assert await ending(page) == REFUSED
            assert told(server.site.made[0]) == []

    run(story())
    assert len([m for m in caplog.messages if "refused" in m]) == 1


def test_who_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay, "HELLO_WITHIN", 0.0)

    async def story() -> None:
        async with serving() as server:
            page = await server.connect()

            await ending(page)

            assert server.site.asked == 0

    run(story())


def test_what_comes_early_waits_for_the_kernel() -> None:
    async def story() -> None:
        async with serving() as server:
            server.site.gate.clear()
            page = await server.connect()
            await send(page, hello(), *map(update, range(relay.MOST_EARLY)))
            await until(lambda: server.site.asked)

            server.site.gate.set()
            await page.read_message()
            await until(lambda: len(told(server.site.made[0])) == relay.MOST_EARLY)

            assert told(server.site.made[0]) == list(range(relay.MOST_EARLY))

    run(story())


def test_too_much_that_comes_early_is_refused() -> None:
    async def story() -> None:
        async with serving() as server:
            server.site.gate.clear()
            page = await server.connect()
            await send(page, hello(), *map(update, range(relay.MOST_EARLY + 1)))

            assert await ending(page) == REFUSED
            await until(lambda: len(server.lines) == 0)

    run(story())


def test_who_leaves_before_the_kernel_is_there_leaves_no_place_taken() -> None:
    async def story() -> None:
        async with serving(all=1) as server:
            server.site.gate.clear()
            page = await server.connect()
            await page.write_message(hello())
            await until(lambda: len(server.lines) == 1)

            page.close(1000)

            await until(lambda: len(server.lines) == 0)

    run(story())


def test_a_kernel_that_comes_for_nobody_ends() -> None:
    """It cannot always be called off any more when the page goes."""

    async def story() -> None:
        async with serving() as server:
            site, page = server.site, await server.connect()
            make = site.kernel

            async def kernel() -> ScriptedKernel:
                making = asyncio.ensure_future(make())
                with suppress(asyncio.CancelledError):
                    await asyncio.shield(making)
                return await making

            site.kernel = kernel  # type: ignore[method-assign]
            site.gate.clear()
            await page.write_message(hello())
            await until(lambda: site.asked)
            page.close(1000)
            await ending(page)
            site.gate.set()

            await until(lambda: site.made and site.made[0].closed)
            assert len(server.lines) == 0

    run(story())
