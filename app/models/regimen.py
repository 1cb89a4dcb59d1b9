"""Regimens: how a treatment is given: dose, route, schedule, setting and phase."""

from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import To, included
from app.models.base import ConditionFactQuery, FactRecord, FactRow
from app.models.regulation import JurisdictionQuery
from app.models.time_course import TIME_COURSES, TimeCourseRecord
from app.record import Link
from app.resource import Nested, Resource
from app.values.choice import Choice
from app.values.duration import Duration
from app.values.jurisdiction import Jurisdiction
from app.values.part import Part
from app.values.text import AnyOf, Key, Name, Positive, Slug
from app.values.unit import Unit


class Phase(Choice):
    """Which part of a treatment it is."""

    ACUTE = "acute", "until response or remission"
    CONTINUATION = "continuation", "after the acute phase, to hold what was reached"
    MAINTENANCE = "maintenance", "long-term, to prevent a new episode"


class Route(Choice):
    """By which way the treatment reaches the body or mind."""

    ORAL = "oral", "by mouth"
    INTRAVENOUS = "intravenous", "into a vein"
    INTRAMUSCULAR = "intramuscular", "into a muscle"
    SUBCUTANEOUS = "subcutaneous", "under the skin"
    INTRANASAL = "intranasal", "into the nose"
    INHALED = "inhaled", "breathed in"
    TRANSCRANIAL = "transcranial", "through the skull"
    IMPLANTED = "implanted", "by an implant"
    PSYCHOLOGICAL = "psychological", "by talking and practice"


class Dose(Part):
    """How much of what: an ingredient, or a setting of a device."""

    of: Name
    """The ingredient, or the quantity that is set, such as `stimulus charge` or `frequency`."""
    lower: Positive | None
    """Lowest usual value, in `unit`."""
    typical: Positive | None
    """Usual value, in `unit`."""
    upper: Positive | None
    """Highest usual value, in `unit`."""
    unit: Unit


class Regimen(FactRow, table=True):
    condition: Slug | None = Field(foreign_key="condition.slug", sa_type=Key)
    phase: Phase = Field(sa_type=Key)
    route: Route = Field(sa_type=Key)
    jurisdiction: Jurisdiction | None = Field(sa_type=Key)
    headline: bool


class RegimenRecord(FactRecord):
    """How a treatment is given: dose, route, schedule, number of sessions, setting, phase."""

    labelled: ClassVar[str] = "{treatment}: {name}"
    aside: ClassVar[tuple[str, ...]] = (*FactRecord.aside, "headline")

    name: Name
    """Short description of the regimen."""
    condition: Annotated[Link | None, To("conditions")]
    """For what it is given."""
    phase: Phase
    route: Route
    formulation: Name | None
    """Pharmaceutical form, where it matters, such as `prolonged-release tablet`."""
    doses: list[Dose]
    """One entry per ingredient or device setting; empty where there is no dose."""
    schedule: Name
    """When and how often."""
    sessions: Positive | None
    """Number of sessions or administrations in the course."""
    session_length: Duration | None
    """Length of one session."""
    setting: Name | None
    """Where and under whose eyes."""
    population: Name | None
    """For whom, where it is not adults in general."""
    jurisdiction: Jurisdiction | None
    """Where a label, a guideline or an authority states it; `null` if it is tied to no country, as in a trial."""
    headline: bool
    """Is it the usual one of its treatment, condition and phase?"""
    time_courses: Annotated[list[TimeCourseRecord], Nested(TIME_COURSES, "regimen")] = included()
    """Time courses that were measured under this regimen."""

    @property
    def shown_first(self) -> bool:
        return self.headline


class RegimenQuery(JurisdictionQuery, ConditionFactQuery):
    """What may be asked of the list."""

    phase: AnyOf[Phase] = None
    """Which part of a treatment it is."""
    route: AnyOf[Route] = None
    """By which way it is given."""
    headline: AnyOf[bool] = None
    """Only the usual ones, or only the others."""


REGIMENS = Resource(
    "regimens", Regimen, RegimenRecord, RegimenQuery, "treatment=ssri&phase=acute", "ketamine-iv-acute-fava-2018"
)
