"""Head: what a page needs before its first words are painted, and its script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from workbook.catalogue import template_dir
from workbook.serving.assets import Assets
from workbook.serving.slim import slim_script, slim_style
from workbook.widgets.base import HERE as WIDGETS
from workbook.widgets.esm import join, with_constant

SCRIPTS = Path(__file__).parent / "page"
STYLES = ("tokens.css", "frame.css")
WIDGET_STYLES = ("questionnaire.css", "journal.css", "panel.css")
WAITING_STYLES = ("waiting.css",)
"""What pages without a chapter have more."""

EARLY = slim_script((SCRIPTS / "early.js").read_text(encoding="utf-8"))
"""The script that must run before the first paint, so it stands in the document."""
EARLY_HASH = base64.b64encode(hashlib.sha256(EARLY.encode()).digest()).decode()

_FONT = re.compile(r'url\("fonts/([\w.-]+)"\)')


class Head:
    """Makes the head of a page.

    Style and first script stand in the document, for a browser that had to ask for them
    would paint nothing until they came. The page's script is a file that it may keep.

    Parameters
    ----------
    asset_url
        Returns the URL of a kept file.
    """

    def __init__(self, assets: Assets, asset_url: Callable[[str], str]) -> None:
        self.assets = assets
        self.asset_url = asset_url
        self.static = template_dir() / "static"

    def parts(
        self,
        styles: Sequence[str],
        lock_words: Mapping[str, str],
        turn_words: Mapping[str, str],
        *,
        waiting: bool,
    ) -> dict[str, Any]:
        """Return what the layout puts into ``<head>``.

        Parameters
        ----------
        styles
            Hashed names of the style sheets that widgets of others bring along.
        lock_words
            What the lock says in the page's language.
        turn_words
            What is said when two people use one device in turns.
        waiting
            Whether it is a page without a chapter: loading, or a fault.
        """
        icon = quote((self.static / "icon.svg").read_text(encoding="utf-8").strip())
        return {
            "style": Markup(self._style(WAITING_STYLES if waiting else ())),
            "styles": [self.asset_url(name) for name in styles],
            "early": Markup(EARLY),
            "icon": f"data:image/svg+xml,{icon}",
            "script": self._script("page.js"),
            "set_aside": self._script("set_aside.js"),
            "lock": self._script("lock.js", LOCK_WORDS=dict(lock_words)),
            "turn": self._script("turn.js", TURN_WORDS=dict(turn_words)),
        }

    def _script(self, name: str, **constants: Any) -> str:
        """Return the URL of a script of ours, joined with what it imports."""
        script = slim_script(join(SCRIPTS / name))
        for constant, data in constants.items():
            script = with_constant(script, constant, data)
        return self.asset_url(self.assets.add(name, script))

    def _style(self, more: Sequence[str]) -> str:
        """Return the look of all pages; the content's part of it may be edited."""
        files = [self.static / name for name in (*STYLES, *more)]
        files += [WIDGETS / name for name in WIDGET_STYLES]
        text = "\n".join(file.read_text(encoding="utf-8") for file in files)
        # A relative address would be looked for beside the page.
        return slim_style(
            _FONT.sub(lambda found: f'url("{self._font_url(found[1])}")', text)
        )

    def _font_url(self, name: str) -> str:
        font = (self.static / "fonts" / name).read_bytes()
        return self.asset_url(self.assets.add(name, font))
