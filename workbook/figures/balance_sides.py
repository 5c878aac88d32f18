"""Balance sides: on which accounts giving is more, and on which receiving is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbook.balance import Account
from workbook.figures.text_fit import clean, isolate

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
    def title(self) -> str:
        """The title as it stands within a sentence."""
        return isolate(_in_sentence(clean(self.account.title)))


def known(accounts: Sequence[Account]) -> list[Known]:
    """Return the accounts of which both amounts are filled in, in their order."""
    return [
        Known(account, account.give, account.receive)
        for account in accounts
        if account.give is not None and account.receive is not None
    ]


@dataclass(frozen=True)
class Side:
    """The accounts on which one direction exceeds the other."""

    accounts: list[Known]

    @property
    def gap(self) -> float:
        """The largest difference on this side, from 0."""
        return max((abs(k.net) for k in self.accounts), default=0)

    @property
    def widest(self) -> list[Known]:
        """Where that difference is: mostly one account."""
        return [k for k in self.accounts if abs(k.net) == self.gap]


def sides(complete: Sequence[Known]) -> tuple[Side, Side]:
    """Return the accounts with more giving, and those with more receiving."""
    gives = [k for k in complete if k.net < 0]
    return Side(gives), Side([k for k in complete if k.net > 0])


def _in_sentence(title: str) -> str:
    """Return a title without its capital, unless it is a name such as "TV"."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
