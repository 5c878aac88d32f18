import pytest

from workbook.instrument import WITHHELD
from workbook.meaning.balance import Account, accounts

ATTENTION = {
    "attention-give": 8,
    "attention-receive": 3.0,
    "attention-matters": 5,
    "attention-note": "<b>$5</b>",
}


def test_every_section_of_the_chapter_is_an_account(bank_account):
    kept = accounts(bank_account, {}, "nl")

    assert [account.id for account in kept] == [
        "attention",
        "initiative",
        "household",
        "care",
        "listening",
        "tenderness",
        "room",
    ]


def test_account_holds_what_was_answered(bank_account):
    attention = accounts(bank_account, ATTENTION, "nl")[0]

    assert (attention.give, attention.receive, attention.importance) == (8, 3, 5)
    assert attention.note == "<b>$5</b>"
    assert attention.title == bank_account.sections[0].title["nl"]


def test_title_follows_the_language(bank_account):
    assert accounts(bank_account, {}, "nl")[0].title == "Aandacht"
    assert accounts(bank_account, {}, "en")[0].title == "Attention"


@pytest.mark.parametrize("absent", [{}, {"attention-give": WITHHELD}])
def test_skipped_and_withheld_amounts_are_unknown(bank_account, absent):
    known = {"attention-receive": 3} | absent

    attention = accounts(bank_account, known, "en")[0]

    assert (attention.give, attention.receive, attention.net) == (None, 3, None)


def test_withheld_importance_is_unknown(bank_account):
    answered = ATTENTION | {"attention-matters": WITHHELD}

    assert accounts(bank_account, answered, "en")[0].importance is None


def test_zero_is_an_amount():
    assert Account("a", "A", give=0, receive=0, importance=None).net == 0


@pytest.mark.parametrize(
    ("give", "receive", "net"),
    [(8, 3, -5), (3, 8, 5), (4, None, None), (None, 4, None)],
)
def test_net_is_what_comes_in_minus_what_goes_out(give, receive, net):
    assert Account("a", "A", give, receive, None).net == net


def test_section_that_asks_something_else_is_no_account(bank_account):
    other = bank_account.model_copy(
        update={"items": [item for item in bank_account.items if item.kind == "text"]}
    )

    assert accounts(other, ATTENTION, "en") == []
