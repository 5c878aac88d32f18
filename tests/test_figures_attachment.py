"""The map shows a soft area, says how sure it is, and never covers its own words."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_figures_intimacy import FORBIDDEN, box_of, overlap, texts
from workbook.catalogue import load_instrument, load_strings
from workbook.figures import attachment_map, outcomes_change, outcomes_now, to_svg
from workbook.figures.attachment_map_drawing import MapDrawing
from workbook.figures.canvas import Label
from workbook.meaning.attachment import Fear, fears, outcomes_over_time
from workbook.text import LANGUAGES

MAP = load_instrument("attachment")
OUTCOMES = load_instrument("attachment-outcomes")
WIDTHS = ["narrow", "wide"]
LEVELS = ["low", "middle", "high", "unknown"]
ends = st.tuples(st.integers(4, 20), st.integers(4, 20)).map(
    lambda two: tuple(sorted(n / 4 for n in two))
)
LABELS = {
    "nl": ["je bent", "jij bent", "hechtingsstijl", "angstig gehecht", "vermijdend"],
    "en": ["you are ", "you’re an", "attachment style", "anxious", "avoidant"],
}


def fear(id: str, low: float, high: float, value: float | None = 0) -> Fear:
    title = next(s.title["nl"] for s in MAP.scales if s.id == id)
    middle = (low + high) / 2 if value == 0 else value
    return Fear(id, title, middle, low, high, 0 if middle is None else 8, 8)


def drawn(across=(2.0, 4.0), up=(2.0, 4.0), *, language="nl", width="wide", value=0):
    known = [fear("abandonment", *across), fear("commitment", *up, value=value)]
    picture = attachment_map(known, language, width)
    assert picture is not None
    return picture


def extent(picture):
    """Return left, right, top and bottom of the whole area."""
    ring = next(
        artist
        for artist in picture.figure.artists
        if hasattr(artist, "get_center") and artist.get_width() > 30
    )
    (x, y), w, h = ring.get_center(), ring.get_width(), ring.get_height()
    return x - w / 2, x + w / 2, y - h / 2, y + h / 2


def test_there_is_no_map_before_one_of_the_two_has_enough_answers():
    assert attachment_map(fears(MAP, {}, "nl"), "nl", "wide") is None
    three = dict.fromkeys(MAP.scales[0].items[:3], 5)
    assert attachment_map(fears(MAP, three, "nl"), "nl", "wide") is None


@pytest.mark.parametrize("width", WIDTHS)
def test_more_of_a_fear_lies_further_right_or_further_up(width):
    left, right, top, bottom = extent(drawn((1.5, 2.5), (1.5, 2.5), width=width))
    across = extent(drawn((3.5, 4.5), (1.5, 2.5), width=width))
    up = extent(drawn((1.5, 2.5), (3.5, 4.5), width=width))

    assert across[0] > right - 1
    assert across[2:] == pytest.approx((top, bottom))
    assert up[3] < top + 1
    assert up[:2] == pytest.approx((left, right))


def test_a_wider_area_is_drawn_wider():
    small, large = extent(drawn((2.5, 3.5))), extent(drawn((1.5, 4.5)))

    assert large[1] - large[0] == pytest.approx(3 * (small[1] - small[0]))


@pytest.mark.parametrize("width", WIDTHS)
def test_along_a_fear_with_too_few_answers_the_area_runs_from_end_to_end(width):
    unknown = extent(drawn((3.5, 4.5), (1.0, 5.0), value=None, width=width))
    low, high = (extent(drawn(up=up, width=width)) for up in ((1.0, 2.0), (4.0, 5.0)))

    assert unknown[2] == pytest.approx(high[2])
    assert unknown[3] == pytest.approx(low[3])


@given(ends, ends, st.sampled_from(WIDTHS), st.sampled_from(LANGUAGES))
def test_nothing_overlaps_or_sticks_out(across, up, width, language):
    picture = drawn(across, up, width=width, language=language)
    edge = picture.figure.get_figwidth() * 72
    foot = picture.figure.get_figheight() * 72
    boxes = [b for label in picture.figure.findobj(Label) if (b := placed(label))]

    for left, right, top, bottom, text in boxes:
        assert left >= 0, text
        assert right <= edge, text
        assert top >= 0, text
        assert bottom <= foot, text
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    if across[1] - across[0] > 0.5:
        area = (*extent(picture), "area")
        assert not [b for b in boxes if overlap(area, b)]
        # The middle lines are crossed by no word either.
    middle = (edge / 2 - 0.5, edge / 2 + 0.5, 40, foot - 100, "line")
    assert not [b for b in boxes if overlap(middle, b)]


def placed(label):
    """Return a label's box, the centred one too."""
    box = box_of(label)
    if box and label.get_horizontalalignment() == "center":
        half = (box[1] - box[0]) / 2
        return (box[0] - half, box[1] - half, *box[2:])
    return box


