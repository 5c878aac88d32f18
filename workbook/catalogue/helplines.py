"""Helplines: whom to call, by country, as the file has them and in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from workbook.text import Language, Text, Words, format_date

DIAL_PATTERN: Final = r"^\+?[0-9]{3,15}$"
COUNTRY_PATTERN: Final = r"^[a-z]{2}$"

Dial = Annotated[str, StringConstraints(pattern=DIAL_PATTERN, strict=True)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN, strict=True)]


@dataclass(frozen=True)
class Line:
    """One helpline: ``number`` as people write it, ``dial`` as a phone dials it.

    ``safety`` marks those for somebody who is afraid of a partner or ex.
    """

    name: str
    number: str
    dial: str
    about: str
    safety: bool = False


@dataclass(frozen=True)
class Country:
    """The helplines of one country; ``id`` is its two-letter code, as in ``nl``."""

    id: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Helplines:
    """All helplines in one language, and the day somebody last checked them."""

    checked: date
    checked_text: str
    countries: tuple[Country, ...]


class _FileModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LineEntry(_FileModel):
    """A helpline in the file."""

    name: Text
    number: Words
    dial: Dial
    about: Text
    safety: bool = False


class CountryEntry(_FileModel):
    """A country in the file."""

    id: CountryCode
    name: Text
    lines: Annotated[tuple[LineEntry, ...], Field(min_length=1)]


class HelplinesFile(_FileModel):
    """The file ``assets/helplines.yaml``, in both languages."""

    checked: Annotated[date, Field(strict=True)]
    countries: Annotated[tuple[CountryEntry, ...], Field(min_length=1)]

    def in_language(self, language: Language) -> Helplines:
        """Return the helplines as one language's page shows them."""
        return Helplines(
            checked=self.checked,
            checked_text=format_date(self.checked, language),
            countries=tuple(
                Country(
                    id=country.id,
                    name=country.name[language],
                    lines=tuple(
                        Line(
                            name=line.name[language],
                            number=line.number,
                            dial=line.dial,
                            about=line.about[language],
                            safety=line.safety,
                        )
                        for line in country.lines
                    ),
                )
                for country in self.countries
            ),
        )
