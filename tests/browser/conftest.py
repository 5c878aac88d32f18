"""What the browser tests share: a Chromium, and a server with a visitor before it."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest
from playwright.sync_api import expect

from .server import kill_kernels, serve, served, server, visitor

__all__ = ["kill_kernels", "serve", "served", "server", "visitor"]

# A busy machine is no fault of the page: how long something takes is not tested here.
expect.set_options(timeout=30_000)

SYSTEM_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    """Use the system's Chromium when there is one, else Playwright's own."""
    found = (shutil.which(name) for name in SYSTEM_BROWSERS)
    path = os.environ.get("CHROMIUM") or next(filter(None, found), None)
    arguments = ["--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    browser = {"executable_path": path} if path else {}
    return {**browser_type_launch_args, **browser, "args": arguments}
