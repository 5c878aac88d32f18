"""Balance words: the picture of giving and receiving, told in sentences and a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbook.figures.balance_sides import MOST_NAMED, Known, Side, sides
from workbook.figures.text_fit import clean, has_ink, isolate, one_line
from workbook.meaning.balance import Account
from workbook.table import Table
from workbook.text import Language, format_number, join_words

NUMERIC = frozenset({1, 2, 3})  # the columns with amounts and their difference


@dataclass(frozen=True)
class BalanceWords:
    """What the picture says, for who looks, for who listens, for who reads numbers.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of the numbers.
    partner
        The partner's name, any text; told whole, in one line. Empty when it is unknown.
    """

    words: Mapping[str, str]
    language: Language
    partner: str

    def finding(self, complete: Sequence[Known], n_accounts: int) -> str:
        """Say where giving and receiving differ most tellingly, in both directions.

        Parameters
        ----------
        complete
            At least one account.
        n_accounts
            How many there are, the empty ones counted.
        """
        gives, receives = sides(complete, n_accounts)
        if gives.accounts and receives.accounts:
            gives_lead = gives.rank >= receives.rank
            first = "gives_receives" if gives_lead else "receives_gives"
            return self.words[f"finding_{first}"].format(
                gives=self._where(gives),
                gives_more=self._more(gives),
                receives=self._where(receives),
                receives_more=self._more(receives),
            )
        for side, kind in ((gives, "gives"), (receives, "receives")):
            if side.accounts:
                every = "all_" if side.is_all else ""
                return self.words[f"finding_{every}{kind}"].format(
                    account=self._where(side),
                    count=self._count(n_accounts),
                    more=self._more(side),
                )
        if len(complete) == 1:
            return self.words["finding_even"].format(account=self._names(complete))
        return self.words["finding_all_even"]

    def how(self, accounts: Sequence[Account]) -> str:
        """Say how to read the picture; the dots only if there are any."""
        dotted = any(account.importance is not None for account in accounts)
        return " ".join([self.words["how"]] + [self.words["how_importance"]] * dotted)

    def alternative(self, complete: Sequence[Known], n_accounts: int) -> str:
        """Say where is most given and most received, and where these differ most.

        Parameters
        ----------
        complete
            At least one account.
        n_accounts
            How many there are, the empty ones counted.
        """
        if len(complete) == 1:
            (one,) = complete
            told = [
                self.words["alt_one"].format(
                    account=self._names(complete),
                    give=self._number(one.give),
                    receive=self._number(one.receive),
                    from_partner=self._from_partner(),
                )
            ]
        else:
            both = self.words["alt_many"].format(
                give=self._most("give", lambda one: one.give, complete),
                receive=self._most("receive", lambda one: one.receive, complete),
            )
            told = [both, self._difference(complete)]
        if len(complete) < n_accounts:
            some = self.words["alt_filled_in"]
            told.append(some.format(known=len(complete), all=n_accounts))
        return " ".join(told)

    def table(self, accounts: Sequence[Account]) -> Table:
        """Return every number, the empty ones too; notes only if there is one."""
        kinds = ("account", "give", "receive", "net", "importance")
        columns = [self.words[f"column_{kind}"] for kind in kinds]
        columns[2] += self._from_partner()
        rows = [self._row(account) for account in accounts]
        notes = [clean(account.note) for account in accounts]
        if any(map(has_ink, notes)):
            columns.append(self.words["column_note"])
            rows = [(*row, note) for row, note in zip(rows, notes, strict=True)]
        return Table(self.words["caption"], tuple(columns), tuple(rows), NUMERIC)

    def _row(self, account: Account) -> tuple[str, ...]:
        empty = self.words["empty"]
        importance = self.words["importance_of"].format(importance=account.importance)
        return (
            clean(account.title),
            empty if account.give is None else self._number(account.give),
            empty if account.receive is None else self._number(account.receive),
            "–" if account.net is None else self._number(account.net, signed=True),
            empty if account.importance is None else importance,
        )

    def _most(
        self, kind: str, amount: Callable[[Known], float], complete: Sequence[Known]
    ) -> str:
        top = max(map(amount, complete))
        where = [one for one in complete if amount(one) == top]
        how = "same" if len(where) == len(complete) else "most"
        return self.words[f"alt_{kind}_{how}"].format(
            accounts=self._names(where),
            amount=self._number(top),
            from_partner=self._from_partner(),
        )

    def _difference(self, complete: Sequence[Known]) -> str:
        gap = max(abs(one.net) for one in complete)
        where = [one for one in complete if abs(one.net) == gap]
        if gap == 0:
            return self.words["alt_all_even"]
        if len(where) == 1:
            return self.words["alt_widest"].format(
                account=self._names(where),
                give=self._number(where[0].give),
                receive=self._number(where[0].receive),
            )
        how = "same" if len(where) == len(complete) else "several"
        return self.words[f"alt_widest_{how}"].format(
            accounts=self._names(where), amount=self._number(gap)
        )

    def _where(self, side: Side) -> str:
        """Name where the difference is most telling; too many: count the side."""
        return self._names(side.named or side.accounts)

    def _more(self, side: Side) -> str:
        """Return how much more, in words that are true of every account that is meant.

        Up to 1 is little, from 5 on is much.
        """
        gaps = [abs(one.net) for one in side.named or side.accounts]
        if max(gaps) <= 1:
            return self.words["more_little"]
        return self.words["more_much" if min(gaps) >= 5 else "more"]

    def _names(self, several: Sequence[Known]) -> str:
        """Name a few accounts; in quotes, for a title may have an "and" of its own."""
        if len(several) > MOST_NAMED:
            return self.words["several"].format(count=self._count(len(several)))
        form = self.words["title_alone" if len(several) == 1 else "title_of_several"]
        titles = [form.format(title=one.title) for one in several]
        return join_words(titles, self.language)

    def _count(self, n: int) -> str:
        """Return how many accounts, in words as far as there are any."""
        key = f"number_{n}"
        return self.words[key] if key in self.words else self._number(n)

    def _from_partner(self) -> str:
        """Return " from Sam", or nothing without a name."""
        if not has_ink(self.partner):
            return ""
        name = isolate(one_line(self.partner))
        return " " + self.words["from_partner"].format(partner=name)

    def _number(self, value: float, *, signed: bool = False) -> str:
        return format_number(value, self.language, signed=signed)
