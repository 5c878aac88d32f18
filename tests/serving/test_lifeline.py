"""When the server is no more, nothing that came from it is left."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil

from workbook.catalogue import content_dir
from workbook.serving.forking import warm as warm_process
from workbook.serving.forking.naming import KERNEL, SNAPSHOT, WARM
from workbook.serving.supervisor import kernel_environment

from .snapshots import SECONDS, gone, notebook, until_so
from .stories import run

SERVER = """
import asyncio, sys
from pathlib import Path
from tests.serving.snapshots import DOOR, OWN, Running, notebook, running
from workbook.catalogue import content_dir
from workbook.serving.supervisor import Supervisor

folder = Path(sys.argv[1])

async def serve():
    supervisor = Supervisor(content_dir())
    endless = notebook(folder, f"open('{folder}/cell', 'w'); exec('while 1: pass')",
                       stem="01-endless")
    asleep = asyncio.ensure_future(Running(supervisor, endless).snapshot.run())
    async with running(supervisor, notebook(folder, OWN, DOOR)) as it:
        idle, hanging = await it.take(), await it.take()
        await idle.ask("1 + 1")
        hanging.send(f"open('{folder}/kernel', 'w') and [0 for _ in iter(int, 1)]")
        print("ready", flush=True)
        await asleep

asyncio.run(serve())
"""


def test_all_ends_with_the_server_however_it_ends(tmp_path: Path) -> None:
    """Also a kernel, and a notebook, in the middle of a loop without end."""
    command = [sys.executable, "-c", SERVER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            assert server.stdout.readline() == "ready\n"
            for hangs in ("cell", "kernel"):
                run(until_so((tmp_path / hangs).exists), SECONDS)
            made = psutil.Process(server.pid).children(recursive=True)
            names = sorted(process.name() for process in made)
        finally:
            server.send_signal(signal.SIGKILL)

    run(until_so(lambda: all(map(gone, made))), SECONDS)
    assert names == sorted([WARM, SNAPSHOT, SNAPSHOT, KERNEL, KERNEL])


def test_a_server_that_ends_at_once_leaves_nothing_either(tmp_path: Path) -> None:
    """It may be gone before its warm process can ask to be told so."""
    endless = notebook(tmp_path, "while True: pass")
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    here, there = socket.socketpair()
    lifeline, end = os.pipe()
    request = {"notebook": str(endless.path), "page": endless.name}
    with ours, theirs, here, there:
        socket.send_fds(ours, [json.dumps(request).encode()], [there.fileno()])
        os.close(end)
        numbers = [theirs.fileno(), lifeline]

        warm = subprocess.run(
            [sys.executable, "-m", warm_process.__name__, *map(str, numbers)],
            pass_fds=numbers,
            env=kernel_environment(content_dir()),
            check=False,
            timeout=SECONDS,
        )

    os.close(lifeline)
    assert warm.returncode == 0
