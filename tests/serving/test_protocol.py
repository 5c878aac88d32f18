"""Whatever somebody sends, the server stays calm, and other pages notice nothing."""

from __future__ import annotations

from typing import Any

import pytest

from workbook.serving.relay import OUTDATED, REFUSED

from .attacked import CUT_OFF, Served
from .attacker import SECRET, Attacker, Crowd


def bad(attacker: Attacker, form: str) -> dict[str, str | bytes]:
    """Return messages that are all refused, by what is wrong with them."""
    update = attacker.update(form, value={"attention-note": SECRET})
    told = {"comm_id": form, "data": {"method": "custom", "content": SECRET}}
    message = attacker.message
    return {
        "code": message("execute_request", {"code": SECRET}),
        "shutdown": message("shutdown_request", {"restart": False}),
        "a new widget": message("comm_open", {"comm_id": SECRET, "data": {}}),
        "the end of a widget": message("comm_close", {"comm_id": form}),
        "no such message": message(SECRET, told),
        "another widget": attacker.update(SECRET, value=1),
        "another one in a restore": message(
            "restore_request",
            {"models": [{**told, "data": {"method": "update", "state": {SECRET: 1}}}]},
        ),
        "a hello again": attacker.hello(),
        "text": SECRET,
        "bytes": SECRET.encode(),
        "other bytes": b"\xff" * 1000,
        "many parts": b"\xff\xff\xff\xff" + b"\0" * 1000,
        "a list": f'["{SECRET}"]',
        "depth": "[" * 200_000,
        "deep objects": '{"a":' * 100_000 + "1" + "}" * 100_000,
        "NaN": update.replace(f'"{SECRET}"', "NaN"),
        "Infinity": update.replace(f'"{SECRET}"', "-Infinity"),
        "a number without end": update.replace(f'"{SECRET}"', "1e999"),
        "a long number": update.replace(f'"{SECRET}"', "9" * 10_000),
        "half a character": update.replace(SECRET, SECRET + "\\ud83d"),
        "a negative count": message("comm_msg", told, seen=-1),
        "a long id": message("comm_msg", told, header={"msg_id": SECRET * 9}),
        "nothing": "",
        "no bytes": b"",
    }


nobody: Any = None
KINDS = bad(Attacker({"fingerprint": "", "models": {}}, nobody), "")


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_page_of_ours_sends_is_refused(served: Served, kind: str) -> None:
    async def attack(crowd: Crowd) -> None:
        attacker = await crowd.meet()
        attacker.send(bad(attacker, attacker.form)[kind])

        assert await attacker.ends() == REFUSED

    served.survives(attack)


def test_who_does_not_say_hello_first_is_refused(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        attacker = await crowd.connect()
        attacker.send(attacker.update(value={"a": SECRET}))

        assert await attacker.ends() == REFUSED

    served.survives(attack)


@pytest.mark.parametrize("packed", [None, {}], ids=["plain", "packed"])
def test_a_message_that_is_too_big_ends_its_connection(
    served: Served, packed: dict[str, Any] | None
) -> None:
    async def attack(crowd: Crowd) -> None:
        attacker = await crowd.connect(compression_options=packed)
        attacker.send(attacker.hello())
        await attacker.hear()
        size = 40_000_000 if packed is not None else 2_000_000
        attacker.send(attacker.update(value={SECRET: "x" * size}))

        assert await attacker.ends() in (1009, *CUT_OFF)

    served.survives(attack)


def test_a_document_of_yesterday_is_told_to_come_again(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        attacker = await crowd.connect()
        attacker.send(attacker.hello(fingerprint=SECRET[:20]))

        assert await attacker.ends() == OUTDATED

    served.survives(attack)


def test_a_value_that_cannot_be_leaves_its_kernel_alive(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        attacker = await crowd.meet()
        deep: Any = SECRET
        for _ in range(200):
            deep = [deep]
        for value in (SECRET, [SECRET], {SECRET: deep}, {"partner": deep}, None, 1e300):
            assert await attacker.answers(value=value)
        for trait in ("form", "items", "_esm", "layout", "comm", SECRET):
            assert await attacker.answers(**{trait: SECRET})
        assert SECRET not in "".join(map(str, attacker.heard))

    served.survives(attack)
