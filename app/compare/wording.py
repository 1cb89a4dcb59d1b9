"""Texts in three wordings, and how values stand in them."""

from collections.abc import Sequence
from typing import NamedTuple

from app.english import enumerated, inside
from app.record import Link
from app.values.audience import Audience
from app.values.duration import DAYS_A_MONTH, Span, hours

NOT_CHECKED = " (not checked)"
HOURS_A_MONTH = DAYS_A_MONTH * 24
ABOUT_MONTHS = 60 * 24
"""From so many hours a time that is told in days is also told in months."""


class Wording(NamedTuple):
    """One text for each audience; braces hold what is filled in from fields."""

    researcher: str
    clinician: str
    patient: str

    def told(self, audience: Audience, **values: str) -> str:
        """The text for an audience, with these values."""
        chosen = {
            Audience.RESEARCHER: self.researcher,
            Audience.CLINICIAN: self.clinician,
            Audience.PATIENT: self.patient,
        }
        return chosen[audience].format(**values)


def both(clinician: str, patient: str) -> Wording:
    """A text of which researchers are told what clinicians are; what they want besides is added to it."""
    return Wording(clinician, clinician, patient)


def named(link: Link | None) -> str:
    """A name as it stands within a sentence."""
    return inside(link.name) if link else "not stated"


def against(values: Sequence[str]) -> str:
    """Values that are held against one another, each once."""
    return enumerated([*dict.fromkeys(values)], joined_by="against")


def of_thousand(share: float) -> int:
    """People of 1,000, to the nearest."""
    return round(1_000 * share)


def more_or_fewer(low: int, high: int) -> str:
    """A range of differences: `20 to 40 more`, `between 12 fewer and 190 more`."""
    if low < 0 < high:
        return f"between {-low} fewer and {high} more"
    few, many = sorted((abs(low), abs(high)))
    return f"{few} to {many} {'more' if high > 0 else 'fewer'}"


def spoken_time(iso8601: str) -> str:
    """A time in the unit of its source; one of many days in months, too: `273 days (about 9 months)`."""
    span = Span(iso8601=iso8601, hours=hours(iso8601))
    in_days = span.words.endswith("days") and span.hours >= ABOUT_MONTHS
    return f"{span.words} (about {span.hours / HOURS_A_MONTH:.0f} months)" if in_days else span.words


def spoken_range(lower_iso: str, upper_iso: str, joined_by: str = "to") -> str:
    """`7 to 12 hours`; each in its own unit, if they differ."""
    low, high = spoken_time(lower_iso), spoken_time(upper_iso)
    number, _, unit = low.partition(" ")
    same = high.partition(" ")[2] == unit and unit.isalpha()
    return low if low == high else f"{number if same else low} {joined_by} {high}"
