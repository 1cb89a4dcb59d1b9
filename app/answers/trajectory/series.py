"""Results of one outcome as series, in the order in which they are shown, and as many as an answer holds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.answers.trajectory.facts import TrajectoryFacts
from app.answers.trajectory.plotted import ArmAtStart
from app.answers.trajectory.points import point_of, start_of
from app.answers.trajectory.segments import Joined, segments, why_not_plotted
from app.answers.trajectory.shape import NotPlotted, TrajectorySeries
from app.models.analysis import TrialStage
from app.models.result import RESULTS, ResultRecord

MOST_SERIES = 100
"""So many are shown, whole trials at a time; more only if one trial has more."""
TWICE = 2
AS_IN_RESULTS = [name for name in TrajectorySeries.model_fields if name in ResultRecord.model_fields]
"""What a series has of each of its results alike."""


class Laid(NamedTuple):
    """Results laid out to be shown."""

    studies: Mapping[str, Sequence[Joined]]
    """Slug of each trial -> its series; those with the most times first."""
    times: Mapping[str, int]
    """Slug of each trial -> times in the series of the treatment that has the most; 0 if only other arms have any."""
    left_out: Sequence[ResultRecord]

    @property
    def segments(self) -> Sequence[Joined]:
        """Every series."""
        return [each for those in self.studies.values() for each in those]

    @property
    def shown(self) -> Sequence[Joined]:
        """The series that are shown."""
        found: list[Joined] = []
        for those in self.studies.values():
            if found and len(found) + len(those) > MOST_SERIES:
                break
            found += those
        return found


def laid_out(facts: TrajectoryFacts) -> Laid:
    """The results of a trajectory in order."""
    reasons = [(each, why_not_plotted(each)) for each in facts.looked_at]
    found: dict[str, list[Joined]] = defaultdict(list)
    for segment in segments(each for each, reason in reasons if reason is None):
        found[segment[0].study.slug].append(segment)
    times = {
        slug: max((len(each) for each in those if facts.is_of_treatment(each[0])), default=0)
        for slug, those in found.items()
    }
    in_order = sorted(found, key=lambda slug: (-times[slug], slug))
    studies = {slug: sorted(found[slug], key=lambda each: place(facts, each)) for slug in in_order}
    return Laid(studies, times, [each for each, reason in reasons if reason])


def place(facts: TrajectoryFacts, segment: Joined) -> tuple[bool, str, int, float, str]:
    """Where a series stands in its trial: arms of the treatment first, then by arm, part of the trial and time."""
    first = segment[0]
    stage = [*TrialStage].index(first.stage)
    return not facts.is_of_treatment(first), first.arm, stage, first.timepoint_hours or 0, first.slug


def series_of(facts: TrajectoryFacts, segment: Joined, site: str) -> TrajectorySeries:
    """A series as it is shown."""
    first = segment[0]
    study = facts.studies[first.study.slug]
    (arm,) = (each for each in study.arms if each.key == first.arm)
    baseline = began(facts, first)
    points = [*start_of(first, baseline), *map(point_of, segment)]
    return TrajectorySeries(
        **{name: getattr(first, name) for name in AS_IN_RESULTS},
        arm_name=arm.name,
        arm_n=arm.n,
        overlaps_with=study.overlaps_with,
        is_of_treatment=facts.is_of_treatment(first),
        baseline=baseline,
        points=points,
        connect=sum(not each.by_definition for each in points) >= TWICE,
        links=[address_of(each, site) for each in segment],
    )


def began(facts: TrajectoryFacts, record: ResultRecord) -> ArmAtStart | None:
    """Where the arm of a result began on its scale."""
    for each in facts.studies[record.study.slug].baselines if record.scale else ():
        if (each.arm, each.scale) == (record.arm, record.scale) and facts.keeps(each):
            told = ArmAtStart.model_fields
            return ArmAtStart(**{name: getattr(each, name) for name in told})
    return None


def not_shown(facts: TrajectoryFacts, record: ResultRecord, site: str) -> NotPlotted:
    """A result that has no place in a plot, with the reason. Raises `ValueError` if it has one."""
    if (reason := why_not_plotted(record)) is None:
        raise ValueError(f"{record.slug} has a place in a plot")
    return NotPlotted(
        fact=record.slug,
        reason=reason,
        study=record.study,
        arm=record.arm,
        is_of_treatment=facts.is_of_treatment(record),
        timepoint_in_words=record.timepoint_in_words,
        source=record.source,
        locator=record.locator,
        verified=record.verified,
        link=address_of(record, site),
    )


def address_of(record: ResultRecord, site: str) -> str:
    """Where a result is found."""
    return f"{site}/v1/{RESULTS.path}/{record.slug}"
