"""The picture of a group shows, and says, how many are where, and nobody's name."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D

from workbook.catalogue import load_instrument, load_strings
from workbook.figures import Picture, group, to_svg
from workbook.figures.canvas import Label
from workbook.figures.png import to_png
from workbook.figures.style import PIXELS, colours
from workbook.figures.text_fit import measure
from workbook.meaning.grouping import (
    GroupPicture,
    Row,
    group_picture,
    lean,
    middle,
    place_of,
)
from workbook.text import LANGUAGES

WIDTHS = ("narrow", "wide")
FORBIDDEN = ["score", "uitslag", "tekort", "gemiddeld", "average", "mean", "slecht"]
SCAN = load_instrument("relationship-scan")
counts = st.one_of(
    st.none(),
    st.lists(st.integers(0, 40), min_size=3, max_size=3).map(tuple),
    st.lists(st.integers(0, 40), min_size=5, max_size=5).map(tuple),
)


def shown(*rows, language="nl") -> GroupPicture:
    ids = ("closeness", "talking", "giving", "future")
    found = {id: row for id, row in zip(ids, rows, strict=False) if row}
    return group_picture(SCAN, found, {}, "Relatiescan", language)


def drawn(*rows, language="nl", width="wide") -> Picture:
    picture = group(shown(*rows, language=language), language, width)
    assert picture is not None
    return picture


def labels(picture):
    return [label for label in picture.figure.findobj(Label) if label.get_text()]


def dots(picture):
    """Return the places of all dots but that of the key."""
    marks = [
        artist
        for artist in picture.figure.artists
        if isinstance(artist, Line2D) and artist.get_marker() == "o"
    ]
    return [
        place
        for mark in marks
        for place in zip(mark.get_xdata(), mark.get_ydata(), strict=True)
    ][:-1]


def test_there_is_no_picture_while_each_scale_has_too_few_people():
    assert group(shown(), "nl", "wide") is None


@pytest.mark.parametrize("width", WIDTHS)
def test_each_person_has_a_dot_in_the_right_box(width):
    picture = drawn((1, 2, 5, 0, 30), width=width)
    found = dots(picture)
    left = 0 if width == "narrow" else 206
    box = (PIXELS[width] - left) / 5

    assert len(found) == 38 == len(set(found))
    at = [int((x - left) // box) for x, _ in found]
    assert [at.count(n) for n in range(5)] == [1, 2, 5, 0, 30]


def test_a_hidden_scale_keeps_its_row_and_says_so():
    picture = drawn((3, 2, 3), None)

    texts = [label.get_text() for label in labels(picture)]
    assert texts.count("nog te weinig mensen") == 3
    assert "Nog te weinig mensen bij: ‘Praten en ruzie’" in picture.alt
    assert picture.table.rows[1][1:] == ("–", "–", "–", "nog te weinig mensen")


def test_where_one_row_has_three_boxes_all_have():
    picture = drawn((3, 2, 3), (2, 2, 2, 4, 4))

    assert [row[1:] for row in picture.table.rows][:2] == [
        ("3", "2", "3", "8"),
        ("4", "2", "8", "14"),
    ]
    assert "drie vakken" in picture.how


@pytest.mark.parametrize(
    ("row", "way"),
    [
        ((4, 3, 1, 3, 3), "split"),
        ((3, 6, 3, 2, 0), "low"),
        ((0, 1, 3, 6, 4), "high"),
        ((1, 1, 9, 1, 1), "middle"),
        ((3, 3, 3, 3, 3), "spread"),
        ((4, 0, 4), "split"),
        ((5, 2, 1), "low"),
    ],
)
def test_what_is_told_of_a_row(row, way):
    assert lean(Row("", row)) == way


def test_the_middle_is_where_the_middle_people_are():
    assert middle(Row("", (4, 0, 4))) == {0, 2}
    assert middle(Row("", (1, 1, 3))) == {2}
    assert middle(Row("", None)) == frozenset()


def test_the_finding_says_where_it_splits_and_where_it_is_low():
    picture = drawn((0, 1, 3, 6, 4), (4, 3, 1, 3, 3), (3, 6, 3, 2, 0))

    assert picture.finding == (
        "Bij ‘Praten en ruzie’ is de groep verdeeld. Bij ‘Geven, krijgen en taken’ "
        "zitten de meesten aan de kant van “past niet”."
    )
    bold = {label.get_text() for label in labels(picture) if label.get_weight() == 600}
    assert bold == {"Relatiescan", "Praten en ruzie", "Geven, krijgen en taken"}


@pytest.mark.parametrize(
    ("value", "place"),
    [(1, 1), (1.79, 1), (1.8, 2), (2.6, 3), (3.4, 4), (4.2, 5), (5, 5)],
)
def test_the_range_is_cut_into_five_equal_places(value, place):
    assert place_of(value, 1, 5) == place


# All of them


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "instrument", ["relationship-scan", "attachment", "quarrels", "intimacy"]
)
def test_no_text_sticks_out_or_lies_upon_another(instrument, width, language):
    loaded = load_instrument(instrument)
    made = {scale.id: (60, 1, 60) for scale in loaded.scales[1:]}
    words = group_picture(loaded, made, {}, "Relatiescan", language)
    long = replace(words.rows[-1], title="Een heel lange titel van een onderwerp " * 3)
    rtl = replace(words.rows[0], title="הקשבה ודיבור זה עם זה")
    rows = (rtl, *words.rows[1:-1], long)
    picture = group(replace(words, rows=rows), language, width)
    assert picture is not None
    width_px, height_px = 72 * picture.figure.get_size_inches()
    places = [_place(label) for label in labels(picture)]
    for left, right, y in places:
        assert left >= 0
        assert right <= width_px + 1
        assert 0 < y <= height_px
    for n, (left, right, y) in enumerate(places):
        for other_left, other_right, other in places[:n]:
            apart = abs(y - other) > 12
            assert apart or min(right, other_right) <= max(left, other_left)
    for x, y in dots(picture):
        assert 0 < x < width_px
        assert 0 < y < height_px


def _place(label):
    x, y = label.get_position()
    width = measure(label.get_text(), label.get_fontsize(), label.get_weight())
    left = x - width if label.get_horizontalalignment() == "right" else x
    return left, left + width, y


def test_titles_are_text_and_never_markup():
    rows = (Row("<b>&$x$</b>", (3, 2, 3)),)
    picture = group(replace(shown((3, 2, 3)), rows=rows), "nl", "wide")
    assert picture is not None

    svg = to_svg(picture, width="wide")
    assert "&lt;b&gt;" in svg
    ET.fromstring(svg)


@given(st.tuples(counts, counts, counts, counts), st.sampled_from(LANGUAGES))
def test_any_counts_can_be_drawn_and_told(rows, language):
    picture = group(shown(*rows, language=language), language, "narrow")
    if picture is None:
        assert not any(rows)
        return
    n = [sum(row) for row in rows if row]
    assert len(dots(picture)) == sum(n)
    told = " ".join([picture.finding, picture.how, picture.alt])
    assert "{" not in told
    assert {len(row) for row in picture.table.rows} == {len(picture.table.columns)}


def test_the_file_is_a_picture_with_the_dots_on_paper():
    picture = drawn((1, 2, 5, 0, 30))
    before = to_svg(picture, width="wide")

    made = to_png([picture.figure])

    assert made.startswith(b"\x89PNG")
    assert to_svg(picture, width="wide") == before  # it is as it was
    from io import BytesIO

    from PIL import Image

    image = Image.open(BytesIO(made)).convert("RGB")
    brand = tuple(bytes.fromhex(colours()["brand"][1:]))
    assert image.width == 3 * (680 + 2 * 24)
    assert sum(n for n, colour in image.getcolors(1 << 24) if colour == brand) > 25_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_group_judges(language):
    words = [*load_strings("group", language).values()]
    words += [*load_strings("group-picture", language).values()]

    assert [word for word in FORBIDDEN if word in " ".join(words).lower()] == []
