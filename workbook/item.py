"""Item: one question, and which responses to it are possible."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal, Self

from pydantic import model_validator

from workbook.options import WITHHELD, Id, Model, Options, Range
from workbook.text import Text

Kind = Literal["rating", "choice", "choose-all", "text", "number", "date", "list"]

TEXT_LIMIT: Final = 20_000
"""Most characters in the response to a text item."""
LIST_LIMIT: Final = 50
"""Most entries in the response to a list item."""
LIST_ENTRY_LIMIT: Final = 200
"""Most characters in one of these entries."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Item(Model):
    """One question.

    Parameters
    ----------
    options
        Worded options for the kinds rating, choice and choose-all, a range for a
        number, None for text, date and list.
    lead
        Of a text: the words that its answer begins with on a card, if it has a place
        there.
    section
        Id of the section that it stands in, if any.
    reverse
        Whether a rating counts as ``low + high - response`` in a score.
    withhold
        Whether "I would rather not say" is a possible response.
    """

    id: Id
    kind: Kind
    options: Options | None = None
    text: Text
    hint: Text | None = None
    lead: Text | None = None
    section: Id | None = None
    reverse: bool = False
    withhold: bool = False

    @model_validator(mode="after")
    def _options_fit_the_kind(self) -> Self:
        if self.kind in ("rating", "choice", "choose-all"):
            fit = isinstance(self.options, tuple)
        elif self.kind == "number":
            fit = isinstance(self.options, Range)
        else:
            fit = self.options is None
        if not fit:
            raise ValueError(f'item "{self.id}": not the options for a {self.kind}')
        return self

    @property
    def values(self) -> tuple[int | str, ...]:
        """The values of its worded options, in their order; else none."""
        if isinstance(self.options, tuple):
            return tuple(option.value for option in self.options)
        return ()

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Lowest and highest value of a rating or number; None for other kinds."""
        if isinstance(self.options, Range):
            return self.options.low, self.options.high
        if self.kind == "rating":
            return 1, len(self.values)
        return None

    def expected(self) -> str:
        """Say which responses are possible, as the end of an English sentence."""
        withheld = f', or "{WITHHELD}"' if self.withhold else ""
        match self.kind:
            case "rating" | "choice":
                return f"one of {list(self.values)}{withheld}"
            case "choose-all":
                return f"a list of some of {list(self.values)}, each once{withheld}"
            case "number":
                return f"{self.options}{withheld}"
            case "date":
                return f'a day such as "2026-11-22"{withheld}'
            case "text":
                return f"text of at most {TEXT_LIMIT} characters"
            case "list":
                return (
                    f"a list of at most {LIST_LIMIT} texts, "
                    f"each of 1 to {LIST_ENTRY_LIMIT} characters"
                )

    def allows(self, response: object) -> bool:
        """Whether this can be the response; None (not answered) never is one."""
        if self.withhold and response == WITHHELD:
            return True
        match self.kind:
            case "rating":
                return type(response) is int and response in self.values
            case "choice":
                return isinstance(response, str) and response in self.values
            case "choose-all":
                return (
                    isinstance(response, list | tuple)
                    and all(isinstance(v, str) and v in self.values for v in response)
                    and len(set(response)) == len(response)
                )
            case "number":
                return isinstance(self.options, Range) and response in self.options
            case "text":
                return isinstance(response, str) and len(response) <= TEXT_LIMIT
            case "date":
                return isinstance(response, str) and _is_day(response)
            case "list":
                return (
                    isinstance(response, list | tuple)
                    and len(response) <= LIST_LIMIT
                    and all(_is_list_entry(entry) for entry in response)
                )


def _is_day(response: str) -> bool:
    # The pattern too: fromisoformat alone also reads "20261122" and "2026-W47-7".
    if not _DAY.fullmatch(response):
        return False
    try:
        date.fromisoformat(response)
    except ValueError:
        return False
    return True


def _is_list_entry(entry: object) -> bool:
    return (
        isinstance(entry, str)
        and entry.strip() != ""
        and len(entry) <= LIST_ENTRY_LIMIT
    )
