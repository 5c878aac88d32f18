"""Dyad pairs: the answers of two people to the same thing, beside each other.

The one who looks is always ``mine``, so that both see the same with the sides turned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbook.catalogue import load_instrument
from workbook.meaning.attachment import Fear, fears
from workbook.meaning.balance import accounts
from workbook.meaning.dyad import Both, Shared, both
from workbook.meaning.quarrels import leading, own_steps, patterns
from workbook.meaning.scan import WISHED_FROM, Theme, themes
from workbook.text import Language

SCAN: Final = "relationship-scan"
ACCOUNT: Final = "bank-account"
QUARRELS: Final = "quarrels"
CYCLE: Final = "quarrel-cycle"
ATTACHMENT: Final = "attachment"
STRONG_FROM: Final = 3.5
"""From this middle on, 1 to 5 and with both, a theme is called a shared strength."""


@dataclass(frozen=True)
class ItemPair:
    """One item that both answered, as the answers count."""

    id: str
    mine: int
    theirs: int

    @property
    def distance(self) -> int:
        """How far the two answers lie apart."""
        return abs(self.mine - self.theirs)


@dataclass(frozen=True)
class ThemePair:
    """One theme of the scan, from the items that both answered.

    Parameters
    ----------
    id, title
        As in the scan.
    mine, theirs
        The middles, 1 to 5; both None while fewer than half of the theme's items are
        answered by both.
    items
        In the order of the theme.
    my_wish, their_wish
        How much each would like to be different, 1 (nothing) to 5; both or neither.
    """

    id: str
    title: str
    mine: float | None
    theirs: float | None
    items: Sequence[ItemPair]
    my_wish: int | None = None
    their_wish: int | None = None

    @property
    def difference(self) -> float | None:
        """Mine minus theirs; None while the theme is unknown."""
        if self.mine is None or self.theirs is None:
            return None
        return self.mine - self.theirs

    @property
    def distance(self) -> float:
        """How far the middles lie apart; 0 while the theme is unknown."""
        return abs(self.difference or 0)

    @property
    def i_wish(self) -> bool:
        """Whether I would like something to be different."""
        return (self.my_wish or 0) >= WISHED_FROM

    @property
    def they_wish(self) -> bool:
        """Whether the other would like something to be different."""
        return (self.their_wish or 0) >= WISHED_FROM

    @property
    def both_wish(self) -> bool:
        """Whether both would like something to be different."""
        return self.i_wish and self.they_wish

    @property
    def least(self) -> float:
        """The lower one of both middles; 0 while the theme is unknown."""
        return min(self.mine or 0, self.theirs or 0)

    @property
    def least_wish(self) -> int:
        """The smaller one of both wishes; 0 while they are unknown."""
        return min(self.my_wish or 0, self.their_wish or 0)

    @property
    def is_strength(self) -> bool:
        """Whether it fits well for both."""
        return self.least >= STRONG_FROM

    @property
    def widest(self) -> ItemPair | None:
        """The item whose answers lie furthest apart, the first of equals.

        None while the theme is unknown, or where all answers are the same.
        """
        if self.difference is None:
            return None
        widest = max(self.items, key=lambda item: item.distance)
        return widest if widest.distance else None


@dataclass(frozen=True)
class Gap:
    """What one person says to give, and what the other says to receive of it."""

    give: float | None
    receive: float | None

    @property
    def difference(self) -> float | None:
        """Received minus given; None while it is unknown."""
        if self.give is None or self.receive is None:
            return None
        return self.receive - self.give

    @property
    def distance(self) -> float:
        """How far the two amounts lie apart; 0 while one is unknown."""
        return abs(self.difference or 0)


@dataclass(frozen=True)
class AccountPair:
    """One account: what I give and the other receives, and the reverse."""

    id: str
    title: str
    from_me: Gap
    from_them: Gap

    @property
    def is_known(self) -> bool:
        """Whether one of the directions is known."""
        gaps = (self.from_me, self.from_them)
        return any(gap.difference is not None for gap in gaps)

    @property
    def distance(self) -> float:
        """The largest distance of both directions."""
        return max(self.from_me.distance, self.from_them.distance)


@dataclass(frozen=True)
class PatternPair:
    """One pattern of quarrelling, as each sees it; None while unknown."""

    id: str
    title: str
    mine: float | None
    theirs: float | None


@dataclass(frozen=True)
class Quarrel:
    """What both say of their quarrels.

    Parameters
    ----------
    patterns
        In the order of the instrument.
    leading
        Titles of the patterns that return most often for both.
    my_steps, their_steps
        What each does most, of `OWN_STEPS`; empty while unknown.
    my_cycle, their_cycle
        Parts of the cycle in each one's own words; both empty or neither.
    """

    patterns: Sequence[PatternPair] = ()
    leading: Sequence[str] = ()
    my_steps: Sequence[str] = ()
    their_steps: Sequence[str] = ()
    my_cycle: Mapping[str, str] = field(default_factory=dict)
    their_cycle: Mapping[str, str] = field(default_factory=dict)

    @property
    def steps(self) -> tuple[str, str] | None:
        """My usual step and the other's, where each has one; the first of equals."""
        if not (self.my_steps and self.their_steps):
            return None
        return self.my_steps[0], self.their_steps[0]


