"""The picture of generations shows lines, whoever is in it and however named."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle

from tests.demo import DEMO, documents
from workbook.catalogue import load_strings
from workbook.figures import generations, to_svg
from workbook.figures.canvas import Label
from workbook.figures.generations_words import MOST_LINES
from workbook.figures.style import PIXELS, colours
from workbook.figures.text_fit import measure
from workbook.meaning.generations import Line, lines, places
from workbook.text import LANGUAGES

FORBIDDEN = ["score", "uitslag", "tekort", "schuld", "gezond", "normaal"]
PEOPLE = places(
    {"grandparents": ["oma Riet", "opa Jan"], "young": ["Mila"]},
    [{"id": "1", "responses": {"name": "Mama"}}],
)
THREE = PEOPLE[:3]
HARD = [
    "Hottentottententententoonstellingsmakersgezellenvereniging" * 4,
    "مرحبا بالعالم كل شيء صامت في البيت " * 6,
    "😀" * 120,
    "ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ",
    "Zwijgen",
    "W" * 200,
    "a\u0301\u0302\u0303\u0304\u0305" * 60,
]


def line(what="Zwijgen bij ruzie", start="grandparents", ending="stops", id="1"):
    return Line(id, what, start, ending)


def drawn(*handed, people=PEOPLE, language="nl", width="wide"):
    picture = generations(handed, people, language, width)
    assert picture is not None
    return picture


def texts(picture):
    return [label.get_text() for label in picture.figure.findobj(Label)]


def strokes(picture, token):
    """Return the ends of the lines of a colour, as (x0, x1, width)."""
    return [
        (*sorted(patch.get_path().vertices[:, 0])[:: len(patch.get_path()) - 1], patch)
        for patch in picture.figure.artists
        if isinstance(patch, PathPatch)
        and to_hex(patch.get_edgecolor()) == colours()[token]
    ]


def to_hex(colour):
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])


def stations(picture):
    """Return where the generations stand: the marks that each row has for them."""
    edges = {colours()["control"], colours()["grid"]}
    return sorted(
        {
            mark.get_xdata()[0]
            for mark in picture.figure.artists
            if isinstance(mark, Line2D) and mark.get_markeredgecolor() in edges
        }
    )


# What there is to see


def test_without_a_line_there_is_no_picture():
    assert generations([], PEOPLE, "nl", "narrow") is None


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_what_stops_ends_at_a_bar_before_those_who_come_after(width):
    picture = drawn(line(), width=width)
    _, _, me, after = stations(picture)

    ends = [right for _, right, _ in strokes(picture, "care")]
    assert me < max(ends) < after
    bars = [(a, b) for a, b, patch in strokes(picture, "care") if a == b]
    assert len(bars) == 1


def test_what_begins_with_me_does_not_reach_back():
    picture = drawn(line(start="me", ending="on"))
    *_, me, after = stations(picture)

    assert [(a, b) for a, b, _ in strokes(picture, "good")] == [(me, after)]
    assert "begint bij mij" in texts(picture)


def test_what_gets_lighter_is_thinner_after_me():
    picture = drawn(line(ending="lighter"))
    _, _, me, _ = stations(picture)

    before, after = sorted(strokes(picture, "brand"), key=lambda stroke: stroke[0])
    assert before[1] == after[0] == me
    assert before[2].get_linewidth() > after[2].get_linewidth()


def test_an_unknown_beginning_is_dotted():
    picture = drawn(line(start="unknown"))
    first, second, *_ = stations(picture)

    (dotted,) = [
        patch
        for left, right, patch in strokes(picture, "care")
        if (left, right) == (first, second)
    ]
    assert dotted.get_linestyle() not in ("solid", "-")


def test_three_generations_end_with_me_and_still_hand_on():
    picture = drawn(line(ending="on"), people=THREE)

    assert len(stations(picture)) == 3
    (_, tip, _) = max(strokes(picture, "brand"), key=lambda stroke: stroke[1])
    assert stations(picture)[-1] < tip <= PIXELS["wide"]


def test_missing_people_are_told_and_others_have_their_names():
    unknown = places({"unknown": ["grandparents"], "after": "others"}, [])

    told = texts(drawn(line(), people=unknown))

    assert "weinig bekend" in told
    assert "wie na mij komt" in " ".join(told)
    assert "Mama" in texts(drawn(line()))


def test_of_very_many_lines_the_rest_is_in_the_table():
    many = [line(f"lijn {n}", id=f"{n:02}") for n in range(40)]

    picture = drawn(*many)

    assert texts(picture)[-1].startswith(f"En nog {40 - MOST_LINES}. Ze staan")
    assert len(picture.table.rows) == 40
    assert "En nog 24" in picture.alt


# Nothing overlaps, whoever is in it


start = st.sampled_from(["grandparents", "parents", "me", "unknown"])
ending = st.sampled_from(["on", "lighter", "stops", "open"])
words = st.sampled_from(HARD) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=200
)
handed_down = st.lists(st.builds(line, words, start, ending), min_size=1, max_size=20)
names = st.lists(words.map(lambda text: text[:200]), max_size=6)


@st.composite
def anybody(draw):
    after = draw(st.sampled_from([None, "children", "others", "none"]))
    unknown = draw(st.sets(st.sampled_from(["grandparents", "parents"])))
    named = [{"name": name} for name in draw(names)]
    return places(
        {
            "grandparents": draw(names),
            "young": draw(names),
            "unknown": sorted(unknown),
            "after": after,
        },
        [{"id": f"{n}", "responses": said} for n, said in enumerate(named)],
    )


@settings(max_examples=60, deadline=None)
@given(
    handed_down,
    anybody(),
    st.sampled_from(["narrow", "wide"]),
    st.sampled_from(LANGUAGES),
)
def test_nothing_overlaps_or_sticks_out(handed, people, width, language):
    stands_well(drawn(*handed, people=people, width=width, language=language))


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("name", DEMO)
def test_the_pictures_of_made_up_people_stand_well(name, width):
    kept = {document.instrument: document for document in documents(name)}
    if "legacy-lines" not in kept:
        return
    entries = {
        id: [
            {"id": entry.id, "responses": dict(entry.responses or {})}
            for entry in kept[id].entries
        ]
        if id in kept
        else []
        for id in ("legacy-lines", "carers")
    }
    picture = generations(
        lines(entries["legacy-lines"]), places({}, entries["carers"]), "nl", width
    )
    stands_well(picture)


def test_some_made_up_people_have_this_picture():
    kept = [{document.instrument for document in documents(name)} for name in DEMO]

    assert sum("legacy-lines" in instruments for instruments in kept) >= 2


def stands_well(picture):
    edge, bottom = 72 * picture.figure.get_size_inches()
    labels = [box for label in picture.figure.findobj(Label) if (box := box_of(label))]
    marks = [*mark_boxes(picture), *stroke_boxes(picture)]
    for left, right, top, low, what in [*labels, *marks]:
        assert left >= -0.01, what
        assert right <= edge + 0.01, what
        assert top >= 0, what
        assert low <= bottom, what
    assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
    assert not [(m, b) for m in marks for b in labels if overlap(m, b)]


def box_of(label):
    """Return left, right, top and bottom of a label, as the browser draws it."""
    text, size = label.get_text(), label.get_fontsize()
    if not text:
        return None
    width = measure(text, size, label.get_fontweight())
    x, y = label.get_position()
    left = {"left": x, "center": x - width / 2}[label.get_horizontalalignment()]
    return left, left + width, y - 0.72 * size, y + 0.2 * size, text


def mark_boxes(picture):
    for mark in picture.figure.artists:
        if isinstance(mark, Line2D):
            half = mark.get_markersize() / 2 + mark.get_markeredgewidth() / 2
            for x, y in zip(*mark.get_data(), strict=True):
                yield x - half, x + half, y - half, y + half, "mark"


def stroke_boxes(picture):
    """Return the boxes of the lines; the rules between rows are thin and in between."""
    for patch in picture.figure.artists:
        if not isinstance(patch, PathPatch) or isinstance(patch, Rectangle):
            continue
        if to_hex(patch.get_edgecolor()) == colours()["rule"]:
            continue
        half = patch.get_linewidth() / 2
        xs, ys = patch.get_path().vertices.T
        yield min(xs), max(xs), min(ys) - half, max(ys) + half, "line"


def overlap(one, other):
    return min(one[1], other[1]) > max(one[0], other[0]) and min(
        one[3], other[3]
    ) > max(one[2], other[2])


# What is said


@pytest.mark.parametrize(
    ("handed", "finding"),
    [
        ([line()], "‘Zwijgen bij ruzie’ mag bij jou stoppen."),
        ([line("Humor", "me", "on")], "‘Humor’ begint bij jou."),
        (
            [line(), line("Zeggen wat je voelt", "me", "on")],
            "‘Zwijgen bij ruzie’ mag bij jou stoppen, en ‘Zeggen wat je voelt’ begint",
        ),
        ([line(ending="lighter")], "‘Zwijgen bij ruzie’ wordt bij jou lichter."),
        ([line(ending="on")], "kwam van thuis, en jij geeft het door."),
        ([line(ending="open")], "Wat je ermee doet, is nog open."),
        (
            [line(start="me", ending="stops")],
            "‘Zwijgen bij ruzie’ mag bij jou stoppen.",
        ),
    ],
)
def test_the_finding_says_what_stops_and_what_begins(handed, finding):
    assert finding in drawn(*handed).finding


def test_the_finding_keeps_long_words_short_and_braces_as_they_are():
    assert len(drawn(line("{what} " * 100)).finding) < 90
    assert "{what}" in drawn(line("{what}")).finding


def test_the_alternative_text_says_people_and_lines():
    told = drawn(line(), language="en").alt

    assert "grandparents (oma Riet and opa Jan)" in told
    assert (
        "Zwijgen bij ruzie: with my grandparents or earlier, may stop with me." in told
    )


def test_the_table_has_each_line_whole():
    picture = drawn(line("x" * 300, "unknown", "open"))

    assert picture.table.rows == (("x" * 300, "begin onbekend", "nog open"),)
    assert len(picture.table.columns) == 3


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_becomes_an_inline_svg_with_words_that_are_text(language, width):
    picture = drawn(line("<b>$x$</b> & co"), language=language, width=width)

    svg = to_svg(picture, width=width, name="generations")

    assert 'role="img"' in svg
    assert "&lt;b&gt;$x$&lt;/b&gt; &amp; co" in svg
    assert "style=" not in svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_picture_judges(language):
    said = " ".join(load_strings("generations", language).values()).lower()

    assert not [word for word in FORBIDDEN if word in said]
