"""Which results may be joined: those of one study and arm that tell of one thing, no two of one time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.answers.trajectory.vocabulary import WhyNotPlotted
from app.models.analysis import AnalysisSet, MeanKind, MissingData, Reservation, TimeAnchor, TrialStage
from app.models.result import ResultRecord
from app.values.unit import Unit

OF_SOMETHING_ELSE = frozenset(
    {Reservation.SUBGROUP, Reservation.PART_OF_PEOPLE, Reservation.MODEL_ESTIMATE, Reservation.FIRST_REPORTED}
)
"""Reservations of figures that are of other people, or come about in another way, than those without them."""

Joined = Sequence[ResultRecord]
"""Results that may be joined, in the order of time; never none."""


class Identity(NamedTuple):
    """What results must have in common to be joined. What is not known is never taken for the same as what is."""

    study: str
    arm: str
    outcome: str
    scale: str | None
    definition: str | None
    threshold: float | None
    stage: TrialStage
    analysis: AnalysisSet | None
    analysis_in_words: str | None
    missing_data: MissingData | None
    subgroup: str | None
    anchor: TimeAnchor | None
    anchor_in_words: str | None
    statistic: MeanKind | None
    unit: Unit | None
    apart: tuple[Reservation, ...]


def identity(record: ResultRecord) -> Identity:
    """What a result tells of, whatever its time."""
    return Identity(
        study=record.study.slug,
        arm=record.arm,
        outcome=record.outcome.slug,
        scale=record.scale.slug if record.scale else None,
        definition=record.definition,
        threshold=record.threshold,
        stage=record.stage,
        analysis=record.analysis,
        analysis_in_words=record.analysis_in_words,
        missing_data=record.missing_data,
        subgroup=record.subgroup,
        anchor=record.anchor,
        anchor_in_words=record.anchor_in_words,
        statistic=record.statistic,
        unit=record.unit,
        apart=tuple(each for each in record.unfit if each in OF_SOMETHING_ELSE),
    )


def why_not_plotted(record: ResultRecord) -> WhyNotPlotted | None:
    """Why a result has no place in a plot; `None` if it has one."""
    if Reservation.TWICE_TOLD in record.unfit:
        return WhyNotPlotted.TWICE_TOLD
    if record.proportion is None and record.mean is None:
        return WhyNotPlotted.NO_FIGURE
    return WhyNotPlotted.NO_TIME if record.timepoint is None else None


def segments(records: Iterable[ResultRecord]) -> list[Joined]:
    """Results that have a place in a plot, those that may be joined together, each list in the order of time."""
    return [
        sorted(part, key=lambda each: each.timepoint_hours or 0)
        for alike in parted(records, identity)
        for part in without_two_of_one_time(alike)
    ]


def without_two_of_one_time(alike: Joined) -> list[Joined]:
    """The same; where two are of one time, those of each source by themselves; where that is no help, each alone."""
    if len({each.timepoint_hours for each in alike}) == len(alike):
        return [alike]
    by_source = parted(alike, lambda each: each.source)
    if len(by_source) == 1:
        return [[each] for each in alike]
    return [part for those in by_source for part in without_two_of_one_time(those)]


def parted(records: Iterable[ResultRecord], by: Callable[[ResultRecord], object]) -> list[list[ResultRecord]]:
    """Records that have the same in common, in the order in which each is first met."""
    found: dict[object, list[ResultRecord]] = defaultdict(list)
    for each in records:
        found[by(each)].append(each)
    return [*found.values()]
