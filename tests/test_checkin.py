"""The check-in: six topics over time, in numbers, in words and as a picture."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D

from tests.demo import DEMO, answer_as, documents
from workbook import Page
from workbook.catalogue import load_instrument
from workbook.figures import to_svg, year_line
from workbook.figures.canvas import Label
from workbook.figures.style import PIXELS
from workbook.meaning.checkin import topics
from workbook.text import LANGUAGES

INSTRUMENT = load_instrument("check-in")
IDS = ("closeness", "talking", "balance", "trust", "touch", "room")


def entry(id: str, day: str, *values: object) -> dict[str, object]:
    responses = {"date": day, **dict(zip(IDS, values, strict=False))}
    return {"id": id, "responses": responses}


def found(*entries: dict[str, object], language="nl"):
    return topics(INSTRUMENT, entries, language)


def test_there_is_a_topic_for_each_theme_also_without_answers():
    assert tuple(topic.id for topic in found()) == IDS
    assert {topic.points for topic in found()} == {()}


def test_answers_come_by_day_and_the_last_of_a_day_counts():
    (closeness, *_) = found(
        entry("b", "2026-10-31", 4),
        entry("a", "2026-09-30", 2),
        entry("c", "2026-10-31", 5),
    )

    assert closeness.points == ((date(2026, 9, 30), 2), (date(2026, 10, 31), 5))


@pytest.mark.parametrize("value", ["withheld", 0, 6, True, None, "4", 2.5])
def test_what_is_no_answer_is_no_point(value):
    assert found(entry("a", "2026-09-30", value))[0].points == ()


@pytest.mark.parametrize(
    "bad", [{"id": "x"}, entry("x", "soon", 3), {"id": "x", "responses": {"room": 3}}]
)
def test_an_entry_without_a_day_is_left_out(bad):
    assert found(bad)[5].points == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_says_what_changed_most(language):
    picture = year_line(
        found(
            entry("a", "2026-09-30", 3, 3, 3, 3, 1, 3),
            entry("b", "2026-10-31", 4, 3, 3, 3, 5, 3),
            language=language,
        ),
        language,
        "wide",
    )

    assert picture is not None
    told = {"nl": "van ‘bijna nooit’ naar ‘bijna elke dag’", "en": "from ‘hardly ever’"}
    assert told[language] in picture.finding
    assert picture.alt.count("‘") == 2 * 3 + 4 * 2
    assert len(picture.table.rows) == 2
    assert len(picture.table.columns) == 7


def test_one_time_is_told_as_one_time():
    picture = year_line(found(entry("a", "2026-09-30", 3)), "nl", "narrow")

    assert picture is not None
    assert "voor het eerst" in picture.finding


def test_nothing_changed_is_told_too():
    entries = [entry("a", "2026-09-30", 3), entry("b", "2026-10-30", 3)]
    picture = year_line(found(*entries), "nl", "narrow")

    assert picture is not None
    assert "hetzelfde" in picture.finding


def test_without_answers_there_is_no_picture():
    assert year_line(found(), "nl", "wide") is None
    assert year_line(found(entry("a", "2026-09-30", "withheld")), "nl", "wide") is None


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.dates(), st.lists(st.integers(1, 5) | st.none(), min_size=6, max_size=6)
        ),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(["narrow", "wide"]),
)
def test_any_year_stays_within_the_picture(rows, width):
    entries = [entry(f"e{n}", day.isoformat(), *v) for n, (day, v) in enumerate(rows)]
    given_topics = found(*entries)
    picture = year_line(given_topics, "nl", width)
    if picture is None:
        assert not any(topic.points for topic in given_topics)
        return

    height = picture.figure.get_size_inches()[1] * 72
    for line in picture.figure.findobj(Line2D):
        xs, ys = line.get_data()
        assert all(0 <= x <= PIXELS[width] for x in xs)
        assert all(0 <= y <= height for y in ys)
    assert to_svg(picture, width=width).startswith("<svg")


def test_the_picture_is_drawn_anew_for_each_year():
    one = year_line(found(entry("a", "2026-09-30", 1, 1, 1, 1, 1, 1)), "nl", "wide")
    assert one is not None
    first = to_svg(one, width="wide")
    other = year_line(found(entry("a", "2026-09-30", 5)), "nl", "wide")
    assert other is not None

    assert to_svg(other, width="wide") != first
    shown = [label.get_text() for label in other.figure.findobj(Label)]
    assert shown.count("bijna elke dag") == 1
    assert "bijna nooit" not in shown


@pytest.mark.parametrize("name", DEMO)
def test_the_picture_follows_the_journal(name):
    page = Page("report", language="nl")
    page.journal("check-in")
    panel = page.picture("year-line")

    answer_as(page, name)

    kept = any(document.instrument == "check-in" for document in documents(name))
    assert ('role="img"' in panel.html) == kept
