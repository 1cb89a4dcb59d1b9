"""What holds between two days, such as an approval or a law, and may be asked for on a day."""

from typing import Annotated

from pydantic import ValidationInfo, field_validator
from sqlmodel import Field, SQLModel

from app.marks import Filter, Period
from app.values.day import FIRST, LAST, CalendarDay, Day, earliest, latest
from app.values.part import Part
from app.values.text import Key

HELD = Period(may=("began_earliest", "ended_latest"), must=("began_latest", "ended_earliest"))


class PeriodRow(SQLModel):
    """The first and the last day on which it may have begun and ended: text in the order of days."""

    began_earliest: str = Field(sa_type=Key)
    began_latest: str = Field(sa_type=Key)
    ended_earliest: str = Field(sa_type=Key)
    ended_latest: str = Field(sa_type=Key)


class PeriodRecord(Part):
    """Something that holds from a day to another."""

    began: Day | None
    """Day, month or year (ISO 8601) since when it holds; `null` if that is not known."""
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

    @property
    def began_earliest(self) -> str:
        return earliest(self.began) if self.began else FIRST

    @property
    def began_latest(self) -> str:
        return latest(self.began) if self.began else LAST

    @property
    def ended_earliest(self) -> str:
        return earliest(self.ended) if self.ended else LAST

    @property
    def ended_latest(self) -> str:
        return latest(self.ended) if self.ended else LAST


class PeriodQuery(Part):
    """What may be asked of it."""

    status_on: Annotated[CalendarDay | None, Filter(period=HELD)] = None
    """It held on this day, or may have: `meta.uncertain` names those of which the day is not known."""
    began__gte: Annotated[CalendarDay | None, Filter("began_earliest")] = None
    """It certainly began on this day or later."""
    began__lte: Annotated[CalendarDay | None, Filter("began_latest")] = None
    """It certainly began on this day or earlier."""
