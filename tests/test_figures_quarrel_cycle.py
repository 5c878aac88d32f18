"""The picture of the cycle shows somebody's own words, whatever they are."""

from __future__ import annotations

from itertools import combinations
from unicodedata import bidirectional

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import FancyBboxPatch, PathPatch

from tests.demo import DEMO, documents
from workbook.catalogue import load_instrument
from workbook.document import responses
from workbook.figures import quarrel_cycle, to_svg
from workbook.figures.canvas import Label
from workbook.figures.cycle_boxes import CIRCLE, MOST_LINES
from workbook.figures.quarrel_cycle import PARTS
from workbook.figures.style import PIXELS
from workbook.figures.text_fit import has_ink
from workbook.text import LANGUAGES

WHOLE = {
    "you-do": "op je telefoon kijkt als ik iets vertel",
    "i-feel": "onrust. Ik doe er niet toe",
    "i-do": "doorvragen, steeds harder",
    "you-then": "zwijgt en naar boven gaat",
    "fear": "je op me uitgekeken raakt",
    "need": "dat je even blijft zitten",
    "exit": "Tien minuten, ik kom terug",
}
WORST = {
    "one letter": "x",
    "no spaces": "verantwoordelijkheidsgevoel" * 40,
    "endless": "Een heel lang verhaal zonder eind. " * 500,
    "wide letters": "WWWWWWWWWW MMMMMMMM " * 30,
    "right to left": "אני מפחד שתלך ממני ולא תחזור " * 40,
    "mixed": "ik zei שלום en toen مرحبا " * 30,
    "emoji": "👩‍👧🌱😀 " * 200,
    "markup": "<b>$x_1$</b> & {x} #let \n\n\t regels",
    "accents": "Z̷̛͓a̴͝l̸͠g̵o " * 60,
    "East Asia": "我害怕你会离开我" * 40,
}
WIDTHS = ["narrow", "wide"]


def drawn(given=WHOLE, language="nl", width="narrow"):
    picture = quarrel_cycle(given, language, width)
    assert picture is not None
    return picture


def boxes(picture):
    """Return left, right, top and bottom of each box, in the order they are drawn."""
    found = [b.get_bbox() for b in picture.figure.findobj(FancyBboxPatch)]
    return [(b.x0, b.x1, b.y0, b.y1) for b in found]


def labels(picture):
    """Return left, right, top and bottom of each line, with the line."""
    found = []
    for label in picture.figure.findobj(Label):
        if label.get_text():
            size = label.get_fontsize()
            width = label.length
            x, y = label.get_position()
            if label.get_horizontalalignment() == "center":
                x -= width / 2
            found.append((x, x + width, y - 0.72 * size, y + 0.2 * size, label))
    return found


def overlap(one, other):
    across = min(one[1], other[1]) - max(one[0], other[0])
    return across > 0.01 and min(one[3], other[3]) - max(one[2], other[2]) > 0.01


def check_layout(picture, width):
    edge, low = PIXELS[width], picture.figure.get_figheight() * 72
    lines, places = labels(picture), boxes(picture)
    assert len(places) == 6
    for left, right, top, bottom, *_ in [*lines, *places]:
        assert left >= -0.01
        assert right <= edge + 0.01
        assert top >= -0.01
        assert bottom <= low + 0.01
    assert not [pair for pair in combinations(places, 2) if overlap(*pair)]
    assert not [pair for pair in combinations(lines, 2) if overlap(*pair)]
    for line in lines:
        for box in places:
            if overlap(line, box):
                assert box[0] <= line[0]
                assert line[1] <= box[1]
                assert box[2] <= line[2]
                assert line[3] <= box[3]
    ways = picture.figure.findobj(PathPatch)
    assert len(ways) == 2 * 5  # four to go round and one to step out, each with a head
    for way in ways:
        for x, y in way.get_path().vertices:
            assert 0 <= x <= edge
            assert 0 <= y <= low


# What there is to see


