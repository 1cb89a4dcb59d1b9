"""Cautions and their signs: collections of the tests' own, which stand for those to come. Nothing in them is true."""

from dataclasses import replace
from typing import Annotated, Any, ClassVar

from pydantic import Field as Value
from sqlmodel import Field

from app.errors import DoesNotFollow
from app.marks import Filter, To, Walk, included
from app.members import Fields
from app.models import RESOURCES
from app.models.base import CitedRecord, CitedRow, FactQuery, FactRecord, FactRow
from app.models.period import PeriodQuery, PeriodRecord, PeriodRow
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.queries import ListQuery
from app.record import Link, Neighbours
from app.relation import WrittenIn
from app.resource import Nested, Resource
from app.values.choice import Choice
from app.values.duration import Duration, HoursOf
from app.values.part import Part
from app.values.text import AllOf, AnyOf, Key, Name, Number, Slug, Text


class Severity(Choice):
    """How bad it may become."""

    MINOR = "minor", "watch"
    MAJOR = "major", "avoid"


class Sign(FactRow, table=True):
    caution: Slug = Field(foreign_key="caution.slug", sa_type=Key)
    severity: Severity = Field(sa_type=Key)
    timepoint_hours: Number | None


class SignRecord(FactRecord):
    """What shows that two treatments do not go together, written inside the caution."""

    labelled: ClassVar[str] = "{caution}: {sign}"
    computed: ClassVar[tuple[str, ...]] = ("others", "severity")

    sign: Name
    """What is seen."""
    caution: Annotated[Link, To("cautions")]
    """The caution of which it is a sign."""
    also_in: Annotated[list[Link], To("cautions")]
    """Other cautions of which it is a sign."""
    not_in: Annotated[list[Link], To("cautions")]
    """Cautions of which it is none."""
    others: Annotated[list[Link], To("treatments")]
    """What it was given with."""
    severity: Severity
    timepoint: Duration | None
    """How soon it is seen."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        caution = neighbours.stated("cautions", stated.get("caution"))
        between: list[Any] = caution.get("between", [])
        if stated.get("treatment") not in between:
            raise DoesNotFollow("treatment", "treatment is none of the caution", f"write one of {between}")
        others = [each for each in between if each != stated["treatment"]]
        return {"others": others, "severity": caution.get("severity")}

    @property
    def timepoint_hours(self) -> float | None:
        return self.timepoint.hours if self.timepoint else None


class SignQuery(FactQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("timepoint_hours",)

    caution: AnyOf[Slug] = None
    """Caution of which it is a sign."""
    also_in: AnyOf[Slug] = None
    """Other caution of which it is a sign."""
    not_in: AnyOf[Slug] = None
    """Caution of which it is none."""
    severity: AnyOf[Severity] = None
    """How bad it may become."""
    severity__not: AnyOf[Severity] = None
    """How bad it may not become."""
    timepoint__gte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """It is seen after this long or later."""
    timepoint__lte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """It is seen after this long or sooner."""


LENT = ("source", "locator", "verified", "seen_in")
INSIDE = WrittenIn("cautions", "caution", keyed=("treatment", "timepoint"), lends=LENT)
SIGNS = Resource(
    "signs",
    Sign,
    SignRecord,
    SignQuery,
    "timepoint__lte=P1D",
    "nmda-serotonin-sertraline-p1w",
    mostly="treatment",
    written_in=INSIDE,
    searched=False,
)


class Advice(Part):
    """What may be done."""

    advice: Text
    """In words."""
    instead: Annotated[list[Link], To("treatments")]
    """What may be given instead."""


class Caution(PeriodRow, CitedRow, table=True):
    name: Name = Field(sa_type=Key)


class CautionRecord(PeriodRecord, CitedRecord):
    """What to mind when two treatments are given together."""

    name: Name
    """What it is called."""
    between: Annotated[list[Link], To("treatments"), Value(min_length=2, max_length=2)]
    """The two treatments or classes, in no order."""
    except_for: Annotated[list[Link], To("treatments")]
    """Treatments with which it is of no concern."""
    conditions: Annotated[list[Link], To("conditions")]
    """Where it matters."""
    advice: list[Advice]
    """What may be done."""
    severity: Severity
    signs: Annotated[list[SignRecord], Nested(SIGNS, "caution")] = included()
    """What shows it."""
    shared_signs: Annotated[list[SignRecord], Nested(SIGNS, "also_in")] = included()
    """Signs of other cautions that show it, too."""


class CautionQuery(PeriodQuery, ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name",)

    between: Annotated[AnyOf[Slug], Filter(walk=(Walk.BELOW,))] = None
    """Treatment or class of the pair. Also finds its members and forms."""
    between__exact: AnyOf[Slug] = None
    """This treatment or class alone."""
    between__above: AnyOf[Slug] = None
    """This treatment, or what stands above it."""
    between__not: AnyOf[Slug] = None
    """Neither this treatment or class, nor its members and forms."""
    between__all: Annotated[AllOf[Slug], Filter(walk=(Walk.ABOVE,))] = None
    """All of these, each by another of the pair: itself, or a class to which it belongs."""
    except_for: AnyOf[Slug] = None
    """Treatment with which it is of no concern."""
    conditions: AnyOf[Slug] = None
    """Where it matters."""


CAUTIONS = Resource("cautions", Caution, CautionRecord, CautionQuery, "status_on=2026-01-31", "nmda-serotonin")


class CautiousTreatmentRecord(TreatmentRecord):
    """A treatment, with a line in it for what it may nest."""

    cautions: Annotated[list[CautionRecord], Nested(CAUTIONS, "between")] = included()
    """What to mind with it, its members and forms."""


WIDER_RESOURCES = tuple(
    replace(each, record=CautiousTreatmentRecord) if each is TREATMENTS else each
    for each in (*RESOURCES, CAUTIONS, SIGNS)
)
