"""Private: all that the forked kernels rest on, and that nobody has promised to keep.

Each function has a test that fails with a sentence when an upgrade moves what it needs
(``tests/serving/test_private.py``).
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import sys
import types
from typing import Any

from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets.config import Config

IOPUB = "iopub"
"""Stands for the socket on which a kernel publishes."""


def leave_out_debugger() -> None:
    """Let ipykernel find no debugger: importing one takes 0.1 s and starts threads.

    ``ipykernel.ipkernel`` asks ``ipykernel.debugger`` for these two names.
    """
    stand_in = types.ModuleType("ipykernel.debugger")
    stand_in.__dict__.update(_is_debugpy_available=False, Debugger=object)
    sys.modules.setdefault("ipykernel.debugger", stand_in)


class _NoThread:
    """What stands for the thread of a kernel that has none.

    A cell that awaits something is asked whose thread it runs on.
    """

    parent_thread = None

    def __bool__(self) -> bool:
        return False


def make_kernel(session: Session) -> Any:
    """Return a page kernel without sockets and threads.

    ``IPKernelApp`` would start four threads. A kernel that supports no subshells works
    on the main thread, and everything that it, its display hook, its display publisher
    and its comms have to say goes through ``Session.send``.
    """
    from workbook.serving.page_kernel import PageKernel

    class ThreadlessKernel(PageKernel):
        _supports_kernel_subshells = False

    config = Config()
    config.HistoryManager.enabled = False  # its writer is a thread
    log = logging.getLogger("workbook.kernel")
    kernel = ThreadlessKernel.instance(
        config=config,
        session=session,
        iopub_socket=IOPUB,
        shell_stream=None,
        control_stream=None,
        stdin_socket=None,
        shell_channel_thread=_NoThread(),
        user_ns={},
        log=log,
    )
    kernel._allow_stdin = False
    # What would be said of the debugger that is left out.
    level, log.level = log.level, logging.ERROR
    kernel.start()  # type: ignore[no-untyped-call]
    log.level = level
    return kernel


async def execute(kernel: Any, message: dict[str, Any]) -> None:
    """Let a kernel handle an ``execute_request``.

    ``shell_main`` is what its socket would call.
    """
    await kernel.shell_main(None, message)


def move_to_loop(kernel: Any, loop: asyncio.AbstractEventLoop) -> None:
    """Let a forked kernel use the loop of its own process.

    Its lock of the main thread is bound to no loop before two wait for it.
    """
    asyncio.set_event_loop(loop)

    async def take() -> None:
        kernel.io_loop = IOLoop.current()

    loop.run_until_complete(take())


def give_back_memory() -> None:
    """Give memory that was freed back to the system, where the C library can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
