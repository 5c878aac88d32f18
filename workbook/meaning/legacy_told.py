"""Legacy told: what answers about home may mean, in words and never as a label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.legacy import (
    CLEAR,
    PULLS,
    RESTS,
    Pattern,
    Wounds,
    chosen,
    patterns,
    recognised,
    wounds,
)
from workbook.text import Language


@dataclass(frozen=True)
class Told:
    """One thing that answers may mean.

    Parameters
    ----------
    title
        What it is about.
    because
        The answers that led to it, as a sentence; ``""`` where that is plain.
    paragraphs
        What it may mean, with room to disagree.
    """

    title: str
    because: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """What answers may mean: a sentence in front, and the parts, perhaps none."""

    lead: str
    parts: tuple[Told, ...] = ()


def recognition(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> Meaning | None:
    """Describe the patterns that the answers fit.

    Returns
    -------
    Meaning or None
        None while no pattern has at least half of its answers.
    """
    found = patterns(instrument, responses)
    if all(pattern.value is None for pattern in found):
        return None
    words = load_strings("legacy", language)
    named = recognised(found)
    parts = tuple(_pattern(instrument, p, words, language) for p in named)
    count = {0: "none", 1: "one"}.get(len(named), "more")
    return Meaning(words[f"lead_{count}"], parts)


def opposite(responses: Mapping[str, object], language: Language) -> Meaning | None:
    """Say what doing the reverse of home gives and may cost; None if nothing is."""
    words = load_strings("legacy", language)
    ticked = chosen(responses, "opposite")
    if not ticked:
        return None
    rest = responses.get("opposite-rest")
    lead = {"fine": "fine", "uneasy": "stuck", "hard": "stuck"}.get(str(rest), "open")
    return Meaning(
        words[f"opposite_{lead}"],
        tuple(
            Told(words[f"{id}_title"], "", (words[f"{id}_gives"], words[f"{id}_costs"]))
            for id in ticked
        ),
    )


def two_wounds(responses: Mapping[str, object], language: Language) -> Meaning | None:
    """Tell the circle of two old pains, and what the beginning was like.

    Returns
    -------
    Meaning or None
        None while there is nothing to tell of either.
    """
    words = load_strings("legacy", language)
    both = wounds(responses)
    begun = frozenset(chosen(responses, "start"))
    parts = [*_circle(both, words), *_beginning(begun, words)]
    half = "" if both.is_complete else _missing(both, words)
    lead = words["circle_lead"] if both.is_complete else half
    return Meaning(lead, tuple(parts)) if parts or lead else None


def _pattern(
    instrument: Instrument,
    pattern: Pattern,
    words: Mapping[str, str],
    language: Language,
) -> Told:
    reasons = pattern.reasons
    clear = all(pattern.answers[id] >= CLEAR for id in reasons)
    items = " ".join(f"“{instrument.item(id).text[language]}”" for id in reasons)
    told = [words[f"{pattern.id}_then"]]
    if pattern.part == "then":
        told.append(words["part_then"])
    else:
        told.append(words[f"{pattern.id}_now"])
    if pattern.part == "now":
        told.append(words["part_now"])
    return Told(
        title=words[f"{pattern.id}_title"],
        because=words["chosen_well" if clear else "chosen_best"].format(items=items),
        paragraphs=(*told, words[f"{pattern.id}_ask"]),
    )


def _circle(both: Wounds, words: Mapping[str, str]) -> Iterator[Told]:
    if not both.is_complete:
        return
    classic = {both.my_move, both.their_move} == {"ask", "leave"}
    if both.fit:
        end = "fit_both" if classic else "fit_both_plain"
    else:
        end = "fit_one" if both.touches_me or both.touches_them else "fit_none"
    yield Told(
        words["circle_title"],
        "",
        (
            f"{words[f'me_{both.mine}']} {words[f'me_{both.my_move}']}",
            f"{words[f'they_{both.theirs}']} {words[f'they_{both.their_move}']}",
            words[end],
        ),
    )


def _missing(both: Wounds, words: Mapping[str, str]) -> str:
    if both.mine and both.my_move:
        return words["circle_half"]
    return words["circle_half_theirs"] if both.theirs and both.their_move else ""


def _beginning(begun: frozenset[str], words: Mapping[str, str]) -> Iterator[Told]:
    pulls, rests = bool(begun & PULLS), bool(begun & RESTS)
    if pulls or rests:
        kind = "both" if pulls and rests else "pulls" if pulls else "rests"
        yield Told(words["start_title"], "", (words[f"start_{kind}"],))
