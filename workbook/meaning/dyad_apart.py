"""Dyad apart: where two people's answers lie far apart, and what to be silent about."""

from __future__ import annotations

from typing import Final

from workbook.meaning.balance import OUT_OF_BALANCE
from workbook.meaning.dyad_pairs import AccountPair, ItemPair, Pairs, ThemePair
from workbook.meaning.scan import LOW_ANSWER

APART: Final = 1.0
"""From this distance on, two middles from 1 to 5 are worth a question."""
ITEM_APART: Final = 3
"""The same for two answers to one item, where the middles lie close together."""
DARING: Final = ("talking-say", "trust-self", "touch-tell")
"""Items about daring to speak and to be oneself. Who answers two of them low may have
a reason to be silent at home: then there is no question about any difference."""
GUARDED: Final = frozenset({"trust", "touch"})
"""Themes that are no question for two where they fit one of them badly."""
BADLY: Final = 2.5
MOST_GIVEN: Final = 10
"""The largest amount on an account."""
SAME_AS_TOUCH: Final = "tenderness"
"""The account that is about the same as the theme ``touch``."""


def apart(pairs: Pairs) -> list[tuple[float, ThemePair | AccountPair]]:
    """Return what is far apart, the furthest first, each as a share of its range."""
    found: list[tuple[float, ThemePair | AccountPair]] = [
        (account.distance / MOST_GIVEN, account)
        for account in pairs.accounts
        if account.distance >= OUT_OF_BALANCE
    ]
    found += [(share, one) for one in pairs.themes if (share := _theme_apart(one))]
    return sorted(found, key=lambda one: -one[0])


def _theme_apart(theme: ThemePair) -> float:
    """Return how far apart a theme is: 0 where it is not worth a question."""
    share = theme.distance / 4 if theme.distance >= APART else 0.0
    widest = to_quote(theme)
    if widest and widest.distance >= ITEM_APART:
        # One item of several counts for less than a whole theme.
        share = max(share, widest.distance / 8)
    return share


def to_quote(theme: ThemePair) -> ItemPair | None:
    """Return the item that is furthest apart and can be read out to each other."""
    if theme.difference is None:
        return None
    low = (item for item in theme.items if min(item.mine, item.theirs) <= LOW_ANSWER)
    tender = {item.id for item in low if item.id in DARING}
    open_ones = [item for item in theme.items if item.id not in tender]
    widest = max(open_ones, key=lambda item: item.distance, default=None)
    return widest if widest and widest.distance else None


def is_silent(pairs: Pairs) -> bool:
    """Whether one of both may not dare to speak, by what both may see."""
    items = [i for theme in pairs.themes for i in theme.items if i.id in DARING]
    mine = sum(item.mine <= LOW_ANSWER for item in items)
    theirs = sum(item.theirs <= LOW_ANSWER for item in items)
    return max(mine, theirs) >= 2


def guarded(pairs: Pairs) -> set[str]:
    """Return the themes and accounts that are no question for these two."""
    found = {
        theme.id
        for theme in pairs.themes
        if theme.id in GUARDED
        if min(theme.mine or BADLY, theme.theirs or BADLY) < BADLY
        or any(
            item.id == "trust-self" and min(item.mine, item.theirs) <= LOW_ANSWER
            for item in theme.items
        )
    }
    return found | ({SAME_AS_TOUCH} if "touch" in found else set())
