"""Time courses: how soon a treatment works, peaks and wears off, as each source reports it."""

from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from sqlmodel import Field

from app.marks import Filter, MembersBy, To
from app.models.base import ComparatorQuery, ConditionFactQuery, FactRow, WeighedFact
from app.models.fitness import WORKED_OUT, shortcomings
from app.models.timing import After, Bound, Dosing, Statistic, TimeCourseKind, Unfit, Whom
from app.record import Link
from app.resource import Resource
from app.values.duration import Duration, Span
from app.values.text import AnyOf, Counted, Key, Name, Number, Positive, Slug, Text


class TimeCourse(FactRow, table=True):
    """What finds a time course; `lower_hours` and `upper_hours` are the ends that filters compare."""

    condition: Slug | None = Field(foreign_key="condition.slug", sa_type=Key)
    regimen: Slug | None = Field(foreign_key="regimen.slug", sa_type=Key)
    kind: TimeCourseKind = Field(sa_type=Key)
    bound: Bound = Field(sa_type=Key)
    statistic: Statistic = Field(sa_type=Key)
    comparator: Slug | None = Field(foreign_key="treatment.slug", sa_type=Key)
    dosing: Dosing | None = Field(sa_type=Key)
    whom: Whom | None = Field(sa_type=Key)
    after: After | None = Field(sa_type=Key)
    lower_hours: Number | None
    typical_hours: Number | None
    upper_hours: Number | None
    headline: bool


class TimeCourseRecord(WeighedFact):
    """How soon, how long or how often: one timing of a treatment, as one source reports it."""

    labelled: ClassVar[str] = "{treatment}: {kind}"
    aside: ClassVar[tuple[str, ...]] = (*WeighedFact.aside, "headline", "headline_note", "unfit")

    condition: Annotated[Link | None, To("conditions")]
    """In what it was measured; `null` for acute effects and half-lives, which do not depend on it."""
    kind: TimeCourseKind
    bound: Bound
    lower: Duration | None
    """Lower end, as `bound` and `statistic` say."""
    typical: Duration | None
    """The figure itself; `null` where the source gives only a bound or a range."""
    upper: Duration | None
    """Upper end, as `bound` and `statistic` say."""
    statistic: Statistic
    comparator: Annotated[Link | None, To("treatments")]
    """With what it was compared; of several comparators the main one. `null` if nothing else was, or none is told."""
    dosing: Dosing | None
    """`null` for what does not depend on it, such as half-lives."""
    whom: Whom | None
    """Whose relapse; `null` for other kinds."""
    after: After | None
    """After what relapse; `null` for other kinds."""
    includes_observation: bool | None
    """Is supervision after the administration counted in the length of a session? `null` if that is not known."""
    regimen: Annotated[Link | None, To("regimens")]
    """The regimen of this collection under which it was measured."""
    given_as: Name | None
    """Dose and schedule under which it was measured, in words."""
    population: Name | None
    """In whom it was measured."""
    participants: Counted | None
    """People on whom the figure rests, those compared with them included; `null` for a plan, or if that is not told."""
    studies: Counted | None
    """Studies that were pooled; `null` if it is one, or not told."""
    definition: Text
    """What exactly was timed, and to which event."""
    headline: bool
    """The one that cards and comparisons show first for its treatment, condition and kind: fit before large."""
    headline_note: Text | None
    """Why it is shown first although a rule passes it over, or why it lies so far from others of its class."""
    unfit: list[Unfit]
    """What speaks against showing it first, or setting it beside others; empty if nothing does."""
    conflicts_with: Annotated[list[Link], MembersBy("time_courses", "conflicts", ("decision", "declared"))]
    """Conflicts in which it stands: which facts of this release contradict it, and why they may differ."""

    @model_validator(mode="after")
    def judge(self) -> Self:
        """Adds what follows from other fields to what a dossier holds against it, in the order of the vocabulary."""
        stated = {each for each in self.unfit if each not in WORKED_OUT}  # a served record has both
        against = {*stated, *shortcomings(self)}
        self.unfit = [each for each in Unfit if each in against]
        return self

    @property
    def is_controlled(self) -> bool:
        """Was it compared with something?"""
        return self.comparator is not None

    @property
    def typical_hours(self) -> float | None:
        return self.typical.hours if self.typical else None

    @property
    def lower_hours(self) -> float | None:
        """Hours at its lower end; `None` if that is open."""
        return self.hours_at(self.lower)

    @property
    def upper_hours(self) -> float | None:
        """Hours at its upper end; `None` if that is open."""
        return self.hours_at(self.upper)

    def hours_at(self, end: Span | None) -> float | None:
        """Hours of one end; a figure without ends is both."""
        alone = self.typical if not self.lower and not self.upper else None
        span = end or alone
        return span.hours if span else None

    @property
    def shown_first(self) -> bool:
        return self.headline


class TimeCourseQuery(ComparatorQuery, ConditionFactQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("typical_hours", "lower_hours", "upper_hours")

    kind: AnyOf[TimeCourseKind] = None
    """What is timed."""
    bound: AnyOf[Bound] = None
    """What the figure bounds."""
    statistic: AnyOf[Statistic] = None
    """What the figures are."""
    dosing: AnyOf[Dosing] = None
    """What had been given when the time was taken."""
    regimen: AnyOf[Slug] = None
    """Regimen under which it was measured."""
    headline: AnyOf[bool] = None
    """Only the figures that cards show first, or only the others."""
    whom: AnyOf[Whom] = None
    """Whose relapse."""
    after: AnyOf[After] = None
    """After what relapse."""
    unfit: AnyOf[Unfit] = None
    """Any of these speaks against it."""
    unfit__not: AnyOf[Unfit] = None
    """None of these speaks against it."""
    hours__gte: Annotated[Positive | None, Filter("lower_hours")] = None
    """The lower end is at least this many hours; of a figure without ends, itself. An open end does not fit."""
    hours__lte: Annotated[Positive | None, Filter("upper_hours")] = None
    """The upper end is at most this many hours; of a figure without ends, itself. An open end does not fit."""
    typical_hours__gte: Positive | None = None
    """The literal figure `typical.hours` is at least this many hours; bounds have none."""
    typical_hours__lte: Positive | None = None
    """The literal figure `typical.hours` is at most this many hours; bounds have none."""


TIME_COURSES = Resource(
    "time-courses",
    TimeCourse,
    TimeCourseRecord,
    TimeCourseQuery,
    "treatment=ssri&kind=onset_of_effect&sort=upper_hours",
    "ketamine-iv-duration-kishimoto-2016",
    mostly="treatment",
)
