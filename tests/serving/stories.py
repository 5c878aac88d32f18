"""Run an asynchronous story to its end, also where a browser's loop is running."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(story: Coroutine[Any, Any, Any], seconds: float = 30) -> Any:
    """Return what the story returns; one that does not end is stopped."""

    async def in_time() -> Any:
        return await asyncio.wait_for(story, timeout=seconds)

    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, in_time()).result()
