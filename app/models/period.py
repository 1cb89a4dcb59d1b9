"""What holds between two days, such as an approval or a law, and may be asked for on a day."""

from typing import Annotated, ClassVar, Self

from pydantic import ValidationInfo, field_validator, model_validator
from sqlmodel import Field, SQLModel

from app.marks import Filter, Period
from app.values.choice import Choice
from app.values.day import FIRST, LAST, CalendarDay, Day, earliest, latest
from app.values.part import Part
from app.values.text import Key

HELD = Period(may=("began_earliest", "ended_latest"), must=("began_latest", "ended_earliest"))


class Beginning(Choice):
    """What happened on the day of `began`, so that a day on which someone looked is not taken for one of change."""

    DECIDED = "decided", "it was decided, signed, voted, cleared or registered; refused, if it is not approved"
    ANNOUNCED = "announced", "it was made known; the decision itself may be some days older"
    IN_FORCE = "in_force", "a law, rule, scheme or listing took effect"
    IN_USE = "in_use", "sale, licensing or treatment began"
    REPORTED = "reported", "a source tells that it was so by then; it may have been so before"


class Doubt(Choice):
    """Why a record may not have held on a day."""

    BEGINNING_UNKNOWN = "beginning_unknown", "its beginning is not known, or only that it held by a later day"
    BEGINNING_IMPRECISE = "beginning_imprecise", "it began in the month or year of that day, and no day is known"
    END_IMPRECISE = "end_imprecise", "it ended in the month or year of that day, and no day is known"


class PeriodRow(SQLModel):
    """The first and the last day on which it may have begun and ended: text in the order of days."""

    began: str | None = Field(sa_type=Key)
    ended: str | None = Field(sa_type=Key)
    began_earliest: str = Field(sa_type=Key)
    began_latest: str = Field(sa_type=Key)
    ended_earliest: str = Field(sa_type=Key)
    ended_latest: str = Field(sa_type=Key)


class PeriodRecord(Part):
    """Something that holds from a day to another."""

    began: Day | None
    """Day, month or year (ISO 8601) since when it holds; `null` if that is not known."""
    began_by: Beginning | None
    """What happened then; `null` if `began` is not known."""
    ended: Day | None
    """Day, month or year (ISO 8601) since when it does not hold any more; `null` if it has not ended."""

    @field_validator("ended")
    @classmethod
    def in_order(cls, ended: str | None, info: ValidationInfo) -> str | None:
        """The end, if it is not certainly before the beginning. Raises `ValueError`."""
        began: str | None = info.data.get("began")
        if began and ended and latest(ended) < earliest(began):
            raise ValueError(f"'{ended}' is before it began, '{began}'; look both up again")
        return ended

    @model_validator(mode="after")
    def told_apart(self) -> Self:
        """A beginning says what happened then. Raises `ValueError`."""
        if (self.began is None) != (self.began_by is None):
            raise ValueError("`began` and `began_by` stand together, or neither; say what happened on that day")
        return self

    @property
    def began_earliest(self) -> str:
        return earliest(self.began) if self.began and self.began_by != Beginning.REPORTED else FIRST

    @property
    def began_latest(self) -> str:
        return latest(self.began) if self.began else LAST

    @property
    def ended_earliest(self) -> str:
        return earliest(self.ended) if self.ended else LAST

    @property
    def ended_latest(self) -> str:
        return latest(self.ended) if self.ended else LAST


def doubt(day: str, began_earliest: str, began_latest: str) -> Doubt:
    """Why what may have held on a day did not certainly, from the days between which it began."""
    if day >= began_latest:
        return Doubt.END_IMPRECISE
    return Doubt.BEGINNING_UNKNOWN if began_earliest == FIRST else Doubt.BEGINNING_IMPRECISE


class PeriodQuery(Part):
    """What may be asked of it."""

    sorts: ClassVar[tuple[str, ...]] = ("began", "ended")

    status_on: Annotated[CalendarDay | None, Filter(period=HELD)] = None
    """It held on this day, or may have: `meta.uncertain` says of which that is not certain, and why."""
    began__gte: Annotated[CalendarDay | None, Filter("began_earliest")] = None
    """It certainly began on this day or later."""
    began__lte: Annotated[CalendarDay | None, Filter("began_latest")] = None
    """It certainly began on this day or earlier."""
