"""A typed code is read in the browser as the server reads it."""

from __future__ import annotations

import random
from pathlib import Path

from playwright.sync_api import Page

from workbook.errors import CodeError
from workbook.rooms.codes import N_WORDS, parse_code, words

from .sides import side_of

SEPARATORS = (" ", "-", ", ", " . ", "\n", "  ")


def read_by_server(typed: str) -> dict[str, object]:
    try:
        return {"code": parse_code(typed)}
    except CodeError as error:
        return {"fault": "strange" if error.words else "count"}


def test_browser_and_server_read_the_same(page: Page) -> None:
    chance = random.Random(8)
    call = side_of(page, Path(__file__).parent / "room_code_sides.js")
    cases = []
    for _ in range(200):
        count = chance.choice([N_WORDS, N_WORDS, N_WORDS, 7, 9, 1])
        said = chance.choices(words(), k=count)
        spoil = chance.random()
        if spoil < 0.3:
            said[0] = said[0].upper()
        elif spoil < 0.5:
            said[-1] = "xq" + said[-1]
        elif spoil < 0.6:
            said[0] = said[0][:4] + "zzz"
        cases.append([chance.choice(SEPARATORS).join(said), list(words())])

    found = call("read", cases)

    for (typed, _), read in zip(cases, found, strict=True):
        told = {key: read[key] for key in ("code", "fault") if key in read}
        assert told == read_by_server(str(typed)), typed


def test_a_slip_is_told_with_its_place_and_the_nearest_word(page: Page) -> None:
    call = side_of(page, Path(__file__).parent / "room_code_sides.js")
    known = ["omega", "dessert", "campus"]

    slip, none, empty = call(
        "read",
        [["omega deserrt", known], ["omega xylofoon", known], [" - ,", known]],
    )

    assert (slip["fault"], slip["place"], slip["near"]) == ("strange", 2, "dessert")
    assert (none["word"], none["near"]) == ("xylofoon", "")
    assert empty == {"fault": "empty"}
