"""The pictures of stay or part: same room for each way, no verdict, words that fit."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from tests.people import LONG, parting
from tests.test_figures_intimacy import FORBIDDEN, box_of, overlap
from workbook.catalogue import load_instrument, load_strings
from workbook.figures import (
    Picture,
    considerations_picture,
    readiness_picture,
    to_svg,
    voices_picture,
)
from workbook.figures.canvas import Label
from workbook.figures.weighed_rows import MOST_ROWS
from workbook.meaning.parting import readiness
from workbook.meaning.weighing import Consideration, InnerVoice, Voice
from workbook.page.source import option_texts
from workbook.text import LANGUAGES

WIDTHS = ["narrow", "wide"]
TEXTS = [LONG, "W" * 200, "مرحبا 👩‍👧 " * 30, "", "a\x00b\n\nc", "<b>$x$</b> & 你好"]
words_of = st.sampled_from(TEXTS)


def ways(language="nl"):
    instrument = load_instrument("parting-considerations")
    return option_texts(instrument, "way", language)


def thing(text="Rust.", way="try", *, speaks_for=True, weight=3, sure="sure"):
    return Consideration(text, way, speaks_for, weight, sure)


def weighed(*things, language="nl", width="wide"):
    picture = considerations_picture(things, ways(language), language, width)
    assert picture is not None
    return picture


def ready(responses, *, language="nl", width="wide"):
    picture = readiness_picture(readiness(responses, language), language, width)
    assert picture is not None
    return picture


def shown(picture):
    return [label.get_text() for label in picture.figure.findobj(Label)]


def blocks(picture, *, hatched):
    """Return full or striped blocks, without the one of the key."""
    bars = [bar for bar in picture.figure.artists if isinstance(bar, Rectangle)]
    found = [bar for bar in bars if bool(bar.get_hatch()) == hatched]
    return len(found) - 1


def check_fits(picture: Picture) -> None:
    edge = picture.figure.get_figwidth() * 72
    foot = picture.figure.get_figheight() * 72
    boxes = [box for label in picture.figure.findobj(Label) if (box := box_of(label))]
    for left, right, top, bottom, text in boxes:
        assert left >= -0.01, text
        assert right <= edge + 0.01, text
        assert top >= 0, text
        assert bottom <= foot, text
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def test_there_is_no_picture_of_nothing():
    assert considerations_picture([], ways(), "nl", "wide") is None
    assert voices_picture([], [], "nl", "wide") is None
    assert readiness_picture(readiness({}, "nl"), "nl", "wide") is None


def test_what_weighs_more_has_more_blocks_and_what_is_unsure_is_striped():
    picture = weighed(thing(weight=4), thing(weight=2, sure="unsure", way="part"))

    assert blocks(picture, hatched=False) == 4
    assert blocks(picture, hatched=True) == 2


def test_all_three_ways_are_there_in_the_same_order_with_little_or_much():
    for things in ([thing(way="part")], [thing(way=w) for w in ("part", "try")]):
        told = shown(weighed(*things))
        assert [t for t in told if t in ways().values()] == [*ways().values()]
    assert shown(weighed(thing())).count("nog niets") == 5


def test_of_very_many_the_lightest_stand_only_in_the_table():
    things = [thing(f"ding {n}") for n in range(MOST_ROWS + 4)]
    picture = weighed(*things)

    assert load_strings("weighing", "nl")["more"].format(n=4) in shown(picture)
    assert len(picture.table.rows) == MOST_ROWS + 4
    assert blocks(picture, hatched=False) == 3 * MOST_ROWS


def test_no_word_judges_or_counts_up():
    for language in LANGUAGES:
        picture = weighed(thing(weight=5), language=language)
        told = " ".join([picture.finding, picture.how, picture.alt]).lower()
        assert not [word for word in [*FORBIDDEN, "%"] if word in told]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Consideration,
            words_of,
            st.sampled_from(["try", "wait", "part"]),
            st.booleans(),
            st.integers(1, 5),
            st.sampled_from(["sure", "fairly", "unsure"]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(WIDTHS),
    st.sampled_from(LANGUAGES),
)
def test_any_considerations_fit(things, width, language):
    picture = weighed(*things, width=width, language=language)

    check_fits(picture)
    assert "style=" not in to_svg(picture, width=width, name="ways")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Voice,
            words_of,
            words_of,
            st.sampled_from(["together", "wait", "apart", "own"]),
            st.sampled_from(["experience", "opinion", "unknown"]),
            st.integers(1, 5),
        ),
        max_size=12,
    ),
    st.lists(
        st.builds(InnerVoice, st.just("x"), words_of, st.integers(2, 5)),
        min_size=1,
        max_size=7,
    ),
    st.sampled_from(WIDTHS),
)
def test_any_voices_fit(around, inner, width):
    picture = voices_picture(inner, around, "nl", width)

    assert picture is not None
    check_fits(picture)
    assert len(picture.table.rows) == len(inner) + len(around)


def test_a_voice_without_experience_is_striped_and_one_within_is_not():
    opinion = Voice("Oma", "Blijf.", "together", "opinion", 4)
    lived = Voice("Ali", "Ga.", "apart", "experience", 2)
    picture = voices_picture(
        [InnerVoice("x", "Te laat.", 3)], [opinion, lived], "nl", "wide"
    )

    assert picture is not None
    assert blocks(picture, hatched=True) == 4
    assert blocks(picture, hatched=False) == 5
    assert "Oma: “Blijf.”, 4 van 5, gestreept" in picture.alt


# Readiness


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("conditions", ["yes", "no", "unknown"])
@pytest.mark.parametrize("stops", ["yes", "no", "unknown"])
def test_readiness_fits_and_signs_to_stop_stand_on_top(
    width, language, conditions, stops
):
    if conditions == stops == "unknown":
        return
    picture = ready(parting(conditions, stops), language=language, width=width)
    words = load_strings("parting", language)

    check_fits(picture)
    assert shown(picture)[0] == words["stops_title"]
    assert picture.table.rows[0][0] == words["stops_title"]
    assert len(picture.table.rows) == 11
    assert words["stops_title"] in picture.alt
    assert "{" not in picture.alt + picture.finding


def test_the_picture_does_not_tell_which_sign_was_recognised():
    one = ready({**parting("yes", "no"), "stop-other": "yes"})
    other = ready({**parting("yes", "no"), "stop-warned": "yes"})

    assert "1 herkend" in shown(one)
    assert shown(one) == shown(other)
    assert one.alt == other.alt
    assert one.table == other.table


def test_no_number_in_the_picture_looks_like_a_chance():
    for language in LANGUAGES:
        told = ready(parting("yes", "no"), language=language)
        said = " ".join([*shown(told), told.finding, told.alt])
        assert not any(sign.isdigit() or sign == "%" for sign in said)


def test_what_is_unknown_stands_apart_from_what_is_there():
    picture = ready({**parting("yes", "no"), "distance": "unknown"})
    told = shown(picture)

    assert told.index("Nog onbekend") < told.index("Tijd om na te denken")
    assert told.index("Liefde bij mij") < told.index("Nog onbekend")
