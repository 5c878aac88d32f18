"""Plan: which next steps fit what somebody answered."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.catalogue import load_strings
from workbook.instrument import Instrument, When
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.balance import OUT_OF_BALANCE, Account
from workbook.text import Language, format_number


def next_steps(
    instrument: Instrument, accounts: Sequence[Account], language: Language
) -> list[Advice]:
    """Choose the next steps, the most telling first.

    Accounts with a difference of at least `OUT_OF_BALANCE` count by that difference
    times their importance. When there is none, the most important account is chosen,
    the best balanced of several: what goes well deserves a step too.

    Parameters
    ----------
    instrument
        Has the steps, by section and by what the answers say.
    accounts
        Those without give or receive are passed over, and those for which the
        instrument has no step.

    Returns
    -------
    list
        At most `MOST`; none while no account has both amounts.
    """
    steps = {(step.section, step.when): step for step in instrument.steps}
    found = [
        (account, account.net, step)
        for account in accounts
        if account.net is not None
        if (step := steps.get((account.id, _when(account.net))))
    ]
    out = [known for known in found if known[2].when != "even"]
    even = [known for known in found if known[2].when == "even"]
    out.sort(key=lambda known: -abs(known[1]) * known[0].weight)
    even.sort(key=lambda known: (-known[0].weight, abs(known[1])))
    return [
        Advice(
            about=account.id,
            title=account.title,
            because=_because(instrument, account, language),
            text=step.text[language],
        )
        for account, _, step in out[:MOST] or even[:1]
    ]


def _when(net: float) -> When:
    if abs(net) < OUT_OF_BALANCE:
        return "even"
    return "gives-more" if net < 0 else "receives-more"


def _because(instrument: Instrument, account: Account, language: Language) -> str:
    words = load_strings("plan", language)
    importance = _importance_words(instrument, account, language)
    assert account.give is not None  # both are known, or there were no net
    assert account.receive is not None
    return words["because_matters" if importance else "because"].format(
        give=format_number(account.give, language),
        receive=format_number(account.receive, language),
        importance=importance,
    )


def _importance_words(
    instrument: Instrument, account: Account, language: Language
) -> str:
    """Return the words that the participant chose, or an empty string."""
    options = (
        instrument.item(f"{account.id}-matters").options if account.importance else ()
    )
    for option in options if isinstance(options, tuple) else ():
        if option.value == account.importance:
            return option.text[language]
    return ""
