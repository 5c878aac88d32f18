"""The journal counts what is complete, and adds it up day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument
from workbook.instrument import WITHHELD
from workbook.meaning.journal import (
    NEEDED,
    JournalEntry,
    journal_entries,
    running_balance,
)
from workbook.text import LANGUAGES

JOURNAL = load_instrument("bank-journal")
TEA = {
    "date": "2026-11-22",
    "direction": "deposit",
    "by": "partner",
    "account": "attention",
    "weight": 2,
    "note": "<b>Tea</b> for $2",
}


def stored(id="one", **changes):
    """Return an entry as a document stores it; a change to None leaves an item out."""
    responses = {k: v for k, v in (TEA | changes).items() if v is not None}
    return {"id": id, "created": "", "changed": "", "responses": responses}


def removed(id="gone"):
    return {"id": id, "created": "", "changed": "", "deleted": True}


def entry(days, signed, by="me", id="x"):
    day = date(2026, 11, 1) + timedelta(days=days)
    return JournalEntry(id, day, "room", "Room", signed > 0, by, abs(signed))


# The words of the journal


@pytest.mark.parametrize("language", LANGUAGES)
def test_accounts_are_those_of_the_bank_account_with_the_same_titles(
    bank_account, language
):
    options = JOURNAL.item("account").options

    assert [(option.value, option.text[language]) for option in options] == [
        (section.id, section.title[language]) for section in bank_account.sections
    ]


def test_journal_asks_what_an_entry_needs_and_for_own_words():
    assert JOURNAL.kind == "journal"
    assert JOURNAL.item_ids == {*NEEDED, "note"}
    assert JOURNAL.item("direction").values == ("deposit", "withdrawal")
    assert JOURNAL.item("by").values == ("me", "partner")
    assert JOURNAL.item("weight").bounds == (1, 5)


def test_nothing_in_the_journal_is_withheld():
    assert not any(item.withhold for item in JOURNAL.items)


# From stored to complete entries


def test_entry_holds_what_was_written():
    (one,) = journal_entries(JOURNAL, [stored()], "en")

    assert one == JournalEntry(
        id="one",
        day=date(2026, 11, 22),
        account="attention",
        title="Attention",
        deposit=True,
        by="partner",
        weight=2,
        note="<b>Tea</b> for $2",
    )


def test_title_follows_the_language():
    (one,) = journal_entries(JOURNAL, [stored()], "nl")

    assert one.title == "Aandacht"


def test_withdrawal_counts_below_zero():
    taken, given_ = journal_entries(
        JOURNAL, [stored("a", direction="withdrawal"), stored("b")], "en"
    )

    assert (taken.signed, given_.signed) == (-2, 2)


@pytest.mark.parametrize("item", NEEDED)
@pytest.mark.parametrize("response", [None, WITHHELD, "", "elsewhere", 9, ["me"], {}])
def test_entry_that_lacks_a_needed_answer_is_left_out(item, response):
    entries = [stored("a"), stored("b", **{item: response})]

    assert [one.id for one in journal_entries(JOURNAL, entries, "en")] == ["a"]


@pytest.mark.parametrize("note", [None, 3, ["words"]])
def test_note_may_be_left_out(note):
    (one,) = journal_entries(JOURNAL, [stored(note=note)], "en")

    assert one.note == ""


def test_removed_entry_is_left_out():
    entries = [removed(), stored("a"), stored("b") | {"responses": {}}]

    assert [one.id for one in journal_entries(JOURNAL, entries, "en")] == ["a"]


def test_item_of_another_version_does_no_harm():
    assert len(journal_entries(JOURNAL, [stored(mood="good")], "en")) == 1


@given(st.permutations(["b1", "a2", "c1", "a1"]))
def test_entries_come_by_day_and_then_by_id(ids):
    entries = [stored(id, date=f"2026-11-0{id[1]}") for id in ids]

    found = journal_entries(JOURNAL, entries, "en")

    assert [one.id for one in found] == ["a1", "b1", "c1", "a2"]


# From entries to a balance


def test_balance_has_one_point_a_day():
    entries = [entry(0, 3), entry(0, -1), entry(4, 2)]

    assert running_balance(entries, "me") == [
        (date(2026, 11, 1), 2),
        (date(2026, 11, 5), 4),
    ]


def test_balance_counts_only_entries_from_that_person():
    entries = [entry(0, 3), entry(1, -4, "partner")]

    assert running_balance(entries, "me") == [(date(2026, 11, 1), 3)]
    assert running_balance(entries, "partner") == [(date(2026, 11, 2), -4)]


def test_day_on_which_all_evens_out_still_is_a_point():
    assert running_balance([entry(0, 3), entry(0, -3)], "me") == [
        (date(2026, 11, 1), 0)
    ]


def test_nothing_adds_up_to_nothing():
    assert running_balance([], "me") == []


any_entry = st.builds(
    entry,
    st.integers(-400, 400),
    st.integers(1, 5) | st.integers(-5, -1),
    st.sampled_from(["me", "partner"]),
)


@given(st.lists(any_entry, max_size=30), st.sampled_from(["me", "partner"]))
def test_balance_of_a_day_is_the_sum_up_to_that_day(entries, by):
    points = running_balance(entries, by)

    own = [one for one in entries if one.by == by]
    assert [day for day, _ in points] == sorted({one.day for one in own})
    for day, balance in points:
        assert balance == sum(one.signed for one in own if one.day <= day)


@given(st.lists(any_entry, max_size=12), st.randoms())
def test_order_of_entries_does_not_matter(entries, random):
    shuffled = random.sample(entries, len(entries))

    assert running_balance(shuffled, "me") == running_balance(entries, "me")
