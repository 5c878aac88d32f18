"""Intimacy plan: which next steps, or which help, fit what somebody answered."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from typing import Final

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.care import Help, lines_of
from workbook.meaning.intimacy import SIGNALS, Area, Signal, areas, lowest_item, signals
from workbook.text import Language

LINES: Final[Mapping[Signal, tuple[str, ...]]] = {
    "fear": ("112", "08002000", "1712", "08000188"),
    "pressure": ("08000188", "08002000", "1712"),
    "pain": ("08000188",),
}
"""The helplines that fit, as a phone dials them, the most urgent first."""
NOT_WITH_PAIN: Final = frozenset({"desire", "pleasure"})
"""Areas whose steps may lead to sex: with pain, help comes first."""


def help_for(responses: Mapping[str, object], language: Language) -> list[Help]:
    """Return the help that fits, the most urgent first; none without a signal."""
    found = signals(responses)
    # Fear and pressure ask for the same people: told twice it would sound like a list.
    told = found - {"pressure"} if "fear" in found else found
    return [_help(signal, language) for signal in SIGNALS if signal in told]


def intimacy_steps(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Advice]:
    """Choose the next steps, for the longest wish first.

    With a sign of fear or pressure there are none: a step with first words for a
    partner may not be safe then. With pain there are none that may lead to sex.

    Returns
    -------
    list
        At most `MOST`. When nothing is far from its wish, one for the area that
        fits best: what goes well deserves a step too.
    """
    found = signals(responses)
    if found & {"fear", "pressure"}:
        return []
    steps = {(step.section, step.when): step for step in instrument.steps}
    known = [
        (area, step)
        for area in _allowed(instrument, responses, language, found)
        if area.level and (step := steps.get((area.id, area.level)))
    ]
    apart = [one for one in known if one[0].level != "as-wished"]
    apart.sort(key=lambda one: -abs(one[0].gap or 0))
    close = [one for one in known if one[0].level == "as-wished"]
    close.sort(key=lambda one: -(one[0].now or 0))
    return [
        Advice(
            about=area.id,
            title=area.title,
            because=_because(instrument, area, responses, language),
            text=step.text[language],
        )
        for area, step in apart[:MOST] or close[:1]
    ]


def _allowed(
    instrument: Instrument,
    responses: Mapping[str, object],
    language: Language,
    found: Set[Signal],
) -> list[Area]:
    kept = areas(instrument, responses, language)
    if "pain" in found:
        return [area for area in kept if area.id not in NOT_WITH_PAIN]
    return kept


def _because(
    instrument: Instrument,
    area: Area,
    responses: Mapping[str, object],
    language: Language,
) -> str:
    """Say now and wish in the words of the answers, and what fits least."""
    words = load_strings("intimacy-plan", language)
    options = instrument.item(f"{area.id}-wish").options
    assert isinstance(options, tuple)  # a wish is a rating
    assert area.now is not None  # or there were no level
    assert area.wish is not None
    now, wish = (
        options[math.floor(value + 0.5) - 1].text[language]
        for value in (area.now, area.wish)
    )
    same = now == wish
    told = words["because_same" if same else "because"].format(now=now, wish=wish)
    lowest = lowest_item(instrument, area, responses)
    if area.level in ("much-more", "more") and lowest:
        item = instrument.item(lowest).text[language]
        told += " " + words["talk_about"].format(item=item)
    return told


def _help(signal: Signal, language: Language) -> Help:
    words = load_strings("intimacy-care", language)
    return Help(
        title=words[f"{signal}_title"],
        paragraphs=tuple(words[f"{signal}_{n}"] for n in (1, 2, 3)),
        lines=lines_of(LINES[signal], language),
    )
