"""Nobody takes another one's kernel, place or time."""

from __future__ import annotations

from pathlib import Path

from tests.browser.server import kernels_of, serving
from workbook.serving.line import BEHIND
from workbook.serving.relay import BUSY, REFUSED

from .attacked import CUT_OFF, ECHO, HEARD, Served
from .attacker import Crowd
from .snapshots import SECONDS, until_so
from .stories import run


def test_ten_thousand_messages_at_once_are_too_many(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        before = served.log.count("refused")
        attacker = await crowd.meet()
        attacker.send(*(attacker.update(value={}) for _ in range(10_000)))

        assert await attacker.ends() == REFUSED
        assert served.log.count("refused") == before + 1

    served.survives(attack)


def test_many_connections_that_say_nothing_hold_nobody_up(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        for _ in range(60):
            await crowd.connect()
        kernels = len(kernels_of(served.pid))
        honest = await crowd.meet()
        assert await honest.answers()
        assert len(kernels_of(served.pid)) <= kernels + 1

    served.survives(attack)


def test_a_key_that_nobody_was_given_opens_nothing(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        owner = await crowd.meet()
        for key in ("", "x" * 22, owner.ready["key"][:-1], "../" * 10):
            attacker = await crowd.meet(key=key)
            assert attacker.ready["fresh"]
            assert attacker.ready["key"] != owner.ready["key"]
        assert await owner.answers()

    served.survives(attack)


def test_the_key_of_another_page_opens_nothing(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        owner = await crowd.meet()
        other = "nl/02-emotionele-bankrekening"
        attacker = await crowd.meet(other, key=owner.ready["key"])
        assert attacker.ready["fresh"]
        assert await owner.answers()

    served.survives(attack)


def test_who_never_reads_holds_nobody_up(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        deaf = await crowd.meet(ECHO)
        [loud] = deaf.page["models"]
        honest = await crowd.meet()
        told = served.log.count(HEARD)
        deaf.send(*(deaf.update(loud, value=f"{100 + n}") for n in range(3)))

        # Its kernel says all that it has to say, to nobody.
        while served.log.count(HEARD) < told + 3:
            assert await honest.answers()

        assert await deaf.ends() in (BEHIND, *CUT_OFF)
        assert len(deaf.heard) < 300

    served.survives(attack)


def test_what_a_kernel_says_to_its_facilitator_does_not_reach_the_page(
    served: Served,
) -> None:
    async def attack(crowd: Crowd) -> None:
        page = await crowd.meet(ECHO)
        [loud] = page.page["models"]
        page.send(page.update(loud, value="0"))
        while (await page.hear())["header"]["msg_type"] != "status":
            pass

        await until_so(lambda: f"{ECHO}: {HEARD}" in served.log)
        assert HEARD not in "".join(map(str, page.heard))

    served.survives(attack)


def test_one_address_has_its_own_share_of_the_places(
    content: Path, tmp_path: Path
) -> None:
    option = "--max-pages-from-one-address"

    async def story(crowd: Crowd) -> None:
        first = await crowd.meet()
        second = await crowd.connect()
        second.send(second.hello())
        assert await second.ends() == BUSY

        first.leave()
        await has_room(crowd)
        crowd.leave()

    async def has_room(crowd: Crowd) -> None:
        while True:
            attacker = await crowd.connect()
            attacker.send(attacker.hello())
            if await attacker.socket.read_message() is not None:
                return

    with serving(content, tmp_path / "log.txt", option, "1") as (url, _):
        run(story(Crowd(url)), SECONDS)
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
