"""The picture of practice moments shows discomfort over time, and says how it went."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.figures import practice, to_svg
from workbook.figures.canvas import Label
from workbook.figures.practice_drawing import PracticeDrawing
from workbook.figures.text_fit import measure
from workbook.meaning.practice import Moment
from workbook.text import LANGUAGES

DAY = date(2026, 11, 1)


def moment(days=0, discomfort=5, stayed="stayed", what="Thee."):
    return Moment(f"{days}", DAY + timedelta(days=days), discomfort, stayed, what)


def drawn(*moments, language="nl", width="wide"):
    picture = practice(moments, language, width)
    assert picture is not None
    return picture


def drawing_marks(picture):
    """Return the places of the moments below the key."""
    return [
        place
        for mark in picture.figure.artists
        if getattr(mark, "get_marker", str)() in ("o", "D")
        for place in zip(*mark.get_data(), strict=True)
        if place[1] > 30
    ]


def test_without_a_moment_there_is_no_picture():
    assert practice([], "nl", "wide") is None


def test_more_discomfort_stands_higher_and_later_stands_further_right():
    calm, tense = sorted(drawing_marks(drawn(moment(0, 8), moment(9, 2))))[::-1]

    assert calm[0] > tense[0]
    assert calm[1] > tense[1]


def test_each_way_of_ending_has_its_own_mark():
    kinds = ["stayed", "back", "left", None]
    picture = drawn(*(moment(n, 5, kind) for n, kind in enumerate(kinds)))

    looks = {
        (mark.get_marker(), str(mark.get_markerfacecolor()), mark.get_markersize())
        for mark in picture.figure.artists
        if getattr(mark, "get_marker", str)() in ("o", "D")
        and any(y > 30 for y in mark.get_ydata())
    }
    assert len(looks) == 4


def test_the_artists_are_made_once_and_then_filled_in_again(monkeypatch):
    first = drawn(moment()).figure
    monkeypatch.setattr(PracticeDrawing, "__init__", None)

    assert drawn(moment(3, 9)).figure is first


any_moment = st.builds(
    moment,
    st.integers(-700_000, 2_900_000),
    st.integers(0, 10),
    st.sampled_from(["stayed", "back", "left", None]),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(any_moment, min_size=1, max_size=40),
    st.sampled_from(["narrow", "wide"]),
    st.sampled_from(LANGUAGES),
)
def test_nothing_overlaps_or_sticks_out(moments, width, language):
    ordered = sorted(moments, key=lambda one: one.day)
    picture = drawn(*ordered, width=width, language=language)
    edge, bottom = 72 * picture.figure.get_size_inches()

    boxes = [box for label in picture.figure.findobj(Label) if (box := box_of(label))]
    for x, y in drawing_marks(picture):
        assert 6 <= x <= edge - 6
        assert 6 <= y <= bottom - 6
    for left, right, top, low, text in boxes:
        assert left >= -0.01, text
        assert right <= edge + 0.01, text
        assert top >= 0, text
        assert low <= bottom, text
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def box_of(label):
    text, size = label.get_text(), label.get_fontsize()
    if not text:
        return None
    width = measure(text, size, label.get_fontweight())
    x, y = label.get_position()
    shift = {"left": 0, "center": width / 2, "right": width}
    left = x - shift[label.get_horizontalalignment()]
    return left, left + width, y - 0.72 * size, y + 0.2 * size, text


def overlap(one, other):
    return min(one[1], other[1]) > max(one[0], other[0]) and min(
        one[3], other[3]
    ) > max(one[2], other[2])


@pytest.mark.parametrize(
    ("discomforts", "finding"),
    [
        ([7], "Je koos een 7 voor het ongemak."),
        ([7, 1, 1], "Je hebt nu 3 keer geoefend."),
        ([8, 7, 4, 3], "Het werd rustiger: eerst gemiddeld 7,5, de laatste keren"),
        ([5, 5, 5, 5], "Toch heb je 4 keer iets nieuws gedaan."),
        ([2, 2, 6, 6], "Misschien durf je meer dan in het begin."),
    ],
)
def test_the_finding_says_how_it_went_and_promises_nothing(discomforts, finding):
    picture = drawn(*(moment(n, value) for n, value in enumerate(discomforts)))

    assert finding in picture.finding


def test_the_alternative_text_has_the_last_moments_and_the_table_all():
    picture = drawn(*(moment(n, 3) for n in range(20)), language="en")

    assert "1 Nov 2026" in picture.alt or "1 November 2026" in picture.alt
    assert "The 8 moments before that are in the table." in picture.alt
    assert len(picture.table.rows) == 20
    assert picture.table.rows[0][0].startswith("20 ")


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_the_picture_becomes_an_inline_svg(width):
    svg = to_svg(drawn(moment(), width=width), width=width, name="practice")

    assert 'role="img"' in svg
    assert "style=" not in svg
