"""Treatments: drugs and their classes, procedures, devices, psychotherapies, and what they are compared with."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from sqlmodel import Field

from app.marks import Filter, MembersBy, Through, To, Walk
from app.members import Fields
from app.models.base import CitedRecord, CitedRow
from app.models.derived import ACTED_ON, ROUTES, TreatmentCondition
from app.models.include import InTreatment
from app.models.regimen import Route
from app.models.treatment_kind import FORMS, ControlKind, Modality, TreatmentKind
from app.queries import ListQuery
from app.record import Link, Neighbours
from app.relation import Hierarchy
from app.resource import Resource
from app.values.identifier import Identifiers
from app.values.text import Alphabetical, AnyOf, Key, Name, Positive, Slug, Text


class Treatment(CitedRow, table=True):
    name: Name = Field(sa_type=Alphabetical)
    kind: TreatmentKind = Field(sa_type=Key)
    modality: Modality = Field(sa_type=Key)
    parent: Slug | None = Field(foreign_key="treatment.slug", sa_type=Key)
    core: bool


GROUP = ("identifiers", "identifiers_verified", "identifiers_sources")
"""What a form takes over together."""


class TreatmentRecord(InTreatment, CitedRecord):
    """What is given or done: a drug, class, procedure, device, psychotherapy or control, with its names and keys."""

    computed: ClassVar[tuple[str, ...]] = ("identifiers_of",)

    name: Name
    """Usual name."""
    kind: TreatmentKind
    modality: Modality
    control_kind: ControlKind | None
    """What kind of control it is; `null` for what is no control."""
    parent: Annotated[Link | None, To("treatments")]
    """The class it belongs to, or the substance or procedure of which it is a form."""
    members: Annotated[list[Link], MembersBy("parent")]
    """Members of the class, or forms of the substance."""
    combines: Annotated[list[Link], To("treatments")]
    """What it combines; a check of interactions looks at each of these, too."""
    synonyms: list[Name]
    """Other names, abbreviations and codes."""
    brand_names: list[Name]
    """Names under which it is sold."""
    found_in: list[Name]
    """What it occurs in, such as a mushroom, as people call that: it finds the treatment, but is no name of it."""
    summary: Text
    """What it is, for professionals."""
    summary_patient: Text | None
    """What it is, in plain words for patients and their families."""
    identifiers: Identifiers
    """Its keys in other registries, or those of the substance of which it is a form, as `identifiers_of` says."""
    identifiers_of: Annotated[Link | None, To("treatments")]
    """The substance or procedure to which the identifiers belong; `null` if they are its own."""
    identifiers_verified: bool
    """Were the identifiers seen in a source?"""
    identifiers_sources: Annotated[list[Slug], To("references")]
    """Sources in which its ATC codes were read; none where they were only read in a copy that may not be passed on."""
    core: bool
    """Does this collection cover it in full: is there a fact or a gap for every attribute of the evidence map?"""

    @classmethod
    def completed(cls, fields: Any) -> Any:  # any: a dossier's fields or a document's, not yet validated
        """A dossier says only of what is covered in full that it is."""
        return {"core": False, **fields} if isinstance(fields, dict) else fields

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """A form that states no identifiers has those of the nearest record of which it is a form and that does."""
        _, *origins = neighbours.walked(TREATMENTS.path, stated.get("slug"), Walk.ORIGINS)
        for origin in () if "identifiers" in stated else origins:
            other = neighbours.stated(TREATMENTS.path, origin)
            if "identifiers" in other:
                taken = {name: other.get(name, []) for name in GROUP}
                return {**taken, "identifiers_of": origin}
        return {}

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        yield self.name, "name"
        yield from ((name, "synonym") for name in self.synonyms)
        yield from ((name, "brand") for name in self.brand_names)
        yield from ((name, "found_in") for name in self.found_in)
        for scheme, value in self.identifiers if not self.identifiers_of else ():
            for each in value if isinstance(value, list) else [value]:
                if each is not None:
                    yield f"{scheme}:{each}", "identifier"


STUDIED = Through(TreatmentCondition, by="treatment")


class TreatmentQuery(ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name",)

    slug: AnyOf[Slug] = None
    """Keys of treatments."""
    kind: AnyOf[TreatmentKind] = None
    """What the treatment is."""
    kind__not: AnyOf[TreatmentKind] = None
    """What the treatment is not, such as `control,co_medication`."""
    modality: AnyOf[Modality] = None
    """By what kind of means it acts."""
    core: AnyOf[bool] = None
    """Is it covered in full?"""
    parent: AnyOf[Slug] = None
    """The class it belongs to, or the substance of which it is a form; only the next level."""
    within: Annotated[AnyOf[Slug], Filter("slug", of="treatments", walk=(Walk.BELOW,))] = None
    """This treatment or class and all that stands below it, on every level."""
    above: Annotated[AnyOf[Slug], Filter("slug", of="treatments", walk=(Walk.ABOVE,))] = None
    """This treatment, the substance of which it is a form, and the classes to which it belongs, on every level."""
    condition: Annotated[AnyOf[Slug], Filter(of="conditions", walk=(Walk.BELOW,), through=STUDIED)] = None
    """A regimen or time course of it, or of a form of it, is for this condition or a special form of that."""
    condition__exact: Annotated[AnyOf[Slug], Filter(of="conditions", through=STUDIED)] = None
    """The same for this condition alone."""
    condition__above: Annotated[AnyOf[Slug], Filter(of="conditions", through=STUDIED)] = None
    """The same for this condition and the wider ones to which it belongs."""
    onset_hours__gte: Annotated[Positive | None, Filter("onset_lower_hours", through=STUDIED)] = None
    """The lower end of a headline onset of its effect, or of a form of it, is at least this many hours."""
    onset_hours__lte: Annotated[Positive | None, Filter("onset_upper_hours", through=STUDIED)] = None
    """The upper end of a headline onset of its effect, or of a form of it, is at most this many hours."""
    duration_hours__gte: Annotated[Positive | None, Filter("duration_lower_hours", through=STUDIED)] = None
    """The lower end of a headline duration of its effect, or of a form of it, is at least this many hours."""
    duration_hours__lte: Annotated[Positive | None, Filter("duration_upper_hours", through=STUDIED)] = None
    """The upper end of a headline duration of its effect, or of a form of it, is at most this many hours."""
    route: Annotated[AnyOf[Route], Filter("value", through=ROUTES)] = None
    """There is a regimen of it, or of a form of it, by this route."""
    target: Annotated[AnyOf[Slug], Filter("value", of="targets", through=ACTED_ON)] = None
    """There is a mechanism of it, of a form of it, or of the substance of which it is a form, with this target."""


TREATMENTS = Resource(
    "treatments",
    Treatment,
    TreatmentRecord,
    TreatmentQuery,
    "condition=treatment-resistant-depression&onset_hours__lte=24&include=headlines",
    "ketamine-iv",
    Hierarchy(kind="kind", forms=FORMS),
)
