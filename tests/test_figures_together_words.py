"""Two cycles and two soft areas: own words and old fears, beside each other."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import Ellipse, FancyBboxPatch

from tests.artists import Box, check_layout, labels, marks, size, texts
from tests.demo import couple
from tests.people import attached
from tests.test_figures_attachment import LABELS
from tests.test_figures_quarrel_cycle import WHOLE, WORST
from tests.test_figures_together import NAMES, SAM, WIDTHS
from workbook.catalogue import load_strings
from workbook.figures import Names, Picture, to_svg, together_attachment
from workbook.figures.style import PIXELS, colours
from workbook.figures.text_fit import has_ink
from workbook.figures.together_cycles import together_cycles
from workbook.meaning.attachment import Fear
from workbook.meaning.dyad_pairs import Quarrel, pairs
from workbook.text import LANGUAGES

OTHER = {
    "you-do": "doorvraagt",
    "i-feel": "paniek",
    "i-do": "stil worden",
    "you-then": "harder praat",
}


def cycles(mine=WHOLE, theirs=OTHER, names=SAM, language="nl", width="wide", steps=()):
    """Return the picture; each of ``steps`` is what one of them does most."""
    first, second = ([step] for step in steps) if steps else ([], [])
    quarrel = Quarrel(
        my_cycle=mine, their_cycle=theirs, my_steps=first, their_steps=second
    )
    return together_cycles(quarrel, names, language, width)


def boxes(picture):
    found = [b.get_bbox() for b in picture.figure.findobj(FancyBboxPatch)]
    return [Box(b.x0, b.x1, b.y0, b.y1, "box") for b in found]


# Two cycles


@pytest.mark.parametrize(
    ("mine", "theirs"), [({}, WHOLE), (WHOLE, {}), (WHOLE, {"need": "rust"}), ({}, {})]
)
def test_there_is_no_picture_before_both_wrote_one_of_the_four_steps(mine, theirs):
    assert cycles(mine, theirs) is None
    assert cycles({"i-do": " \n"}, theirs) is None


def test_beside_each_other_on_a_large_screen_and_below_each_other_on_a_phone():
    wide, narrow = (boxes(cycles(width=width)) for width in ("wide", "narrow"))

    assert len(wide) == len(narrow) == 12
    assert max(box.right for box in wide[:6]) < min(box.left for box in wide[6:])
    assert max(box.bottom for box in narrow[:6]) < min(box.top for box in narrow[6:])


def test_in_the_partners_words_i_am_the_other_one():
    picture = cycles(width="narrow")
    mine = [who.get_linestyle() for who in picture.figure.findobj(FancyBboxPatch)]

    # Dashes are the partner: what you do and then do in mine, what I do in theirs.
    dashed = [style not in ("-", "solid") for style in mine]
    partner_does, i_do = [True, False, False, True], [False, True, True, False]
    assert dashed == [*partner_does, False, False, *i_do, False, False]
    assert len(marks(picture, "o", "person-a")) == 1 + 2 + 2
    assert len(marks(picture, "s", "person-b")) == 1 + 2 + 2


def test_own_words_are_told_apart_by_their_letters():
    picture = cycles()
    own = [x.get_text() for x in labels(picture) if x.get_fontstyle() == "italic"]

    assert "“paniek”" in own
    assert "nog open" in texts(picture)
    assert "nog open" not in own
    svg = to_svg(picture, width="wide")
    assert 'font-style="italic"' in svg
    assert "var(--font-display" in svg


@pytest.mark.parametrize(
    ("names", "heads"),
    [
        (Names(), {"In mijn woorden", "In de woorden van je partner"}),
        (SAM, {"In mijn woorden", "In de woorden van Sam"}),
        (Names("Noor", "Sam"), {"In de woorden van Noor", "In de woorden van Sam"}),
    ],
)
def test_it_is_said_whose_words_they_are(names, heads):
    assert heads <= set(texts(cycles(names=names)))


def test_the_finding_says_how_two_steps_fit_together_in_either_order():
    told = "Hoe feller de een, hoe stiller de ander, en andersom."

    assert told in cycles(steps=("attack", "withdraw")).finding
    assert told in cycles(steps=("withdraw", "attack")).finding
    assert cycles().finding == "Zo gaat jullie kring rond, twee keer verteld."


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_every_two_steps(language):
    for steps in product(("attack", "defend", "withdraw"), repeat=2):
        assert "{" not in cycles(steps=steps, language=language).finding


def test_the_words_of_two_cycles_say_all_that_both_wrote():
    picture = cycles()

    assert "ik. Als jij: “op je telefoon kijkt als ik iets vertel”." in picture.alt
    assert "Sam. Als jij: “doorvraagt”." in picture.alt
    rows = {row[0]: row[1:] for row in picture.table.rows}
    assert rows["voel ik"] == ("onrust. Ik doe er niet toe", "paniek")
    assert rows["Ik heb nodig"] == ("dat je even blijft zitten", "nog open")
    assert picture.table.columns == ("Stap", "ik: woorden", "Sam: woorden")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", WORST)
def test_the_worst_words_stay_within_their_boxes(text, width):
    worst = dict.fromkeys([*WHOLE], WORST[text])
    for names in (SAM, NAMES["long"], NAMES["right to left"]):
        picture = cycles(worst, worst, names, width=width)
        check_layout(picture, within=boxes(picture))
        for line in labels(picture):
            clip = line.get_clip_box()
            if clip is not None:
                assert clip.bounds[0] >= -0.01
                assert clip.bounds[0] + clip.bounds[2] <= PIXELS[width] + 0.01
        ET.fromstring(to_svg(picture, width=width))


@given(
    st.dictionaries(st.sampled_from([*WHOLE]), st.text(max_size=200)),
    st.dictionaries(st.sampled_from([*WHOLE]), st.text(max_size=200)),
    st.sampled_from(WIDTHS),
)
@settings(max_examples=30)
def test_whatever_both_wrote_it_can_be_drawn(mine, theirs, width):
    picture = cycles(mine, theirs, width=width)
    steps = [*OTHER]
    can = all(
        any(has_ink(one.get(step, "")) for step in steps) for one in (mine, theirs)
    )

    assert (picture is not None) == can
    if picture:
        check_layout(picture, within=boxes(picture))


# Two soft areas


def fear(id: str, low: float, high: float, *, is_known: bool = True) -> Fear:
    value = (low + high) / 2 if is_known else None
    return Fear(id, id, value, low, high, 8 if is_known else 0, 8)


def person(across=(2.0, 4.0), up=(2.0, 4.0), *, knows=(True, True)):
    ids = ("abandonment", "commitment")
    return [
        fear(id, *ends, is_known=known)
        for id, ends, known in zip(ids, (across, up), knows, strict=True)
    ]


def maps(mine, theirs, names=SAM, language="nl", width="wide") -> Picture:
    picture = together_attachment(mine, theirs, names, language, width)
    assert picture is not None
    return picture


FAR, NEAR = person((3.5, 5), (1, 2.5)), person((1, 2.5), (3.5, 5))


def test_there_is_no_map_before_one_fear_is_known_of_both():
    nobody = person(knows=(False, False))

    assert together_attachment([], [], SAM, "nl", "wide") is None
    assert together_attachment(nobody, nobody, SAM, "nl", "wide") is None


@pytest.mark.parametrize("width", WIDTHS)
def test_mine_is_round_and_blue_and_theirs_is_square_and_dashed(width):
    picture = maps(FAR, NEAR, width=width)
    (round_,) = [
        e
        for e in picture.figure.findobj(Ellipse)
        if e.get_linewidth() and e.get_width() > 30
    ]
    (square,) = [
        b
        for b in picture.figure.findobj(FancyBboxPatch)
        if b.get_linewidth() and b.get_width() > 30
    ]

    assert round_.get_center()[0] > PIXELS[width] / 2 > square.get_x()
    assert round_.get_center()[1] > square.get_y() + square.get_height()
    assert _edge(round_) == colours()["person-a"]
    assert _edge(square) == colours()["person-b"]
    assert round_.get_linestyle() != square.get_linestyle()


def _edge(shape):
    return "#" + "".join(f"{round(255 * p):02x}" for p in shape.get_edgecolor()[:3])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("called", NAMES)
def test_names_lie_on_their_areas_and_never_upon_each_other(called, width):
    ends = [(1.0, 2.0), (2.0, 4.0), (4.0, 5.0)]
    for mine, theirs in product(product(ends, repeat=2), repeat=2):
        picture = maps(person(*mine), person(*theirs), NAMES[called], width=width)
        check_layout(picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("mine", "theirs", "finding"),
    [
        (FAR, NEAR, "distance_closeness"),
        (FAR, FAR, "distance"),
        (NEAR, NEAR, "closeness"),
        (FAR, person(), "one_distance"),
        (NEAR, person(), "one_closeness"),
        (person((1, 2), (1, 2)), person((1, 2), (1, 2)), "calm"),
        (person(), person((1, 2), (1, 2)), "middle"),
        (person(knows=(False, True)), person(knows=(False, True)), "middle"),
    ],
)
def test_the_finding_says_what_touches_them_from_both_sides_alike(
    mine, theirs, finding, language
):
    words = load_strings("together-attachment", language)

    assert maps(mine, theirs, language=language).finding == words[f"finding_{finding}"]
    assert maps(theirs, mine, language=language).finding == words[f"finding_{finding}"]


def test_the_words_of_the_map_say_both_ends_of_each_area():
    picture = maps(FAR, person((1, 2.5), (3.5, 5), knows=(True, False)))

    assert "ik: abandonment: ergens tussen 3,5 en 5;" in picture.alt
    assert "Sam: abandonment: ergens tussen 1 en 2,5; commitment: nog te" in picture.alt
    assert picture.table.rows[0] == ("abandonment", "3,5 en 5", "1 en 2,5", "8 van 8")
    assert picture.table.columns[1] == "ik: ergens tussen"


def test_only_what_both_answered_makes_an_area_larger_or_smaller():
    whole, half = attached(5, 1), attached(5, 1)
    for item in [*half][:4]:
        half[item] = "withheld"
    known = pairs({"attachment": whole}, {"attachment": half}, "nl")

    assert known.my_fears[0].n_answered == known.their_fears[0].n_answered == 4


def test_the_map_is_made_once_and_then_filled_in_again():
    first, again = maps(FAR, NEAR), maps(NEAR, FAR, Names("", "Robin"))

    assert again.figure is first.figure
    assert "Robin" in texts(again)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_called_a_kind_of_person(language):
    said = " ".join(load_strings("together-attachment", language).values()).lower()

    assert [word for word in LABELS[language] if word in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_made_up_couple_can_be_drawn(language, width):
    known = pairs(*couple("lies", "bram"), language)
    drawn = [
        together_cycles(known.quarrel, SAM, language, width),
        together_attachment(known.my_fears, known.their_fears, SAM, language, width),
    ]

    for picture in drawn:
        assert picture is not None
        check_layout(picture)
        assert size(picture.figure)[0] == PIXELS[width]
