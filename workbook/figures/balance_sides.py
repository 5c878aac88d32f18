"""Balance sides: on which accounts giving is more, on which receiving, and most so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbook.figures.text_fit import clean, isolate
from workbook.meaning.balance import OUT_OF_BALANCE, Account

MOST_NAMED: Final = 3
"""Most accounts to name in one sentence; more of them are counted."""


@dataclass(frozen=True)
class Known:
    """An account with both amounts."""

    account: Account
    give: float
    receive: float

    @property
    def net(self) -> float:
        """What comes in minus what goes out."""
        return self.receive - self.give

    @property
    def rank(self) -> tuple[bool, float]:
        """How telling the difference is, by the rule that chooses the next steps."""
        gap = abs(self.net)
        return gap >= OUT_OF_BALANCE, gap * self.account.weight

    @property
    def title(self) -> str:
        """The title as it stands within a sentence."""
        return isolate(in_sentence(clean(self.account.title)))


def known(accounts: Sequence[Account]) -> list[Known]:
    """Return the accounts of which both amounts are filled in, in their order."""
    return [
        Known(account, account.give, account.receive)
        for account in accounts
        if account.give is not None and account.receive is not None
    ]


@dataclass(frozen=True)
class Side:
    """The accounts on which one direction exceeds the other.

    Parameters
    ----------
    accounts
        Those on this side.
    n_accounts
        How many there are on both sides, the even and the empty ones counted.
    """

    accounts: list[Known]
    n_accounts: int

    @property
    def rank(self) -> tuple[bool, float]:
        """How telling the most telling difference is."""
        return max((k.rank for k in self.accounts), default=(False, 0))

    @property
    def is_all(self) -> bool:
        """Whether every account is here, and they are too many to name."""
        return len(self.accounts) == self.n_accounts > MOST_NAMED

    @property
    def named(self) -> list[Known]:
        """Where that difference is: mostly one account; none when too many share it."""
        first = [k for k in self.accounts if k.rank == self.rank]
        return [] if self.is_all or len(first) > MOST_NAMED else first


def sides(complete: Sequence[Known], n_accounts: int) -> tuple[Side, Side]:
    """Return the accounts with more giving, and those with more receiving."""
    gives = [k for k in complete if k.net < 0]
    receives = [k for k in complete if k.net > 0]
    return Side(gives, n_accounts), Side(receives, n_accounts)


def in_sentence(title: str) -> str:
    """Return a title without its capital, unless it is a name such as "TV"."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
