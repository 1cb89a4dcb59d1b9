"""Conditions: what is treated, from major depressive disorder to its special forms."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import Filter, MembersBy, To, Walk
from app.models.base import Cited, CitedRecord, CitedRow
from app.queries import ListQuery
from app.record import Link
from app.relation import Hierarchy
from app.resource import Resource
from app.values.choice import Choice
from app.values.identifier import Icd10, Icd11, Mesh, Wikidata
from app.values.text import Alphabetical, AnyOf, Key, Name, Number, Slug, Text
from app.values.unit import Unit


class Spread(Choice):
    """What the lower and upper figure are. A range of estimates is not an interval around one."""

    INTERVAL = "confidence_interval_95", "95% confidence interval of one estimate"
    RANGE = "range", "smallest and largest of several estimates"


class Epidemiology(Cited):
    """How common a condition is, as one source reports it."""

    measure: Name
    """What was counted, such as `lifetime prevalence`."""
    value: Number | None
    """The estimate, in `unit`; `null` where a source gives only a range."""
    lower: Number | None
    """Lower figure of `spread`, in `unit`."""
    upper: Number | None
    """Upper figure of `spread`, in `unit`."""
    spread: Spread | None
    unit: Unit
    population: Text
    """Who was counted."""


class Condition(CitedRow, table=True):
    name: Name = Field(sa_type=Alphabetical)
    parent: Slug | None = Field(foreign_key="condition.slug", sa_type=Key)


class ConditionRecord(CitedRecord):
    """What is treated: a disorder, a special form of it, or a crisis within it."""

    shares_identifiers: ClassVar[bool] = True
    """Forms of one disorder share codes of classifications."""

    name: Name
    """Usual name."""
    synonyms: list[Name]
    """Other names and abbreviations."""
    parent: Annotated[Link | None, To("conditions")]
    """The wider condition of which it is a form."""
    members: Annotated[list[Link], MembersBy("parent")]
    """Its special forms."""
    studied_within: Annotated[list[Link], To("conditions")]
    """Wider groups in which sources studied it, people with it among others; neither is a form of the other."""
    definition: Text
    """What the name means, in our words."""
    symptoms: list[Name]
    """What people with it experience."""
    icd10: list[Icd10]
    """Codes in ICD-10."""
    icd11: list[Icd11]
    """Codes in ICD-11 for mortality and morbidity statistics."""
    mesh: Mesh | None
    """Medical Subject Heading."""
    wikidata: Wikidata | None
    """Item in Wikidata."""
    mondo: Name | None
    """Term in the Mondo disease ontology."""
    doid: Name | None
    """Term in the Disease Ontology."""
    umls: Name | None
    """Concept in the UMLS Metathesaurus."""
    dsm5_note: Text | None
    """How DSM-5 treats it."""
    epidemiology: list[Epidemiology]
    """How common it is, one entry per estimate."""

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        yield self.name, "name"
        yield from ((name, "synonym") for name in self.synonyms)
        yield from ((f"icd11:{code}", "identifier") for code in self.icd11)
        yield from ((f"icd10:{code}", "identifier") for code in self.icd10)
        for scheme in ("mesh", "wikidata", "mondo", "doid", "umls"):
            if value := getattr(self, scheme):
                yield f"{scheme}:{value.rpartition(':')[2]}", "identifier"


class ConditionQuery(ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name",)

    slug: AnyOf[Slug] = None
    """Keys of conditions."""
    parent: AnyOf[Slug] = None
    """The wider condition; only the next level."""
    within: Annotated[AnyOf[Slug], Filter("slug", of="conditions", walk=(Walk.BELOW,))] = None
    """This condition and all its special forms, on every level."""
    above: Annotated[AnyOf[Slug], Filter("slug", of="conditions", walk=(Walk.ABOVE,))] = None
    """This condition and all the wider ones to which it belongs."""


CONDITIONS = Resource(
    "conditions",
    Condition,
    ConditionRecord,
    ConditionQuery,
    "q=depression&sort=name",
    "treatment-resistant-depression",
    Hierarchy(),
)
