"""Balance: what somebody gives and receives, with the difference and what matters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.balance_drawing import BalanceDrawing
from workbook.figures.balance_sides import known
from workbook.figures.balance_words import BalanceWords
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import has_ink
from workbook.meaning.balance import Account
from workbook.text import Language


def balance(
    accounts: Sequence[Account],
    language: Language,
    width: Width,
    *,
    partner: str = "",
) -> Picture | None:
    """Show what is given (left) and received (right) on each account.

    A diamond marks the difference, dots say how much an account matters. An account
    without amounts keeps its row, so that the picture does not change shape while a
    participant is answering.

    Parameters
    ----------
    accounts
        Amounts from 0, mostly to 10; the first account stands on top.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).
    partner
        The partner's name, any text; shortened in the figure, whole in the words.

    Returns
    -------
    Picture or None
        None while no account has both amounts. The figure is the one of the last
        picture of these accounts, redrawn: turn it into SVG before asking for another.
    """
    complete = known(accounts)
    if not complete:
        return None
    words = load_strings("balance", language)
    titles = tuple(account.title for account in accounts)
    named = has_ink(partner)
    drawing = _drawing(titles, tuple(words.items()), language, width, named)
    drawing.show(accounts, partner)
    told = BalanceWords(words, language, partner)
    table = drawing.canvas.shows = told.table(accounts)
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(complete, len(accounts)),
        how=told.how(accounts),
        alt=told.alternative(complete, len(accounts)),
        table=table,
    )


@lru_cache(maxsize=8)
def _drawing(
    titles: tuple[str, ...],
    words: tuple[tuple[str, str], ...],
    language: Language,
    width: Width,
    named: bool,
) -> BalanceDrawing:
    """Return the drawing of these accounts, made once: artists cost more than data."""
    return BalanceDrawing(titles, dict(words), language, width, named)
