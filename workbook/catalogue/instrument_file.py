"""Instrument file: how YAML has an instrument, and the instrument that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from workbook.catalogue.content_model import check_model
from workbook.catalogue.instrument_links import (
    blame_links,
    needed_options,
    option_shape,
)
from workbook.catalogue.yaml_lines import read_yaml
from workbook.instrument import (
    Instrument,
    InstrumentKind,
    Item,
    Kind,
    Options,
    Range,
    ResponseOption,
    Scale,
    Section,
    Step,
)
from workbook.options import Id, Model, range_fault
from workbook.text import Text


class RangeEntry(Model):
    """An option set that is a range of numbers."""

    # Strict, or the YAML text "10" and the YAML word true would pass for numbers.
    model_config = ConfigDict(strict=True)

    from_: Annotated[float, Field(alias="from", allow_inf_nan=False)]
    to: Annotated[float, Field(allow_inf_nan=False)]
    step: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1
    low: Text
    high: Text

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if fault := range_fault(self.from_, self.to, self.step):
            raise ValueError(fault)
        return self


class ChoiceEntry(Model):
    """One option of an option set for a choice."""

    id: Id
    text: Text
    hint: Text | None = None


OptionSet = Annotated[
    Annotated[RangeEntry, Tag("RangeEntry")]
    | Annotated[Annotated[list[ChoiceEntry], Field(min_length=1)], Tag("ChoiceEntry")]
    | Annotated[Annotated[list[Text], Field(min_length=2)], Tag("Text")],
    Discriminator(option_shape),
]


class ItemEntry(Model):
    """An item with the name of its option set."""

    id: Id
    kind: Kind
    options: Id | None = None
    section: Id | None = None
    text: Text
    hint: Text | None = None
    lead: Text | None = None
    reverse: Annotated[bool, Field(strict=True)] = False
    withhold: Annotated[bool | None, Field(strict=True)] = None


class InstrumentFile(Model):
    """The file of one instrument."""

    id: Id
    kind: InstrumentKind = "questionnaire"
    version: Annotated[int, Field(strict=True, ge=1)]
    consent: Id | None = None
    title: Text
    intro: Text
    source: Text
    options: Annotated[dict[Id, OptionSet], Field(default_factory=dict)]
    sections: tuple[Section, ...] = ()
    items: Annotated[tuple[ItemEntry, ...], Field(min_length=1)]
    scales: tuple[Scale, ...] = ()
    steps: tuple[Step, ...] = ()

    def instrument(self) -> Instrument:
        """Return the instrument, each item with its own options."""
        option_sets = {id: _options(entry) for id, entry in self.options.items()}
        return Instrument(
            items=tuple(_item(entry, option_sets, self.kind) for entry in self.items),
            **{
                name: getattr(self, name)
                for name in Instrument.model_fields
                if name != "items"
            },
        )


def read_instrument(content: bytes | str, name: str) -> Instrument:
    """Read an instrument from the content of its file.

    Parameters
    ----------
    content
        The YAML, UTF-8.
    name
        The file's name, for example ``bank-account.yaml``; its stem must be the id.

    Raises
    ------
    ContentError
        Tells each fault with its line and its remedy.
    """
    if isinstance(content, str):
        content = content.encode()
    source = read_yaml(content, name)
    file = check_model(source, InstrumentFile)
    blame_links(source)
    source.raise_faults()
    assert file is not None  # a model that does not fit has left a fault
    return file.instrument()


def _options(entry: RangeEntry | list[ChoiceEntry] | list[Text]) -> Options:
    if isinstance(entry, RangeEntry):
        return Range(
            low=entry.from_,
            high=entry.to,
            step=entry.step,
            low_text=entry.low,
            high_text=entry.high,
        )
    options: Sequence[ChoiceEntry | Text] = entry
    return tuple(_option(number, option) for number, option in enumerate(options, 1))


def _option(number: int, entry: ChoiceEntry | Text) -> ResponseOption:
    if isinstance(entry, Text):
        return ResponseOption(value=number, text=entry)
    return ResponseOption(value=entry.id, text=entry.text, hint=entry.hint)


def _item(
    entry: ItemEntry, option_sets: dict[str, Options], kind: InstrumentKind
) -> Item:
    options: Options | None = None
    if needed_options(entry.kind):
        options = option_sets[entry.options or next(iter(option_sets))]
    # Nobody asks for an entry of a journal: what one would rather not say, one leaves.
    withhold = kind == "questionnaire" and entry.kind not in ("text", "list")
    if entry.withhold is not None:
        withhold = entry.withhold
    given: dict[str, Any] = {name: getattr(entry, name) for name in Item.model_fields}
    return Item(**{**given, "options": options, "withhold": withhold})
