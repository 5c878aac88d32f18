"""Quarrels plan: what stands out in somebody's quarrels, and which next steps fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.quarrels import Pattern, leading, own_steps, patterns
from workbook.text import Language

MUCH_FEAR: Final = 3.5
"""From this mean on, 1 to 5, a fear of chapter 03 is worth looking at."""
OLD_FEARS: Final = {"withdraw": "commitment", "attack": "abandonment"}
"""A step in a quarrel, and the fear of chapter 03 that often goes with it."""
LONG: Final = ("year", "years")

Way = Literal["alone", "together", "help"]


def way_out(responses: Mapping[str, object]) -> Way | None:
    """Say where to begin: alone, together or with help.

    Help comes first where much trust is broken, and where it has a dent and the two
    have gone round for more than a year. Else together, if the partner would join.

    Parameters
    ----------
    responses
        To ``quarrel-trust``, already checked.

    Returns
    -------
    Way or None
        None while it is not known how long it has been or how the trust is.
    """
    long, trust = responses.get("long"), responses.get("trust")
    if not _is_told(long) or not _is_told(trust):
        return "help" if trust == "broken" else None
    if trust == "broken" or (trust == "dented" and long in LONG):
        return "help"
    return "together" if responses.get("partner") == "yes" else "alone"


def standing_out(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Advice]:
    """Describe each pattern that is known, the most frequent first, then the own step.

    Nothing is named from too few answers, and nobody is given a label.
    """
    words = load_strings("quarrels", language)
    known = [
        p for p in patterns(instrument, responses, language) if p.often is not None
    ]
    known.sort(key=lambda pattern: -(pattern.often or 0))
    told = [
        Advice(
            pattern.id,
            pattern.title,
            words["often"].format(often=_often(instrument, pattern, language)),
            words[f"pattern_{pattern.id}" if pattern.returns else "pattern_seldom"],
        )
        for pattern in known
    ]
    steps = own_steps(responses)
    if steps:
        own = Advice(
            "own",
            words["own_title"],
            _own_because(instrument, responses, steps, language),
            " ".join(words[f"own_{step}"] for step in steps),
        )
        told.append(own)
    return told


def next_steps(
    instrument: Instrument,
    responses: Mapping[str, object],
    trust: Mapping[str, object],
    fears: Mapping[str, float | None],
    language: Language,
) -> list[Advice]:
    """Choose next steps: where to begin, the own step, and what returns most.

    Parameters
    ----------
    responses
        To ``quarrels``.
    trust
        To ``quarrel-trust``.
    fears
        Scale of chapter 03 to its mean, 1 to 5; absent or None when unknown.

    Returns
    -------
    list
        At most `MOST`; none while nothing is known.
    """
    words = load_strings("quarrels", language)
    found: list[Advice] = []
    way = way_out(trust)
    if way:
        because = words[f"way_{way}_because"]
        title = words[f"way_{way}_title"]
        found.append(Advice(way, title, because, words[f"way_{way}"]))
    for step in own_steps(responses)[:1]:
        text = words[f"do_{step}"]
        # Where that chapter is not filled in, it is only pointed to.
        if step in OLD_FEARS and fears.get(OLD_FEARS[step]) is None:
            text = f"{text} {words['look_back']}"
        because = _own_because(instrument, responses, [step], language)
        found.append(Advice(step, words["do_title"], because, text))
        if (fears.get(OLD_FEARS.get(step, "")) or 0) >= MUCH_FEAR:
            old = OLD_FEARS[step]
            because, text = words[f"fear_{step}_because"], words[f"fear_{old}"]
            found.append(Advice(old, words["fear_title"], because, text))
    for pattern in leading(patterns(instrument, responses, language))[:1]:
        # What two people do together can wait until there is somebody with them.
        if way != "help":
            often = _often(instrument, pattern, language)
            because = words["often"].format(often=often)
            text = words[f"try_{pattern.id}"]
            found.append(Advice(pattern.id, pattern.title, because, text))
    return found[:MOST]


def _is_told(response: object) -> bool:
    return isinstance(response, str) and response not in ("", "withheld")


def _often(instrument: Instrument, pattern: Pattern, language: Language) -> str:
    """Return the answer nearest to the middle, in words; of two the higher."""
    scale = next(scale for scale in instrument.scales if scale.id == pattern.id)
    nearest = math.floor((pattern.often or 0) + 0.5)
    return _option(instrument, scale.items[0], nearest, language)


def _own_because(
    instrument: Instrument,
    responses: Mapping[str, object],
    steps: Sequence[str],
    language: Language,
) -> str:
    words = load_strings("quarrels", language)
    return " ".join(
        words["own_because"].format(
            sentence=instrument.item(f"own-{step}").text[language].rstrip("."),
            often=_option(
                instrument, f"own-{step}", responses.get(f"own-{step}"), language
            ),
        )
        for step in steps
    )


def _option(
    instrument: Instrument, item: str, value: object, language: Language
) -> str:
    """Return the words of an answer."""
    options = instrument.item(item).options
    worded = options if isinstance(options, tuple) else ()
    return next((o.text[language] for o in worded if o.value == value), "")
