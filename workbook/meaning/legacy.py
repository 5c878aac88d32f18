"""Legacy: four patterns from home, and two old pains that may touch each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar, get_args

from workbook.instrument import Instrument, When
from workbook.meaning.scoring import score_scale

NAMED_FROM: Final = 3.0
"""Least mean of a pattern's answers, 1 to 5, from which it is described."""
HIGH_FROM: Final = 3.5
"""From this mean on, much of a pattern is recognised."""
CLEAR: Final = 4
"""An answer from here on ("fits well") is a reason for describing a pattern."""
LITTLE_BELOW: Final = 2.5
"""Below this mean, then or now hardly joins in."""
N_THEN: Final = 2
"""So many items of each scale come first and are about then, the rest about now."""

Wound = Literal["unseen", "smothered", "small", "bare"]
Move = Literal["ask", "leave", "please", "lead"]
TOUCHES: Final[Mapping[Move, frozenset[Wound]]] = {
    "ask": frozenset({"smothered", "bare"}),
    "leave": frozenset({"unseen", "small"}),
    "please": frozenset({"unseen"}),
    "lead": frozenset({"small", "smothered"}),
}
"""Which old pain of the other person each move may touch."""
PULLS: Final = frozenset({"known", "unsure", "chosen"})
"""What of a beginning may have been recognition of something old."""
RESTS: Final = frozenset({"calm", "plain", "asked"})
"""What of a beginning was rest."""

Part = Literal["then", "now", "both"]
T = TypeVar("T", bound=str)


@dataclass(frozen=True)
class Pattern:
    """One pattern from home; what has too few answers is None.

    Parameters
    ----------
    id
        Id of the scale and section, for example ``absent``.
    value
        Mean of the answers, 1 (does not fit) to 5; None with fewer than half of them.
    then, now
        The same of the items about home, and of those about now.
    answers
        Item id to answer, 1 to 5; skipped and withheld ones are absent.
    """

    id: str
    value: float | None
    then: float | None
    now: float | None
    answers: Mapping[str, int]

    @property
    def level(self) -> When | None:
        """How much of it is recognised; None while that is unknown."""
        if self.value is None:
            return None
        if self.value >= HIGH_FROM:
            return "high"
        return "middle" if self.value >= NAMED_FROM else "low"

    @property
    def part(self) -> Part:
        """Whether it was mostly then, is mostly now, or both."""
        if self.now is None or self.now < LITTLE_BELOW:
            return "then"
        if self.then is None or self.then < LITTLE_BELOW:
            return "now"
        return "both"

    @property
    def reasons(self) -> list[str]:
        """The items that fit best: all that fit well, or those with the best answer."""
        best = min(CLEAR, max(self.answers.values(), default=CLEAR))
        return [id for id, answer in self.answers.items() if answer >= best]


@dataclass(frozen=True)
class Wounds:
    """What hurts each of the two, and what each then does; None while unknown."""

    mine: Wound | None
    my_move: Move | None
    theirs: Wound | None
    their_move: Move | None

    @property
    def is_complete(self) -> bool:
        """Whether there is a circle to tell."""
        return None not in (self.mine, self.my_move, self.theirs, self.their_move)

    @property
    def touches_them(self) -> bool:
        """Whether my move may touch the other person's pain."""
        return self.my_move is not None and self.theirs in TOUCHES[self.my_move]

    @property
    def touches_me(self) -> bool:
        """Whether the other person's move may touch mine."""
        return self.their_move is not None and self.mine in TOUCHES[self.their_move]

    @property
    def fit(self) -> bool:
        """Whether each keeps the other's pain awake."""
        return self.touches_me and self.touches_them


def patterns(instrument: Instrument, responses: Mapping[str, object]) -> list[Pattern]:
    """Return a pattern for each scale of the instrument, in the order of its file.

    Parameters
    ----------
    instrument
        Scales of ratings from 1 to 5, the first `N_THEN` items of each about then.
    responses
        Item id to response, already checked.
    """
    found = []
    for scale in instrument.scales:
        answers = {
            id: response
            for id in scale.items
            if isinstance(response := responses.get(id), int)
        }
        score = score_scale(instrument, scale, responses).value
        found.append(
            Pattern(
                id=scale.id,
                value=None if math.isnan(score) else score,
                then=_mean([answers.get(id) for id in scale.items[:N_THEN]]),
                now=_mean([answers.get(id) for id in scale.items[N_THEN:]]),
                answers=answers,
            )
        )
    return found


def recognised(found: Sequence[Pattern]) -> list[Pattern]:
    """Return the patterns that may be described, the one that fits best first."""
    named = [p for p in found if p.value is not None and p.value >= NAMED_FROM]
    return sorted(named, key=lambda pattern: -(pattern.value or 0))


def wounds(responses: Mapping[str, object]) -> Wounds:
    """Return what was chosen about both; a withheld answer is unknown."""
    return Wounds(
        mine=_one(responses.get("mine"), get_args(Wound)),
        my_move=_one(responses.get("my-move"), get_args(Move)),
        theirs=_one(responses.get("theirs"), get_args(Wound)),
        their_move=_one(responses.get("their-move"), get_args(Move)),
    )


def chosen(responses: Mapping[str, object], item: str) -> list[str]:
    """Return what was ticked; nothing when it was skipped or withheld."""
    response = responses.get(item)
    return [str(v) for v in response] if isinstance(response, list | tuple) else []


def _mean(answers: Sequence[int | None]) -> float | None:
    """Return the mean of the answers; None with fewer than half of them."""
    known = [answer for answer in answers if answer is not None]
    return sum(known) / len(known) if 2 * len(known) >= len(answers) else None


def _one(response: object, possible: tuple[T, ...]) -> T | None:
    return next((one for one in possible if one == response), None)
