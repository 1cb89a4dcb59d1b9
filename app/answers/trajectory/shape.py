"""What a trajectory answers: series of points, which are joined only where the same was measured in the same arm."""

from app.answers.trajectory.plotted import ArmAtStart, TrajectoryPoint
from app.answers.trajectory.vocabulary import WhyNotPlotted
from app.envelope import Links, Meta, Shape
from app.models.analysis import AnalysisSet, MissingData, TimeAnchor, TrialStage
from app.models.outcome import Direction, OutcomeKind
from app.models.reference import CompactReference
from app.models.trial import ArmRole, TrialDesign
from app.record import Link
from app.values.text import Slug
from app.values.unit import Unit


class TrajectorySeries(Shape):
    """Points that tell of one thing: whatever stands here holds for all of them, and differs from other series."""

    study: Link
    """The trial."""
    arm: Slug
    """Key of the arm in the trial."""
    arm_name: str
    """What the arm got, in few words."""
    given_as: str
    """Dose and schedule of the arm, in words."""
    treatment: Link
    """What the arm got."""
    is_of_treatment: bool
    """Did the arm get what was asked for, a member or a form of it? Otherwise it is another arm of the same trial."""
    role: ArmRole | None
    """What the arm is for; `null` if it is not told."""
    background: list[Link]
    """What the arm also got."""
    comparators: list[Link]
    """What the other arms of the trial got, unless it is the same."""
    condition: Link
    """In what people were treated for."""
    design: TrialDesign
    n_randomised: int | None
    """People randomised in the whole trial; `null` if that was not seen."""
    overlaps_with: list[Link]
    """Trials in which some of the same people took part."""
    arm_n: int | None
    """People who were randomised to the arm, or entered it; `null` if that was not seen."""
    outcome: Link
    """What was measured."""
    outcome_kind: OutcomeKind
    direction: Direction
    scale: Link | None
    """On which scale; `null` if on none, or it is not told."""
    unit: Unit | None
    """Of means; `null` of events."""
    definition: str | None
    """What counts, as the source says; `null` if it does not."""
    threshold: float | None
    """Highest score that counts as the event, in points; `null` if none is told."""
    stage: TrialStage
    analysis: AnalysisSet | None
    """`null` if the source does not say."""
    analysis_in_words: str | None
    """Whose results are counted, in the terms of the source."""
    missing_data: MissingData | None
    """What was done about results that are missing; `null` if it is not told."""
    subgroup: str | None
    """The part of the people of whom alone it is; `null` for all."""
    anchor: TimeAnchor | None
    """From what the times count; `null` if the source does not say."""
    anchor_in_words: str | None
    """The same in the terms of the source."""
    baseline: ArmAtStart | None
    """Where the arm began on the scale; `null` if that is not recorded."""
    points: list[TrajectoryPoint]
    """In the order of time, no two of one time. A score begins where the arm did, a change with 0, if times count from
    the start; an event has no point before the first look."""
    connect: bool
    """May a line join the points? Only if two or more of them were measured; it shows no course between them."""
    links: list[str]
    """Addresses of the results behind the points, in their order."""


class NotPlotted(Shape):
    """A result of the outcome that has no place in a plot."""

    fact: Slug
    """Key of the result."""
    reason: WhyNotPlotted
    study: Link
    """The trial."""
    arm: Slug
    """Key of the arm in the trial."""
    is_of_treatment: bool
    """Did the arm get what was asked for, a member or a form of it?"""
    timepoint_in_words: str | None
    """When it was measured, as far as words tell."""
    source: Slug
    """Key into `references` of the same answer."""
    locator: str
    """Where in the source it stands."""
    verified: bool
    """Was it seen in the source?"""
    link: str
    """Address of the result."""


class Trajectory(Shape):
    """How an outcome went over time, in each arm of each trial; never over trials."""

    treatment: Link
    """What was asked for."""
    outcome: Link
    """What was measured."""
    condition: Link | None
    """In this condition and its special forms; `null` for every condition."""
    scale: Link | None
    """On this scale; `null` for every scale."""
    sentence: str
    """How much of a course the trials show."""
    series: list[TrajectorySeries]
    """Trials with the most times first; of a trial, the arms that got the treatment first."""
    left_out: list[NotPlotted]
    """Results that have no place in a plot, each with the reason."""


class TrajectoryMeta(Meta):
    """What holds for the whole answer."""

    studies: int
    """Trials of which a point of the treatment is known."""
    studies_with_two_times: int
    """Those of them in which a series of the treatment has two times or more, not counting the start."""
    series_total: int
    """Number of series, also of those that are not shown."""
    results_total: int
    """Number of results that were looked at: behind points shown, left out, or behind series that are not shown."""
    results_not_shown: int
    """Number of results behind the series that are not shown."""
    notices: list[str]
    """What the series do not say themselves."""


class TrajectoryLinks(Links):
    """Addresses that belong to the answer."""

    evidence: list[str]
    """Addresses that together list every result that was looked at, and no other."""
    wider: list[str]
    """Where nothing is recorded of the treatment itself: the same question of what stands above it and has results."""


class TrajectoryAnswer(Shape):
    """How an outcome went over time."""

    data: Trajectory
    references: dict[Slug, CompactReference]
    """Every source behind the points and what is left out, by its key."""
    meta: TrajectoryMeta
    links: TrajectoryLinks
