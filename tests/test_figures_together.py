"""The pictures of two people show both alike, whatever they are called."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.artists import check_layout, labels, marks, size, text_boxes, texts
from tests.demo import couple
from tests.people import bank, scan
from tests.test_dyad import shares
from workbook.figures import Names, Picture, to_svg, together_balance, together_scan
from workbook.figures.style import colours
from workbook.meaning.dyad_pairs import pairs
from workbook.text import LANGUAGES

WIDTHS = ["narrow", "wide"]
SCAN, ACCOUNT = "relationship-scan", "bank-account"
SAM = Names("", "Sam")
NAMES = {
    "unknown": Names(),
    "spaces": Names(" ", "\n "),
    "short": Names("N", "S"),
    "long": Names("Wilhelmina-Alexandra " * 9, "Maximiliaan-Frederik " * 9),
    "wide letters": Names("WWWWWWWWWWWWWWWW", "MMMMMMMMMMMMMMMM"),
    "right to left": Names("أمينة بنت عبد الرحمن", "עומר"),
    "emoji": Names("👩‍👧🌱" * 20, "😀" * 40),
    "markup": Names("<b>$x_1$</b>", "{name} & {partner}"),
    "the same": Names("Sam", "Sam"),
}


def scans(mine, theirs, names=SAM, language="nl", width="wide") -> Picture | None:
    known = pairs({SCAN: mine}, {SCAN: theirs}, language)
    return together_scan(known.themes, names, language, width)


def balances(mine, theirs, names=SAM, language="nl", width="wide") -> Picture | None:
    known = pairs({ACCOUNT: mine}, {ACCOUNT: theirs}, language)
    return together_balance(known.accounts, names, language, width)


def answered(theme, value):
    """Return one answer to the five sentences of a theme."""
    return {id: v for id, v in scan(value, 1).items() if id.startswith(f"{theme}-")}


def visible(picture, token):
    """Return the bars of a colour that can be seen, from left to right each."""
    found = [
        bar
        for bar in picture.figure.artists
        if hasattr(bar, "get_width") and bar.get_visible() and bar.get_width() > 0
    ]
    shown = [bar for bar in found if _token(bar) == colours()[token]]
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in shown]


def _token(bar):
    return "#" + "".join(f"{round(255 * part):02x}" for part in bar.get_facecolor()[:3])


# Two scans


def test_there_is_no_picture_of_two_scans_before_one_theme_is_known_of_both():
    two = {"trust-word": 4, "trust-self": 4}

    assert together_scan([], SAM, "nl", "wide") is None
    assert scans(two, two) is None
    assert scans(answered("trust", 4), answered("future", 4)) is None


@pytest.mark.parametrize("width", WIDTHS)
def test_a_circle_lies_at_mine_and_a_square_at_theirs(width):
    picture = scans(answered("giving", 1), answered("giving", 5), width=width)
    assert picture is not None
    (track,) = set(visible(picture, "grid"))

    circle, square = (
        marks(picture, kind, token)[-1]
        for kind, token in (("o", "person-a"), ("s", "person-b"))
    )

    assert circle[0] == pytest.approx(track[0])
    assert square[0] == pytest.approx(track[1])
    assert circle[1] == square[1]


@pytest.mark.parametrize("value", [1, 3, 5])
@pytest.mark.parametrize("width", WIDTHS)
def test_of_two_equal_answers_both_marks_and_both_numbers_can_be_seen(value, width):
    picture = scans(scan(value, 1), scan(value, 1), width=width)
    assert picture is not None

    circles, squares = (
        marks(picture, "o", "person-a"),
        marks(picture, "s", "person-b"),
    )

    assert len(circles) == len(squares) == 7  # one of each is the name's
    for (a, _), (b, _) in zip(circles[1:], squares[1:], strict=True):
        assert b - a >= 16
    assert texts(picture).count(str(value)) == 12
    check_layout(picture)


def test_only_what_is_far_apart_is_marked_and_set_in_bold():
    mine = {**scan(4, 1), **answered("giving", 2)}
    picture = scans(mine, scan(4, 1))
    assert picture is not None

    assert len(visible(picture, "marker")) == 1 + 1  # and one in the key
    bold = [
        label.get_text() for label in labels(picture) if label.get_fontweight() == 600
    ]
    assert "Geven, krijgen en taken" in bold
    assert "Nabijheid en warmte" not in bold


def test_a_theme_that_too_little_is_known_of_keeps_its_row_and_says_so():
    one = scans(answered("trust", 4), answered("trust", 3))
    assert one is not None
    rows, (_, height) = texts(one), size(one.figure)

    assert rows.count("nog te weinig van jullie allebei") == 5
    whole = scans(scan(4, 1), scan(3, 1))
    assert whole is not None
    assert size(whole.figure)[1] == height


def test_a_mark_beside_a_title_says_who_would_like_something_to_be_different():
    mine = {**scan(3, 1), "trust-wish": 4, "touch-wish": 2}
    picture = scans(mine, {**scan(3, 1), "trust-wish": 3})
    assert picture is not None

    wishes = [
        marks(picture, kind, token, is_open=True, least=8)
        for kind, token in (("o", "person-a"), ("s", "person-b"))
    ]

    assert [len(one) for one in wishes] == [2 + 1, 1 + 1]  # and one each in the key
    assert texts(picture).count("wens") == 2


def test_the_finding_begins_with_what_is_good_for_both():
    mine = {**scan(3, 1), **answered("trust", 5), **answered("giving", 1)}
    theirs = {**scan(3, 1), **answered("trust", 4), **answered("giving", 4)}

    picture = scans({**mine, "future-wish": 3}, {**theirs, "future-wish": 2})

    assert picture is not None
    assert picture.finding == (
        "Voor jullie allebei past ‘vertrouwen en veiligheid’ goed. "
        "Het meest verschillen jullie antwoorden bij ‘geven, krijgen en taken’. "
        "Bij ‘toekomst, waarden en eigen ruimte’ willen jullie allebei graag iets "
        "anders."
    )


def test_where_nothing_is_far_apart_that_is_the_finding():
    picture = scans(scan(3, 1), scan(3, 1), language="en")

    assert picture is not None
    assert picture.finding == "Your answers lie close together."


def test_the_alternative_text_and_the_table_say_every_value_and_wish():
    mine = {**answered("trust", 5), "trust-wish": 2, "touch-wish": 3}
    theirs = {**answered("trust", 2), "trust-wish": 4, "touch-wish": 1}
    picture = scans(mine, theirs)
    assert picture is not None

    assert "eerst ik, dan Sam" in picture.alt
    assert "Vertrouwen en veiligheid: 5 en 2" in picture.alt
    assert "Nog te weinig van jullie allebei bij: Nabijheid en warmte;" in picture.alt
    assert "Vertrouwen en veiligheid: een beetje en veel" in picture.alt
    rows = {row[0]: row[1:] for row in picture.table.rows}
    assert rows["Vertrouwen en veiligheid"] == ("5", "2", "3", "een beetje", "veel")
    assert rows["Aanraking en intimiteit"] == ("–", "–", "–", "best wat", "niets")
    assert picture.table.columns[1:3] == (
        "ik: midden (1 tot 5)",
        "Sam: midden (1 tot 5)",
    )


# Giving and receiving


def test_there_is_no_picture_of_giving_before_one_direction_is_known_of_both():
    assert together_balance([], SAM, "nl", "wide") is None
    assert balances({"room-give": 5}, {"room-give": 5}) is None
    assert balances({"room-give": 5}, {"room-receive": 5}) is not None


@pytest.mark.parametrize("width", WIDTHS)
def test_filled_is_who_gives_and_open_is_who_receives(width):
    mine = {"attention-give": 10, "attention-receive": 0}
    theirs = {"attention-give": 10, "attention-receive": 0}
    picture = balances(mine, theirs, width=width)
    assert picture is not None
    track = visible(picture, "grid")[0]

    def place(kind, token, *, is_open=False):
        return marks(picture, kind, token, is_open=is_open)[0 if is_open else 1]

    i_give, they_get = place("o", "person-a"), place("s", "person-b", is_open=True)
    they_give, i_get = place("s", "person-b"), place("o", "person-a", is_open=True)

    assert (i_give[0], they_get[0]) == pytest.approx((track[1], track[0]))
    assert (they_give[0], i_get[0]) == pytest.approx((track[1], track[0]))
    assert i_give[1] == they_get[1] < they_give[1] == i_get[1]


def test_it_is_said_on_each_line_who_gives():
    said = texts(balances(bank(5, 5, 3), bank(5, 5, 3)))

    assert said.count("ik geef") == said.count("Sam geeft") == 7
    both = Names("Noor", "Sam")
    named = texts(balances(bank(5, 5, 3), bank(5, 5, 3), both, "en"))
    assert named.count("Noor gives") == named.count("Sam gives") == 7


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ((5, 5), (5, 5), "Overal waar jullie allebei antwoordden, komt aan"),
        ((9, 5), (5, 5), "Bij ‘eigen ruimte’ geef jij meer dan er bij Sam aankomt."),
        ((5, 5), (9, 5), "Bij ‘eigen ruimte’ geeft Sam meer dan er bij jou aankomt."),
        ((9, 4), (9, 4), "Bij ‘eigen ruimte’ geven jullie allebei meer dan er bij"),
        ((2, 8), (2, 8), "Bij ‘eigen ruimte’ komt er bij jullie allebei meer aan"),
        ((2, 5), (5, 5), "Bij ‘eigen ruimte’ komt er bij Sam meer aan dan jij zegt"),
        ((5, 5), (2, 5), "Bij ‘eigen ruimte’ komt er bij jou meer aan dan Sam zegt"),
    ],
)
def test_the_finding_says_where_giving_arrives_otherwise(mine, theirs, told):
    sides = [
        {**bank(5, 5, 3), "room-give": give, "room-receive": receive}
        for give, receive in (mine, theirs)
    ]

    picture = balances(*sides)

    assert picture is not None
    assert told in picture.finding


def test_the_words_of_giving_say_every_amount_of_both_directions():
    mine = {"room-give": 8, "room-receive": 2.5}
    picture = balances(mine, {"room-give": 6, "room-receive": 5})
    assert picture is not None

    told = "geven (ik) 8, krijgen (Sam) 5; geven (Sam) 6, krijgen (ik) 2,5."
    assert f"Eigen ruimte: {told}" in picture.alt
    assert "Nog niet van jullie allebei: Aandacht;" in picture.alt
    assert picture.table.rows[-1] == ("Eigen ruimte", "8", "5", "6", "2,5")
    assert picture.table.columns[1:3] == ("ik: geven", "Sam: krijgen")


# Both of them


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("called", NAMES)
def test_whatever_they_are_called_no_text_sticks_out_or_covers_a_thing(
    called, width, language
):
    mine = {SCAN: scan(1, 5), ACCOUNT: bank(0, 10, 5)}
    theirs = {SCAN: scan(5, 5), ACCOUNT: bank(0, 10, 5)}
    known = pairs(mine, theirs, language)
    names = NAMES[called]
    for picture in (
        together_scan(known.themes, names, language, width),
        together_balance(known.accounts, names, language, width),
    ):
        assert picture is not None
        check_layout(picture)
        ET.fromstring(to_svg(picture, width=width))
        assert "{" not in picture.finding.replace("{name} & {partner}", "")


@given(shares(), shares(), st.sampled_from(LANGUAGES), st.sampled_from(WIDTHS))
@settings(max_examples=40)
def test_whatever_they_answered_no_text_sticks_out(mine, theirs, language, width):
    known = pairs(mine, theirs, language)
    for picture in (
        together_scan(known.themes, SAM, language, width),
        together_balance(known.accounts, SAM, language, width),
    ):
        if picture is not None:
            check_layout(picture)
            told = " ".join([picture.finding, picture.how, picture.alt])
            assert "{" not in told
            assert "nan" not in told


@given(shares(), shares())
@settings(max_examples=30)
def test_the_partner_sees_the_same_values_in_the_other_column(mine, theirs):
    here, there = (
        (together_scan(k.themes, Names("A", "B"), "nl", "wide"), k.accounts)
        for k in (pairs(mine, theirs, "nl"), pairs(theirs, mine, "nl"))
    )

    assert (here[0] is None) == (there[0] is None)
    if here[0] and there[0]:
        turned = [(t, b, a, d, w, v) for t, a, b, d, v, w in there[0].table.rows]
        assert list(here[0].table.rows) == turned
        assert here[0].finding == there[0].finding


def test_the_artists_are_made_once_and_then_filled_in_again():
    first = scans(scan(4, 1), scan(2, 3))
    again = scans(scan(1, 2), scan(5, 1), Names("Noor", "Robin"))
    assert first is not None
    assert again is not None
    given, got = (
        balances(bank(1, 2, 3), bank(3, 4, 5)),
        balances(bank(9, 9, 1), bank(0, 0, 1)),
    )
    assert given is not None
    assert got is not None

    assert again.figure is first.figure
    assert got.figure is given.figure
    assert {"Noor", "Robin"} <= set(texts(again))
    assert "Sam" not in texts(again)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_made_up_couple_can_be_drawn(language, width):
    known = pairs(*couple("lies", "bram"), language)

    for picture in (
        together_scan(known.themes, SAM, language, width),
        together_balance(known.accounts, SAM, language, width),
    ):
        assert picture is not None
        check_layout(picture)
        assert text_boxes(picture)
