"""Page kernel: an IPython kernel that any other one of its page can take over from."""

from __future__ import annotations

import itertools
import os
from typing import Any

import comm
from ipykernel.ipkernel import IPythonKernel

from workbook.serving.messages import RESTORE
from workbook.serving.wordless import leave_out_words
from workbook.widgets.base import PAGE_VARIABLE
from workbook.widgets.together import together


class PageKernel(IPythonKernel):
    """The kernel of one page, with three additions to Jupyter's own.

    Widget models are counted (``nl/00-start:1``) instead of named at random: every
    kernel that has run the notebook then has the same models, and an open page can go
    on with a new one. And all models are restored by one message: what follows several
    answers is drawn once. And no words of an error get into a log.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)  # type: ignore[no-untyped-call]
        _count_models(os.environ[PAGE_VARIABLE])
        leave_out_words()
        self.shell_handlers[RESTORE] = self._answer_restore

    def restore_request(
        self, _stream: object, _ident: object, message: dict[str, Any]
    ) -> None:
        """Give models the state that the page holds, as ``comm_msg`` updates would.

        The content has ``models``: for each its ``comm_id`` and the ``data`` of an
        update. The buffers of all models follow each other in their order; a
        ``comm_id`` that this kernel does not have is left out.
        """
        manager: Any = self.comm_manager
        buffers = list(message.get("buffers", ()))
        with together():
            for model in message["content"]["models"]:
                count = len(model["data"].get("buffer_paths", ()))
                own, buffers = buffers[:count], buffers[count:]
                if model["comm_id"] in manager.comms:
                    update = {**message, "content": model, "buffers": own}
                    manager.comm_msg(None, None, update)

    async def _answer_restore(self, *request: Any) -> None:
        """Restore; the shell channel wants its handlers asynchronous."""
        self.restore_request(*request)


def _count_models(page: str) -> None:
    """Let widgets take their model ids from a counter.

    ``comm.create_comm`` is the place that the library has for this: each kind of kernel
    puts its own maker of comms there.
    """
    create = comm.create_comm
    numbers = itertools.count(1)

    def counted(*args: Any, **options: Any) -> Any:
        options.setdefault("comm_id", f"{page}:{next(numbers)}")
        return create(*args, **options)

    comm.create_comm = counted
