"""A sheet makes files for who asks for them, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workbook.widgets.sheet import Act, Asked, File, Sheet

GOOD = {
    "id": "abc",
    "make": "file",
    "day": "2026-11-24",
    "zone": "Europe/Amsterdam",
    "key": "0123456789abcdef",
}


class Listening:
    """A sheet, with all that it was asked and all that it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[Asked] = []
        self.said: list[tuple[dict[str, Any], list[bytes]]] = []
        self.answer: File | Exception | None = File("a.pdf", "application/pdf", b"%")
        acts = [Act("make", "file", "Bewaar")]
        self.sheet = Sheet(
            lambda: "<p>x</p>", "nl", acts, {"file": self.make}, label="x"
        )
        monkeypatch.setattr(
            self.sheet,
            "send",
            lambda content, buffers=(): self.said.append((content, list(buffers))),
        )

    def make(self, asked: Asked) -> File | None:
        self.asked.append(asked)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def hears(self, message: object) -> None:
        self.sheet._handle_custom_msg(message, [])


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Listening:
    return Listening(monkeypatch)


def test_who_asks_gets_the_bytes_under_the_same_id(listening: Listening) -> None:
    listening.hears(GOOD)

    told = {"id": "abc", "name": "a.pdf", "type": "application/pdf"}
    assert listening.said == [(told, [b"%"])]
    assert listening.asked == [
        Asked(date(2026, 11, 24), "Europe/Amsterdam", "0123456789abcdef")
    ]


@pytest.mark.parametrize(
    "message",
    [
        None,
        "make",
        [],
        {},
        {**GOOD, "id": 3},
        {**GOOD, "id": "x" * 61},
        {**GOOD, "make": "other"},
        {**GOOD, "make": ["file"]},
    ],
)
def test_what_is_no_question_gets_no_answer(
    listening: Listening, message: object
) -> None:
    listening.hears(message)

    assert listening.said == []
    assert listening.asked == []


def test_what_cannot_be_is_unknown(listening: Listening) -> None:
    listening.hears(
        {**GOOD, "day": "soon", "zone": "../etc/passwd", "key": "a b\r\nX-EVIL:1"}
    )

    assert listening.asked == [Asked(None, "", "")]


def test_nothing_to_put_into_it_is_told(listening: Listening) -> None:
    listening.answer = None
    listening.hears(GOOD)

    assert listening.said == [({"id": "abc", "fault": "empty"}, [])]


def test_a_failure_is_told_and_logged_and_the_next_try_works(
    listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    listening.answer = RuntimeError("no")
    listening.hears(GOOD)
    assert listening.said.pop() == ({"id": "abc", "fault": "failed"}, [])
    assert "a file could not be made" in caplog.text

    listening.answer = File("b.pdf", "application/pdf", b"2")
    listening.hears({**GOOD, "id": "def"})
    assert listening.said[0][0]["name"] == "b.pdf"
