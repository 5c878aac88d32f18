"""Weighing: voices and considerations that somebody wrote down, as they weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from workbook.instrument import Instrument
from workbook.text import Language

Way = Literal["try", "wait", "part"]
WAYS: Final[tuple[Way, ...]] = ("try", "wait", "part")
"""The three ways, always in this order; none of them comes first for anybody."""
SIDES: Final = ("together", "wait", "apart", "own")
"""What a voice would like best, in the order of the picture."""
SPEAKS: Final = ("for", "against")


@dataclass(frozen=True)
class InnerVoice:
    """A voice within: the sentence, and how loud it is, from 1 (silent) to 5."""

    id: str
    says: str
    weight: int


@dataclass(frozen=True)
class Voice:
    """A voice of somebody else.

    Parameters
    ----------
    who, says
        Any text; may be empty.
    side
        One of `SIDES`.
    basis
        ``experience``, ``opinion`` or ``unknown``.
    weight
        1 (very light) to 5 (very heavy).
    """

    who: str
    says: str
    side: str
    basis: str
    weight: int


@dataclass(frozen=True)
class Consideration:
    """One thing that weighs for or against a way.

    Parameters
    ----------
    text
        Any text; may be empty.
    weight
        1 (very light) to 5 (very heavy).
    sure
        ``sure``, ``fairly`` or ``unsure``.
    """

    text: str
    way: Way
    speaks_for: bool
    weight: int
    sure: str


def inner_voices(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[InnerVoice]:
    """Return the voices within that can be heard, the loudest first."""
    found = [
        InnerVoice(item.id, item.text[language].strip("“”"), value)
        for item in instrument.items
        if item.kind == "rating"
        if isinstance(value := responses.get(item.id), int) and value > 1
    ]
    return sorted(found, key=lambda voice: -voice.weight)


def voices(instrument: Instrument, entries: Sequence[Mapping[str, Any]]) -> list[Voice]:
    """Return the voices of others, the heaviest first; entries in part are left out."""
    found = [
        Voice(
            _text(told, "who"),
            _text(told, "says"),
            told["side"],
            told["basis"],
            told["weight"],
        )
        for told in _complete(instrument, entries, ("side", "basis", "weight"))
    ]
    return sorted(found, key=lambda voice: -voice.weight)


def considerations(
    instrument: Instrument, entries: Sequence[Mapping[str, Any]]
) -> list[Consideration]:
    """Return what weighs, the heaviest first; entries in part are left out."""
    found = [
        Consideration(
            _text(told, "text"),
            told["way"],
            told["speaks"] == "for",
            told["weight"],
            told["sure"],
        )
        for told in _complete(instrument, entries, ("way", "speaks", "weight", "sure"))
    ]
    return sorted(found, key=lambda one: -one.weight)


def _complete(
    instrument: Instrument,
    entries: Sequence[Mapping[str, Any]],
    needed: Sequence[str],
) -> list[Mapping[str, Any]]:
    """Return the answers of entries that have all that is needed, in a fixed order."""
    # Entries come in no order; those of equal weight must not change places.
    items = {id: instrument.item(id) for id in needed}
    told = sorted(entries, key=lambda entry: str(entry.get("id", "")))
    return [
        responses
        for entry in told
        if (responses := entry.get("responses"))
        and all(id in responses and items[id].allows(responses[id]) for id in needed)
    ]


def _text(responses: Mapping[str, Any], item: str) -> str:
    text = responses.get(item, "")
    return text.strip() if isinstance(text, str) else ""
