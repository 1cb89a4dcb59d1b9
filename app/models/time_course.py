"""Time courses: how soon a treatment works, peaks and wears off, as each source reports it."""

from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import To
from app.models.base import ConditionFactQuery, FactRecord, FactRow
from app.record import Link
from app.resource import Resource
from app.values.choice import Choice
from app.values.duration import Duration
from app.values.text import AnyOf, Key, Name, Number, Slug, Text


class TimeCourseKind(Choice):
    """What is timed."""

    ONSET_OF_EFFECT = "onset_of_effect", "from the first dose to the first antidepressant effect, as `statistic` says"
    TIME_TO_PEAK_EFFECT = "time_to_peak_effect", "from the first dose to the largest antidepressant effect"
    DURATION_OF_EFFECT = "duration_of_effect", "how long the antidepressant effect was seen after dosing or course"
    TIME_TO_RELAPSE = "time_to_relapse", "from response or remission to relapse"
    ACUTE_EFFECTS_ONSET = "acute_effects_onset", "from dosing to the first acute (experienced) effects"
    ACUTE_EFFECTS_PEAK = "acute_effects_peak", "from dosing to the height of the acute effects"
    ACUTE_EFFECTS_DURATION = "acute_effects_duration", "how long the acute effects last"
    SEIZURE_LENGTH = "seizure_length", "how long an induced seizure lasts"
    COGNITIVE_RECOVERY = "cognitive_recovery", "from the last session until test performance is back to what it was"
    SESSION_LENGTH = "session_length", "length of one administration or session"
    COURSE_LENGTH = "course_length", "length of a course of treatment"
    ELIMINATION_HALF_LIFE = "elimination_half_life", "time in which the amount in the blood halves"
    TIME_TO_PEAK_CONCENTRATION = "time_to_peak_concentration", "from dosing to the highest amount in the blood"


class Statistic(Choice):
    """What the figures are."""

    SEPARATION_FROM_CONTROL = (
        "first_separation_from_control",
        "first assessment at which the treated differ from a control group; the effect may begin between assessments",
    )
    SEPARATION_FROM_BASELINE = (
        "first_separation_from_baseline",
        "first assessment at which the treated differ from their own baseline; no control group",
    )
    MEAN = "mean", "`typical` is a mean; `lower` and `upper` are spread, as `definition` says"
    MEDIAN = "median", "`typical` is a median; `lower` and `upper` are spread, as `definition` says"
    RANGE = "range", "the source gives a span from `lower` to `upper`"
    POINT = "point", "the source states one figure: a schedule, a protocol, or a time at which something was seen"


class TimeCourse(FactRow, table=True):
    condition: Slug | None = Field(foreign_key="condition.slug", sa_type=Key)
    regimen: Slug | None = Field(foreign_key="regimen.slug", sa_type=Key)
    kind: TimeCourseKind = Field(sa_type=Key)
    statistic: Statistic = Field(sa_type=Key)
    lower_hours: Number | None
    typical_hours: Number | None
    upper_hours: Number | None
    headline: bool


class TimeCourseRecord(FactRecord):
    """How soon, how long or how often: one timing of a treatment, as one source reports it."""

    labelled: ClassVar[str] = "{treatment}: {kind}"
    aside: ClassVar[tuple[str, ...]] = (*FactRecord.aside, "headline")

    condition: Annotated[Link | None, To("conditions")]
    """In what it was measured; `null` for acute effects and half-lives, which do not depend on it."""
    kind: TimeCourseKind
    lower: Duration | None
    """Lower end."""
    typical: Duration | None
    """The figure to show where only one can be shown."""
    upper: Duration | None
    """Upper end."""
    statistic: Statistic
    regimen: Annotated[Link | None, To("regimens")]
    """The regimen of this collection under which it was measured."""
    given_as: Name | None
    """Dose and schedule under which it was measured, in words."""
    population: Name | None
    """In whom it was measured."""
    definition: Text
    """What exactly was timed, and to which event."""
    headline: bool
    """The one that cards and comparisons show first for its treatment, condition and kind (best evidence first)."""

    @property
    def lower_hours(self) -> float | None:
        return self.lower.hours if self.lower else None

    @property
    def typical_hours(self) -> float | None:
        return self.typical.hours if self.typical else None

    @property
    def upper_hours(self) -> float | None:
        return self.upper.hours if self.upper else None

    @property
    def shown_first(self) -> bool:
        return self.headline


class TimeCourseQuery(ConditionFactQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("typical_hours", "upper_hours")

    kind: AnyOf[TimeCourseKind] = None
    """What is timed."""
    statistic: AnyOf[Statistic] = None
    """What the figures are."""
    regimen: AnyOf[Slug] = None
    """Regimen under which it was measured."""
    headline: AnyOf[bool] = None
    """Only the figures that cards show first, or only the others."""
    typical_hours__gte: Number | None = None
    """`typical.hours` is at least this many hours."""
    typical_hours__lte: Number | None = None
    """`typical.hours` is at most this many hours."""


TIME_COURSES = Resource(
    "time-courses",
    TimeCourse,
    TimeCourseRecord,
    TimeCourseQuery,
    "treatment=ssri&kind=onset_of_effect&sort=typical_hours",
    "ketamine-iv-duration-kishimoto-2016",
    mostly="treatment",
)
