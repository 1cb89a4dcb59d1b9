"""A result as a point, with an interval where one follows; and where an arm began."""

from collections.abc import Iterator
from typing import NamedTuple

from app.absolute import LEVEL, Group, wilson
from app.answers.trajectory.plotted import ArmAtStart, TrajectoryPoint
from app.answers.trajectory.vocabulary import IntervalOrigin
from app.models.analysis import COMPARING, MeanKind, TimeAnchor, TrialStage
from app.models.frequency import DECIMALS
from app.models.outcome import OutcomeKind
from app.models.reservations import NOT_BY_CHANCE
from app.models.result import COUNTED, ResultRecord
from app.values.unit import Unit

FROM_THE_START = frozenset({TimeAnchor.START_OF_TREATMENT, TimeAnchor.RANDOMISATION})
"""Where times that count from there have their 0, there the arm began."""

AS_RECORDED = [name for name in TrajectoryPoint.model_fields if name in ResultRecord.model_fields]
"""What a point has as its result has it."""


class ShownInterval(NamedTuple):
    """An interval as a point shows it."""

    lower: float | None = None
    upper: float | None = None
    level: float | None = None
    interval: IntervalOrigin | None = None


def shown_interval(record: ResultRecord) -> ShownInterval:
    """Wilson's interval of counts; of whatever has none, the interval of the source, if it gives one."""
    if record.outcome_kind in COUNTED and record.events is not None and record.n and record.events <= record.n:
        found = wilson(Group(record.events, record.n))
        lower, upper = round(found.lower, DECIMALS), round(found.upper, DECIMALS)
        return ShownInterval(lower=lower, upper=upper, level=LEVEL, interval=IntervalOrigin.WILSON)
    if record.lower is None and record.upper is None:
        return ShownInterval()
    return ShownInterval(lower=record.lower, upper=record.upper, level=record.level, interval=IntervalOrigin.SOURCE)


def point_of(record: ResultRecord) -> TrajectoryPoint:
    """A result that has a time, as a point."""
    own = shown_interval(record)._asdict()
    return TrajectoryPoint(
        **{name: getattr(record, name) for name in AS_RECORDED if name not in own},
        **own,
        hours=record.timepoint_hours or 0,
        iso=record.timepoint.iso8601 if record.timepoint else None,
        by_definition=False,
        fact=record.slug,
    )


def counts_from_the_start(record: ResultRecord) -> bool:
    """Is time 0 where the arm began? Not in what came after the treatment for which people were randomised."""
    uncontrolled = record.design in NOT_BY_CHANCE and record.stage == TrialStage.OPEN_LABEL
    return record.anchor in FROM_THE_START and (record.stage in COMPARING or uncontrolled)


def start_of(record: ResultRecord, baseline: ArmAtStart | None) -> Iterator[TrajectoryPoint]:
    """The point before the first look, of a series of which this is a result; none of an event."""
    if not counts_from_the_start(record):
        return
    if record.outcome_kind == OutcomeKind.CHANGE:
        yield at_start(mean=0.0, by_definition=True)
    elif record.outcome_kind == OutcomeKind.SCORE and record.unit == Unit.POINT and baseline:
        yield at_start(mean=baseline.mean, measured=baseline)


def at_start(*, mean: float, by_definition: bool = False, measured: ArmAtStart | None = None) -> TrajectoryPoint:
    """A point at time 0."""
    return TrajectoryPoint(
        hours=0,
        iso=None,
        events=None,
        n=measured.n if measured else None,
        proportion=None,
        mean=mean,
        sd=measured.sd if measured else None,
        se=None,
        statistic=MeanKind.MEAN if measured else None,
        **ShownInterval()._asdict(),
        by_definition=by_definition,
        derived=[],
        derived_from=None,
        unfit=[],
        fact=None,
        source=measured.source if measured else None,
        locator=measured.locator if measured else None,
        verified=measured.verified if measured else None,
        note=None,
    )
