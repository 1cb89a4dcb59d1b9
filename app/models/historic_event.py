"""History: dated events of the treatments of depression, from the first convulsions to the latest approval."""

from typing import Annotated, Any, ClassVar

from pydantic import Field as Value
from sqlmodel import Field

from app.marks import Filter, To
from app.models.base import CitedRow, WeighedRecord
from app.models.concerning import ConcerningQuery
from app.models.regulation import JurisdictionQuery
from app.record import Link
from app.resource import Resource
from app.values.choice import Choice
from app.values.day import CalendarDay, Day, as_text, earliest, latest
from app.values.jurisdiction import Jurisdiction
from app.values.text import AnyOf, Key, Slug, Text, Year


class EventKind(Choice):
    """What kind of event it is."""

    DISCOVERY = "discovery", "something was made, found out or used for the first time"
    TRIAL = "trial", "a trial was begun, stopped or reported"
    PUBLICATION = "publication", "findings or an announcement were published"
    APPROVAL = "approval", "an authority licensed, cleared, favoured or refused it"
    SAFETY = "safety", "an authority warned of it, or limited its use"
    WITHDRAWAL = "withdrawal", "it was taken off a market"
    LAW = "law", "a law or a rule was made or took effect"
    POLICY = "policy", "a body gave advice, or decided on payment or priorities"


class HistoricEvent(CitedRow, table=True):
    day: str = Field(sa_type=Key)
    day_earliest: str = Field(sa_type=Key)
    day_latest: str = Field(sa_type=Key)
    year: int
    kind: EventKind = Field(sa_type=Key)
    jurisdiction: Jurisdiction | None = Field(sa_type=Key)


class HistoricEventRecord(WeighedRecord):
    """An event in the history of treatments of depression: what happened, and when."""

    labelled: ClassVar[str] = "{day}: {event}"
    computed: ClassVar[tuple[str, ...]] = (*WeighedRecord.computed, "year")

    day: Day
    """Day, month or year (ISO 8601) on which it happened, as exact as the source has it."""
    year: Year
    """Year in which it happened."""
    event: Annotated[Text, Value(max_length=280)]
    """What happened, in our words."""
    kind: EventKind
    treatments: Annotated[list[Link], To("treatments")]
    """What it concerns; empty if that is none of this collection."""
    jurisdiction: Jurisdiction | None
    """Where it happened, or whose act it is; `null` if it is tied to no country, or that was not seen."""

    @classmethod
    def completed(cls, fields: Any) -> Any:  # any: a dossier's fields or a document's, not yet validated
        """A dossier states the day, of which the year follows; YAML may take either for a number or a date."""
        day = as_text(fields.get("day")) if isinstance(fields, dict) else None
        return {**fields, "day": day, "year": day[:4]} if isinstance(day, str) else fields

    @property
    def day_earliest(self) -> str:
        return earliest(self.day)

    @property
    def day_latest(self) -> str:
        return latest(self.day)


class HistoricEventQuery(JurisdictionQuery, ConcerningQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("day",)

    slug: AnyOf[Slug] = None
    """Keys of events."""
    year: AnyOf[Year] = None
    """It happened in this year."""
    day__gte: Annotated[CalendarDay | None, Filter("day_earliest")] = None
    """It certainly happened on this day or later."""
    day__lte: Annotated[CalendarDay | None, Filter("day_latest")] = None
    """It certainly happened on this day or earlier."""
    kind: AnyOf[EventKind] = None
    """What kind of event it is."""
    source: AnyOf[Slug] = None
    """Reference that says so."""
    verified: AnyOf[bool] = None
    """Was it seen in the source?"""
    sort: str = "day"
    """Order; `-` reverses it. `day` puts the oldest first."""


HISTORY = Resource(
    "history",
    HistoricEvent,
    HistoricEventRecord,
    HistoricEventQuery,
    "treatment=ketamine&day__lte=1999-12-31",
    "ketamine-first-human",
)
