"""Coparenting plan: what stands out in one's own words, and which next steps fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.coparenting import Promise, Speaking, overdue, speaking
from workbook.text import Language

OFTEN: Final = 3.5
"""From this mean on, 1 to 5, a theme counts as something one does already."""
SELDOM: Final = 2
"""Up to this answer another way of saying it is shown."""
MOST_INSTEAD: Final = 2
"""Most sentences for which another way is shown at once."""
RECENT: Final = 5
"""The promises that count for a next step, counted back from the last."""
TRY: Final = ("other", "both", "unsure")
"""Answers of the decision check after which waiting helps; else one can answer."""


def standing_out(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Advice]:
    """Describe what goes well in one's own words, and what could be said instead.

    Returns
    -------
    list
        First the themes that are often so, then at most `MOST_INSTEAD` sentences with
        the lowest answers, each with other words. Empty from too few answers.
    """
    words = load_strings("coparenting", language)
    themes = speaking(instrument, responses, language)
    if all(theme.often is None for theme in themes):
        return []
    told = [
        Advice(theme.id, theme.title, words["often_because"], words[f"good_{theme.id}"])
        for theme in themes
        if theme.often is not None and theme.often >= OFTEN
    ]
    seldom = sorted(
        (answer, place, item.id)
        for place, item in enumerate(instrument.items)
        if isinstance(answer := responses.get(item.id), int) and answer <= SELDOM
    )
    told += [
        Advice(
            id,
            words["instead_title"],
            _because(instrument, id, answer, language),
            words[f"instead_{id.replace('-', '_')}"],
        )
        for answer, _, id in seldom[:MOST_INSTEAD]
    ]
    if not told:
        told.append(
            Advice(
                "middle",
                words["middle_title"],
                words["middle_because"],
                words["middle"],
            )
        )
    return told


def lowest(themes: Sequence[Speaking]) -> Speaking | None:
    """Return the theme that happens least, if below `OFTEN`; of equals the first."""
    known = [theme for theme in themes if theme.often is not None]
    least = min(known, key=lambda theme: theme.often or 0, default=None)
    return least if least and (least.often or 0) < OFTEN else None


def recently_missed(promises: Sequence[Promise]) -> int:
    """Count what did not work out of the latest promises, at most `RECENT`."""
    return sum(promise.kept == "missed" for promise in _recent(promises))


def own_steps(
    promises: Sequence[Promise],
    themes: Sequence[Speaking],
    today: date | None,
    language: Language,
) -> list[Advice]:
    """Choose steps that somebody can take alone, towards the children.

    They ask nothing of the other parent, so they fit whatever the contact is.
    """
    words = load_strings("coparenting", language)
    found = []
    missed = recently_missed(promises)
    waiting = overdue(promises, today)
    if missed:
        key = "missed_one" if missed == 1 else "missed"
        found.append(_step("missed", words, because=key, n=missed))
    elif waiting:
        key = "waiting_one" if waiting == 1 else "waiting"
        found.append(_step("waiting", words, because=key, n=waiting))
    elif _recent(promises):
        found.append(_step("kept", words, because="kept"))
    if theme := lowest(themes):
        because = words["speaking_because"].format(title=theme.title)
        text = words[f"do_{theme.id}"]
        found.append(Advice(theme.id, words[f"do_{theme.id}_title"], because, text))
    return found


def next_steps(
    contact: object,
    own: Sequence[Advice],
    decisions: Sequence[Mapping[str, Any]],
    language: Language,
) -> list[Advice]:
    """Choose next steps, of which those with the other parent only where that fits.

    Parameters
    ----------
    contact
        The answer to whether the chapter fits; may be None or withheld.
    own
        From `own_steps`.
    decisions
        The entries of the decision check.

    Returns
    -------
    list
        At most `MOST`; none while nothing is known.
    """
    words = load_strings("coparenting", language)
    if contact == "never":
        return [_step("never", words, because="never"), *own][:MOST]
    found = list(own)
    reason = _last_reason(decisions)
    if reason in TRY:
        found.append(_step("wait", words, because=f"wait_{reason}"))
    elif reason:
        found.append(_step("answer", words, because=f"answer_{reason}"))
    if contact in ("both", "some"):
        found.append(_step("agree", words, because=f"agree_{contact}"))
    return found[:MOST]


def _recent(promises: Sequence[Promise]) -> list[Promise]:
    """Return the latest promises of which it is known how they went."""
    return [promise for promise in promises if promise.kept != "open"][-RECENT:]


def _last_reason(decisions: Sequence[Mapping[str, Any]]) -> str:
    """Return the reason of the note with the latest day that has one; else ``""``."""
    told = [
        (str(responses.get("date", "")), str(entry["id"]), responses["reason"])
        for entry in decisions
        if (responses := entry.get("responses"))
        and isinstance(responses.get("reason"), str)
    ]
    return max(told, default=("", "", ""))[2]


def _step(id: str, words: Mapping[str, str], *, because: str, n: int = 0) -> Advice:
    told = words[f"{because}_because"].format(n=n)
    return Advice(id, words[f"{id}_title"], told, words[f"{id}_step"])


def _because(instrument: Instrument, id: str, answer: int, language: Language) -> str:
    item = instrument.item(id)
    options = item.options if isinstance(item.options, tuple) else ()
    often = next(o.text[language] for o in options if o.value == answer)
    words = load_strings("coparenting", language)
    sentence = item.text[language].rstrip(".")
    return words["sentence_because"].format(sentence=sentence, often=often)
