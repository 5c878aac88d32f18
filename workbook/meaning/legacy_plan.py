"""Legacy plan: which next steps fit what somebody found out about home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.generations import Line
from workbook.meaning.legacy import Pattern, Wounds, patterns, recognised
from workbook.text import Language

MOST_PATTERNS: Final = 2
"""At most so many steps are about patterns, so that there is room for others."""
ALONE: Final = frozenset({"keep", "stops"})
"""The steps that ask for no openness with a partner."""


def legacy_steps(
    instrument: Instrument,
    responses: Mapping[str, object],
    both: Wounds,
    handed: Sequence[Line],
    language: Language,
) -> list[Advice]:
    """Choose the next steps: for patterns, for what may stop, for pains that touch.

    Parameters
    ----------
    instrument
        The questionnaire of patterns, with a step for each of them.
    responses
        To that questionnaire.
    both
        Two old pains.
    handed
        What was handed down.

    Returns
    -------
    list of Advice
        At most three, the most telling first; none while nothing is known.
    """
    words = load_strings("legacy", language)
    found = patterns(instrument, responses)
    named = recognised(found)[:MOST_PATTERNS]
    steps = [*_of_patterns(instrument, named, words, language)]
    if stopping := [line for line in handed if line.ending == "stops"]:
        because = words["step_stops_because"].format(what=stopping[-1].what)
        steps.append(_advice("stops", because, words))
    if both.fit:
        steps.append(_advice("fit", words["step_fit_because"], words))
    if not steps and any(pattern.value is not None for pattern in found):
        steps.append(_advice("keep", words["step_keep_because"], words))
    return steps[:MOST]


def _of_patterns(
    instrument: Instrument,
    named: Sequence[Pattern],
    words: Mapping[str, str],
    language: Language,
) -> Iterator[Advice]:
    steps = {(step.section, step.when): step.text for step in instrument.steps}
    for pattern in named:
        if pattern.level and (text := steps.get((pattern.id, pattern.level))):
            yield Advice(
                about=pattern.id,
                title=words[f"{pattern.id}_title"],
                because=words[f"because_{pattern.level}"],
                text=text[language],
            )


def _advice(kind: str, because: str, words: Mapping[str, str]) -> Advice:
    title, text = words[f"step_{kind}_title"], words[f"step_{kind}"]
    return Advice(kind, title, because, text)