@dataclass(frozen=True)
class Pairs:
    """All that two people can see beside each other.

    Parameters
    ----------
    is_shared
        Whether both shared some instrument.
    my_fears, their_fears
        As `fears` returns them; empty without the instrument.
    """

    is_shared: bool
    themes: Sequence[ThemePair] = ()
    accounts: Sequence[AccountPair] = ()
    quarrel: Quarrel = field(default_factory=Quarrel)
    my_fears: Sequence[Fear] = ()
    their_fears: Sequence[Fear] = ()


def pairs(mine: Shared, theirs: Shared, language: Language) -> Pairs:
    """Compare what two people shared, from what both may see and nothing else.

    Parameters
    ----------
    mine, theirs
        As each of them shared it, already checked.
    """
    seen = both(mine, theirs)
    fear = [_fears(one, language) for one in seen]
    return Pairs(
        is_shared=bool(seen.mine.keys() - {"about"}),
        themes=_themes(seen, language),
        accounts=_accounts(seen, language),
        quarrel=_quarrel(seen, language),
        my_fears=fear[0],
        their_fears=fear[1],
    )


def _themes(seen: Both, language: Language) -> list[ThemePair]:
    if SCAN not in seen.mine:
        return []
    instrument = load_instrument(SCAN)
    mine, theirs = (themes(instrument, one[SCAN], language) for one in seen)
    return [_theme(a, b) for a, b in zip(mine, theirs, strict=True)]


def _theme(mine: Theme, theirs: Theme) -> ThemePair:
    items = [
        ItemPair(item, answer, theirs.answers[item])
        for item, answer in mine.answers.items()
    ]
    return ThemePair(
        mine.id, mine.title, mine.value, theirs.value, items, mine.wish, theirs.wish
    )


def _accounts(seen: Both, language: Language) -> list[AccountPair]:
    if ACCOUNT not in seen.mine:
        return []
    instrument = load_instrument(ACCOUNT)
    mine, theirs = (accounts(instrument, one[ACCOUNT], language) for one in seen)
    return [
        AccountPair(a.id, a.title, Gap(a.give, b.receive), Gap(b.give, a.receive))
        for a, b in zip(mine, theirs, strict=True)
    ]


def _quarrel(seen: Both, language: Language) -> Quarrel:
    mine, theirs = seen
    written = [
        {part: str(text) for part, text in one.get(CYCLE, {}).items()} for one in seen
    ]
    if QUARRELS not in mine:
        return Quarrel(my_cycle=written[0], their_cycle=written[1])
    instrument = load_instrument(QUARRELS)
    a, b = (patterns(instrument, one[QUARRELS], language) for one in seen)
    often = {pattern.id for pattern in leading(b)}
    return Quarrel(
        patterns=[
            PatternPair(x.id, x.title, x.often, y.often)
            for x, y in zip(a, b, strict=True)
        ],
        leading=[pattern.title for pattern in leading(a) if pattern.id in often],
        my_steps=own_steps(mine[QUARRELS]),
        their_steps=own_steps(theirs[QUARRELS]),
        my_cycle=written[0],
        their_cycle=written[1],
    )


def _fears(one: Shared, language: Language) -> list[Fear]:
    if ATTACHMENT not in one:
        return []
    return fears(load_instrument(ATTACHMENT), one[ATTACHMENT], language)
