"""Instrument: what is asked, and which responses are possible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from workbook.errors import ResponseError
from workbook.item import LIST_ENTRY_LIMIT, LIST_LIMIT, TEXT_LIMIT, Item, Kind
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

STEP: Final = "step"
"""The item of a guided exercise that keeps where somebody is; it asks nothing."""
DONE: Final = "done"
"""Its last option: somebody has been through all steps."""


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
    named_by
        Of a journal: id of the text that names an entry, where entries are people or
        things and not days.
    consent
        Id of the instrument whose yes comes first: without it no response leaves the
        browser. None where nothing but the choice of place is asked.
    """

    id: Id
    kind: InstrumentKind = "questionnaire"
    named_by: Id | None = None
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
