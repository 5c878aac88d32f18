"""Together balance: what one says to give beside what the other says to receive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean, isolate
from workbook.figures.theme_words import names
from workbook.figures.together_balance_drawing import TogetherBalanceDrawing
from workbook.figures.together_names import Names
from workbook.meaning.balance import OUT_OF_BALANCE
from workbook.meaning.dyad_pairs import AccountPair, Gap
from workbook.table import Table
from workbook.text import Language, format_number


def together_balance(
    accounts: Sequence[AccountPair], people: Names, language: Language, width: Width
) -> Picture | None:
    """Show on each account two lines: from me to the other, and the reverse.

    Parameters
    ----------
    accounts
        From the answers that both may see; the first one stands on top.
    people
        Their names, any text; shortened in the figure, whole in the words.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while no direction is known of both. The figure is the one of the last
        picture of these accounts, redrawn: turn it into SVG before asking for another.
    """
    if not any(account.is_known for account in accounts):
        return None
    words = load_strings("together-balance", language)
    words = {**load_strings("together", language), **words}
    titles = tuple(account.title for account in accounts)
    drawing = _drawing(titles, tuple(words.items()), language, width)
    drawing.show(accounts, *people.labels(language))
    told = _Told(accounts, words, people, language)
    table = drawing.canvas.shows = told.table()
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(),
        how=words["how"].format(**people.told(language)),
        alt=told.alternative(),
        table=table,
    )


@lru_cache(maxsize=8)
def _drawing(
    titles: tuple[str, ...],
    words: tuple[tuple[str, str], ...],
    language: Language,
    width: Width,
) -> TogetherBalanceDrawing:
    """Return the drawing of these accounts, made once: artists cost more than data."""
    return TogetherBalanceDrawing(titles, dict(words), language, width)


@dataclass(frozen=True)
class _Told:
    """What the picture says in words."""

    accounts: Sequence[AccountPair]
    words: Mapping[str, str]
    people: Names
    language: Language

    def finding(self) -> str:
        """Say where giving arrives, and where the amounts are furthest apart."""
        known = [account for account in self.accounts if account.is_known]
        far = [one for one in known if one.distance >= OUT_OF_BALANCE]
        near = [one for one in known if one not in far]
        if not far:
            return self.words["finding_all_arrives"]
        most = max(far, key=lambda account: account.distance)
        told = [self._about("finding_arrives", near)] if near else []
        return " ".join([*told, self._about(f"finding_{_way(most)}", [most])])

    def alternative(self) -> str:
        """Say the type of picture and what there is to see, then every amount."""
        told = [self.words["alt"], self.finding()]
        told += [self._account(one) for one in self.accounts if one.is_known]
        unknown = [clean(one.title) for one in self.accounts if not one.is_known]
        if unknown:
            told.append(self.words["alt_unknown"].format(accounts="; ".join(unknown)))
        return " ".join(told)

    def table(self) -> Table:
        """Return every amount of both directions."""
        me, partner = map(isolate, self.people.labels(self.language))
        columns = (
            self.words["column_account"],
            *(
                self.words[f"column_{kind}"].format(name=name)
                for kind, name in (
                    ("gives", me),
                    ("receives", partner),
                    ("gives", partner),
                    ("receives", me),
                )
            ),
        )
        rows = tuple(
            (
                clean(one.title),
                *(
                    self._number(amount)
                    for gap in (one.from_me, one.from_them)
                    for amount in (gap.give, gap.receive)
                ),
            )
            for one in self.accounts
        )
        return Table(self.words["caption"], columns, rows, frozenset({1, 2, 3, 4}))

    def _account(self, account: AccountPair) -> str:
        ways = {"from_me": account.from_me, "from_them": account.from_them}
        told = [
            self.words[f"alt_{way}"].format(
                give=self._number(gap.give),
                receive=self._number(gap.receive),
                **self.people.told(self.language),
            )
            for way, gap in ways.items()
            if gap.difference is not None
        ]
        title = clean(account.title)
        form = self.words["alt_account"]
        return form.format(account=title, ways="; ".join(told)) + "."

    def _about(self, key: str, accounts: Sequence[AccountPair]) -> str:
        told = names(accounts, self.words, self.language)
        partner = self.people.sentence(self.language)
        return self.words[key].format(accounts=told, partner=partner)

    def _number(self, value: float | None) -> str:
        return "–" if value is None else format_number(value, self.language)


def _way(account: AccountPair) -> str:
    """Return which words say how the amounts of an account are apart."""
    mine, theirs = account.from_me, account.from_them
    if all(_is_less(gap) for gap in (mine, theirs)):
        return "both_less"
    if all(_is_more(gap) for gap in (mine, theirs)):
        return "both_more"
    ways = [("from_me", mine), ("from_them", theirs)]
    way, gap = max(ways, key=lambda one: (one[1].distance, _is_less(one[1])))
    return f"{way}_{'less' if _is_less(gap) else 'more'}"


def _is_less(gap: Gap) -> bool:
    return (gap.difference or 0) <= -OUT_OF_BALANCE


def _is_more(gap: Gap) -> bool:
    return (gap.difference or 0) >= OUT_OF_BALANCE