@pytest.mark.parametrize(
    "given", [{}, {"fear": "dat je weggaat", "need": "rust", "exit": "pauze"}]
)
def test_there_is_no_picture_before_one_of_the_four_steps_is_written(given):
    assert quarrel_cycle(given, "nl", "wide") is None
    assert quarrel_cycle({**given, "i-feel": " \n\u200b"}, "nl", "wide") is None


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("worst", WORST)
def test_nothing_overlaps_or_leaves_the_picture(worst, language, width):
    check_layout(drawn(dict.fromkeys(PARTS, WORST[worst]), language, width), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("written", PARTS[:2] + PARTS[3:5])
def test_a_picture_of_one_step_has_the_places_of_the_others(written, width):
    picture = drawn({written: "iets"}, width=width)

    check_layout(picture, width)
    assert [t.get_text() for *_, t in labels(picture)].count("nog open") == 5


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.sampled_from(PARTS), st.text(max_size=400)),
    st.sampled_from(LANGUAGES),
    st.sampled_from(WIDTHS),
)
def test_any_words_can_be_drawn(given, language, width):
    picture = quarrel_cycle({**WHOLE, **given}, language, width)

    if picture is None:
        assert not any(has_ink(given[part]) for part in CIRCLE)
    else:
        check_layout(picture, width)


@pytest.mark.parametrize("name", DEMO)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_cycles_of_made_up_people_fit(name, width):
    for document in documents(name):
        if document.instrument == "quarrel-cycle":
            check_layout(drawn(responses(document), width=width), width)


def test_a_box_has_at_most_six_lines_and_says_that_there_is_more():
    picture = drawn({"i-feel": WORST["endless"]})

    own = [t.get_text() for *_, t in labels(picture) if "verhaal" in t.get_text()]
    assert len(own) == MOST_LINES
    assert own[-1].endswith("…")


def test_a_word_wider_than_the_box_goes_on_in_the_next_line():
    word = "verantwoordelijkheidsgevoelsontwikkelingsonderzoek"

    picture = drawn({"i-feel": word})

    lines = [t.get_text() for *_, t in labels(picture) if t.get_text()[1:6] in word]
    assert len(lines) >= 2
    assert "".join(lines).strip("“”") == word


def test_words_from_right_to_left_do_not_turn_their_quotes_around_others():
    own = [t.get_text() for *_, t in labels(drawn({"i-do": WORST["right to left"]}))]

    hebrew = [line for line in own if any(bidirectional(c) == "R" for c in line)]
    assert hebrew
    assert all(line.startswith("\N{FIRST STRONG ISOLATE}") for line in hebrew)


@pytest.mark.parametrize("width", WIDTHS)
def test_me_and_my_partner_differ_in_more_than_colour(width):
    found = drawn(width=width).figure.findobj(FancyBboxPatch)[:4]
    dashed = {
        part: box.get_linestyle() != "solid"
        for part, box in zip(
            ("you-do", "i-feel", "i-do", "you-then"), found, strict=True
        )
    }

    assert {part for part, is_dashed in dashed.items() if is_dashed} == {
        "you-do",
        "you-then",
    }


def test_the_way_out_lies_between_what_i_feel_and_what_i_do():
    picture = drawn()
    _, feel, do, *_ = boxes(picture)

    [place] = [
        line for line in labels(picture) if "eruit stappen" in line[4].get_text()
    ]
    assert feel[3] <= place[2]
    assert place[3] <= do[2]


# What is said


def test_the_alternative_text_reads_the_cycle_in_its_order():
    alt = drawn().alt

    order = [alt.index(WHOLE[part]) for part in (*CIRCLE, "exit", "fear", "need")]
    assert order == sorted(order)
    assert "Daarna begint het weer vooraan" in alt


def test_the_alternative_text_stays_short_and_the_table_is_whole():
    picture = drawn(dict.fromkeys(PARTS, WORST["endless"]))

    assert len(picture.alt) < 3000
    assert picture.table.rows[0][1] == WORST["endless"]


def test_the_finding_says_whether_the_cycle_is_whole():
    assert drawn().finding == "Zo gaat jullie kring rond, in jouw woorden."
    assert "die je al hebt" in drawn({"i-feel": "bang"}).finding


def test_the_table_follows_the_order_of_the_words():
    rows = drawn({"i-feel": "alone"}, "en").table.rows

    assert [row[0] for row in rows][:3] == [
        "When you",
        "I feel",
        "Here you can step out",
    ]
    assert rows[0][1] == "still open"
    assert len(rows) == len(PARTS)
    assert {item.id for item in load_instrument("quarrel-cycle").items} == set(PARTS)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_was_typed_is_text_in_the_svg(width):
    svg = to_svg(
        drawn({"i-feel": "<script>x</script> & $a$"}, width=width), width=width
    )

    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    assert " style=" not in svg
