"""What cited records have in common: a source, the place in it, and whether the figure was seen there."""

from datetime import date
from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import To
from app.record import Link, Record, Row
from app.values.text import Key, Name, Slug, Text, Url


class CitedRow(Row):
    """A row that rests on a source."""

    source: Slug = Field(foreign_key="reference.slug", sa_type=Key)
    verified: bool


class CitedRecord(Record):
    """A record that rests on a source."""

    last: ClassVar[tuple[str, ...]] = ("source", "locator", "verified", "seen_in", "verified_on", "note")

    source: Annotated[Slug, To("references")]
    """Key into `references` of the same answer."""
    locator: Name
    """Where in the source the figure stands, such as `Table 2` or `abstract`."""
    verified: bool
    """Was the figure seen in the source, or in a faithful copy of it?"""
    seen_in: Url | None
    """The page in which the figure was seen; `null` if it is the source's own page, or if it was not seen."""
    verified_on: date | None
    """Day on which the figure was last compared with the source; `null` if the day was not kept."""
    note: Text | None
    """What a reader must know to use the figure rightly."""


class FactRow(CitedRow):
    """A row that says something about a treatment."""

    treatment: Slug = Field(foreign_key="treatment.slug", sa_type=Key)
    rank: int
    """Place among the facts of its treatment, headlines first, then in dossier order."""


class FactRecord(CitedRecord):
    """Something that a source says about a treatment."""

    treatment: Annotated[Link, To("treatments")]
    """What the source speaks of: a treatment, the substance of which it is a form, or its class."""
