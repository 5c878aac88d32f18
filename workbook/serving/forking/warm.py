"""Warm process: has imported all that a page needs; snapshots are forked from it.

``python -m workbook.serving.forking.warm PIPE LIFELINE`` is started by the server, with
two descriptors. Through the pipe comes, for each snapshot that is asked for, one packet
with the notebook and the pipe of the new snapshot; nothing is answered here.
"""

from __future__ import annotations

import fcntl
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from typing import Final, NoReturn

from workbook.serving.forking import private
from workbook.serving.forking.compacting import note_functions
from workbook.serving.forking.naming import WARM, name_process

LONGEST_REQUEST: Final = 8192
"""Bytes of the packet that asks for a snapshot."""
PRELOADED: Final = (
    "workbook.page",
    "workbook.serving.page_kernel",
    "workbook.serving.forking.snapshot",
    # Each kernel would import these by itself, at its first picture.
    "numpy.random",
    "matplotlib.backends.backend_svg",
)


def main() -> None:
    """Import everything, then fork a snapshot for each packet."""
    pipe = socket.socket(fileno=int(sys.argv[1]))
    _end_with_server(int(sys.argv[2]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The system buries snapshots that end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    name_process(WARM)
    private.leave_out_debugger()
    for module in PRELOADED:
        importlib.import_module(module)
    gc.collect()
    note_functions()
    gc.freeze()
    while True:
        packet, descriptors, _, _ = socket.recv_fds(pipe, LONGEST_REQUEST, 1)
        if not packet:
            os._exit(0)
        if os.fork() == 0:
            pipe.close()
            _become_snapshot(json.loads(packet), socket.socket(fileno=descriptors[0]))
        os.close(descriptors[0])


def _become_snapshot(request: dict[str, str], pipe: socket.socket) -> NoReturn:
    from workbook.serving.forking.snapshot import serve

    try:
        serve(request["notebook"], request["page"], pipe)
    finally:
        os._exit(1)


def _end_with_server(lifeline: int) -> None:
    """Let this process and all that come from it end when the server is no more.

    The server holds the other end of this pipe and never writes to it. When that end is
    gone, however the server ended, the system sends SIGIO to this group of processes,
    and SIGIO ends a process, even one that hangs in a loop of its own.
    """
    os.setpgid(0, 0)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)
    ended = select.poll()
    ended.register(lifeline, select.POLLHUP)
    if ended.poll(0):
        os._exit(0)  # it was gone before: no signal comes any more


if __name__ == "__main__":
    main()
