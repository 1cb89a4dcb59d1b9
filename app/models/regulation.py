"""Where something holds: what approvals, laws, warnings, services and, as a parameter, regimens have in common."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Annotated, ClassVar, NamedTuple, Self

from pydantic import Field as Value
from pydantic import model_validator
from sqlmodel import Field

from app.marks import Filter, Walk
from app.models.base import CorroboratedFact, FactQuery, FactRow
from app.models.period import Beginning, PeriodQuery, PeriodRecord, PeriodRow
from app.values.choice import Choice
from app.values.country import Country
from app.values.jurisdiction import Jurisdiction
from app.values.part import Part
from app.values.text import AnyOf, Key, Slug

Subdivision = Annotated[str, Value(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$", max_length=6, examples=["US-OR"])]
"""A state or province (ISO 3166-2)."""


class Event(Choice):
    """What a day of a record is that of."""

    BEGAN = "began", "it began to hold, in the way that `began_by` tells"
    REPORTED = "reported", "it held by then, and may have held before"
    ENDED = "ended", "it ceased to hold"
    STATED = "stated", "the text that says so is of that day; it may have held before"


class Dated(NamedTuple):
    """A day on which something happened, as exact as it is known."""

    day: str
    event: Event
    began_by: Beginning | None = None


class JurisdictionQuery(Part):
    """Where it holds."""

    jurisdiction: AnyOf[Jurisdiction] = None
    """This jurisdiction itself."""
    country: Annotated[AnyOf[Country], Filter("jurisdiction", walk=(Walk.ABOVE,), everywhere=True)] = None
    """What holds in this country: its own, the European Union's if it is a member, the international, and what is tied
    to no country. `meta.notices` says so if none is its own."""


class HeldFactQuery(FactQuery):
    """The same for facts that hold for all members of a class and all forms of a substance."""

    treatment: Annotated[AnyOf[Slug], Filter(walk=(Walk.BELOW, Walk.ABOVE))] = None
    """Treatment, substance or class. Also finds its members and forms, and what holds for all of its class."""
    treatment__not: AnyOf[Slug] = None
    """Whatever `treatment` would not find."""


class HeldRecord(CorroboratedFact):
    """What holds for a treatment in a jurisdiction."""

    @property
    @abstractmethod
    def dated(self) -> Iterator[Dated]:
        """Each day that it tells of."""

    @property
    @abstractmethod
    def says(self) -> str:
        """What it says, in one sentence, without the treatment."""

    @property
    @abstractmethod
    def place(self) -> tuple[Jurisdiction | None, str | None]:
        """Jurisdiction, and state or province, in which it holds."""


class StandingRow(PeriodRow, FactRow):
    """A row of what an authority or a law says of a treatment."""

    jurisdiction: Jurisdiction = Field(sa_type=Key)
    subdivision: str | None = Field(sa_type=Key)


class StandingRecord(PeriodRecord, HeldRecord):
    """How a treatment stands with an authority or a law, from a day to another."""

    once: ClassVar[tuple[str, ...]] = ()
    """Of these fields no two records that have not ended may agree in all."""

    jurisdiction: Jurisdiction
    subdivision: Subdivision | None
    """State or province (ISO 3166-2) to which it is confined; `null` if it holds for the whole."""

    @model_validator(mode="after")
    def inside(self) -> Self:
        """A part lies in its country. Raises `ValueError`."""
        if self.subdivision and not self.subdivision.startswith(f"{self.jurisdiction}-"):
            raise ValueError(f"{self.subdivision} is no part of {self.jurisdiction}; correct one of them")
        return self

    @property
    def dated(self) -> Iterator[Dated]:
        if self.began:
            event = Event.REPORTED if self.began_by == Beginning.REPORTED else Event.BEGAN
            yield Dated(self.began, event, self.began_by)
        if self.ended:
            yield Dated(self.ended, Event.ENDED)

    @property
    def place(self) -> tuple[Jurisdiction | None, str | None]:
        return self.jurisdiction, self.subdivision


class StandingQuery(JurisdictionQuery, PeriodQuery, HeldFactQuery):
    """What may be asked of such a list."""

    subdivision: AnyOf[str] = None
    """State or province (ISO 3166-2), such as `US-OR`."""
