"""Programs of Jupyter that show our notebooks too, as a facilitator starts them."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from workbook.catalogue import PACKAGE, content_dir

from .server import free_port
from .visitor import Visitor

NO_NEWS = {
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
}


def copy_notebooks(folder: Path) -> Path:
    """Copy the notebooks away from their words and their code."""
    return Path(shutil.copytree(content_dir() / "notebooks", folder / "notebooks"))


@contextlib.contextmanager
def running(module: str, *arguments: str, folder: Path, ready: str) -> Iterator[str]:
    """Run a program of Jupyter; give the first group of ``ready`` in what it says.

    It finds this workbook, and nothing of the user's own settings.
    """
    kept = {key: v for key, v in os.environ.items() if not key.startswith("WORKBOOK")}
    environment = {
        **kept,
        "PYTHONPATH": str(PACKAGE.parent),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
    }
    program = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert program.stdout is not None
    said: list[str] = []
    try:
        for line in program.stdout:
            said.append(line)
            if found := re.search(ready, line):
                # It would stand still when nobody took what it says from here on.
                threading.Thread(target=said.extend, args=[program.stdout]).start()
                yield found[1]
                return
        raise AssertionError(f"{module} did not start:\n{''.join(said)}")
    finally:
        program.terminate()
        program.wait(timeout=60)


@contextlib.contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Run JupyterLab on a copy of the notebooks; give its address, with the token."""
    for name, settings in NO_NEWS.items():
        file = folder / "settings" / name
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(settings), encoding="utf-8")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with running(
        "jupyterlab",
        "--no-browser",
        f"--port={free_port()}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=secret",
        f"--ServerApp.root_dir={copy_notebooks(folder)}",
        *(["--allow-root"] if root else []),
        folder=folder,
        ready=r"(http://127\.0\.0\.1:\d+/lab)\?token=",
    ) as url:
        yield url
