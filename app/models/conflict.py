"""Conflicts: facts that contradict each other, why they may differ, and what only looks so."""

from typing import Annotated, ClassVar, Self

from pydantic import Field as Value
from pydantic import model_validator
from sqlmodel import Field

from app.marks import To
from app.members import Fields
from app.models.concerning import ConcerningQuery
from app.models.finding import STUDIES_PATH, arm_of
from app.models.gap import Attribute
from app.record import Link, Neighbours, Record, in_words
from app.resource import Resource
from app.row import Row
from app.values.choice import Choice
from app.values.part import Part
from app.values.text import AnyOf, Key, Name, Slug, Text

FACTS = {
    "time_courses": "time-courses",
    "effects": "effects",
    "contrasts": "contrasts",
    "mechanisms": "mechanisms",
    "interactions": "interactions",
}
"""Field that lists facts -> their collection."""


class Decision(Choice):
    """What became of facts that look as if they contradicted each other."""

    DECLARED = "declared", "they disagree, and both stand"
    DISMISSED = "dismissed", "they do not: each says something else, or one is not held up"


class WhyApart(Choice):
    """Why facts may differ."""

    PEOPLE = "people", "other people: another severity, age, number of treatments tried, or only a part of them"
    DOSE = "dose", "another dose, form, route or schedule"
    MEASURE = "measure", "something else was timed or counted, or by another scale"
    LOOKS = "looks", "people looked at other times, so that each only bounds the same time"
    CONTROL = "control", "compared with something else, or blinded in another way"
    METHOD = "method", "another design, model or assay"
    SUBSTANCE = "substance", "one is of a metabolite, a mirror image or a form"
    CHANCE = "chance", "few people: chance alone may do it"
    WEAK_SOURCE = "weak_source", "one source is weak or contradicts itself"
    UNEXPLAINED = "unexplained", "nobody is known to have explained it"


class Conflict(Row, table=True):
    attribute: Attribute | None = Field(sa_type=Key)
    decision: Decision = Field(sa_type=Key)


class FactTold(Part):
    """One of the facts, as its record tells it."""

    collection: Name
    """Path of its collection."""
    slug: Slug
    """Its key there."""
    figure: Text
    """Its figure, and what the figure is."""
    source: Annotated[Slug, To("references")]
    """Key of its source."""


class ConflictRecord(Record):
    """Facts that contradict each other, or look so: what each says, and why they differ."""

    labelled: ClassVar[str] = "{about}"
    computed: ClassVar[tuple[str, ...]] = ("treatments", "facts")

    about: Annotated[Text, Value(max_length=280)]
    """On what they disagree, in our words."""
    attribute: Attribute | None
    """The same as an attribute of the evidence map; `null` if it is none."""
    decision: Decision
    reasons: Annotated[list[WhyApart], Value(min_length=1)]
    """Why they may differ."""
    explanation: Text
    """The same in our words."""
    time_courses: Annotated[list[Link], To("time-courses")]
    effects: Annotated[list[Link], To("effects")]
    contrasts: Annotated[list[Link], To("contrasts")]
    mechanisms: Annotated[list[Link], To("mechanisms")]
    interactions: Annotated[list[Link], To("interactions")]
    facts: list[FactTold]
    """All of them, each with its figure and source."""
    treatments: Annotated[list[Link], To("treatments")]
    """Treatments of which they are told."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """What each fact says, and of what treatments."""
        named = [(path, str(slug)) for field, path in FACTS.items() for slug in stated.get(field, ())]
        known = [(path, slug, neighbours.stated(path, slug)) for path, slug in named]
        told = [
            {"collection": path, "slug": slug, "figure": said(fields), "source": fields.get("source")}
            for path, slug, fields in known
        ]
        about = dict.fromkeys(each for *_, fields in known for each in subjects(fields, neighbours))
        return {"facts": told, "treatments": [*about]}

    @model_validator(mode="after")
    def several(self) -> Self:
        """Needs two facts. Raises `ValueError`."""
        if len(self.facts) < 2:
            raise ValueError("a conflict names two facts or more")
        return self

    @property
    def is_verified(self) -> bool:
        """What is verified or not are the facts that it names."""
        return True


HEADS = ("kind", "measure", "action", "role", "severity", "bound")
"""Fields that say what a figure is; each kind of fact has some of them."""


def said(fields: Fields) -> str:
    """The figure of a fact as its dossier states it, in one line: `duration of effect, exact: P7D to P12D`."""
    head = ", ".join(in_words(str(fields[name])) for name in HEADS if fields.get(name))
    lower, upper = fields.get("lower"), fields.get("upper")
    figure = next((str(fields[name]) for name in ("typical", "value") if fields.get(name) is not None), "")
    ends = " to ".join(str(each) for each in (lower, upper) if each is not None)
    told = f"{figure} ({ends})" if figure and ends else figure or ends
    return f"{head}: {told}" if told else head


def subjects(fields: Fields, neighbours: Neighbours) -> list[str]:
    """The treatments that a fact is about; of a contrast those of its two arms."""
    if study := fields.get("study"):
        around = neighbours.stated(STUDIES_PATH, study)
        arms = (arm_of(around, fields, name).get("treatment") for name in ("arm", "other_arm"))
        return [str(each) for each in arms if each]
    return [str(fields["treatment"])] if fields.get("treatment") else [*map(str, fields.get("between", ()))]


class ConflictQuery(ConcerningQuery):
    """What may be asked of the list."""

    slug: AnyOf[Slug] = None
    """Keys of conflicts."""
    attribute: AnyOf[Attribute] = None
    """On what they disagree."""
    decision: AnyOf[Decision] = None
    """Do they contradict each other, or only look so?"""


CONFLICTS = Resource(
    "conflicts", Conflict, ConflictRecord, ConflictQuery, "treatment=ketamine&decision=declared", "ketamine-iv-duration"
)
