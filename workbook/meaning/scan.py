"""Scan: what somebody recognises in six themes, and what they wish for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from workbook.instrument import Instrument
from workbook.meaning.occasions import occasions
from workbook.meaning.scoring import score_scale
from workbook.text import Language

MOST_NAMED: Final = 3
"""So many themes are named as strongest, and as most wished for."""
STRONG_FROM: Final = 3.0
"""The middle of 1 to 5: a theme below it is not called strong."""
WISHED_FROM: Final = 2
"""The first wish after "nothing"."""
SAFETY: Final = frozenset({"trust-safe", "touch-no"})
"""Items about being safe: a low answer is no topic for a talk with the partner."""
LOW_ANSWER: Final = 2
"""The highest answer that counts as low."""


@dataclass(frozen=True)
class Theme:
    """One theme of the scan.

    Parameters
    ----------
    id
        Id of the instrument's scale and section, for example ``trust``.
    title
        Its title in the page's language.
    value
        Mean of the answered items, 1 (does not fit) to 5 (fits completely); None while
        fewer than half of them are answered.
    answers
        Item id to answer as it counts, 1 to 5; skipped and withheld ones are absent.
    n_items
        How many items the theme has.
    wish
        How much somebody would like to be different: 1 (nothing) to 5; None when
        unknown.
    """

    id: str
    title: str
    value: float | None
    answers: Mapping[str, int]
    n_items: int
    wish: int | None = None


@dataclass(frozen=True)
class Filling:
    """One filling in of the scan; ``day`` is None when there was only one so far."""

    day: date | None
    themes: Sequence[Theme]

    @property
    def is_known(self) -> bool:
        """Whether at least one theme has enough answers."""
        return any(theme.value is not None for theme in self.themes)


def themes(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Theme]:
    """Return one theme per scale of the instrument, in the order of its file.

    Parameters
    ----------
    instrument
        Scales of ratings, each with the id of a section; ``<section>-wish`` asks for
        the wish.
    responses
        Item id to response, already checked.
    """
    return [
        _theme(instrument, scale_id, responses, language)
        for scale_id in (scale.id for scale in instrument.scales)
    ]


def fillings(
    instrument: Instrument,
    earlier: Sequence[Mapping[str, Any]],
    begun: str,
    responses: Mapping[str, object],
    language: Language,
) -> list[Filling]:
    """Return the fillings in of which something is known, the oldest first.

    Parameters
    ----------
    earlier, begun, responses
        As for `occasions`.
    """
    found = [
        Filling(day, themes(instrument, given, language))
        for day, given in occasions(earlier, begun, responses)
    ]
    return [filling for filling in found if filling.is_known]


def latest(found: Sequence[Filling], current: Sequence[Theme]) -> Sequence[Theme]:
    """Return the themes that advice is about: none while nothing is known.

    They are those of the last filling of which something is known, so that who has
    just begun again still has advice. A sign of the current one that somebody may not
    be safe counts at once, also when it is the only answer.

    Parameters
    ----------
    found
        What `fillings` returned.
    current
        The themes of the current one.
    """
    if steps_back(current):
        return current
    return found[-1].themes if found else ()


def strongest(themes: Sequence[Theme]) -> list[Theme]:
    """Return the themes that fit best, the best first: three, of those that fit.

    Themes below `STRONG_FROM` are not among them. Of equals the earlier one comes
    first.
    """
    strong = [t for t in themes if t.value is not None and t.value >= STRONG_FROM]
    return sorted(strong, key=lambda theme: -_known(theme))[:MOST_NAMED]


def wished(themes: Sequence[Theme]) -> list[Theme]:
    """Return the themes in which most is wished for, the most first: three at most.

    Of equal wishes the one that fits least comes first; one with too few answers
    last.
    """
    wishes = [t for t in themes if t.wish is not None and t.wish >= WISHED_FROM]
    return sorted(wishes, key=lambda t: (-(t.wish or 0), _known(t, math.inf)))[
        :MOST_NAMED
    ]


def steps_back(themes: Sequence[Theme]) -> bool:
    """Whether somebody may not be safe, so that no talk together is proposed."""
    return any(
        theme.answers.get(item, LOW_ANSWER + 1) <= LOW_ANSWER
        for theme in themes
        for item in SAFETY
    )


def _theme(
    instrument: Instrument,
    scale_id: str,
    responses: Mapping[str, object],
    language: Language,
) -> Theme:
    scale = next(scale for scale in instrument.scales if scale.id == scale_id)
    score = score_scale(instrument, scale, responses)
    wish = responses.get(f"{scale_id}-wish")
    answers = {
        id: int(score.low + score.high) - response
        if instrument.item(id).reverse
        else response
        for id in scale.items
        if isinstance(response := responses.get(id), int)
    }
    return Theme(
        id=scale_id,
        title=scale.title[language],
        value=None if math.isnan(score.value) else score.value,
        answers=answers,
        n_items=len(scale.items),
        wish=wish if isinstance(wish, int) else None,
    )


def _known(theme: Theme, unknown: float = 0) -> float:
    return unknown if theme.value is None else theme.value
