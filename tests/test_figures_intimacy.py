"""The picture of six areas shows, and says, now and wish."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import PathPatch

from workbook.catalogue import load_instrument, load_strings
from workbook.figures import intimacy, to_svg
from workbook.figures.canvas import Label
from workbook.figures.intimacy_drawing import IntimacyDrawing
from workbook.figures.text_fit import measure
from workbook.meaning.intimacy import Area
from workbook.text import LANGUAGES

SCALES = load_instrument("intimacy").scales
FORBIDDEN = ["score", "uitslag", "tekort", "schuld", "percent", "gezond", "normaal"]


def areas_of(*known, language="nl"):
    """Return the areas of the chapter, from (now, wish); the rest is unknown."""
    known = [*known, *[(None, None)] * (len(SCALES) - len(known))]
    return [
        Area(scale.id, scale.title[language], *pair)
        for scale, pair in zip(SCALES, known, strict=True)
    ]


def drawn(*known, language="nl", width="wide"):
    picture = intimacy(areas_of(*known, language=language), language, width)
    assert picture is not None
    return picture


def marks(picture, marker):
    """Return the places of the marks of this kind below the key, from top to bottom."""
    places = [
        place
        for line in picture.figure.artists
        if getattr(line, "get_marker", str)() == marker
        for place in zip(*line.get_data(), strict=True)
        if place[1] > 60
    ]
    return sorted(places, key=lambda place: place[1])


def arrows(picture):
    """Return each arrow's row, and where it begins and ends."""
    shafts, heads = (
        patch.get_path().vertices if patch.get_visible() else []
        for patch in [p for p in picture.figure.artists if isinstance(p, PathPatch)][
            -2:
        ]
    )
    tips = [tuple(point) for point in heads[1::4]]
    return [(y, x, tip) for (x, y), (tip, _) in zip(shafts[::2], tips, strict=True)]


def texts(picture):
    return [label.get_text() for label in picture.figure.findobj(Label)]


# What there is to see


@pytest.mark.parametrize("known", [[], [(None, 4)], [(None, 4), (None, 1)]])
def test_there_is_no_picture_before_something_is_known_of_now(known):
    assert intimacy(areas_of(*known), "nl", "wide") is None


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_an_arrow_leads_from_now_to_the_wish(width):
    picture = drawn((1, 5), (4, 2), width=width)
    (y, begin, tip), (y_2, begin_2, tip_2) = arrows(picture)
    (now, _), (now_2, _) = marks(picture, "s")
    (wish, _), (wish_2, _) = marks(picture, "o")

    assert now < begin < tip < wish
    assert wish_2 < tip_2 < begin_2 < now_2
    assert y < y_2


def test_places_follow_the_answers_by_one_measure():
    picture = drawn((1, 5), (3, 2))
    (one, _), (three, _) = marks(picture, "s")
    (five, _), (two, _) = marks(picture, "o")

    assert three - one == pytest.approx(five - three)
    assert two - one == pytest.approx((three - one) / 2)


def test_now_and_wish_in_one_place_lie_in_each_other_without_an_arrow():
    picture = drawn((4, 4))

    assert arrows(picture) == []
    assert marks(picture, "s") == marks(picture, "o")
    assert "ongeveer zo" in texts(picture)


def test_an_area_without_answers_keeps_its_row_and_says_so():
    before = drawn((2, 4), (None, None), (3, 3))
    size = before.figure.get_size_inches().tolist()
    first, last = (y for _, y in marks(before, "s"))
    assert texts(before).count("niet ingevuld") == 4

    after = drawn((2, 4), (1, 1), (3, 3))

    assert [y for _, y in marks(after, "s")][::2] == [first, last]
    assert after.figure.get_size_inches().tolist() == size


def test_one_of_two_is_shown_at_once():
    picture = drawn((2, None), (None, 4))

    assert len(marks(picture, "s")) == len(marks(picture, "o")) == 1
    assert {"nog geen wens", "nu nog niet gekozen"} <= set(texts(picture))
    assert arrows(picture) == []


def test_the_area_that_the_finding_names_stands_out():
    def bold(*known):
        titles = {scale.title["nl"] for scale in SCALES}
        return [
            label.get_text()
            for label in drawn(*known).figure.findobj(Label)
            if label.get_fontweight() == 600 and label.get_text() in titles
        ]

    assert bold((2, 4), (1, 5)) == ["Verlangen en initiatief"]
    assert bold((4, 4), (3, 3)) == []
    assert bold((2, 4), (2, 4), (2, 4)) == []


def test_the_artists_are_made_once_and_then_filled_in_again(monkeypatch):
    first = drawn((2, 4)).figure
    monkeypatch.setattr(IntimacyDrawing, "__init__", None)

    assert drawn((5, 1), (3, None)).figure is first


