"""Packing: bytes for a browser, packed once, in each way that a browser may ask for."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass

import brotli

_QUALITIES = ((150_000, 11), (300_000, 10))
"""Of Brotli, for what has at most so many bytes: the higher ones take long."""
_QUICK = 5

_REFUSED = re.compile(r"q=0(\.0*)?")


@dataclass(frozen=True)
class Packed:
    """Bytes as they are, and as they go over the wire.

    ``forms`` has the packed bytes by the name of their encoding, the smallest first. It
    is empty for what is no smaller when packed.
    """

    body: bytes
    forms: dict[str, bytes]

    def best(self, accepted: str) -> tuple[str, bytes]:
        """Return the encoding to answer with, and the bytes.

        Parameters
        ----------
        accepted
            The header ``Accept-Encoding``.

        Returns
        -------
        tuple
            The encoding's name, "" for unpacked, and the bytes in that form.
        """
        taken = _taken(accepted)
        return next(
            (form for form in self.forms.items() if form[0] in taken), ("", self.body)
        )


def pack(body: bytes) -> dict[str, bytes]:
    """Return text in its packed forms."""
    fitting = (quality for most, quality in _QUALITIES if len(body) <= most)
    quality = next(fitting, _QUICK)
    return {
        "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality),
        "gzip": gzip.compress(body, 9, mtime=0),
    }


def _taken(accepted: str) -> set[str]:
    """Return the encodings that a browser takes; "br;q=0" is how one refuses."""
    offers = (offer.partition(";") for offer in accepted.lower().split(","))
    return {
        name.strip()
        for name, _, weight in offers
        if not _REFUSED.fullmatch(weight.strip())
    }
