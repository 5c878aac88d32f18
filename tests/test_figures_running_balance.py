"""The picture of the journal shows, and says, how entries add up over time."""

import re
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from matplotlib.lines import Line2D

from workbook.catalogue import load_strings
from workbook.figures import Picture, running_balance, to_svg
from workbook.figures.canvas import Label
from workbook.figures.running_balance_axes import amount_ticks, day_range, day_ticks
from workbook.figures.running_balance_drawing import RunningBalanceDrawing
from workbook.figures.style import colours
from workbook.figures.text_fit import measure
from workbook.meaning.journal import JournalEntry
from workbook.text import LANGUAGES

LAST = date(2026, 11, 22)
TITLES = ["Aandacht", "Huishouden"]
COLOURS = {"me": "person-a", "partner": "person-b"}
FORBIDDEN = ["score", "uitslag", "tekort", "schuld", "debt", "percent", "normaal"]


def entry(ago, signed, by="me", title="Aandacht", id="x"):
    """Return an entry of so many days before the last day."""
    day = LAST - timedelta(days=ago)
    return JournalEntry(id, day, title.lower(), title, signed > 0, by, abs(signed))


def drawn(entries, language="nl", width="wide", partner="") -> Picture:
    picture = running_balance(entries, language, width, partner=partner)
    assert picture is not None
    return picture


def texts(picture):
    return [text for label in labels(picture) if (text := label.get_text())]


def labels(picture):
    return picture.figure.findobj(Label)


def artists(picture, by, *, marks=False):
    """Return the line of a person, or the marks on it."""
    (found,) = [
        line
        for line in picture.figure.findobj(Line2D)
        if line.get_color() == colours()[COLOURS[by]]
        or (marks and line.get_markerfacecolor() == colours()[COLOURS[by]])
        if (line.get_linestyle() == "None") == marks and line.get_markersize() < 12
    ]
    return found


def points(artist):
    return list(zip(*artist.get_data(), strict=True))


def marks(picture, by):
    return points(artists(picture, by, marks=True))


def zero(picture):
    """Return the height of the line of zero."""
    (zero_line,) = [
        line
        for line in picture.figure.artists
        if getattr(line, "get_edgecolor", list)() and line.get_linewidth() == 1.5
    ]
    return zero_line.get_path().vertices[0][1]


def spread(n, days, bys=("me", "partner")):
    """Return n entries over so many days, up and down."""
    return [
        entry(days - 1 - i * (days - 1) // max(1, n - 1), (3, 2, -4)[i % 3], by)
        for i, by in zip(range(n), list(bys) * n, strict=False)
    ]


# What there is to see


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_there_is_no_picture_without_entries(width):
    assert running_balance([], "nl", width) is None


@pytest.mark.parametrize("by", ["me", "partner"])
def test_one_entry_is_one_mark_above_or_below_zero(by):
    up, down = drawn([entry(0, 3, by)]), None
    ((_, height),) = marks(up, by)
    assert height < zero(up)

    down = drawn([entry(0, -3, by)])
    ((_, height),) = marks(down, by)
    assert height > zero(down)


def test_one_person_has_no_line_of_the_other():
    picture = drawn([entry(0, 3)], partner="Sam")

    assert points(artists(picture, "partner")) == marks(picture, "partner") == []
    assert "Sam" not in texts(picture)


def test_people_differ_in_line_and_mark_and_not_only_in_colour():
    picture = drawn([entry(1, 3), entry(0, 2, "partner")])

    assert artists(picture, "me").get_linestyle() == "-"
    assert artists(picture, "partner").get_linestyle() == "--"
    assert artists(picture, "me", marks=True).get_marker() == "o"
    assert artists(picture, "partner", marks=True).get_marker() == "s"


def test_a_line_begins_at_zero_and_ends_on_the_last_day():
    picture = drawn([entry(20, 3), entry(10, -5), entry(0, 2, "partner")])
    line = points(artists(picture, "me"))

    assert line[0][1] == zero(picture)
    assert line[-1] == (marks(picture, "partner")[-1][0], line[-2][1])


def test_marks_lie_where_days_and_balances_are():
    picture = drawn([entry(20, 4), entry(10, -2), entry(0, -4)])
    (x0, y0), (x1, y1), (x2, y2) = marks(picture, "me")

    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2)
    unit = zero(picture) - y0
    assert [zero(picture) - y for y in (y1, y2)] == pytest.approx(
        [unit / 2, -unit / 2], abs=0.2
    )


def test_a_line_stays_level_while_nothing_is_written_down():
    picture = drawn([entry(20, 4), entry(0, -2)])
    _, first, before, after = points(artists(picture, "me"))

    assert first[1] == before[1] != after[1]
    assert after[0] - before[0] < (before[0] - first[0]) / 10


