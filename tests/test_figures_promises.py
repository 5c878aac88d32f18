"""The picture of promises shows each one, in words too, and gives nobody a mark."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch

from tests.demo import DEMO, documents
from workbook.catalogue import load_instrument, load_strings
from workbook.figures import Picture, promises_kept, to_svg
from workbook.figures.canvas import Label
from workbook.figures.promises import MOST_ROWS
from workbook.figures.promises_drawing import BOX, LABELS, PromisesDrawing
from workbook.figures.promises_words import PromisesWords
from workbook.figures.style import PIXELS, colours
from workbook.figures.text_fit import measure
from workbook.meaning.coparenting import Period, Promise, promises
from workbook.text import LANGUAGES

LAST = date(2026, 11, 22)
KINDS = ("kept", "missed", "open")
FORBIDDEN = r"score|uitslag|tekort|schuld|percent|%|faal|fail|broke|slecht|bad\b"


def promise(ago: int, kept: str = "kept", id: str = "p") -> Promise:
    return Promise(id, LAST - timedelta(days=ago), kept)  # type: ignore[arg-type]


def drawn(promises, language="nl", width="narrow") -> Picture:
    picture = promises_kept(promises, language, width)
    assert picture is not None
    return picture


def labels(picture: Picture) -> list[Label]:
    return [label for label in picture.figure.findobj(Label) if label.get_text()]


def boxes(picture: Picture) -> list[tuple[str, float, float, float]]:
    """Return kind, left, right and top of each box below the key."""
    found = []
    for patch in picture.figure.findobj(PathPatch):
        vertices = patch.get_path().vertices
        if len(vertices) < 5:
            continue
        filled = patch.get_facecolor()[:3] != (1.0, 1.0, 1.0)
        is_kept = filled and patch.get_edgecolor() == patch.get_facecolor()
        kind = "open" if patch.get_hatch() else "kept" if is_kept else "missed"
        for n in range(0, len(vertices), 5):
            left, top = vertices[n]
            found.append((kind, left, vertices[n + 1][0], top))
    return sorted(found[len(KINDS) :], key=lambda box: (box[3], box[1]))


kinds = st.sampled_from(KINDS)
many = st.lists(
    st.builds(promise, st.integers(0, 30) | st.integers(0, 1500), kinds), min_size=1
) | st.lists(st.builds(promise, st.just(3), kinds), min_size=30, max_size=400)


# What there is to see


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_there_is_no_picture_without_promises(width) -> None:
    assert promises_kept([], "nl", width) is None


@pytest.mark.parametrize("kind", KINDS)
def test_one_promise_is_one_box_of_its_kind(kind: str) -> None:
    ((found, left, right, _),) = boxes(drawn([promise(0, kind)]))

    assert found == kind
    assert (left, right) == (LABELS, LABELS + BOX)


def test_boxes_of_a_week_stand_beside_each_other_in_a_fixed_order() -> None:
    kept = [promise(3, "open"), promise(2, "kept"), promise(1, "missed"), promise(0)]

    shown = boxes(drawn(kept))

    assert [box[0] for box in shown] == ["kept", "kept", "missed", "open"]
    assert len({box[3] for box in shown}) == 1
    assert all(a[2] < b[1] for a, b in pairwise(shown))


def test_each_week_has_a_row_and_the_oldest_is_on_top() -> None:
    shown = boxes(drawn([promise(0, "missed"), promise(14)]))

    assert [box[0] for box in shown] == ["kept", "missed"]
    assert shown[0][3] < shown[1][3]


def test_kinds_differ_without_colour_too() -> None:
    picture = drawn([promise(0, kind) for kind in KINDS])
    patches = picture.figure.findobj(PathPatch)[: len(KINDS)]

    looks = {(p.get_facecolor() == p.get_edgecolor(), p.get_hatch()) for p in patches}
    assert len(looks) == len(KINDS)
    assert {p.get_edgecolor() for p in patches} <= {
        to_rgba(colours()[c]) for c in ("person-a", "control")
    }


def test_very_many_are_bars_whose_lengths_compare() -> None:
    kept = [promise(0)] * 300 + [promise(0, "missed")] * 100

    (first, second), how = boxes(drawn(kept)), drawn(kept).how

    assert (first[2] - first[1]) / (second[2] - second[1]) == pytest.approx(3, rel=0.05)
    assert load_strings("promises", "nl")["joined"] in how
    assert load_strings("promises", "nl")["joined"] not in drawn(kept[:3]).how


def test_only_the_latest_rows_are_drawn_and_it_says_so() -> None:
    kept = [promise(31 * n) for n in range(20)]
    picture = drawn(kept, "en")

    assert len({box[3] for box in boxes(picture)}) == MOST_ROWS
    assert "last twelve months" in picture.how
    assert len(picture.table.rows) > MOST_ROWS
    assert "Nov 2026" in [label.get_text() for label in labels(picture)]


def test_a_mistyped_year_leaves_the_others_in_sight() -> None:
    picture = drawn([promise(0), promise(20), Promise("x", date.max, "open")])

    assert len(boxes(picture)) == 3


def test_the_artists_are_made_once_and_nothing_stays_behind(monkeypatch) -> None:
    alone = to_svg(drawn([promise(0)]), width="narrow")
    monkeypatch.setattr(PromisesDrawing, "__init__", None)

    drawn([promise(0, kind) for kind in KINDS * 9])

    assert to_svg(drawn([promise(0)]), width="narrow") == alone


@given(many, st.sampled_from(["narrow", "wide"]), st.sampled_from(LANGUAGES))
def test_nothing_overlaps_or_sticks_out(kept, width, language) -> None:
    picture = drawn(kept, language, width)
    right, bottom = (inches * 72 for inches in picture.figure.get_size_inches())
    assert right == pytest.approx(PIXELS[width])

    written = [box_of(label) for label in labels(picture)]
    squares = [(x0, x1, y, y + BOX) for _, x0, x1, y in boxes(picture)]
    for x0, x1, y0, y1 in [*written, *squares]:
        assert 0 <= x0 <= x1 <= right
        assert 0 <= y0 <= y1 <= bottom
    assert not [pair for pair in combinations(written, 2) if overlap(*pair)]
    assert not [1 for a in written for b in squares if overlap(a, b)]


def box_of(label: Label) -> tuple[float, float, float, float]:
    text, size = label.get_text(), label.get_fontsize()
    x, y = label.get_position()
    width = measure(text, size, label.get_fontweight())
    return x, x + width, y - 0.72 * size, y + 0.2 * size


def overlap(one, other) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0]) and min(
        one[3], other[3]
    ) > max(one[2], other[2])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["week", "month"])
def test_the_longest_day_fits_its_column(language, unit) -> None:
    words = PromisesWords(load_strings("promises", language), language, unit)
    days = [date(2026, month, 28) for month in range(1, 13)]
    told = [words.label(Period(day, day, 1, 0, 0)) for day in days]
    assert max(measure(text, 13) for text in told) < LABELS - 8


def test_many_promises_stay_light() -> None:
    kept = [promise(n % 1100, KINDS[n % 3]) for n in range(2000)]

    assert len(to_svg(drawn(kept, width="wide"), width="wide")) < 40_000


# What is said


@pytest.mark.parametrize(
    ("kept", "language", "finding"),
    [
        ([promise(0)], "nl", "Er staat één belofte in je dagboek: 1 gehouden."),
        (
            [promise(0), promise(1, "missed"), promise(2)],
            "nl",
            "Er staan 3 beloften in je dagboek: 2 gehouden en 1 niet gelukt.",
        ),
        (
            [promise(0, "open"), promise(1, "open")],
            "en",
            "There are 2 promises in your journal: 2 still to come.",
        ),
    ],
)
def test_the_finding_counts_and_leaves_out_what_is_not_there(
    kept, language, finding
) -> None:
    assert drawn(kept, language).finding == finding


def test_the_alternative_text_tells_each_row() -> None:
    told = drawn([promise(0, "missed"), promise(14)], "en").alt

    assert "week of 2 November 2026: 1 kept." in told
    assert "week of 16 November 2026: 1 that didn’t work out." in told


def test_the_table_has_all_numbers_and_the_newest_first() -> None:
    table = drawn([promise(0, "missed"), promise(100), promise(101)], "nl").table

    assert table.columns == ("Maand", "gehouden", "niet gelukt", "nog niet zover")
    assert table.rows == (
        ("november 2026", "0", "1", "0"),
        ("augustus 2026", "2", "0", "0"),
    )


@given(many, st.sampled_from(LANGUAGES))
def test_nobody_gets_a_mark(kept, language) -> None:
    picture = drawn(kept, language)

    for text in (picture.finding, picture.how, picture.alt, picture.table.caption):
        assert not re.search(FORBIDDEN, text), text
        assert "{" not in text


@pytest.mark.parametrize("name", DEMO)
def test_made_up_people_are_drawn(name: str) -> None:
    for document in documents(name):
        if document.instrument == "coparent-promises":
            entries = [
                {"id": e.id, "responses": dict(e.responses or {})}
                for e in document.entries
            ]
            kept = promises(load_instrument("coparent-promises"), entries)
            assert len(kept) == len(entries)
            assert drawn(kept).alt
