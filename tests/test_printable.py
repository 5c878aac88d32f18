"""Any text can be printed: what no font has becomes a sign, the rest stays as typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from workbook.report.fonts import coverages
from workbook.report.printable import MISSING, printable, runs_from_right

BREAK = "\N{ZERO WIDTH SPACE}"


@pytest.mark.parametrize(
    "text",
    [
        "Wij lopen een rondje; ’s avonds, “even”.",
        "#let x = $a$ [b] \\ @ref <lab> *b* _i_ `c`",
        "Łódź, şöyle, Привет, γειά",
        "مرحبا بالعالم",
        "שלום",
        "ሰላም ነው",
        "नमस्ते",
        "😀 ♥ ✓ ★ ∞",
        "eerste\ntweede",
    ],
)
def test_what_our_fonts_have_stays_as_typed(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("你好", MISSING * 2),
        ("a\x00b\x07c", "abc"),
        ("\ue000", MISSING),
        ("\ud800", MISSING),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("a\n\n\n \n b", "a\n\nb"),
        ("❤️", "❤"),
    ],
)
def test_what_they_lack_becomes_a_sign_and_what_is_unseen_goes(
    text: str, shown: str
) -> None:
    assert printable(text) == shown


def test_an_endless_word_may_break() -> None:
    shown = printable("a" * 20_000)

    assert shown.replace(BREAK, "") == "a" * 20_000
    assert max(map(len, shown.split(BREAK))) == 30


def test_a_letter_with_many_marks_keeps_few() -> None:
    assert len(printable("e" + "\u0301" * 50)) <= 4


@given(st.text())
def test_each_letter_that_is_left_has_a_shape_in_one_font(text: str) -> None:
    for cluster in iter_graphemes(printable(text)):
        points = {ord(c) for c in cluster if c not in "\n\t \u200b\u200c\u200d"}
        seen = {point for point in points if not _steers(point)}
        assert any(seen <= coverage for coverage in coverages()), ascii(cluster)


@given(st.text())
def test_plain_letters_stand_alone(text: str) -> None:
    shown = printable(text, plain=True)

    assert all(len(cluster) == 1 for cluster in iter_graphemes(shown))


@pytest.mark.parametrize(
    ("text", "right"),
    [("مرحبا Sam", True), ("Sam مرحبا", False), ("12 שלום", True), ("", False)],
)
def test_the_first_letter_says_where_a_line_begins(text: str, right: bool) -> None:
    assert runs_from_right(text) is right


def _steers(point: int) -> bool:
    return unicodedata.category(chr(point)) == "Cf"
