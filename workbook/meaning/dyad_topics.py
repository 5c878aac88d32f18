"""Dyad topics: questions that two people can ask each other, and never who is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbook.catalogue import load_instrument, load_strings
from workbook.instrument import Instrument
from workbook.meaning.advice import MOST, Advice
from workbook.meaning.attachment import Fear
from workbook.meaning.balance import OUT_OF_BALANCE
from workbook.meaning.dyad_apart import apart, guarded, is_silent, to_quote
from workbook.meaning.dyad_pairs import (
    SCAN,
    AccountPair,
    Gap,
    ItemPair,
    Pairs,
    ThemePair,
)
from workbook.text import Language, format_number, join_words

MOST_SHARED: Final = 2
"""Most strengths, and most wishes, to name: there is more to say about less."""
GOOD_ANSWER: Final = 4
"""The lowest answer of both that makes one item something to begin with."""


@dataclass(frozen=True)
class Topics:
    """Questions to ask each other, the most telling of each kind first.

    Parameters
    ----------
    strengths
        What is good for both: one at least, so that a talk can begin with it; none
        while too little is known.
    wishes
        What both would like to be different.
    differences
        Where answers differ most, at most `MOST`.
    beneath
        How two steps in a quarrel fit together, and which fears touch each other.
    is_alike
        Whether enough is known, and no two answers lie far apart.
    """

    strengths: Sequence[Advice] = ()
    wishes: Sequence[Advice] = ()
    differences: Sequence[Advice] = ()
    beneath: Sequence[Advice] = ()
    is_alike: bool = False


def dyad_topics(pairs: Pairs, language: Language, partner: str) -> Topics | None:
    """Choose questions that go with what both shared.

    Parameters
    ----------
    pairs
        What both may see.
    language
        Of the questions.
    partner
        The partner's name as it can stand within a sentence, or "your partner".

    Returns
    -------
    Topics or None
        None while too little is known to ask about.
    """
    told = _Told(pairs, load_strings("together-topics", language), language, partner)
    if not told.is_enough:
        return None
    if is_silent(pairs):
        return Topics(strengths=told.strengths())
    differences = told.differences()
    return Topics(
        strengths=told.strengths(),
        wishes=told.wishes(),
        differences=differences,
        beneath=[*told.quarrels(), *told.fears()],
        is_alike=told.can_differ and not apart(pairs),
    )


@dataclass(frozen=True)
class _Told:
    """Questions in words.

    Parameters
    ----------
    pairs, words, language, partner
        As for `dyad_topics`.
    """

    pairs: Pairs
    words: Mapping[str, str]
    language: Language
    partner: str

    @property
    def can_differ(self) -> bool:
        """Whether there is a theme or account of which both sides are known."""
        themes = any(theme.difference is not None for theme in self.pairs.themes)
        return themes or any(account.is_known for account in self.pairs.accounts)

    @property
    def is_enough(self) -> bool:
        """Whether there is anything to ask about."""
        wishes = any(theme.both_wish for theme in self.pairs.themes)
        return bool(self.can_differ or wishes or self.quarrels() or self.fears())

    def strengths(self) -> list[Advice]:
        """Return what is good for both, or at least how to begin kindly."""
        strong = [theme for theme in self.pairs.themes if theme.is_strength]
        strong.sort(key=lambda theme: -theme.least)
        found = [
            Advice(
                theme.id,
                theme.title,
                self._say("because_strong", **self._middles(theme)),
                self._ask("strong", theme.id),
            )
            for theme in strong[:MOST_SHARED]
        ]
        return found or [self._good_item() or self._begin()]

    def wishes(self) -> list[Advice]:
        """Return what both would like to be different, the dearest first."""
        closed = guarded(self.pairs)
        both = [t for t in self.pairs.themes if t.both_wish and t.id not in closed]
        both.sort(key=lambda theme: -theme.least_wish)
        return [
            Advice(
                theme.id,
                theme.title,
                self._say(
                    "because_wish",
                    answer=self._option(f"{theme.id}-wish", theme.my_wish or 0),
                    other=self._option(f"{theme.id}-wish", theme.their_wish or 0),
                ),
                self._ask("wish", theme.id),
            )
            for theme in both[:MOST_SHARED]
        ]

    def differences(self) -> list[Advice]:
        """Return where answers differ most; nothing that is also a shared wish."""
        taken = guarded(self.pairs) | {wish.about for wish in self.wishes()}
        return [
            self._theme(one) if isinstance(one, ThemePair) else self._account(one)
            for _, one in apart(self.pairs)
            if one.id not in taken
        ][:MOST]

    def quarrels(self) -> list[Advice]:
        """Return how two steps fit together, or else how to read two cycles."""
        quarrel, steps = self.pairs.quarrel, self.pairs.quarrel.steps
        both = join_words([f"‘{title}’" for title in quarrel.leading], self.language)
        because = [self._say("because_pattern", pattern=both)] if both else []
        if steps:
            mine, theirs = (
                self.words[f"{who}_{step}"].format(partner=self.partner)
                for who, step in zip(("my", "their"), steps, strict=True)
            )
            because.append(self._say("because_steps", mine=mine, theirs=theirs))
            text = self.words["steps_" + "_".join(sorted(steps))]
        elif quarrel.my_cycle and quarrel.their_cycle:
            because.append(self.words["because_cycles"])
            text = self.words["cycles"]
        else:
            return []
        title = self.words["steps_title" if steps else "cycles_title"]
        return [Advice("quarrels", title, " ".join(because), text)]

    def fears(self) -> list[Advice]:
        """Return how two fears touch each other, where both are known well."""
        mine, theirs = (
            touched(one) for one in (self.pairs.my_fears, self.pairs.their_fears)
        )
        ways = [("distance", "distance"), ("closeness", "closeness")]
        if mine != theirs:
            ways = [("distance", "closeness"), ("closeness", "distance"), *ways]
        for a, b in ways:
            if a in mine and b in theirs:
                because = f"because_{a}" if a == b else f"because_{a}_{b}"
                text = f"fears_{a}" if a == b else "fears_distance_closeness"
                title = self.words["fears_title"]
                return [
                    Advice("attachment", title, self._say(because), self.words[text])
                ]
        return []

    def _theme(self, theme: ThemePair) -> Advice:
        because = [self._say("because_theme", **self._middles(theme))]
        widest = to_quote(theme)
        if widest:
            item = self._scan.item(widest.id).text[self.language]
            because.append(self._say("because_widest", item=item, **self._both(widest)))
        text = self._ask("differ", theme.id)
        return Advice(theme.id, theme.title, " ".join(because), text)

    def _account(self, account: AccountPair) -> Advice:
        ways = {"from_me": account.from_me, "from_them": account.from_them}
        because = [
            self._say(f"because_{way}", **self._amounts(gap))
            for way, gap in ways.items()
            if gap.distance >= OUT_OF_BALANCE
        ]
        text = self._ask("gap", account.id)
        return Advice(account.id, account.title, " ".join(because), text)

    def _good_item(self) -> Advice | None:
        """Return the item that both answered best, if that is well."""
        good = [
            item
            for theme in self.pairs.themes
            if theme.difference is not None
            for item in theme.items
            if min(item.mine, item.theirs) >= GOOD_ANSWER
        ]
        if not good:
            return None
        best = max(good, key=lambda item: (item.mine + item.theirs, -item.distance))
        title = self._scan.item(best.id).text[self.language]
        because = self._say("because_item", **self._both(best))
        return Advice(best.id, title, because, self.words["strong_any"])

    def _begin(self) -> Advice:
        words = self.words
        title, because = words["begin_title"], words["because_begin"]
        return Advice("begin", title, because, words["begin"])

    @property
    def _scan(self) -> Instrument:
        return load_instrument(SCAN)

    def _both(self, item: ItemPair) -> dict[str, str]:
        return {
            "answer": self._option(item.id, item.mine),
            "other": self._option(item.id, item.theirs),
        }

    def _option(self, item: str, value: int) -> str:
        """Return an answer in its own words, turned back where it counts reversed."""
        asked = self._scan.item(item)
        given = len(asked.values) + 1 - value if asked.reverse else value
        options = asked.options if isinstance(asked.options, tuple) else ()
        return next((o.text[self.language] for o in options if o.value == given), "")

    def _middles(self, theme: ThemePair) -> dict[str, str]:
        return {
            "mine": self._number(theme.mine or 0),
            "theirs": self._number(theme.theirs or 0),
        }

    def _amounts(self, gap: Gap) -> dict[str, str]:
        return {
            "give": self._number(gap.give or 0),
            "receive": self._number(gap.receive or 0),
        }

    def _number(self, value: float) -> str:
        return format_number(value, self.language)

    def _ask(self, kind: str, about: str) -> str:
        """Return the question about a theme or account; any, where it has none."""
        return self.words.get(f"{kind}_{about}", self.words[f"{kind}_any"])

    def _say(self, key: str, **values: str) -> str:
        said = self.words[key].format(partner=self.partner, **values)
        return said[:1].upper() + said[1:]


def touched(fears: Sequence[Fear]) -> set[str]:
    """Return what surely often touches somebody: ``distance``, ``closeness``."""
    names = {"abandonment": "distance", "commitment": "closeness"}
    return {names[fear.id] for fear in fears if fear.level == "high"}
