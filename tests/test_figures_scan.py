"""The pictures of the relationship scan show, and say, what was answered."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_scan import SCAN, all_alike, answers
from workbook.catalogue import load_strings
from workbook.figures import Picture, scan_change, scan_profile, to_svg
from workbook.figures.canvas import Canvas, Label
from workbook.figures.style import colours
from workbook.figures.text_fit import measure
from workbook.meaning.scan import Filling, fillings, themes
from workbook.text import LANGUAGES

WIDTHS = ("narrow", "wide")
FORBIDDEN = ["score", "uitslag", "tekort", "schuld", "percent", "gezond", "normaal"]


def profile(responses, language="nl", width="wide", day=None) -> Picture:
    filling = Filling(day, themes(SCAN, responses, language))
    picture = scan_profile(filling, language, width)
    assert picture is not None
    return picture


def change(*responses, language="nl", width="wide") -> Picture | None:
    *earlier, last = responses
    past = [
        {"date": f"2026-{month:02}-01", "responses": one}
        for month, one in enumerate(earlier, 1)
    ]
    found = fillings(SCAN, past, "2026-11-24" if past else "", last, language)
    return scan_change(found, language, width)


def labels(picture):
    return [
        label
        for label in picture.figure.findobj(Label)
        if label.get_visible() and label.get_text()
    ]


def texts(picture):
    return [label.get_text() for label in labels(picture)]


def bars(picture, token):
    """Return the visible bars of one colour from top to bottom, as (left, right)."""
    found = [
        artist
        for artist in picture.figure.artists
        if hasattr(artist, "get_width")
        and artist.get_visible()
        and _hex(artist) == colours()[token]
    ]
    found.sort(key=lambda bar: bar.get_y())
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in found]


def _hex(bar):
    return "#" + "".join(f"{round(255 * part):02x}" for part in bar.get_facecolor()[:3])


# One filling


def test_there_is_no_picture_before_one_theme_has_three_answers():
    few = {"trust-word": 4, "trust-self": 4, "closeness-wish": 5}

    assert scan_profile(None, "nl", "wide") is None
    assert scan_profile(Filling(None, themes(SCAN, few, "nl")), "nl", "wide") is None


@pytest.mark.parametrize("width", WIDTHS)
def test_a_bar_reaches_to_the_middle_of_the_answers(width):
    picture = profile(
        {**all_alike(1), **dict.fromkeys(SCAN.scales[0].items, 5), "talking-say": 3},
        width=width,
    )
    (left, right), *_ = bars(picture, "grid")
    lengths = [(end - start) / (right - left) for start, end in bars(picture, "brand")]

    assert lengths == pytest.approx([1, 0.1, 0, 0, 0, 0])


def test_every_answer_of_a_known_theme_has_its_circle():
    picture = profile({**all_alike(3), "trust-word": 5, "touch-held": "withheld"})

    (circles,) = [
        artist
        for artist in picture.figure.artists
        if getattr(artist, "get_markersize", lambda: 0)() == 6
    ]
    assert len(circles.get_xdata()) == 29 + 1  # and one in the key


def test_a_theme_with_too_few_answers_keeps_its_row_and_says_so():
    three = dict.fromkeys(SCAN.scales[0].items[:3], 4)
    picture = profile({**three, "trust-word": 1})
    size = picture.figure.get_size_inches().tolist()

    assert texts(picture).count("nog te weinig antwoorden") == 1
    assert texts(picture).count("niet ingevuld") == 4
    assert profile(all_alike(4)).figure.get_size_inches().tolist() == size


def test_the_strongest_themes_are_set_in_bold_and_so_are_the_dearest_wishes():
    given = all_alike(3) | dict.fromkeys(SCAN.scales[5].items, 5) | {"touch-wish": 5}
    picture = profile({**given, "trust-wish": 1}, "en")

    bold = {
        label.get_text() for label in labels(picture) if label.get_fontweight() == 600
    }

    assert "Future, values and room for" in bold
    assert "wish: a great deal" in bold
    assert "wish: nothing" in set(texts(picture)) - bold


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            all_alike(3) | dict.fromkeys(SCAN.scales[3].items, 5),
            "Op dit moment past ‘vertrouwen en veiligheid’ het best.",
        ),
        (
            all_alike(4) | {"touch-wish": 4, "talking-wish": 4, "trust-wish": 2},
            "Bij alle thema’s past het voor jou ongeveer even goed. "
            "Je liefste wens ligt bij ‘praten en ruzie’ en ‘aanraking en intimiteit’.",
        ),
        (
            all_alike(1),
            "Bij alles wat je invulde, ligt het midden aan de kant van “past niet”.",
        ),
    ],
)
def test_the_finding_is_a_plain_sentence(given, told):
    assert profile(given).finding == told


def test_the_day_is_told_when_there_are_others_and_as_the_language_writes_it():
    day = date(2026, 3, 1)

    assert "2026" not in profile(all_alike(3)).how
    assert "1 maart 2026" in profile(all_alike(3), day=day).how
    assert "1 March 2026" in profile(all_alike(3), "en", day=day).how


def test_the_alternative_text_and_the_table_say_every_number():
    given = {**all_alike(4), "trust-word": 5, "touch-wish": 5}
    for id in SCAN.scales[5].items[:3]:
        del given[id]
    picture = profile(given)

    assert "Vertrouwen en veiligheid 4,2" in picture.alt
    assert "Nog te weinig antwoorden bij: Toekomst" in picture.alt
    assert "Aanraking en intimiteit heel veel" in picture.alt
    rows = {row[0]: row[1:] for row in picture.table.rows}
    assert rows["Vertrouwen en veiligheid"] == ("4,2", "5, 4, 4, 4, 4", "–")
    assert rows["Toekomst, waarden en eigen ruimte"][0] == "nog te weinig antwoorden"


# Several fillings


@pytest.mark.parametrize(
    "given",
    [
        ({},),
        (all_alike(3),),
        (all_alike(3), {}),
        (
            dict.fromkeys(SCAN.scales[0].items, 3),
            dict.fromkeys(SCAN.scales[1].items, 3),
        ),
    ],
)
def test_there_is_no_change_before_one_theme_is_known_twice(given):
    assert change(*given) is None


def test_a_line_goes_from_the_first_time_to_the_last():
    picture = change(all_alike(2), all_alike(5), all_alike(4))
    assert picture is not None
    (left, right), *_ = bars(picture, "grid")
    unit = (right - left) / 4

    ends = [
        ((a - left) / unit + 1, (b - left) / unit + 1)
        for a, b in bars(picture, "brand")
    ]

    assert ends == [pytest.approx((2, 4))] * 6


def test_the_key_and_the_table_have_the_days():
    picture = change(all_alike(2), all_alike(3), all_alike(4), language="en")
    assert picture is not None

    assert {"1 January 2026", "24 November 2026"} <= set(texts(picture))
    assert picture.table.columns == (
        "Theme",
        "1 January 2026",
        "1 February 2026",
        "24 November 2026",
        "Difference",
    )
    assert picture.table.rows[0][1:] == ("2", "3", "4", "+2")
    assert "Small dots" in picture.how


def test_two_times_on_one_day_are_told_apart():
    day, twice = date(2026, 11, 24), (all_alike(2), all_alike(3))
    found = [Filling(day, themes(SCAN, one, "nl")) for one in twice]

    picture = scan_change(found, "nl", "narrow")

    assert picture is not None
    assert picture.table.columns[1:3] == (
        "24 november 2026",
        "24 november 2026, keer 2",
    )


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            dict.fromkeys(SCAN.scales[1].items, 4),
            "Bij ‘praten en ruzie’ past het nu beter dan op 1 januari 2026.",
        ),
        (
            dict.fromkeys(SCAN.scales[1].items, 1),
            "Bij ‘praten en ruzie’ past het nu minder dan op 1 januari 2026.",
        ),
        ({"trust-word": 4}, "Sinds 1 januari 2026 is er weinig veranderd."),
    ],
)
def test_the_change_is_told_in_a_sentence(now, told):
    picture = change(all_alike(3), {**all_alike(3), **now})

    assert picture is not None
    assert picture.finding == told


# All of them


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("many", [2, 12])
def test_no_text_sticks_out_or_lies_upon_another(width, language, many):
    given = all_alike(3, wish=5)
    pictures = [
        profile(given, language, width),
        change(*[given] * many, language=language, width=width),
    ]
    for picture in pictures:
        assert picture is not None
        places = [_place(label) for label in labels(picture)]
        pixels = picture.figure.get_size_inches() * 72
        assert all(a >= 0 and b <= pixels[0] and y <= pixels[1] for a, b, y in places)
        for i, (a, b, y) in enumerate(places):
            for c, d, z in places[:i]:
                assert abs(y - z) > 12 or min(b, d) <= max(a, c)


def _place(label):
    x, y = label.get_position()
    width = measure(label.get_text(), label.get_fontsize(), 600)
    left = x - width if label.get_horizontalalignment() == "right" else x
    return left, left + width, y


@pytest.mark.parametrize("width", WIDTHS)
def test_long_titles_are_shortened_in_the_figure_and_whole_in_the_words(width):
    title = "Donaudampfschifffahrtsgesellschaftskapitän " * 5 + "<b>&$x$</b>"
    long = [replace(t, title=title) for t in themes(SCAN, all_alike(3, wish=2), "nl")]

    picture = scan_profile(Filling(None, long), "nl", width)

    assert picture is not None
    assert title in picture.alt
    assert title not in "".join(texts(picture))
    assert all(
        _place(label)[1] <= picture.figure.get_size_inches()[0] * 72
        for label in labels(picture)
    )
    ET.fromstring(to_svg(picture, width=width))


def test_the_artists_are_made_once_and_then_filled_in_again():
    first = profile(all_alike(3)).figure

    assert isinstance(first, Canvas)
    assert profile(all_alike(5)).figure is first


@given(answers, answers, st.sampled_from(LANGUAGES), st.sampled_from(WIDTHS))
def test_any_answers_can_be_drawn_and_told(one, other, language, width):
    pictures = [change(one, other, language=language, width=width)]
    filling = Filling(None, themes(SCAN, one, language))
    pictures.append(scan_profile(filling, language, width))

    for picture in filter(None, pictures):
        told = " ".join([picture.finding, picture.how, picture.alt])
        assert "{" not in told
        assert "nan" not in told
        assert {len(row) for row in picture.table.rows} == {len(picture.table.columns)}
        ET.fromstring(to_svg(picture, width=width))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_scan_judges(language):
    words = " ".join(load_strings("scan", language).values()).lower()

    assert [word for word in FORBIDDEN if word in words] == []
