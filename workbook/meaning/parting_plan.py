"""Parting plan: what the answers leave room for, and which next steps fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workbook.catalogue import load_strings
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.parting import Outlook, Readiness, State, first_open
from workbook.meaning.weighing import WAYS, Voice
from workbook.text import Language

MISSING: Final[Mapping[Outlook, State]] = {"not-yet": "not-met", "open": "unknown"}
"""Of which state the condition is that an outlook waits for."""
HEAVY: Final = 4
"""From this weight on, a voice gets a step."""


def room_for(now: Readiness, language: Language) -> list[Advice]:
    """Say what the answers leave room for, and the first thing that is still missing.

    With a sign to stop there is nothing else: what is missing for a new attempt would
    only lead away from it. Which sign it was is not said: somebody may look on.

    Returns
    -------
    list
        None while nothing was answered.
    """
    if now.is_empty:
        return []
    words = load_strings("parting", language)
    outlook = now.outlook.replace("-", "_")
    told = [_advice(outlook, f"room_{outlook}", words)]
    missing = first_open(now, MISSING.get(now.outlook))
    if missing:
        because = words[f"because_{missing.state}"]
        told.append(
            Advice(missing.id, missing.title, because, words[f"ask_{missing.id}"])
        )
    return told


def next_steps(
    now: Readiness, way: object, voices: Sequence[Voice], language: Language
) -> list[Advice]:
    """Choose next steps.

    Parameters
    ----------
    way
        The way that somebody leans towards, one of `WAYS`; anything else is open.
    voices
        Of others, the heaviest first.

    Returns
    -------
    list
        At most `MOST`, the last one always for the children; none while nothing was
        answered. With a sign to stop all of them are for oneself and the children, and
        a plan to try comes only when the answers leave room for it.
    """
    chosen = way if way in WAYS else ""
    if now.is_empty and not chosen and not voices:
        return []
    words = load_strings("parting", language)
    steps = [_advice("way", _step(now, str(chosen)), words)]
    opinion = next((v for v in voices if v.basis != "experience"), None)
    if opinion and opinion.weight >= HEAVY and not now.stops:
        steps.append(_advice("voice", "step_voice", words))
    steps.append(_advice("children", "step_children", words))
    return steps[:MOST]


def steps_on_paper(now: Readiness, way: object, language: Language) -> list[Advice]:
    """Return the next steps that a report has.

    In the chapter they come after the questions about safety, since some of them ask to
    speak with the other. A report has no such questions: it keeps what somebody does
    alone and for the children, and points to the rest.
    """
    words = load_strings("parting", language)
    steps = next_steps(now, way, (), language)
    if not steps or now.stops:
        return steps
    return [_advice("paper", "paper", words), *steps[1:]]


def _step(now: Readiness, way: str) -> str:
    """Return which step fits a way; one that is not open yet gives way to another."""
    if now.stops:
        return "step_part" if way == "part" else "step_stop"
    if way == "try":
        return "step_try" if now.outlook == "careful" else "step_try_early"
    return f"step_{way or 'open'}"


def _advice(about: str, key: str, words: Mapping[str, str]) -> Advice:
    return Advice(about, words[f"{key}_title"], words[f"{key}_because"], words[key])