value = st.none() | st.integers(4, 20).map(lambda n: n / 4)
answer = st.none() | st.integers(1, 5)


@given(
    st.lists(st.tuples(value, answer), max_size=5),
    st.sampled_from(["narrow", "wide"]),
    st.sampled_from(LANGUAGES),
)
def test_nothing_overlaps_or_sticks_out(known, width, language):
    picture = drawn((2, 5), *known, language=language, width=width)
    edge = picture.figure.get_figwidth() * 72
    bottom = picture.figure.get_figheight() * 72

    boxes = [box for label in picture.figure.findobj(Label) if (box := box_of(label))]
    rings = [(x - 10, x + 10, y - 10, y + 10, "o") for x, y in marks(picture, "o")]
    squares = [(x - 8, x + 8, y - 8, y + 8, "s") for x, y in marks(picture, "s")]
    for left, right, top, low, _ in [*boxes, *rings, *squares]:
        assert left >= 0
        assert right <= edge
        assert top >= 0
        assert low <= bottom
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [(m, b) for m in rings + squares for b in boxes if overlap(m, b)]


def box_of(label):
    """Return left, right, top and bottom of a label, as the browser draws it."""
    text, size = label.get_text(), label.get_fontsize()
    if not text or not label.get_visible():
        return None
    width = measure(text, size, label.get_fontweight())
    x, y = label.get_position()
    left = x - width if label.get_horizontalalignment() == "right" else x
    return left, left + width, y - 0.72 * size, y + 0.2 * size, text


def overlap(one, other):
    return min(one[1], other[1]) > max(one[0], other[0]) and min(
        one[3], other[3]
    ) > max(one[2], other[2])


# What is said


@pytest.mark.parametrize(
    ("known", "finding"),
    [
        ([(2, None)], "Hier zie je hoe het nu is."),
        (
            [(2, 4)],
            "Bij aanraking en tederheid ligt wat je wenst het verst van hoe het nu is.",
        ),
        (
            [(2, 4), (3, 4), (1, 3)],
            "Bij ‘aanraking en tederheid’ en ‘praten over seks’ ligt wat je wenst het "
            "verst van hoe het nu is.",
        ),
        (
            [(4, 2), (3, 4)],
            "Bij aanraking en tederheid zou je het liefst minder willen dan er nu is.",
        ),
        ([(4, 2), (2, 4)], "de ene keer meer en de andere keer minder."),
        ([(2, 4)] * 3, "Bij meer dan twee gebieden ligt wat je wenst even ver"),
        ([(4, 2)] * 3, "Bij meer dan twee gebieden zou je liever minder willen"),
        ([(4, 2), (2, 4), (2, 4)], "soms meer en soms minder."),
        ([(4, 4)], "Bij aanraking en tederheid is het ongeveer zoals je het wenst."),
        ([(4, 4), (3.5, 3)], "Waar je allebei hebt ingevuld, is het ongeveer zoals"),
    ],
)
def test_the_finding_says_where_the_longest_wish_is(known, finding):
    assert finding in drawn(*known).finding


def test_the_finding_is_told_in_english_too():
    assert drawn((2, 4), language="en").finding == (
        "With touch and tenderness, what you wish for is furthest from how it is now."
    )


def test_the_alternative_text_says_now_and_wish_of_each_area():
    assert drawn((1.75, 4), (3, None)).alt == (
        "Rijen van ‘past niet’ (1) tot ‘past helemaal’ (5), met nu en wens per gebied. "
        "Aanraking en tederheid: nu 1,8, wens 4. "
        "Verlangen en initiatief: nu 3, wens niet ingevuld."
    )
    assert "now 1.8, wish 4." in drawn((1.75, 4), language="en").alt


def test_arrows_are_explained_only_when_there_may_be_one():
    assert "pijl" in drawn((2, 4)).how
    assert "pijl" not in drawn((2, None)).how


def test_the_table_has_every_number():
    table = drawn((1.75, 4), (3, None)).table

    assert table.rows[0] == ("Aanraking en tederheid", "1,8", "4", "veel meer gewenst")
    assert table.rows[1][1:] == ("3", "niet ingevuld", "niet ingevuld")
    assert len(table.rows) == 6
    assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_becomes_an_inline_svg_with_its_words(language, width):
    picture = drawn((1, 5), (4, 2), (3, 3), language=language, width=width)

    svg = to_svg(picture, width=width, name="intimacy")

    assert 'role="img"' in svg
    assert "var(--brand" in svg
    assert "style=" not in svg
    assert len(svg) < 20_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_picture_judges(language):
    said = " ".join(load_strings("intimacy", language).values()).lower()

    assert not [word for word in FORBIDDEN if word in said]
