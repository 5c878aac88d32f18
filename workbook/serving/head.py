"""Head: what a page needs before its first words are painted, and its script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from workbook.catalogue import template_dir
from workbook.serving.assets import Assets
from workbook.serving.scripts import FOLDER, Scripts
from workbook.serving.slim import slim_script, slim_style
from workbook.widgets.base import HERE as WIDGETS

STYLES = ("tokens.css", "frame.css")
WIDGET_STYLES = ("questionnaire.css", "journal.css", "panel.css")
WAITING_STYLES = ("waiting.css",)
"""What pages without a chapter have more."""
START_STYLES = ("start.css",)
"""What start pages have more."""

SAFE = "/:='.-, "
"""What may stand in the icon's address as it is."""

EARLY = slim_script((FOLDER / "early.js").read_text(encoding="utf-8"))
"""The script that must run before the first paint, so it stands in the document."""
EARLY_HASH = base64.b64encode(hashlib.sha256(EARLY.encode()).digest()).decode()

_FONT = re.compile(r'url\("fonts/([\w.-]+)"\)')


class Head:
    """Makes the head of a page.

    Style and first script stand in the document, for a browser that had to ask for them
    would paint nothing until they came. The page's script is a file that it may keep.

    Parameters
    ----------
    scripts
        Keeps the page's script, and knows the URL of a kept file.
    """

    def __init__(self, assets: Assets, scripts: Scripts) -> None:
        self.assets = assets
        self.scripts = scripts
        self.asset_url = scripts.asset_url
        self.static = template_dir() / "static"

    def parts(self, styles: Sequence[str], more: Sequence[str]) -> dict[str, Any]:
        """Return what the layout puts into ``<head>``.

        Parameters
        ----------
        styles
            Hashed names of the style sheets that widgets of others bring along.
        more
            Our style sheets that not every page has.
        """
        icon = (self.static / "icon.svg").read_text(encoding="utf-8").strip()
        return {
            "style": Markup(self._style(more)),
            "styles": [self.asset_url(name) for name in styles],
            "early": Markup(EARLY),
            "icon": f"data:image/svg+xml,{quote(icon, safe=SAFE)}",
            "script": self.scripts.page(),
        }

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