def test_entries_of_one_day_are_one_point():
    assert len(marks(drawn([entry(0, 3), entry(0, -1), entry(3, 2)]), "me")) == 2


def test_where_both_are_equal_a_circle_shows_around_the_square():
    picture = drawn([entry(3, 2), entry(3, 2, "partner"), entry(0, 1)])
    (shared,) = [
        line for line in picture.figure.findobj(Line2D) if line.get_markersize() > 12
    ]

    assert points(shared) == [marks(picture, "partner")[0]]


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_crowded_lines_have_one_mark_each_at_their_end(width):
    picture = drawn(spread(500, 1000), width=width)

    for by in COLOURS:
        assert marks(picture, by) == points(artists(picture, by))[-1:]


def test_each_line_is_named_at_its_end_with_its_balance():
    written = texts(drawn([entry(1, 3), entry(0, -2, "partner")]))
    assert {"ik", "+3", "partner", "−2"} <= set(written)

    written = texts(drawn([entry(1, 3), entry(0, -2, "partner")], "en", partner="Sam"))
    assert {"me", "+3", "Sam", "−2"} <= set(written)


@pytest.mark.parametrize(("own", "other"), [(3, 2), (2, 3), (-3, -2), (-2, -3)])
def test_names_of_lines_that_end_close_together_stand_in_their_order(own, other):
    picture = drawn([entry(1, own), entry(0, other, "partner")], partner="Sam")
    height = {label.get_text(): label.get_position()[1] for label in labels(picture)}

    assert (height["ik"] < height["Sam"]) == (own > other)


@pytest.mark.parametrize(
    ("language", "days", "written"),
    [
        ("nl", 0, ["16 nov", "18 nov", "20 nov", "22 nov", "2026"]),
        ("en", 0, ["16 Nov", "18 Nov", "20 Nov", "22 Nov", "2026"]),
        ("en", 60, ["27 Sept", "11 Oct", "25 Oct", "8 Nov", "22 Nov", "2026"]),
        ("nl", 120, ["aug", "sep", "okt", "nov", "2026"]),
        ("nl", 330, ["jan", "apr", "jul", "okt", "2026"]),
        ("en", 3 * 365, ["2024", "2025", "2026"]),
    ],
)
def test_dates_are_as_fine_as_fits_and_in_the_language(language, days, written):
    picture = drawn([entry(days, 1), entry(0, 1)], language, "narrow")
    below = [
        label.get_text()
        for label in labels(picture)
        if label.get_horizontalalignment() == "center" and label.get_text()
    ]

    assert below == written


def test_the_year_is_told_first_and_when_it_changes():
    ticks = day_ticks(
        date(2026, 12, 29).toordinal(), date(2027, 1, 4).toordinal(), 5, "nl"
    )

    assert [(tick.text, tick.year) for tick in ticks] == [
        ("29 dec", "2026"),
        ("31 dec", ""),
        ("2 jan", "2027"),
        ("4 jan", ""),
    ]


any_day = st.dates().map(lambda day: day.toordinal())


@example([1], 5)
@example([1, date.max.toordinal()], 8)
@example([date.max.toordinal()], 5)
@given(st.lists(any_day, min_size=1, max_size=2).map(sorted), st.sampled_from([5, 8]))
def test_any_days_get_labels_that_fit(days, most):
    low, high = day_range(days[0], days[-1])

    ticks = [tick.day for tick in day_ticks(low, high, most, "en")]

    assert 1 <= len(ticks) <= most
    assert all(max(low, 1) <= tick <= high for tick in ticks)
    assert all(b > a for a, b in pairwise(ticks))


@given(st.integers(-3000, 0), st.integers(0, 3000))
def test_amounts_are_round_with_zero_among_them(low, high):
    ticks = amount_ticks(low, high, 7)

    assert len(ticks) <= 7
    assert 0 in ticks
    assert low <= ticks[0] <= ticks[-1] <= high
    assert len({b - a for a, b in pairwise(ticks)}) <= 1


def test_amounts_are_whole_and_signed():
    picture = drawn([entry(3, -5), entry(1, 1, "partner"), entry(0, 4, "partner")])
    beside = [
        label.get_text()
        for label in labels(picture)
        if label.get_horizontalalignment() == "right" and label.get_text()
    ]

    assert beside == ["−4", "−2", "0", "+2", "+4"]


def test_the_artists_are_made_once_and_then_filled_in_again(monkeypatch):
    first = drawn(spread(12, 30)).figure
    monkeypatch.setattr(RunningBalanceDrawing, "__init__", None)

    assert drawn([entry(0, 3)]).figure is first


