"""What cited records have in common: a source, the place in it, and whether the figure was seen there."""

from datetime import date
from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import Filter, To, Unsearched, Walk
from app.members import Fields
from app.models.citation import ReferenceKind
from app.models.treatment_kind import ControlKind
from app.queries import ListQuery
from app.record import Link, Neighbours, Record
from app.row import Row
from app.values.part import Part
from app.values.text import AllOf, AnyOf, Key, Name, Slug, Text, Url

BETWEEN = "between"
"""Field of both sides of what may be told either way round."""


class CitedRow(Row):
    """A row that rests on a source."""

    source: Slug = Field(foreign_key="reference.slug", sa_type=Key)
    verified: bool


class Cited(Part):
    """What rests on a source: a record, or a part of one that has a source of its own."""

    shown_last: ClassVar[tuple[str, ...]] = ("source", "locator", "verified", "seen_in", "verified_on", "note")

    source: Annotated[Slug, To("references")]
    """Key of the source: into `references` of the same answer; in a table, the `slug` of a reference."""
    locator: Annotated[Name, Unsearched()]
    """Where in the source the figure stands, such as `Table 2` or `abstract`."""
    verified: bool
    """Was the figure seen in the source, or in a faithful copy of it?"""
    seen_in: Url | None
    """The page in which the figure was seen; `null` if it is the source's own page, or if it was not seen."""
    verified_on: date | None
    """Day on which the figure was last compared with the source; `null` if the day was not kept."""
    note: Text | None
    """What a reader must know to use the figure rightly."""


class CitedRecord(Cited, Record):
    """A record that rests on a source."""

    aside: ClassVar[tuple[str, ...]] = (*Record.aside, "verified", "seen_in", "verified_on", "note")

    @property
    def is_verified(self) -> bool:
        return self.verified


class FactRow(CitedRow):
    """A row that says something about a treatment."""

    treatment: Slug = Field(foreign_key="treatment.slug", sa_type=Key)


class FactRecord(CitedRecord):
    """Something that a source says about a treatment."""

    treatment: Annotated[Link, To("treatments")]
    """What the source speaks of: a treatment, the substance of which it is a form, or its class."""


class WeighedRecord(CitedRecord):
    """A record of which it matters what kind of source bears it."""

    computed: ClassVar[tuple[str, ...]] = ("source_kind",)
    shown_last: ClassVar[tuple[str, ...]] = ("source", "source_kind", *CitedRecord.shown_last[1:])

    source_kind: ReferenceKind
    """What kind of source `source` is: `verified` says that it was seen there, this how much weight it can bear."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """The kind of its source."""
        return {"source_kind": neighbours.stated("references", stated.get("source")).get("kind")}


class WeighedFact(WeighedRecord, FactRecord):
    """A fact about a treatment of which it matters what kind of source tells it."""


class Corroborated(Part):
    """What may be told by more sources than one."""

    shown_last: ClassVar[tuple[str, ...]] = (
        "source", "locator", "also_in", "verified", "seen_in", "verified_on", "note"
    )  # fmt: skip

    also_in: Annotated[list[Slug], To("references")]
    """Other sources that bear on it, as `locator` and `note` say: keys as in `source`."""


class CorroboratedFact(Corroborated, WeighedFact):
    """A fact about a treatment that more sources than one may bear out."""

    shown_last: ClassVar[tuple[str, ...]] = ("source", "source_kind", *Corroborated.shown_last[1:])


class FactQuery(ListQuery):
    """What may be asked of every list of facts about treatments."""

    treatment: Annotated[AnyOf[Slug], Filter(walk=(Walk.BELOW,))] = None
    """Treatment, substance or class. Also finds what is said of its members and forms."""
    treatment__exact: AnyOf[Slug] = None
    """This treatment, substance or class alone."""
    treatment__above: AnyOf[Slug] = None
    """This treatment, the substance of which it is a form, and the classes to which it belongs."""
    treatment__not: AnyOf[Slug] = None
    """Whatever `treatment` would not find: neither this treatment, nor its members and forms."""
    source: AnyOf[Slug] = None
    """Reference that says so."""
    source__not: AnyOf[Slug] = None
    """Another reference says so."""
    verified: AnyOf[bool] = None
    """Was the figure seen in the source?"""


class ForConditionQuery(ListQuery):
    """What may be asked of every list of what holds for a condition."""

    condition: Annotated[AnyOf[Slug], Filter(walk=(Walk.BELOW,))] = None
    """Condition for which it holds. Also finds its special forms."""
    condition__exact: AnyOf[Slug] = None
    """This condition alone."""
    condition__above: AnyOf[Slug] = None
    """This condition, and the wider ones to which it belongs."""
    condition__not: AnyOf[Slug] = None
    """Whatever `condition` would not find: also what holds for any condition."""


class ConditionFactQuery(ForConditionQuery, FactQuery):
    """What may be asked of every list of facts about treatments that hold for a condition."""


def control_kind_of(neighbours: Neighbours, comparator: object) -> object:
    """What kind of control a comparator is; `None` if it is another treatment."""
    return neighbours.stated("treatments", comparator).get("control_kind")


class ComparatorQuery(ListQuery):
    """What may be asked of every list of facts that compare a treatment with another."""

    comparator: Annotated[AnyOf[Slug], Filter(walk=(Walk.BELOW,))] = None
    """What it is compared with, a member or a form of it: `placebo` also finds placebo added to a drug."""
    comparator__exact: AnyOf[Slug] = None
    """It is compared with this alone."""
    comparator__above: AnyOf[Slug] = None
    """It is compared with this, the substance or control of which that is a form, or a class to which it belongs."""


class ControlledQuery(ComparatorQuery):
    """What may be asked of every list of facts that say what kind of control the comparator is."""

    control_kind: AnyOf[ControlKind] = None
    """It is compared with such a control; `unknown=control_kind` finds what is not compared with any."""


class BetweenQuery(ControlledQuery):
    """What may be asked of every list of comparisons that may be told either way round."""

    treatment: Annotated[AnyOf[Slug], Filter(BETWEEN, walk=(Walk.BELOW,))] = None
    """One of the two sides is this, a member or a form of it."""
    treatment__exact: Annotated[AnyOf[Slug], Filter(BETWEEN)] = None
    """One of the two sides is this alone."""
    treatment__above: Annotated[AnyOf[Slug], Filter(BETWEEN)] = None
    """One of the two sides is this, the substance of which it is a form, or a class to which it belongs."""
    treatment__not: Annotated[AnyOf[Slug], Filter(BETWEEN, walk=(Walk.BELOW,))] = None
    """Neither side is what `treatment` would find."""
    treatment__all: Annotated[AllOf[Slug], Filter(BETWEEN, walk=(Walk.BELOW,))] = None
    """Both of these, a member or a form of each, whichever is compared with the other: `ketamine,ect`."""
