"""Year plan: twelve months with a theme each, chosen from what somebody answered."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS: Final = 12
PAUSE: Final = "pause"
"""The choice of a month without a theme."""
THEMES: Final = (
    "attention",
    "thanks",
    "listening",
    "initiative",
    "repair",
    "tenderness",
    "room",
    "household",
    "trust",
    "roots",
    "future",
    "care",
    "rest",
    "children",
)
"""In the order in which they come for who has answered nothing, the lightest first."""
LATEST: Final = date(9990, 12, 31)
"""The last day on which a plan can begin: a year may be mistyped."""
LAST: Final = "looking-back"
"""The theme of the last month: what the year has brought."""
ALL_THEMES: Final = frozenset({*THEMES, LAST})
"""All that two people do together: avoided where somebody may not be safe."""


@dataclass(frozen=True)
class Wish:
    """What the answers to a chapter ask for.

    Parameters
    ----------
    theme
        One of `THEMES`.
    weight
        How much they ask for it, above 0, up to 1: the most that a chapter can tell.
    because
        The answers that led to it, as a sentence.
    """

    theme: str
    weight: float
    because: str


@dataclass(frozen=True)
class Month:
    """One month of the plan.

    Parameters
    ----------
    number
        1 to 12.
    first, last
        Its first and its last day.
    theme
        One of `THEMES`, or `LAST`, or `PAUSE`.
    because
        The answers that led to the theme; ``""`` when none did.
    chosen
        Whether the participant has put this theme here.
    """

    number: int
    first: date
    last: date
    theme: str
    because: str = ""
    chosen: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing was chosen here, by the participant or by the answers."""
        return self.theme == PAUSE and not self.chosen


def year_plan(
    wishes: Sequence[Wish],
    start: date,
    choices: Mapping[int, str],
    avoid: Set[str] = frozenset(),
) -> list[Month]:
    """Plan a year.

    What the answers ask for and what is light take turns, the greatest wish first and
    once more in the second half. A month that the participant has chosen keeps its
    theme; the others follow each other around it. The last free month looks back.

    Parameters
    ----------
    wishes
        Of all chapters; of several for one theme the heaviest counts.
    start
        The first day; months begin on that day of the month, or on the last there is.
    choices
        Number of a month to the theme that the participant wants there, or `PAUSE`.
    avoid
        Themes that answers speak against: only the participant can put them here. When
        it is all of them, each free month is a `PAUSE`.

    Returns
    -------
    list of Month
        Twelve, in order.
    """
    wishes = [wish for wish in wishes if wish.theme not in avoid]
    free = [n for n in range(1, MONTHS + 1) if n not in choices]
    order = _order(wishes, {*choices.values()}, avoid)
    themes = dict(zip(free[:-1], order, strict=False))
    themes |= dict.fromkeys(free[-1:], PAUSE if LAST in avoid else LAST)
    themes |= dict(choices)
    because = {wish.theme: wish.because for wish in _heaviest(wishes).values()}
    return [
        Month(
            number=number,
            first=month_start(start, number),
            last=month_start(start, number + 1) - timedelta(days=1),
            theme=themes[number],
            because=because.get(themes[number], ""),
            chosen=number in choices,
        )
        for number in range(1, MONTHS + 1)
    ]


def month_start(start: date, number: int) -> date:
    """Return the first day of a month of the plan, counted from 1.

    A month that begins on the 31st begins on its last day where it has none.
    """
    start = min(start, LATEST)
    year, month = divmod(start.year * 12 + start.month + number - 2, 12)
    longest = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, longest))


def next_start(today: date) -> date:
    """Return where a plan begins when nobody has said so: the first of next month."""
    return month_start(today.replace(day=1), 2)


def _order(wishes: Sequence[Wish], taken: Set[str], avoid: Set[str]) -> Iterator[str]:
    """Yield themes without end, no theme twice in a row; `PAUSE` when none is left."""
    fitting = [theme for theme in THEMES if theme not in avoid]
    heaviest = _heaviest(wishes)
    wished = sorted(heaviest, key=lambda theme: -heaviest[theme].weight)
    heavy = [theme for theme in wished if theme not in taken]
    light = [t for t in fitting if t not in heaviest and t not in taken]
    first = heavy[0] if heavy else ""
    given = 0
    while heavy or light:
        if given == MONTHS // 2 and first and first not in heavy:
            heavy.insert(0, first)
        of_turn = heavy if (given % 2 == 0 and heavy) or not light else light
        yield of_turn.pop(0)
        given += 1
    # So many months are chosen by hand, or so much is wished, that all have been.
    rest = [t for t in fitting if t not in taken] or fitting or [PAUSE]
    while True:
        yield from rest


def _heaviest(wishes: Sequence[Wish]) -> dict[str, Wish]:
    found: dict[str, Wish] = {}
    for wish in wishes:
        if wish.theme in THEMES and (
            wish.theme not in found or wish.weight > found[wish.theme].weight
        ):
            found[wish.theme] = wish
    return found
