"""The code in a picture leads to our own page, behind a sign that no server sees."""

from __future__ import annotations

from typing import Any

import pytest
import segno

from workbook.rooms.codes import words
from workbook.serving.rooms_qr import qr_svg


def test_the_picture_holds_the_page_with_the_code_behind_the_hash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    make = segno.make_qr

    def kept(text: str, **options: Any) -> segno.QRCode:
        made.append(text)
        return make(text, **options)

    monkeypatch.setattr(segno, "make_qr", kept)

    for kind in ("room", "group"):
        qr_svg("https://example.org", "/base/nl/09-in-gesprek", kind, "koala-lamp")

    page = "https://example.org/base/nl/09-in-gesprek"
    assert made == [f"{page}#room=koala-lamp", f"{page}#group=koala-lamp"]


def test_the_longest_code_still_has_modules_that_a_phone_reads() -> None:
    """At 200 pixels a module has three, on a page with a long address."""
    longest = "-".join([max(words(), key=len)] * 8)
    origin = "https://werkboek.some-long-practice-name.example.org"

    svg = qr_svg(origin, "/nl/09-in-gesprek", "group", longest)

    width = int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])
    assert 200 / width > 3
    assert 'fill="#fff"' in svg
    assert 'stroke="#000"' in svg
