"""Durations: ISO 8601 text as a source gives it, and hours so that any two can be compared."""

import re
from functools import lru_cache
from typing import Annotated, Any, Self

import isodate
from pydantic import BeforeValidator, PlainValidator, WithJsonSchema, model_validator

from app.marks import Unsearched
from app.values.part import Part
from app.values.text import Positive

DAYS_A_YEAR, DAYS_A_MONTH = 365.25, 30.4375
NUMBER = r"[0-9]+([.,][0-9]+)?"
DESIGNATED = re.compile(
    rf"P(?=[0-9T])({NUMBER}Y)?({NUMBER}M)?({NUMBER}W)?({NUMBER}D)?(T(?=[0-9])({NUMBER}H)?({NUMBER}M)?({NUMBER}S)?)?"
)
COUNTED_UNIT = re.compile(r"([0-9.,]+)([A-Z])")
DATE_WORDS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
TIME_WORDS = {"H": "hour", "M": "minute", "S": "second"}
WRITTEN_HOURS = r"^(P[0-9.YMWDTHS]{1,30}|[0-9]{1,7}(\.[0-9]{1,16})?)$"
MOST_PARSED = 1_000  # texts of which the hours are remembered: a release has some dozens
MOST_HOURS = 1_000_000  # that a parameter may ask for: 114 years


class Span(Part):
    """A length of time. Hours follow from the text by a fixed rule: a month is 30.4375 days, a year 365.25."""

    iso8601: Annotated[str, Unsearched()]
    """As in the source: `PT110M`, `P10D`, `P1M`."""
    hours: Positive
    """The same in hours, unrounded: `PT40M` is 0.6666666666666666."""

    @property
    def words(self) -> str:
        """As people say it: `P5W` is 5 weeks."""
        date, _, time = self.iso8601.partition("T")
        units = (DATE_WORDS, date), (TIME_WORDS, time)
        told = [(number, words[unit]) for words, part in units for number, unit in COUNTED_UNIT.findall(part)]
        return " ".join(f"{number} {word}{'' if number == '1' else 's'}" for number, word in told)

    @model_validator(mode="after")
    def follow(self) -> Self:
        """Hours are never stated, or they could say something else than the text."""
        if self.hours != hours(self.iso8601):
            raise ValueError(f"{self.hours} hours are not {self.iso8601}; state the text only")
        return self


@lru_cache(MOST_PARSED)
def hours(text: str) -> float:
    """Hours of an ISO 8601 duration. Raises `ValueError` if it is not one, or not longer than nothing."""
    wrong = f"'{text[:40]}' is not an ISO 8601 duration; write it like PT2H, P14D or P6M"
    if not DESIGNATED.fullmatch(text):  # the other form, which looks like a date, is easily misread
        raise ValueError(wrong)
    try:
        parsed = isodate.parse_duration(text)
    except (isodate.ISO8601Error, OverflowError) as error:
        raise ValueError(wrong) from error
    if isinstance(parsed, isodate.Duration):
        days = float(parsed.years) * DAYS_A_YEAR + float(parsed.months) * DAYS_A_MONTH
        total = days * 24 + parsed.tdelta.total_seconds() / 3600
    else:
        total = parsed.total_seconds() / 3600
    if total <= 0:
        raise ValueError(f"'{text[:40]}' is not longer than nothing; leave the field out if it is unknown")
    return total


def measured(text: Any) -> Any:
    """`P1M` -> its text and 730.5 hours. A dossier states the text only."""
    return {"iso8601": text, "hours": hours(text)} if isinstance(text, str) and len(text) <= 40 else text


Duration = Annotated[Span, BeforeValidator(measured)]


def asked_hours(text: Any) -> float:  # any: what a client sends
    """Hours of `P6W` or of `1008`. Raises `ValueError`."""
    stated = str(text)
    if not re.fullmatch(WRITTEN_HOURS, stated):
        raise ValueError(f"'{stated[:40]}' is no length of time; write it like PT2H, P6W or P6M, or as hours")
    length = hours(stated) if stated.startswith("P") else float(stated)
    if not 0 < length <= MOST_HOURS:
        raise ValueError(f"must be longer than nothing and at most {MOST_HOURS:,} hours")
    return length


HoursOf = Annotated[
    float,
    PlainValidator(asked_hours),
    WithJsonSchema(
        {
            "type": "string",
            "format": "duration",
            "pattern": WRITTEN_HOURS,
            "minLength": 1,
            "maxLength": 31,
        }
    ),
]
"""A parameter that is a length of time: ISO 8601 text such as `P6W`, or a number of hours."""
