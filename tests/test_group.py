"""The group view on a page: what would be sent, what is drawn, and a made-up group."""

from __future__ import annotations

import csv
import io

import pytest

from tests.test_scan import all_alike
from workbook.catalogue import load_instrument
from workbook.meaning.group_shown import MOST_MADE_UP, made_up, read_shown
from workbook.meaning.grouping import GROUPABLE, group_scales, offer
from workbook.page import Page
from workbook.text import LANGUAGES
from workbook.widgets.files import Asked
from workbook.widgets.group import Group

SCAN = "relationship-scan"
NOBODY = Asked(None, "", "")


@pytest.fixture
def page() -> Page:
    return Page("group", language="nl")


@pytest.fixture
def group(page: Page) -> Group:
    return page.group()


def view(counts: list[int], added: int = 8, **more: object) -> dict[str, object]:
    scales = [{"id": "closeness", "n": 8, "counts": counts}]
    seen = {"id": SCAN, "added": added, "scales": scales}
    return {"minimum": 8, "instruments": [seen], **more}


# What would be sent


def test_a_group_gets_whole_scales_of_several_items_and_none_about_safety():
    offered = {id: group_scales(load_instrument(id)) for id in GROUPABLE}
    assert {id: len(scales) for id, scales in offered.items()} == {
        SCAN: 4,
        "attachment": 2,
        "quarrels": 3,
        "legacy-patterns": 4,
        "intimacy": 5,
    }
    items = {i for scales in offered.values() for scale in scales for i in scale.items}
    assert not items & {"trust-safe", "touch-no", "boundaries-say", "pleasure-pain"}
    assert all(len(scale.items) > 1 for scales in offered.values() for scale in scales)


def test_a_scale_is_one_of_five_places_and_too_few_answers_are_none():
    scan = load_instrument(SCAN)
    answers = {**all_alike(4), "talking-say": 1}
    for item in ("giving-fair", "giving-thank", "giving-ask"):
        del answers[item]

    places = offer(scan, answers).places

    assert places["closeness"] == 4
    assert places["talking"] == 4
    assert not {"trust", "giving"} & set(places)
    assert set(places.values()) <= {1, 2, 3, 4, 5}
    assert offer(scan, {"closeness-hug": "withheld"}).places == {}


def test_what_would_be_sent_is_told_in_words_and_follows_the_answers(
    page: Page, group: Group
):
    assert group.offers[SCAN] == {"scales": {}, "lines": []}

    page._following.answers_to(SCAN).value = all_alike(4)

    assert group.offers[SCAN]["scales"]["closeness"] == 4
    line = "Nabijheid en warmte: vak 4 van 5, ongeveer “past goed”"
    assert line in group.offers[SCAN]["lines"]


def test_a_title_says_which_way_is_high(page: Page, group: Group):
    patterns = load_instrument("legacy-patterns")
    page._following.answers_to("legacy-patterns").value = {
        item.id: 5 for item in patterns.items if item.kind == "rating"
    }

    told = " ".join(group.offers["legacy-patterns"]["lines"])
    assert "Wachten op aandacht: vak 5" in told
    assert "Ruimte: vak" not in told


# What is drawn


def test_a_picture_follows_what_the_server_shows(group: Group):
    group.set_state({"shown": view([3, 2, 3])})
    assert "8 mensen" in group.html
    assert "<svg" in group.html

    group.set_state(
        {
            "shown": view([], added=5)
            | {"instruments": [{"id": SCAN, "added": 5, "scales": []}]}
        }
    )
    assert "Toegevoegd door 5 van de 8 mensen" in group.html
    assert "<svg" not in group.html

    group.set_state({"shown": {}})
    assert group.html == ""


@pytest.mark.parametrize(
    "shown",
    [
        {"minimum": 8},
        {"minimum": "8", "instruments": []},
        view([1, 2]),
        view([1, 2, -3]),
        view([1, 2, 10**9]),
        view([1, 2, "<b>"]),  # type: ignore[list-item]
        {"minimum": 8, "instruments": [{"id": "parting", "added": 1, "scales": []}]},
        {"minimum": 8, "instruments": 5},
        {"made_up": {"joined": 3, "left": 4}},
        {"made_up": {"joined": MOST_MADE_UP + 1, "left": 0}},
        {"made_up": []},
    ],
)
def test_nonsense_is_not_drawn(group: Group, shown):
    assert read_shown(shown) is None
    group.set_state({"shown": view([3, 2, 3])})
    before = group.html

    group.set_state({"shown": shown})

    assert group.html == before


def test_only_what_is_shown_comes_from_the_browser(group: Group):
    frame = group.frame
    group.set_state({"frame": "<b>", "offers": {SCAN: 1}, "html": "<i>", "shown": 5})

    assert (group.frame, group.html, group.shown) == (frame, "", {})


# Files


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_have_what_is_shown_and_nothing_else(language):
    group = Page("group", language=language).group()
    assert group.makers["csv"](NOBODY) is group.makers["png"](NOBODY) is None

    group.set_state({"shown": view([3, 2, 3])})

    numbers, picture = (group.makers[kind](NOBODY) for kind in ("csv", "png"))
    assert numbers is not None
    assert picture is not None
    rows = list(csv.reader(io.StringIO(numbers.content.decode("utf-8-sig"))))
    assert [row[3] for row in rows[1:]] == ["3", "2", "3"]
    assert len(picture.content) > 10_000


# A made-up group


@pytest.mark.parametrize(
    ("joined", "left", "n"),
    [(7, 0, 0), (8, 0, 8), (10, 0, 8), (11, 0, 11), (11, 2, 11), (11, 3, 8), (8, 3, 0)],
)
def test_a_made_up_group_changes_as_a_real_one(joined, left, n):
    for seen in made_up(joined, left).seen:
        assert {sum(one) for one in seen.counts.values()} == ({n} if n else set())
        assert seen.added == (8 if n else joined - left)


def test_made_up_people_are_the_same_each_time_and_marked(group: Group):
    group.set_state({"shown": {"made_up": {"joined": 14, "left": 0}}})
    html = group.html
    assert html.count("(een verzonnen groep)") >= 3
    assert "Toegevoegd door 14 verzonnen mensen." in group.told
    numbers = group.makers["csv"](NOBODY)
    assert numbers is not None
    assert numbers.name == "verzonnen-groep.csv"

    assert made_up(14) == made_up(14)
