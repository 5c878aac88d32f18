"""Programs of Jupyter that show our notebooks too, as a facilitator meets them."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Locator, expect

from workbook.catalogue import PACKAGE, content_dir

from .program import clean_environment, running
from .server import free_port
from .visitor import NL, Visitor

NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}


@contextlib.contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Run JupyterLab on a copy of the notebooks; give its address, without a token."""
    plugin = folder / "settings" / "@jupyterlab" / "apputils-extension"
    plugin.mkdir(parents=True)
    (plugin / "notification.jupyterlab-settings").write_text(json.dumps(NO_NEWS))
    options = ["--no-browser", "--IdentityProvider.token=secret"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    command = [sys.executable, "-m", "jupyterlab", *options, f"--port={free_port()}"]
    ready = r"(http://127\.0\.0\.1:\d+/lab)"
    with running(command, _notebooks(folder), _nobodys(folder), ready) as url:
        yield url


@contextlib.contextmanager
def stock_voila(folder: Path, shown: str = f"{NL}.ipynb") -> Iterator[str]:
    """Run the ``voila`` command on a copy of the notebooks; give its address.

    Parameters
    ----------
    shown
        The notebook that it shows, or a folder of them.
    """
    options = [shown, "--no-browser", f"--port={free_port()}"]
    command = [sys.executable, "-m", "voila", *options]
    ready = r"(http://\S+:\d+/)"
    with running(command, _notebooks(folder), _nobodys(folder), ready) as url:
        yield url


def _notebooks(folder: Path) -> Path:
    """Copy the notebooks, away from their words and their code."""
    return Path(shutil.copytree(content_dir() / "notebooks", folder / "notebooks"))


def _nobodys(folder: Path) -> dict[str, str]:
    """Return an environment that has this workbook, and settings of nobody."""
    names = {"CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"}
    return clean_environment(
        **{f"JUPYTER_{name}": str(folder / name.lower()) for name in names},
        JUPYTERLAB_SETTINGS_DIR=str(folder / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(folder / "workspaces"),
        IPYTHONDIR=str(folder / "ipython"),
        PYTHONPATH=str(PACKAGE.parent),
    )


class Guest(Visitor):
    """Somebody who meets our widgets in a page that is not ours."""

    def waits_until_live(self) -> Guest:
        expect(self.form).to_have_attribute("data-live", "yes")
        return self

    @property
    def form(self) -> Locator:
        return self.page.locator("form[data-instrument=bank-account]")

    def question(self, item: str) -> Locator:
        return self.form.locator(f'[data-item="{item}"]')

    @property
    def picture(self) -> Locator:
        return self.page.locator('.wb-pic svg[role="img"]').first

    def fonts(self) -> dict[str, set[str]]:
        """Return our fonts, each with the states of its faces, none still loading."""
        faces: list[list[str]] = self.page.evaluate(
            "async () => { await document.fonts.ready; return [...document.fonts]"
            ".map(({ family, status }) => [family.replaceAll('\"', ''), status]) }"
        )
        ours = ("Atkinson Hyperlegible Next", "Literata")
        return {font: {s for f, s in faces if f == font} for font in ours}
