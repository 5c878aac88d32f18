"""Scan plan: what is worth talking about after the scan, and which next steps fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from workbook.catalogue import load_strings
from workbook.instrument import Instrument, When
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.scan import (
    LOW_ANSWER,
    SAFETY,
    WISHED_FROM,
    Theme,
    steps_back,
    strongest,
    wished,
)
from workbook.text import Language

APART_FROM: Final = 2.0
"""So far an answer lies below the others of its theme to be worth a talk."""
HIGH_ANSWER: Final = 4
LOW_BELOW, HIGH_FROM = 2.5, 3.5

Why = Literal["wished", "apart", "low", "strong"]


def topics(
    instrument: Instrument, themes: Sequence[Theme], language: Language
) -> list[Advice]:
    """Choose items worth talking about, each with the reason why.

    A low answer in a theme with a wish comes first, then an answer far below the
    others of its theme, then any low one; one item per theme. The last of the three
    is about something that goes well, if there is such a thing. An item about safety
    is never chosen, and none is when somebody may not be safe.

    Returns
    -------
    list
        At most `MOST`, the most telling first.
    """
    if steps_back(themes):
        return []
    hard = _one_per_theme(_hard(themes))
    good = _one_per_theme(_good(themes))
    first = hard[: MOST - 1] if good else hard[:MOST]
    taken = {theme.id for theme, _, _ in first}
    fresh = [one for one in good if one[0].id not in taken]
    chosen = [*first, *fresh[: 1 if hard else MOST]]
    words = load_strings("scan", language)
    return [
        _topic(instrument, theme, item, why, words, language)
        for theme, item, why in chosen
    ]


def next_steps(
    instrument: Instrument, themes: Sequence[Theme], language: Language
) -> list[Advice]:
    """Choose the next steps: for what is wished, what fits least, and what is good.

    When somebody may not be safe there is one step, which does not name the answer:
    somebody else may be looking on.

    Returns
    -------
    list
        At most `MOST`; none while no theme has enough answers, unless safety asks.
    """
    words = load_strings("scan", language)
    steps = {(step.section, step.when): step.text for step in instrument.steps}
    if steps_back(themes):
        trust = next(theme for theme in themes if theme.id == "trust")
        alone = steps["trust", "low"][language]
        return [Advice(trust.id, trust.title, words["because_self"], alone)]
    known = [theme for theme in themes if theme.value is not None]
    least = sorted(known, key=lambda theme: theme.value or 0)
    low = [theme for theme in least if _level(theme) == "low"]
    wishes = [theme for theme in wished(themes) if theme.value is not None]
    hard = list({t.id: t for t in [*wishes, *low]}.values())[: MOST - 1]
    strong = [t for t in strongest(themes) if _level(t) == "high" and t not in hard]
    chosen = [*hard, *strong[:1]] or least[:1]
    return [
        Advice(
            theme.id,
            theme.title,
            _because(instrument, theme, words, language),
            text[language],
        )
        for theme in chosen
        if (text := steps.get((theme.id, _level(theme))))
    ]


Found = tuple[Theme, str, Why]


def _hard(themes: Sequence[Theme]) -> list[Found]:
    """Return what could be talked about, the most telling first."""
    ranked = [
        (_rank(theme, answer, why), (theme, item, why))
        for theme in themes
        for item, answer in theme.answers.items()
        if item not in SAFETY
        if (why := _why(theme, item, answer))
    ]
    return [found for _, found in sorted(ranked, key=lambda one: one[0])]


def _why(theme: Theme, item: str, answer: int) -> Why | None:
    low = answer <= LOW_ANSWER
    if low and (theme.wish or 0) >= WISHED_FROM:
        return "wished"
    others = [value for id, value in theme.answers.items() if id != item]
    if len(others) > 1 and sum(others) / len(others) - answer >= APART_FROM:
        return "apart"
    return "low" if low else None


def _rank(theme: Theme, answer: int, why: Why) -> tuple[int, int, int]:
    order = ("wished", "apart", "low").index(why)
    return order, -(theme.wish or 0), answer


def _good(themes: Sequence[Theme]) -> Iterator[Found]:
    """Yield the best answer of each of the strongest themes."""
    for theme in strongest(themes):
        open_ones = {id: v for id, v in theme.answers.items() if id not in SAFETY}
        if open_ones and max(open_ones.values()) >= HIGH_ANSWER:
            yield theme, max(open_ones, key=open_ones.__getitem__), "strong"


def _one_per_theme(found: Iterator[Found] | Sequence[Found]) -> list[Found]:
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(one[0].id, one)
    return list(first.values())


def _topic(
    instrument: Instrument,
    theme: Theme,
    item: str,
    why: Why,
    words: Mapping[str, str],
    language: Language,
) -> Advice:
    answer = _option(instrument, item, _given(instrument, theme, item), language)
    wish = _option(instrument, f"{theme.id}-wish", theme.wish or 0, language)
    because = words[f"topic_{why}"].format(theme=theme.title, answer=answer, wish=wish)
    text = words[f"ask_{why}"]
    return Advice(item, instrument.item(item).text[language], because, text)


def _because(
    instrument: Instrument, theme: Theme, words: Mapping[str, str], language: Language
) -> str:
    """Say which of the five answers were most, and the wish."""
    wish = _option(instrument, f"{theme.id}-wish", theme.wish or 0, language)
    because = words[f"because_{_level(theme)}"]
    return " ".join([because] + [words["because_wish"].format(wish=wish)] * bool(wish))


def _level(theme: Theme) -> When:
    value = theme.value or 0
    if value < LOW_BELOW:
        return "low"
    return "high" if value >= HIGH_FROM else "middle"


def _given(instrument: Instrument, theme: Theme, item: str) -> int:
    """Return the answer as it was given: one that counts the other way turned back."""
    answer = theme.answers[item]
    asked = instrument.item(item)
    return len(asked.values) + 1 - answer if asked.reverse else answer


def _option(instrument: Instrument, item: str, value: int, language: Language) -> str:
    """Return the words of an answer, or an empty string when there is none."""
    options = instrument.item(item).options if item in instrument.item_ids else ()
    for option in options if isinstance(options, tuple) else ():
        if option.value == value:
            return option.text[language]
    return ""
