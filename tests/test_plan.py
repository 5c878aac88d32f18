from collections import Counter

import pytest

from workbook.meaning.balance import Account
from workbook.meaning.plan import next_steps


def account(id, give, receive, importance=None):
    return Account(id, id.title(), give, receive, importance)


def chosen(instrument, *accounts):
    return [step.about for step in next_steps(instrument, accounts, "en")]


def test_largest_difference_comes_first(bank_account):
    small, large = account("attention", 5, 3), account("care", 1, 9)

    assert chosen(bank_account, small, large) == ["care", "attention"]


def test_importance_counts(bank_account):
    """A difference of 3 that matters deeply weighs more than 6 that hardly does."""
    dear, dull = account("attention", 5, 2, 5), account("care", 8, 2, 2)

    assert chosen(bank_account, dull, dear) == ["attention", "care"]


def test_unknown_importance_counts_as_the_middle(bank_account):
    unknown = account("attention", 5, 2)

    assert chosen(bank_account, account("care", 5, 2, 2), unknown)[0] == "attention"
    assert chosen(bank_account, account("care", 5, 2, 4), unknown)[0] == "care"


def test_there_are_three_at_most(bank_account):
    all_out = [account(section.id, 9, 1) for section in bank_account.sections]

    assert chosen(bank_account, *all_out) == ["attention", "initiative", "household"]


@pytest.mark.parametrize(
    ("give", "receive", "when"),
    [
        (6, 4, "gives-more"),
        (4, 6, "receives-more"),
        (5, 4, "even"),
        (4, 5.5, "even"),
        (0, 0, "even"),
    ],
)
def test_step_fits_what_the_answers_say(bank_account, give, receive, when):
    (step,) = next_steps(bank_account, [account("care", give, receive)], "nl")

    (text,) = [
        step.text["nl"]
        for step in bank_account.steps
        if (step.section, step.when) == ("care", when)
    ]
    assert step.text == text


def test_when_all_is_even_the_most_important_gets_a_step(bank_account):
    less, most = account("attention", 5, 5, 3), account("care", 5, 4, 5)

    assert chosen(bank_account, less, most) == ["care"]


def test_of_equally_important_ones_the_best_balanced_gets_it(bank_account):
    nearly, quite = account("attention", 5, 4, 5), account("care", 5, 5, 5)

    assert chosen(bank_account, nearly, quite) == ["care"]


def test_even_accounts_wait_while_another_is_out_of_balance(bank_account):
    even, out = account("attention", 5, 5, 5), account("care", 2, 4, 1)

    assert chosen(bank_account, even, out) == ["care"]


def test_without_both_amounts_there_is_no_step(bank_account):
    half_known = [account("attention", 9, None, 5), account("care", None, 1, 5)]

    assert chosen(bank_account, *half_known) == []
    assert chosen(bank_account) == []


def test_account_without_a_step_is_passed_over(bank_account):
    assert chosen(bank_account, account("nosuch", 9, 1)) == []


def test_because_tells_the_answers_in_the_language(bank_account):
    answered = [account("attention", 8, 3.5, 5)]
    matters = bank_account.item("attention-matters").options[4].text

    dutch, english = (
        next_steps(bank_account, answered, language)[0].because
        for language in ("nl", "en")
    )

    assert "8" in dutch
    assert "3,5" in dutch
    assert matters["nl"] in dutch
    assert "3.5" in english
    assert matters["en"] in english


def test_because_is_silent_about_an_importance_that_was_not_told(bank_account):
    (step,) = next_steps(bank_account, [account("attention", 8, 3)], "en")

    assert step.because == "You chose 8 for giving and 3 for receiving."


def test_every_account_of_the_chapter_has_its_three_steps(bank_account):
    written = Counter(step.section for step in bank_account.steps)

    assert written == {section.id: 3 for section in bank_account.sections}
