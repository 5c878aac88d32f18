"""Instrument: what is asked, and which responses are possible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from workbook.errors import ResponseError
from workbook.options import WITHHELD, Id, Model, Options, Range, ResponseOption
from workbook.text import Text

__all__ = [
    "DONE",
    "LIST_ENTRY_LIMIT",
    "LIST_LIMIT",
    "STEP",
    "TEXT_LIMIT",
    "WITHHELD",
    "Instrument",
    "InstrumentKind",
    "Item",
    "Kind",
    "Options",
    "Range",
    "ResponseOption",
    "Scale",
    "Section",
    "Step",
    "When",
]

Kind = Literal["rating", "choice", "choose-all", "text", "number", "date", "list"]
InstrumentKind = Literal["questionnaire", "journal"]
When = Literal[
    "gives-more",
    "receives-more",
    "even",
    "much-more",
    "more",
    "as-wished",
    "less",
    "low",
    "middle",
    "high",
]

TEXT_LIMIT: Final = 20_000
"""Most characters in the response to a text item."""
LIST_LIMIT: Final = 50
"""Most entries in the response to a list item."""
LIST_ENTRY_LIMIT: Final = 200
"""Most characters in one of these entries."""
STEP: Final = "step"
"""The item of a guided exercise that keeps where somebody is; it asks nothing."""
DONE: Final = "done"
"""Its last option: somebody has been through all steps."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# What a tampered page sends may be of any size and depth: a message shows its start.


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


class Section(Model):
    """Items that stand together under a title.

    Parameters
    ----------
    pause
        Words for a moment of rest, where the section is a step of a guided exercise.
    """

    id: Id
    title: Text
    intro: Text | None = None
    pause: Text | None = None


class Scale(Model):
    """Items that are scored together."""

    id: Id
    title: Text
    items: Annotated[tuple[Id, ...], Field(min_length=1)]


class Step(Model):
    """A concrete next step for a section, by what its answers say."""

    section: Id
    when: When
    text: Text


class Instrument(Model):
    """What is asked and how it is scored: one YAML file.

    Parameters
    ----------
    kind
        A questionnaire is filled in as a whole, and again on another occasion. The
        items of a journal are answered once per entry, so that responses to them are
        those of one entry.
    consent
        Id of the instrument whose yes comes first: without it no response leaves the
        browser. None where nothing but the choice of place is asked.
    """

    id: Id
    kind: InstrumentKind = "questionnaire"
    version: Annotated[int, Field(strict=True, ge=1)]
    consent: Id | None = None
    title: Text
    intro: Text
    source: Text
    sections: tuple[Section, ...] = ()
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    scales: tuple[Scale, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @property
    def item_ids(self) -> frozenset[str]:
        """The ids of all items."""
        return frozenset(self._items)

    def item(self, id: str) -> Item:
        """Return the item with this id; KeyError if there is none."""
        return self._items[id]

    def faults(self, responses: Mapping[str, object]) -> dict[str, str]:
        """Tell which responses cannot be, and why.

        Parameters
        ----------
        responses
            Item id to response; skipped items are absent. May be anything a browser
            sends.

        Returns
        -------
        dict
            Item id to an English sentence with place, fault and remedy; empty when
            all is well.
        """
        items, found = self._items, {}
        for id, response in responses.items():
            item = items.get(id)
            if item is None:
                found[id] = f"{self.id}: an unknown item; use an id from the file"
            elif not item.allows(response):
                found[id] = (
                    f"{self.id}.{id}: {_told(response)} is not a possible "
                    f"response; expected {item.expected()}"
                )
        return found

    def check(self, responses: Mapping[str, object]) -> None:
        """Raise a ResponseError that tells all faults, if there are any."""
        if found := self.faults(responses):
            raise ResponseError("\n".join(found.values()))


def _told(response: object) -> str:
    # Somebody's answer does not belong in a log: tell only what it is.
    if isinstance(response, str | list | tuple):
        return f"a {type(response).__name__} of length {len(response)}"
    return f"a value of type {type(response).__name__}"


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
