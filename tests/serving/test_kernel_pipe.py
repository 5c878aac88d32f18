"""What comes through a kernel's pipe is a message of ours, or its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.serving.frames import HEAD, LONGEST, Kind, packed
from workbook.serving.kernel import KernelGoneError
from workbook.serving.supervisor import Supervisor

from .snapshots import (
    CORE,
    DOOR,
    OWN,
    SECONDS,
    notebook,
    running,
)
from .stories import run

KINDS = pytest.mark.parametrize("kind", [OWN, CORE], ids=["own", "core"])

header = {"msg_id": "page-1", "msg_type": "comm_msg"}
MALFORMED = {
    "no kind": HEAD.pack(2, 9) + b"{}",
    "too long": HEAD.pack(2**32 - 1, Kind.TEXT),
    "no text": HEAD.pack(2, Kind.TEXT) + b"\xff\xff",
    "no JSON": HEAD.pack(2, Kind.TEXT) + b"{]",
    "no parts": HEAD.pack(4, Kind.BINARY) + b"\0\0\0\0",
    "no message": packed({"header": {}}).piped(),
    "no object": HEAD.pack(4, Kind.TEXT) + b"null",
    "code": packed(
        {
            "header": {**header, "msg_type": "execute_request"},
            "content": {"code": "1"},
        }
    ).piped(),
}


@KINDS
def test_what_is_malformed_ends_the_kernel_that_gets_it(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, DOOR)) as it:
            other = await it.take()
            for about, data in MALFORMED.items():
                kernel = await it.take()
                assert await kernel.ask("1 + 1") == 2

                kernel.kernel._process.write(data)  # type: ignore[attr-defined]

                with pytest.raises(KernelGoneError):
                    pytest.fail(f"{about}: {await kernel.kernel.receive()}")
            assert await other.ask("1 + 1") == 2

    run(story(), SECONDS)


def test_a_message_may_come_in_pieces(supervisor: Supervisor, tmp_path: Path) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            kernel = await it.take()
            text = "x" * 900_000

            assert await kernel.ask(f"len('{text}')") == len(text)
            assert await kernel.ask("'y' * 3_000_000") == "y" * 3_000_000

    run(story(), SECONDS)


def test_what_a_kernel_may_not_say_is_not_waited_for(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    """Its pipe is in its own hands: the server asks for no memory at its word."""
    tools = "import gc, socket"
    head = (LONGEST + 1).to_bytes(4, "big") + b"\x01"

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, tools, DOOR)) as it:
            for written in (head, b"\0\0\0\0\x09"):
                kernel = await it.take()
                pipe = "[o for o in gc.get_objects() if type(o) is socket.socket]"
                asked = kernel.send(
                    f"[os.write(o.fileno(), {written!r}) for o in {pipe}]"
                )

                with pytest.raises(KernelGoneError):
                    await kernel.done(asked)

    run(story(), SECONDS)
