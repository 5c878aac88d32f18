"""The smallest parts of a stored document: ids, days, moments and values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, NoReturn

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

FIRST_STAMP = "1970-01-01T00:00:00.000Z"
LAST_STAMP = "9999-12-31T23:59:59.999Z"

_DAY = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"
_LARGEST = 2**53 - 1  # a browser rounds larger whole numbers


def refuse(fault: str, remedy: str) -> NoReturn:
    """Refuse a part of a document from within a validator."""
    raise PydanticCustomError("document", "{fault}", {"fault": fault, "remedy": remedy})


def stamp(moment: datetime) -> str:
    """Write a moment in UTC as ``2026-11-22T09:10:11.123Z``; as text these sort."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def whole(value: object) -> object:
    """Let 1.0 pass as 1, to a browser they are the same; but not true."""
    if isinstance(value, bool):
        refuse("is not a number", "write it as 1")
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _real_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        refuse("is not a day of the calendar", "write it as 2026-11-22")
    return text


def _real_stamp(text: str) -> str:
    try:
        if stamp(datetime.fromisoformat(text)) == text:
            return text
    except ValueError:
        pass
    refuse("is not a moment in UTC", "write it as 2026-11-22T09:10:11.123Z")


def _tidy(value: object) -> object:
    """Return the one way of writing a value that both sides share: 2 for 2.0."""
    match value:
        case str():
            # A browser can hold half a character; outside of it that has no form.
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list() if all(isinstance(part, str) for part in value):
            return [_tidy(part) for part in value]
        case bool():
            pass
        case int() | float() if abs(value) <= _LARGEST:
            return whole(value)
    refuse("is not an answer", "use a text, a number up to 2^53 - 1 or a list of texts")


Id = Annotated[str, StringConstraints(strict=True, pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Day = Annotated[
    str,
    StringConstraints(strict=True, pattern=f"^{_DAY}$"),
    AfterValidator(_real_day),
]
Stamp = Annotated[
    str,
    StringConstraints(strict=True, pattern=f"^{_DAY}T{_TIME}$"),
    AfterValidator(_real_stamp),
]
OccasionId = Annotated[
    str,
    StringConstraints(strict=True, pattern=f"^{_DAY}(-([2-9]|[1-9][0-9]{{1,5}}))?$"),
]
Version = Annotated[int, Field(strict=True, ge=1, le=_LARGEST), BeforeValidator(whole)]
_Integer = Annotated[int, Field(ge=-_LARGEST, le=_LARGEST)]
_Number = Annotated[float, Field(ge=-_LARGEST, le=_LARGEST)]
Response = Annotated[_Integer | _Number | str | list[str], BeforeValidator(_tidy)]
Value = Response | None
