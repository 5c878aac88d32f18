"""The picture of giving and receiving shows, and says, what was answered."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from workbook.catalogue import load_instrument, load_strings
from workbook.figures import Picture, balance
from workbook.figures.balance_drawing import BalanceDrawing
from workbook.figures.canvas import Label
from workbook.figures.text_fit import measure
from workbook.meaning.balance import Account
from workbook.meaning.plan import next_steps
from workbook.text import LANGUAGES

CHAPTER = load_instrument("bank-account")
TITLES = [
    "Aandacht",
    "Initiatief voor leuke dingen",
    "Huishouden",
    "Zorg voor kinderen of familie",
    "Luisteren en steun",
    "Aanraking en tederheid",
    "Eigen ruimte",
]
GIVES_MORE = "Bij initiatief voor leuke dingen geef je meer dan je krijgt."
FORBIDDEN = ["score", "uitslag", "tekort", "schuld", "percent", "gezond", "normaal"]


def accounts_of(*amounts, importance=3, note=""):
    """Return accounts with the titles of the chapter.

    Amounts are (give, receive), or (give, receive, importance).
    """
    return [
        Account(f"account-{i}", TITLES[i], give, receive, *(own or [importance]), note)
        for i, (give, receive, *own) in enumerate(amounts)
    ]


def drawn(accounts, language="nl", width="wide", partner="") -> Picture:
    picture = balance(accounts, language, width, partner=partner)
    assert picture is not None
    return picture


def texts(picture):
    labels = picture.figure.findobj(Label)
    return [label.get_text() for label in labels if label.get_visible()]


def bars(picture, *, hatched):
    """Return the bars from top to bottom as (left end, right end)."""
    found = [
        artist
        for artist in picture.figure.artists
        if isinstance(artist, Rectangle) and bool(artist.get_hatch()) == hatched
    ]
    found.sort(key=lambda bar: bar.get_y())
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in found]


def marks(picture, marker, *, filled=True):
    """Return the places of the largest marks of this kind."""
    lines = [
        line
        for line in picture.figure.artists
        if getattr(line, "get_marker", str)() == marker
        and (line.get_markerfacecolor() != "none") == filled
    ]
    largest = max(lines, key=lambda line: line.get_markersize())
    return list(zip(*largest.get_data(), strict=True))


# What there is to see


@pytest.mark.parametrize("amounts", [[], [(None, None)], [(5, None), (None, 5)]])
def test_there_is_no_picture_before_one_account_has_both_amounts(amounts):
    assert balance(accounts_of(*amounts), "nl", "wide") is None


def test_giving_goes_to_the_left_and_receiving_to_the_right_by_the_same_measure():
    picture = drawn(accounts_of((8, 4), (2, 10)))

    (left, middle), (left_2, _) = bars(picture, hatched=False)
    (middle_2, right), (_, right_2) = bars(picture, hatched=True)
    assert middle == middle_2
    assert middle - left == pytest.approx(2 * (right - middle))
    assert right_2 - middle == pytest.approx(5 * (middle - left_2))


def test_the_diamond_lies_where_the_difference_is():
    picture = drawn(accounts_of((9, 3), (4, 4), (2, 5)))
    middle = bars(picture, hatched=True)[0][0]
    unit = (middle - bars(picture, hatched=False)[0][0]) / 9

    places = [(x - middle) / unit for x, _ in marks(picture, "D")]

    assert places == pytest.approx([-6, 0, 3])


def test_every_amount_and_difference_is_written_beside_its_mark():
    written = texts(drawn(accounts_of((9, 3), (4.5, 6), (7, 7))))

    assert {"9", "3", "−6", "4,5", "6", "+1,5", "7", "gelijk"} <= set(written)
    assert {"4.5", "+1.5", "even"} <= set(
        texts(drawn(accounts_of((4.5, 6), (7, 7)), language="en"))
    )


@pytest.mark.parametrize("importance", [1, 3, 5])
def test_importance_is_as_many_filled_dots_out_of_five(importance):
    picture = drawn(accounts_of((4, 4), importance=importance))

    in_key = 3, 2
    assert len(marks(picture, "o")) == importance + in_key[0]
    assert len(marks(picture, "o", filled=False)) == 5 - importance + in_key[1]


def test_unknown_importance_has_no_dots_and_no_words_about_dots():
    picture = drawn(accounts_of((4, 6), importance=None))

    assert marks(picture, "o") == marks(picture, "o", filled=False) == []
    assert "hoe belangrijk voor mij" not in texts(picture)
    assert "stippen" not in picture.how
    assert "stippen" in drawn(accounts_of((4, 6))).how


def test_an_account_without_amounts_keeps_its_row_and_says_so_quietly():
    before = drawn(accounts_of((9, 3), (None, None), (2, 5)))
    heights = [y for _, y in marks(before, "D")]
    size = before.figure.get_size_inches().tolist()
    assert texts(before).count("niet ingevuld") == 1

    after = drawn(accounts_of((9, 3), (1, 1), (2, 5)))

    first, _, last = [y for _, y in marks(after, "D")]
    assert [first, last] == heights
    assert after.figure.get_size_inches().tolist() == size
    assert "niet ingevuld" not in texts(after)


def test_one_of_two_amounts_is_shown_at_once_but_has_no_difference():
    picture = drawn(accounts_of((9, 3), (6, None)))

    assert "6" in texts(picture)
    assert "niet ingevuld" in texts(picture)
    assert len(marks(picture, "D")) == 1


def test_an_amount_beyond_ten_still_fits():
    ((left, _),) = bars(drawn(accounts_of((40, 3))), hatched=False)

    assert left >= 200


def test_the_partners_name_stands_with_what_is_received():
    assert "van Sam" in texts(drawn(accounts_of((9, 3)), partner="Sam"))
    assert "from Sam" in texts(drawn(accounts_of((9, 3)), "en", partner="Sam"))
    assert not any(t.startswith("van") for t in texts(drawn(accounts_of((9, 3)))))
    invisible = drawn(accounts_of((9, 3)), partner=" \n\N{ZERO WIDTH SPACE}")
    assert not any(t.startswith("van") for t in texts(invisible))


def test_the_account_that_the_finding_names_is_set_in_bold():
    assert bold(drawn(accounts_of((9, 3), (5, 4), (4, 4)))) == ["Aandacht"]
    assert bold(drawn(accounts_of((9, 3, 1), (5, 2, 5)))) == [TITLES[1]]
    assert bold(drawn(accounts_of((5, 4), (4, 4)))) == []


def test_no_account_is_set_in_bold_when_the_finding_names_none():
    assert bold(drawn(accounts_of(*[(9, 3)] * 4, (4, 4)))) == []
    assert bold(drawn(accounts_of((9, 3), *[(5, 3)] * 4))) == []


def bold(picture):
    """Return the titles that stand out."""
    return [
        label.get_text()
        for label in picture.figure.findobj(Label)
        if label.get_text() in TITLES and label.get_fontweight() == 600
    ]


def test_the_artists_are_made_once_and_then_filled_in_again(monkeypatch):
    first = drawn(accounts_of((9, 3), (1, 2))).figure
    monkeypatch.setattr(BalanceDrawing, "__init__", None)

    assert drawn(accounts_of((2, 7), (None, None))).figure is first


amount = st.none() | st.integers(0, 20).map(lambda n: n / 2)


@given(
    st.lists(st.tuples(amount, amount), min_size=1, max_size=len(TITLES)),
    st.sampled_from(["narrow", "wide"]),
    st.sampled_from(LANGUAGES),
    st.sampled_from([None, 5]),
    st.sampled_from(["", "Sam", "Margaretha-Wilhelmina van der Burgh", "你好" * 40]),
)
def test_nothing_overlaps_or_sticks_out(amounts, width, language, importance, partner):
    accounts = accounts_of((9, 3), *amounts[1:], importance=importance)
    picture = drawn(accounts, language, width, partner)

    boxes = [box_of(label) for label in picture.figure.findobj(Label)]
    boxes = [box for box in boxes if box]
    right_edge = picture.figure.get_figwidth() * 72
    assert all(left >= 0 and right <= right_edge for left, right, *_ in boxes)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    diamonds = [(x - 8, x + 8, y - 8, y + 8, "◆") for x, y in marks(picture, "D")]
    assert not [(d, box) for d in diamonds for box in boxes if overlap(d, box)]


def box_of(label):
    """Return left, right, top and bottom of a label, as the browser draws it."""
    text, size = label.get_text(), label.get_fontsize()
    if not text or not label.get_visible():
        return None
    width = measure(text, size, label.get_fontweight())
    x, y = label.get_position()
    left = x - width if label.get_horizontalalignment() == "right" else x
    return left, left + width, y - 0.72 * size, y + 0.2 * size, text


def overlap(one, other):
    return min(one[1], other[1]) > max(one[0], other[0]) and min(
        one[3], other[3]
    ) > max(one[2], other[2])


# What is said


@pytest.mark.parametrize(
    ("amounts", "finding"),
    [
        ([(9, 3)], "Bij aandacht geef je veel meer dan je krijgt."),
        ([(3, 4)], "Bij aandacht krijg je een beetje meer dan je geeft."),
        ([(4, 4)], "Bij aandacht geef je evenveel als je krijgt."),
        (
            [(4, 4), (0, 0)],
            "Bij alles wat je hebt ingevuld, geef je evenveel als je krijgt.",
        ),
        (
            [(6, 3), (2, 7), (5, 4)],
            "Bij initiatief voor leuke dingen krijg je veel meer dan je geeft, "
            "bij aandacht geef je meer dan je krijgt.",
        ),
        (
            [(6, 3), (9, 6), (None, 9)],
            "Bij ‘aandacht’ en ‘initiatief voor leuke dingen’ "
            "geef je meer dan je krijgt.",
        ),
        (
            [*[(9, 3)] * 4, (5, 4), (4, 4)],
            "Bij vijf van de rekeningen geef je meer dan je krijgt.",
        ),
        (
            [*[(9, 3)] * 4, (None, None)],
            "Bij vier van de rekeningen geef je veel meer dan je krijgt.",
        ),
    ],
)
def test_the_finding_says_where_the_difference_is_largest(amounts, finding):
    assert drawn(accounts_of(*amounts)).finding == finding


@pytest.mark.parametrize(
    ("amounts", "finding"),
    [
        # an unimportant account does not lead, however much it differs
        ([(9, 1, 1), (6, 3, 4)], GIVES_MORE),
        ([(9, 1, 1), (6, 3, None)], GIVES_MORE),  # 8 against 3 times 3
        ([(9, 1, 2), (6, 3, None)], "Bij aandacht geef je veel meer dan je krijgt."),
        # what is worth a step comes before what is not, as with the steps
        ([(6, 5, 5), (5, 3, 1)], GIVES_MORE),
        # of one weight: only what is true of both
        (
            [(8, 2, 2), (6, 3, 4)],
            "Bij ‘aandacht’ en ‘initiatief voor leuke dingen’ "
            "geef je meer dan je krijgt.",
        ),
        # the weightier direction comes first
        (
            [(9, 1, 1), (3, 6, 5)],
            "Bij initiatief voor leuke dingen krijg je meer dan je geeft, "
            "bij aandacht geef je veel meer dan je krijgt.",
        ),
    ],
)
def test_a_difference_that_matters_leads_the_finding(amounts, finding):
    assert drawn(accounts_of(*amounts)).finding == finding


@given(
    st.lists(
        st.tuples(st.integers(3, 10), st.just(0), st.none() | st.integers(1, 5)),
        min_size=1,
        max_size=3,
    )
)
def test_the_finding_and_the_first_step_are_about_the_same_account(amounts):
    accounts = [
        Account(section.id, section.title["en"], *amount)
        for section, amount in zip(CHAPTER.sections, amounts, strict=False)
    ]
    finding = drawn(accounts, "en").finding

    first = next_steps(CHAPTER, accounts, "en")[0].title
    assert f"‘{first[0].lower()}{first[1:]}’" in finding


@pytest.mark.parametrize(
    ("amounts", "nl", "en"),
    [
        (
            [(9, 3)] * 7,
            "Bij alle zeven rekeningen geef je veel meer dan je krijgt.",
            "In all seven accounts, you give much more than you receive.",
        ),
        (
            [(3, 9)] * 6 + [(3, 4)],
            "Bij alle zeven rekeningen krijg je meer dan je geeft.",
            "In all seven accounts, you receive more than you give.",
        ),
        (
            [(4, 3)] * 4,
            "Bij alle vier rekeningen geef je een beetje meer dan je krijgt.",
            "In all four accounts, you give a little more than you receive.",
        ),
    ],
)
def test_the_finding_says_when_all_accounts_go_one_way(amounts, nl, en):
    assert drawn(accounts_of(*amounts)).finding == nl
    assert drawn(accounts_of(*amounts), "en").finding == en


@pytest.mark.parametrize("other", [(None, None), (4, None), (4, 4), (3, 4)])
def test_all_accounts_are_all_of_them(other):
    assert " alle " not in drawn(accounts_of(*[(9, 3)] * 6, other)).finding


def test_more_accounts_than_there_are_words_for_are_counted_in_digits():
    accounts = [Account(f"a{i}", f"Title {i}", 9, 3, None) for i in range(13)]

    assert "Bij alle 13 rekeningen" in drawn(accounts).finding
    assert "Bij alle twaalf rekeningen" in drawn(accounts[:12]).finding


@pytest.mark.parametrize(
    ("amounts", "finding"),
    [
        (
            [(9, 3), (2, 4)],
            "When it comes to ‘aandacht’, you give much more than you receive; "
            "with ‘initiatief voor leuke dingen’, you receive more than you give.",
        ),
        ([(4, 4)], "When it comes to ‘aandacht’, you give as much as you receive."),
        (
            [*[(3, 9)] * 4, (4, 4)],
            "When it comes to four of the accounts, "
            "you receive much more than you give.",
        ),
    ],
)
def test_the_finding_is_told_in_english_too(amounts, finding):
    assert drawn(accounts_of(*amounts), "en").finding == finding


@pytest.mark.parametrize(
    ("amounts", "alt"),
    [
        ([(8, 4.5)], "Staafdiagram: bij aandacht geef je 8 en krijg je 4,5 van Sam."),
        (
            [(9, 3), (4, 6), (5, 5)],
            "Staafdiagram: je geeft het meest bij aandacht (9), en je krijgt van Sam "
            "het meest bij initiatief voor leuke dingen (6). Het verschil is het "
            "grootst bij aandacht: je geeft 9 en krijgt 3.",
        ),
        (
            [(9, 6), (3, 6), (None, None)],
            "Staafdiagram: je geeft het meest bij aandacht (9), en je krijgt van Sam "
            "overal 6. Het verschil is overal 3. Je vulde 2 van de 3 rekeningen in.",
        ),
        (
            [(0, 0), (0, 0)],
            "Staafdiagram: je geeft overal 0, en je krijgt van Sam overal 0. "
            "Er is nergens verschil tussen geven en krijgen.",
        ),
    ],
)
def test_the_alternative_text_says_the_result(amounts, alt):
    assert drawn(accounts_of(*amounts), partner="Sam").alt == alt


def test_the_alternative_text_writes_numbers_as_english_does():
    alt = drawn(accounts_of((8, 4.5)), "en").alt

    assert alt == "Bar chart: for ‘aandacht’ you give 8 and receive 4.5."


def test_the_alternative_text_is_told_in_english_too():
    alt = drawn(accounts_of((9, 3), (4, 6), (None, None)), "en", partner="Sam").alt

    assert alt == (
        "Bar chart: you give most in ‘aandacht’ (9), and you receive most from Sam in "
        "‘initiatief voor leuke dingen’ (6). The difference is largest in ‘aandacht’: "
        "you give 9 and receive 3. You’ve filled in 2 of the 3 accounts."
    )


def test_a_name_is_told_in_one_line():
    told = drawn(accounts_of((8, 4)), partner=" Anne \n\t Marie  ")

    assert told.alt.endswith("krijg je 4 van Anne Marie.")
    assert told.table.columns[2] == "Ik krijg van Anne Marie"
    assert "van Anne Marie" in texts(told)


def test_the_table_has_every_number():
    table = drawn(
        [
            Account("a", "Attention", 8, 4.5, 5, "Noor & <b>ik</b>\x00"),
            Account("b", "Household", None, 2, None),
        ],
        "en",
        partner="Sam",
    ).table

    assert table.columns == (
        "Account",
        "I give",
        "I receive from Sam",
        "Difference",
        "How much it matters",
        "My own words",
    )
    assert table.rows == (
        ("Attention", "8", "4.5", "−3.5", "5 of 5", "Noor & <b>ik</b>"),
        ("Household", "not filled in", "2", "–", "not filled in", ""),
    )
    assert table.numeric == {1, 2, 3}


def test_the_table_has_no_column_for_notes_without_notes():
    assert "Mijn eigen woorden" not in drawn(accounts_of((1, 2))).table.columns


def test_every_row_of_the_table_has_a_cell_for_every_column():
    table = drawn(accounts_of((1, 2), (None, None), note="ja")).table

    assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_picture_judges(language):
    said = " ".join(load_strings("balance", language).values()).lower()

    assert not [word for word in FORBIDDEN if word in said]


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_note_and_name_can_travel_to_the_browser(text):
    picture = drawn(accounts_of((9, 3), note=text), partner=text)

    for part in (picture.alt, *picture.table.columns, *picture.table.rows[0]):
        part.encode()  # a lone surrogate would not pass