def test_nothing_of_the_last_picture_stays_behind():
    alone = to_svg(drawn([entry(0, 3)]), width="wide")

    drawn(spread(40, 80), partner="Sam")

    assert to_svg(drawn([entry(0, 3)]), width="wide") == alone


def test_five_hundred_entries_stay_light():
    svg = to_svg(drawn(spread(500, 1095)), width="wide")

    assert len(svg) < 40_000


entries_of_any_kind = st.lists(
    st.builds(
        entry,
        st.integers(0, 1100) | st.integers(0, 7),
        st.integers(1, 5) | st.integers(-5, -1),
        st.sampled_from(["me", "partner"]),
    ),
    min_size=1,
    max_size=40,
)


@given(
    entries_of_any_kind,
    st.sampled_from(["narrow", "wide"]),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["", "Sam", "Margaretha-Wilhelmina van der Burgh", "你好" * 40]),
)
def test_nothing_overlaps_or_sticks_out(entries, width, language, partner):
    picture = drawn(entries, language, width, partner)

    boxes = [box_of(label) for label in labels(picture) if label.get_text()]
    right, bottom = (inches * 72 for inches in picture.figure.get_size_inches())
    assert all(box[0] >= -0.01 and box[1] <= right + 0.01 for box in boxes)
    assert all(box[2] >= 0 and box[3] <= bottom for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    for by in COLOURS:
        spots = points(artists(picture, by)) + marks(picture, by)
        assert all(0 <= x <= right and 0 <= y <= bottom for x, y in spots)


def box_of(label):
    """Return left, right, top and bottom of a label, as the browser draws it."""
    text, size = label.get_text(), label.get_fontsize()
    width = measure(text, size, label.get_fontweight())
    x, y = label.get_position()
    share = {"left": 0, "center": 0.5, "right": 1}[label.get_horizontalalignment()]
    return x - share * width, x + (1 - share) * width, y - 0.72 * size, y + 0.2 * size


def overlap(one, other):
    return min(one[1], other[1]) > max(one[0], other[0]) and min(
        one[3], other[3]
    ) > max(one[2], other[2])


# What is said


@pytest.mark.parametrize(
    ("entries", "finding"),
    [
        (
            [entry(0, 3)],
            "Er staat één regel in je dagboek: een storting van jouw kant, op "
            "22 november 2026; van de kant van Sam heb je nog niets opgeschreven.",
        ),
        (
            [entry(0, -1, "partner")],
            "Er staat één regel in je dagboek: een opname van de kant van Sam, op "
            "22 november 2026; van jouw kant heb je nog niets opgeschreven.",
        ),
        (
            [entry(0, 1), entry(0, 1, "partner")],
            "Op 22 november 2026 kwam er van jullie allebei meer bij dan eraf ging.",
        ),
        (
            [entry(9, -1), entry(0, -1, "partner")],
            "Sinds 13 november 2026 ging er van jullie allebei meer af dan erbij kwam.",
        ),
        (
            [
                entry(9, -1),
                entry(8, 1),
                entry(1, 2, "partner"),
                entry(0, -2, "partner"),
            ],
            "Sinds 13 november 2026 ging er van jullie allebei evenveel af als "
            "erbij kwam.",
        ),
        (
            [entry(9, -4), entry(0, 1, "partner")],
            "Sinds 13 november 2026 kwam er van de kant van Sam meer bij dan eraf "
            "ging; van jouw kant ging er meer af dan erbij kwam.",
        ),
        (
            [
                entry(99, -4),
                entry(27, 1),
                entry(98, 5, "partner"),
                entry(0, -1, "partner"),
            ],
            "In de laatste vier weken van je dagboek kwam er van jouw kant meer bij "
            "dan eraf ging; van de kant van Sam ging er meer af dan erbij kwam.",
        ),
        (
            [entry(28, 4), entry(0, 1, "partner")],
            "In de laatste vier weken van je dagboek kwam er van de kant van Sam meer "
            "bij dan eraf ging; van jouw kant heb je toen niets opgeschreven.",
        ),
        (
            [entry(1, 4), entry(0, -4)],
            "Sinds 21 november 2026 ging er van jouw kant evenveel af als erbij kwam; "
            "van de kant van Sam heb je nog niets opgeschreven.",
        ),
    ],
)
def test_the_finding_tells_both_sides_and_what_rose_first(entries, finding):
    assert drawn(entries, partner="Sam").finding == finding


@pytest.mark.parametrize(
    ("entries", "finding"),
    [
        (
            [entry(0, -3)],
            "There’s one entry in your journal: a withdrawal on your side, on "
            "22 November 2026; on your partner’s side, you haven’t written anything "
            "down yet.",
        ),
        (
            [entry(40, -4), entry(3, 2), entry(0, -1, "partner")],
            "In the last four weeks of your journal, more was paid in than taken out "
            "on your side; on your partner’s side, more was taken out than paid in.",
        ),
    ],
)
def test_the_finding_is_told_in_english_too(entries, finding):
    assert drawn(entries, "en").finding == finding


@given(entries_of_any_kind, st.sampled_from(LANGUAGES))
def test_the_finding_never_names_one_side_alone(entries, language):
    finding = drawn(entries, language, partner="Sam").finding

    both = {"nl": "jullie allebei", "en": "both sides"}[language]
    own = {"nl": "jouw kant", "en": "your side"}[language]
    assert both in finding or (own in finding and "Sam" in finding)


def test_how_to_read_it_tells_whose_line_is_which():
    alone = drawn([entry(0, 1)]).how
    both = drawn([entry(0, 1), entry(0, 1, "partner")], partner="Sam").how

    assert alone.endswith("De lijn met rondjes is van jou.")
    assert both.endswith("de gestreepte lijn met vierkantjes is van Sam.")


@pytest.mark.parametrize(
    ("entries", "alt"),
    [
        (
            [entry(0, 3)],
            "Lijndiagram van één dag, 22 november 2026. "
            "Jouw lijn begint op 0 en eindigt op +3.",
        ),
        (
            [
                entry(20, 2),
                entry(12, -5),
                entry(1, 4),
                entry(9, 5, "partner"),
                entry(0, -3, "partner"),
            ],
            "Lijndiagram van 2 november 2026 tot en met 22 november 2026. "
            "Jouw lijn begint op 0 en eindigt op +1. "
            "Daartussen was het laagste punt −3 (10 november 2026) en het hoogste "
            "punt +2 (2 november 2026). "
            "De lijn van Sam begint op 0 en eindigt op +2. "
            "Daartussen was het hoogste punt +5 (13 november 2026).",
        ),
    ],
)
def test_the_alternative_text_says_the_result(entries, alt):
    assert drawn(entries, partner="Sam").alt == alt


# The table


def test_the_table_has_a_row_for_each_day_the_newest_first():
    table = drawn(
        [
            entry(5, 3),
            entry(0, -1, "partner"),
            entry(0, 2, title="Huishouden"),
            entry(0, 1, title="Huishouden"),
            entry(0, 1),
        ],
        partner="Sam",
    ).table

    assert table.caption == "Saldo per dag, de nieuwste dag eerst"
    assert table.columns == ("Dag", "Wat er gebeurde", "Mijn saldo", "Saldo van Sam")
    assert table.rows == (
        (
            "22 november 2026",
            "ik: Huishouden +3, Aandacht +1; Sam: Aandacht −1",
            "+7",
            "−1",
        ),
        ("17 november 2026", "ik: Aandacht +3", "+3", "–"),
    )
    assert table.numeric == {2, 3}


def test_the_table_speaks_english_without_a_name():
    table = drawn([entry(0, -1, "partner", "Room")], "en").table

    assert table.columns[2:] == ("My balance", "My partner’s balance")
    assert table.rows == (("22 November 2026", "my partner: Room −1", "–", "−1"),)


def test_a_long_table_says_how_many_days_it_leaves_out():
    table = drawn([entry(ago, 1) for ago in range(70)], "en").table

    *rows, earlier = table.rows
    assert len(rows) == 60
    assert (rows[0][2], rows[-1][2]) == ("+70", "+11")
    assert earlier[0] == "Earlier days (10)"
    assert earlier[2:] == ("+10", "–")
    assert table.caption == (
        "Balance by day, the newest 60 days; 10 earlier days are not in this table"
    )


def test_sixty_days_are_all_in_the_table():
    table = drawn([entry(ago, 1) for ago in range(60)], "en").table

    assert len(table.rows) == 60
    assert "not in this table" not in table.caption


@given(entries_of_any_kind)
def test_every_row_of_the_table_has_a_cell_for_every_column(entries):
    table = drawn(entries).table

    assert {len(row) for row in table.rows} == {len(table.columns)}


# Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_picture_judges(language):
    said = " ".join(load_strings("running-balance", language).values()).lower()

    assert not [word for word in FORBIDDEN if word in said]


@given(entries_of_any_kind, st.sampled_from(LANGUAGES))
def test_no_brace_is_left_in_the_words(entries, language):
    picture = drawn(entries, language)
    said = [picture.finding, picture.how, picture.alt, *picture.table.columns]

    assert not re.search(r"[{}]", " ".join(said))


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_name_can_travel_to_the_browser(name):
    picture = drawn([entry(1, 2), entry(0, 3, "partner")], partner=name)

    to_svg(picture, width="wide").encode()
    for part in (picture.finding, picture.how, picture.alt, *picture.table.columns):
        part.encode()  # a lone surrogate would not pass
    for row in picture.table.rows:
        "".join(row).encode()
