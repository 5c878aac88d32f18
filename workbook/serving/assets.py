"""Assets: files for the browser, named by what is in them, compressed once."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from workbook.errors import ServingError

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}
_FONT = re.compile(r'url\("fonts/([\w.-]+)"\)')


@dataclass(frozen=True)
class Asset:
    """One file as it goes over the wire; ``packed`` is None when packing is no gain."""

    body: bytes
    packed: bytes | None
    content_type: str


class Assets:
    """All files that pages refer to, by their hashed name.

    The name changes with the content, so a browser may keep a file for ever.
    """

    def __init__(self) -> None:
        self._by_name: dict[str, Asset] = {}

    def add(self, name: str, content: str | bytes) -> str:
        """Keep a file and return its hashed name, for example ``frame.1f0c2a7b9d.css``.

        Raises
        ------
        ServingError
            If no page may load a file of that kind.
        """
        stem, _, ending = name.rpartition(".")
        if ending not in TYPES:
            known = ", ".join(sorted(TYPES))
            raise ServingError(name, "this kind of file is not served", f"use {known}")
        body = content.encode() if isinstance(content, str) else content
        digest = hashlib.sha256(body).hexdigest()[:10]
        hashed = f"{stem}.{digest}.{ending}"
        if hashed not in self._by_name:
            packed = None if ending == "woff2" else gzip.compress(body, 9, mtime=0)
            self._by_name[hashed] = Asset(body, packed, TYPES[ending])
        return hashed

    def add_style(self, path: Path) -> str:
        """Keep a style sheet and the fonts that it names in ``fonts/`` beside it."""

        def hashed(match: re.Match[str]) -> str:
            font = path.parent / "fonts" / match[1]
            return f'url("{self.add(font.name, font.read_bytes())}")'

        return self.add(path.name, _FONT.sub(hashed, path.read_text(encoding="utf-8")))

    def fonts(self) -> list[str]:
        """Return the hashed names of all fonts, in the order in which they came."""
        return [name for name in self._by_name if name.endswith(".woff2")]

    def get(self, hashed: str) -> Asset | None:
        """Return a file by its hashed name."""
        return self._by_name.get(hashed)
