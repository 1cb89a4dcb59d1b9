"""Gaps: what is not known of a treatment, and whether anybody looked for it. Absence is a record, too."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import Field as Value
from pydantic import model_validator
from sqlmodel import Field

from app.marks import Filter, To, Walk
from app.members import Fields
from app.queries import ListQuery
from app.record import Link, Neighbours, Record
from app.resource import Resource
from app.row import Row
from app.values.choice import Choice
from app.values.jurisdiction import Jurisdiction
from app.values.text import AnyOf, Key, Slug, Text

CellKey = tuple[str, str, str]
"""Of a cell of the evidence map: treatment, attribute, and jurisdiction or other treatment."""
CONCERNED = "concerns"
"""Field that lists every treatment which a gap concerns."""


class AbsenceKind(Choice):
    """Why nothing stands in a cell or a list."""

    NONE_FOUND = "none_found", "somebody looked on a known day and found nothing"
    NOT_SEARCHED = "not_searched", "nothing is recorded, and nobody is known to have looked"
    NONE_FIT = "none_fit", "facts are recorded, but none may stand here"
    NOT_APPLICABLE = "not_applicable", "the treatment can have no such thing"


class Attribute(Choice):
    """What may be known of a treatment."""

    ONSET = "onset", "how soon it works"
    DURATION = "duration", "how long its effect lasts when nothing more is given"
    RESPONSE = "response", "how many respond"
    REMISSION = "remission", "how many remit"
    RELAPSE = "relapse", "how soon, or how many, relapse"
    DROPOUT = "dropout", "how many leave it, for whatever reason or because of adverse effects"
    SERIOUS_ADVERSE_EFFECTS = "serious_adverse_effects", "how often it does serious harm"
    APPROVAL = "approval", "how it stands with the authority of a jurisdiction"
    MECHANISM = "mechanism", "how it works"
    INTERACTION = "interaction", "what happens when it meets another treatment"


class Gap(Row, table=True):
    attribute: Attribute = Field(sa_type=Key)
    state: AbsenceKind = Field(sa_type=Key)


class GapRecord(Record):
    """Something that is not known of a treatment: looked for in vain, not looked for, or nothing that it could have."""

    labelled: ClassVar[str] = "{treatments}: {attribute}, {state}"
    computed: ClassVar[tuple[str, ...]] = (CONCERNED,)
    absent: ClassVar[str] = (
        "Where facts are recorded, or nobody looked, there may be no gap either: /v1/evidence-map shows which it is."
    )

    treatments: Annotated[list[Link], To("treatments"), Value(min_length=1)]
    """Of each of these it is not known."""
    attribute: Attribute
    jurisdictions: list[Jurisdiction]
    """Of each of these, if it is an approval; else empty."""
    others: Annotated[list[Link], To("treatments")]
    """With each of these, if it is an interaction; else empty."""
    state: AbsenceKind
    reason: Text
    """What was looked for, or why there can be none."""
    searched_on: date | None
    """Day on which somebody looked; `null` unless `state` is `none_found`."""
    searched_in: Text | None
    """Where they looked; `null` likewise."""
    concerns: Annotated[list[Link], To("treatments")]
    """Every treatment of `treatments` and `others`."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:  # noqa: ARG003 - it takes nothing from others
        """Whom it concerns."""
        return {CONCERNED: [*dict.fromkeys((*stated.get("treatments", ()), *stated.get("others", ())))]}

    @model_validator(mode="after")
    def whole(self) -> Self:
        """Says where nothing was found, and of what. Raises `ValueError`."""
        if self.state == AbsenceKind.NONE_FIT:
            raise ValueError("none_fit follows from the facts that are recorded; no gap states it")
        looked = self.searched_on is not None and self.searched_in is not None
        if looked != (self.state == AbsenceKind.NONE_FOUND) or (self.searched_on is None) != (self.searched_in is None):
            raise ValueError("`none_found`, and nothing else, says `searched_on` and `searched_in`")
        if bool(self.jurisdictions) != (self.attribute == Attribute.APPROVAL):
            raise ValueError("`approval`, and nothing else, says of which `jurisdictions`")
        if bool(self.others) != (self.attribute == Attribute.INTERACTION):
            raise ValueError("`interaction`, and nothing else, says with which `others`")
        return self

    @property
    def is_verified(self) -> bool:
        """It states no figure that a source could bear out."""
        return True

    @property
    def cells(self) -> Iterator[CellKey]:
        """Treatment, attribute, and jurisdiction or other treatment, of each cell of the evidence map that it fills."""
        with_each = [*self.jurisdictions, *(each.slug for each in self.others)] or [""]
        for treatment in (each.slug for each in self.treatments):
            for other in with_each:
                yield treatment, self.attribute.value, str(other)
                if self.attribute == Attribute.INTERACTION:
                    yield other, self.attribute.value, treatment


class GapQuery(ListQuery):
    """What may be asked of the list."""

    slug: AnyOf[Slug] = None
    """Keys of gaps."""
    treatment: Annotated[AnyOf[Slug], Filter(CONCERNED, walk=(Walk.BELOW, Walk.ABOVE))] = None
    """It concerns this treatment, substance or class, its members and forms, or a class to which it belongs."""
    treatment__exact: Annotated[AnyOf[Slug], Filter(CONCERNED)] = None
    """It concerns this treatment, substance or class itself."""
    treatment__above: Annotated[AnyOf[Slug], Filter(CONCERNED)] = None
    """It concerns this treatment, the substance of which it is a form, or a class to which it belongs."""
    attribute: AnyOf[Attribute] = None
    """What is not known."""
    jurisdiction: Annotated[AnyOf[Jurisdiction], Filter("jurisdictions")] = None
    """Of an approval: in this jurisdiction."""
    state: AnyOf[AbsenceKind] = None
    """Did anybody look?"""


GAPS = Resource("gaps", Gap, GapRecord, GapQuery, "treatment=psilocybin", "fluvoxamine-relapse")