@pytest.mark.parametrize("abandonment", LEVELS)
@pytest.mark.parametrize("commitment", LEVELS)
def test_each_place_has_a_sentence_and_only_known_ones_are_spoken_of(
    abandonment, commitment
):
    if abandonment == commitment == "unknown":
        return
    for language in LANGUAGES:
        words = load_strings("attachment", language)
        said = words[f"finding_{abandonment}_{commitment}"]
        few = {"nl": "nog te weinig", "en": "enough"}[language]
        assert (few in said) == ("unknown" in (abandonment, commitment))


def test_it_is_said_from_how_many_answers_it_was_drawn():
    picture = drawn(value=None)

    assert "verlaten worden: 8 van 8 antwoorden" in texts(picture)
    assert "je binden: 0 van 8 antwoorden" in texts(picture)
    assert picture.table.rows[1][1:] == ("nog onbekend", "nog onbekend", "0 van 8")


def test_the_alternative_text_says_between_which_ends():
    picture = drawn((1.75, 3.0))

    assert "Angst om verlaten te worden: ergens tussen 1,8 en 3" in picture.alt
    assert "vaag" in picture.alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_map_judges_or_says_what_somebody_is(language):
    said = " ".join(load_strings("attachment", language).values()).lower()

    assert not [word for word in FORBIDDEN + LABELS[language] if word in said]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_becomes_an_inline_svg_with_its_words(language, width):
    svg = to_svg(drawn(language=language, width=width), width=width, name="map")

    assert "var(--brand" in svg
    assert "style=" not in svg
    assert len(svg) < 12_000


def test_the_artists_are_made_once_and_then_filled_in_again(monkeypatch):
    first = drawn().figure
    monkeypatch.setattr(MapDrawing, "__init__", None)

    assert drawn((1.0, 2.0)).figure is first


# Six outcomes


def over_time(*now: int, language="nl"):
    past = [
        {"date": f"2026-0{n}-01", "responses": {"autonomy-now": value}}
        for n, value in enumerate(now[:-1], 1)
    ]
    last = {"autonomy-now": now[-1], "autonomy-wish": 5}
    begun = "2026-09-01" if past else ""
    return outcomes_over_time(OUTCOMES, past, begun, last, language)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_are_drawn_now_as_wished_and_over_time(language, width):
    times = over_time(2, 4, language=language)

    now = outcomes_now(times[-1].outcomes, language, width)
    change = outcomes_change(times, language, width)

    assert now is not None
    assert now.table.rows[0][1:3] == ("4", "5")
    assert change is not None
    assert change.table.rows[0][1:] == ("2", "4", "+2")
    assert "{" not in " ".join([now.finding, now.how, now.alt, change.finding])
    assert "{" not in " ".join([change.how, change.alt])


def test_one_time_is_no_change():
    assert outcomes_change(over_time(3), "nl", "wide") is None
    assert outcomes_now([], "nl", "wide") is None
