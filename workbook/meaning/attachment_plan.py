"""Attachment plan: from then to now, which next steps fit, and which other chapters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.attachment import Fear, chosen, circumstances
from workbook.text import Language

OFTEN: Final = 4
"""The lowest answer at which a sign is called something that already works."""
GIVING: Final = frozenset({"adapt", "give-more", "try-hard"})
"""What one may notice that has to do with giving and receiving."""
APART: Final = frozenset({"startled", "partner-absent"})
"""What one may notice when there is distance."""

LEVELS: Final = ("low", "middle", "high")


@dataclass(frozen=True)
class Lead:
    """Another chapter that fits, by its number, and the answers that lead there."""

    number: int
    because: str


def then_and_now(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Advice]:
    """Tell of each way to get by as a child what it gave then and what it asks now."""
    words = load_strings("attachment-plan", language)
    options = instrument.item("learned").options
    texts = options if isinstance(options, tuple) else ()
    learned = chosen(responses, "learned")
    return [
        Advice(
            str(option.value),
            option.text[language],
            words[f"then_{option.value}"],
            words[f"now_{option.value}"],
        )
        for option in texts
        if option.value in learned
    ]


def next_steps(
    instrument: Instrument,
    fears: Sequence[Fear],
    signs: Advice | None,
    language: Language,
    *,
    alone: bool = False,
) -> list[Advice]:
    """Choose next steps, the greatest fear first; all of them are done by oneself.

    Parameters
    ----------
    instrument
        Has the steps, by fear and by level.
    fears
        Those without enough answers are passed over.
    signs
        What goes well already, see `best_sign`.
    alone
        Whether somebody may not be safe. Then there is one step, which does not name
        the answer: somebody else may be looking on.

    Returns
    -------
    list
        At most `MOST`. Where no fear is more than low there is one step about the
        least of them.
    """
    words = load_strings("attachment-plan", language)
    if alone:
        told = ("alone_title", "alone_because", "alone_text")
        return [Advice("alone", *(words[key] for key in told))]
    texts = {
        (step.section, step.when): step.text[language] for step in instrument.steps
    }
    known = sorted(
        (fear for fear in fears if fear.level),
        key=lambda fear: (-LEVELS.index(fear.level or "low"), -(fear.value or 0)),
    )
    raised = [fear for fear in known if fear.level != "low"]
    steps = [
        Advice(fear.id, fear.title, words[f"because_{fear.level}"], text)
        for fear in raised or known[-1:]
        if fear.level and (text := texts.get((fear.id, fear.level)))
    ]
    return [*steps, *([signs] if signs else [])][:MOST]


def best_sign(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> Advice | None:
    """Return the sign that shows most often, the first of equals; None if none does."""
    often = [
        (response, item)
        for item in instrument.items
        if isinstance(response := responses.get(item.id), int) and response >= OFTEN
    ]
    if not often:
        return None
    response, item = max(often, key=lambda one: one[0])
    words = load_strings("attachment-plan", language)
    options = item.options if isinstance(item.options, tuple) else ()
    answer = next(o.text[language] for o in options if o.value == response)
    because = words["because_sign"].format(answer=answer)
    return Advice(item.id, item.text[language], because, words["step_sign"])


def leads(
    fears: Sequence[Fear],
    noticed: Collection[str],
    early: Mapping[str, object],
    there: Collection[int],
    language: Language,
) -> list[Lead]:
    """Choose other chapters that the answers make useful.

    Parameters
    ----------
    fears
        As they were answered.
    noticed
        The points of awareness that somebody has chosen.
    early
        The responses about the past.
    there
        Numbers of the chapters that exist. No other is ever chosen.
    """
    words = load_strings("attachment-plan", language)
    high = {fear.id for fear in fears if fear.level == "high"}
    found: dict[int, str] = {}
    if "commitment" in high and "withdraw" in noticed:
        found[4] = "lead_withdraw"
    elif "abandonment" in high and APART & {*noticed}:
        found[4] = "lead_apart"
    if GIVING & {*noticed}:
        found[2] = "lead_giving"
    if circumstances(early) or chosen(early, "learned"):
        found[5] = "lead_early"
    return [Lead(n, words[key]) for n, key in found.items() if n in there][:MOST]
