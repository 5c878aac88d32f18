"""Each end of a connection has its code, and a page is not given up lightly."""

from __future__ import annotations

import json

import pytest

from workbook.serving.frames import Frame, Kind
from workbook.serving.line import BEHIND, FAULT, MOST_KEPT
from workbook.serving.relay import BUSY, OUTDATED, REFUSED

from .connections import NAME, ending, hello, serving, update
from .kernels import news, until
from .stories import run


def test_each_refusal_has_its_own_code() -> None:
    async def story() -> None:
        async with serving(all=1) as server:
            taken, _ = await server.meets()
            said = {
                "full": hello(),
                "changed": hello(fingerprint="of-yesterday"),
                "no hello": update(1),
                "unknown key": hello(key="x" * 22),
            }
            codes = {}
            for about, message in said.items():
                page = await server.connect()
                await page.write_message(message)
                codes[about] = await ending(page)
            await taken.write_message(hello())
            codes["two"] = await ending(taken)
            unknown = await server.connect("nl/99-unknown")
            await unknown.write_message(hello())
            codes["unknown page"] = await ending(unknown)

            assert codes == {
                "full": BUSY,
                "changed": OUTDATED,
                "no hello": REFUSED,
                "unknown key": BUSY,
                "two": REFUSED,
                "unknown page": FAULT,
            }

    run(story())


def test_a_page_that_takes_nothing_is_given_up_and_its_kernel_is_not() -> None:
    async def story() -> None:
        async with serving() as server:
            page, ready = await server.meets()
            kernel = server.site.made[0]
            # More than the system and both sides hold for somebody who does not read.
            for number in range(200):
                kernel.says(Frame(Kind.BINARY, number.to_bytes(4, "big") * 50_000))
            await until(lambda: kernel.has_said_all)

            assert await ending(page) == BEHIND
            assert server.lines.find(NAME, ready["key"], 200) is not None
            assert not kernel.closed

    run(story())


def test_one_large_message_is_no_reason_to_give_a_page_up() -> None:
    async def story() -> None:
        async with serving() as server:
            page, _ = await server.meets()

            server.site.made[0].says(Frame(Kind.BINARY, bytes(MOST_KEPT + 1)), news(1))

            assert len(await page.read_message()) == MOST_KEPT + 1
            assert json.loads(await page.read_message()) == {"content": 1}

    run(story())


def test_a_name_that_somebody_made_up_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story() -> None:
        async with serving() as server:
            page = await server.connect("nl/x%0AERROR%20forged")
            await page.write_message("{")

            assert await ending(page) == REFUSED

    run(story())
    assert "forged" not in caplog.text
