"""Options: what an item offers, as worded options or as a range of numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Final, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from workbook.text import Text

WITHHELD: Final = "withheld"
"""The stored answer for "I would rather not say"."""

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, strict=True)]
"""Lower-case words with hyphens: fit for a web address, a style and a storage key."""


class Model(BaseModel):
    """What all parts of an instrument share: they cannot change, nor have more."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ResponseOption(Model):
    """One worded option: ``value`` is 1 to n in a rating, an id in a choice."""

    value: Annotated[int, Field(strict=True, ge=1)] | Id
    text: Text
    hint: Text | None = None


class Range(Model):
    """Numbers from ``low`` to ``high``, both included, ``step`` apart."""

    low: Annotated[float, Field(allow_inf_nan=False)]
    high: Annotated[float, Field(allow_inf_nan=False)]
    step: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1
    low_text: Text
    high_text: Text

    @model_validator(mode="after")
    def _ends_on_a_step(self) -> Self:
        if fault := range_fault(self.low, self.high, self.step):
            raise ValueError(fault)
        return self

    def __contains__(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return self.low <= value <= self.high and _on_step(value, self.low, self.step)

    def __str__(self) -> str:
        steps = "" if self.step == 1 else f" in steps of {self.step:g}"
        return f"a number from {self.low:g} to {self.high:g}{steps}"


Options: TypeAlias = Range | tuple[ResponseOption, ...]


def range_fault(low: float, high: float, step: float) -> str | None:
    """Say what is wrong with a range of numbers; None if nothing is."""
    if low >= high:
        return f"{low:g} to {high:g} is not an upward range"
    if not _on_step(high, low, step):
        return f"steps of {step:g} from {low:g} do not end on {high:g}"
    return None


def _on_step(value: float, low: float, step: float) -> bool:
    # In decimals as people write them: 0.3 is three steps of 0.1, though the floats
    # 0.3 and 3 * 0.1 differ.
    distance = Fraction(str(value)) - Fraction(str(low))
    return (distance / Fraction(str(step))).denominator == 1
