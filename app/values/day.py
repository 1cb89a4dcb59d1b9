"""Days: as a source gives them, to the year, the month or the day; and as a parameter asks for one."""

import calendar
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Value

from app.marks import Unsearched

FIRST, LAST = "0001-01-01", "9999-12-31"
"""What stands for a beginning that is not known and an end that has not come: before and after every other day."""
YEARS = range(1800, 2101)


def as_text(value: Any) -> Any:  # any: what a dossier states, in which YAML finds dates and numbers
    """A day or a year as text; anything else as it is."""
    if type(value) is date:  # a time of day is none
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def earliest(day: str) -> str:
    """The first day that is meant: `2019-03` -> `2019-03-01`."""
    return f"{day}{FIRST[len(day) :]}"


def latest(day: str) -> str:
    """The last day that is meant: `2019-03` -> `2019-03-31`."""
    if len(day) == len("2019-03"):
        return f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]}"
    return f"{day}{LAST[len(day) :]}"


def real(day: str) -> str:
    """The text, if the calendar has such a day, not too far away. Raises `ValueError`."""
    try:
        year = date.fromisoformat(earliest(day)).year
    except ValueError as error:
        raise ValueError(f"'{day}' is not in the calendar") from error
    if year not in YEARS:
        raise ValueError(f"'{day}' is not between {YEARS[0]} and {YEARS[-1]}")
    return day


Day = Annotated[
    str,
    Value(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", examples=["2019-03-05", "2019-03", "2019"]),
    BeforeValidator(as_text),
    AfterValidator(real),
    Unsearched(),
]
"""Year, month or day (ISO 8601), as much of it as is known."""
CalendarDay = Annotated[
    str,
    Value(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", min_length=10, max_length=10, json_schema_extra={"format": "date"}),
    AfterValidator(real),
]
"""A parameter that is one day."""
