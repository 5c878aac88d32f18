"""Assets: files for the browser, named by what is in them, packed once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from workbook.errors import ServingError
from workbook.serving.packing import Packed, pack

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
}


@dataclass(frozen=True)
class Asset(Packed):
    """One file as it goes over the wire; a font is packed in itself."""

    content_type: str


class Assets:
    """All files that pages refer to, by their hashed name.

    The name changes with the content, so a browser may keep a file for ever.
    """

    def __init__(self) -> None:
        self._by_name: dict[str, Asset] = {}

    def add(self, name: str, content: str | bytes) -> str:
        """Keep a file and return its hashed name, for example ``page.1f0c2a7b9d.js``.

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
            forms = {} if ending == "woff2" else pack(body)
            self._by_name[hashed] = Asset(body, forms, TYPES[ending])
        return hashed

    def get(self, hashed: str) -> Asset | None:
        """Return a file by its hashed name."""
        return self._by_name.get(hashed)
