"""Outcomes: what trials measure, the scales they use, and which direction is better."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from sqlmodel import Field

from app.marks import MembersBy, To
from app.models.base import Cited, CitedRecord, CitedRow
from app.queries import ListQuery
from app.record import Link
from app.resource import Resource
from app.values.choice import Choice
from app.values.duration import Duration
from app.values.part import Part
from app.values.text import Alphabetical, AnyOf, Key, Name, Number, Slug, Text
from app.values.unit import Unit


class OutcomeKind(Choice):
    """How an outcome is measured."""

    SCALE = "scale", "a rating scale itself"
    SCORE = "score", "the score on a scale at one time"
    CHANGE = "change", "change of a score from baseline; negative means a lower score than at baseline"
    EVENT = "event", "something that happens to a person or not, such as response"
    TIME_TO_EVENT = "time_to_event", "how long until something happens"
    COUNT = "count", "how often something happens, or how many of something are needed"


EVENTS = frozenset({OutcomeKind.EVENT, OutcomeKind.TIME_TO_EVENT})
"""Kinds of outcome of which one can say in how many people something happens."""


class Direction(Choice):
    """Which values are better for the patient."""

    LOWER = "lower_is_better", "a lower value is better for the patient"
    HIGHER = "higher_is_better", "a higher value is better for the patient"
    NEITHER = "neither", "the value has no better direction of its own"


class Rater(Choice):
    """Who fills in the scale."""

    CLINICIAN = "clinician", "a clinician or trained rater"
    PATIENT = "self", "the patient"


class SeverityBand(Part):
    """A range of scores and what it is called."""

    label: Name
    """Name of the band."""
    lower: Number
    """Lowest score of the band, in points."""
    upper: Number
    """Highest score of the band, in points."""


class SeverityScheme(Cited):
    """How scores are called, as one source proposes it; others draw the lines elsewhere."""

    bands: list[SeverityBand]
    """Bands of severity, mildest first."""


class ScoreCriterion(Cited):
    """What counts as response or remission on a scale, as one source states it; trials may differ."""

    definition: Text
    """What counts, in our words."""
    threshold: Number | None
    """Last score that counts, in points: the highest where lower is better; `null` for what is no score."""


class Difference(Cited):
    """The smallest difference that matters to patients, as one source estimates it."""

    value: Number | None
    """The estimate, in `unit`."""
    lower: Number | None
    """Smallest estimate, in `unit`."""
    upper: Number | None
    """Largest estimate, in `unit`."""
    unit: Unit


class Outcome(CitedRow, table=True):
    name: Name = Field(sa_type=Alphabetical)
    kind: OutcomeKind = Field(sa_type=Key)
    scale: Slug | None = Field(foreign_key="outcome.slug", sa_type=Key)
    direction: Direction = Field(sa_type=Key)


class OutcomeRecord(CitedRecord):
    """What is measured: a rating scale, a score or change on it, or an event such as response or dropout."""

    name: Name
    """Full name."""
    abbreviation: Name | None
    """Usual short form."""
    synonyms: list[Name]
    """Other names."""
    kind: OutcomeKind
    scale: Annotated[Link | None, To("outcomes")]
    """The scale it is measured on; `null` for scales themselves and for events that no scale defines."""
    measures: Annotated[list[Link], MembersBy("scale")]
    """Outcomes that are measured on this scale."""
    direction: Direction
    in_people: Name | None
    """What people do to whom the event happens, after a number of them: `relapse`; `null` for what is no event."""
    definition: Text
    """What is measured, in our words."""
    items: Number | None
    """Number of items of the scale."""
    score_lower: Number | None
    """Lowest possible score, in points."""
    score_upper: Number | None
    """Highest possible score, in points."""
    rater: Rater | None
    recall_period: Duration | None
    """The time that the scale asks about."""
    response_criterion: ScoreCriterion | None
    """What counts as response on the scale."""
    remission_criterion: ScoreCriterion | None
    """What counts as remission on the scale."""
    minimal_important_difference: Difference | None
    severity: SeverityScheme | None

    @model_validator(mode="after")
    def tell_events(self) -> Self:
        """Refuses an event of which people cannot be told."""
        if (self.kind in EVENTS) != bool(self.in_people):
            raise ValueError("events, and nothing else, say in_people what people do, such as `relapse`")
        return self

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        yield self.name, "name"
        if self.abbreviation:
            yield self.abbreviation, "synonym"
        yield from ((name, "synonym") for name in self.synonyms)


class OutcomeQuery(ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name",)

    slug: AnyOf[Slug] = None
    """Keys of outcomes."""
    kind: AnyOf[OutcomeKind] = None
    """How it is measured."""
    scale: AnyOf[Slug] = None
    """The scale it is measured on."""
    direction: AnyOf[Direction] = None
    """Which values are better for the patient."""


OUTCOMES = Resource("outcomes", Outcome, OutcomeRecord, OutcomeQuery, "kind=scale&sort=name", "madrs")
