"""What is read for a trajectory: the results of an outcome, and the trials in which the treatment was given."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.answers.gather import Gathering
from app.answers.trajectory.request import TrajectoryRequest
from app.marks import Walk
from app.models.base import Cited
from app.models.condition import CONDITIONS
from app.models.result import RESULTS, ResultRecord
from app.models.study import STUDIES, StudyRecord
from app.models.treatment import TREATMENTS


@dataclass(frozen=True)
class TrajectoryFacts:
    """What was read, and which of it is of the treatment."""

    results: Sequence[ResultRecord]
    """Of the outcome in the condition, whatever arms got."""
    elsewhere: Sequence[ResultRecord]
    """The same in other conditions."""
    studies: Mapping[str, StudyRecord]
    """Slug -> trial in which the treatment was given."""
    treatments: Collection[str]
    """The treatment, and what stands below it."""
    keeps: Callable[[Cited], bool]
    """May a part of a trial be told, by what is asked of sources?"""

    def is_of_treatment(self, record: ResultRecord) -> bool:
        """Did the arm get the treatment, a member or a form of it?"""
        return record.treatment.slug in self.treatments

    @cached_property
    def looked_at(self) -> Sequence[ResultRecord]:
        """Results of the trials in which the treatment has one, in every arm of them."""
        own = {each.study.slug for each in self.results if self.is_of_treatment(each)}
        return [each for each in self.results if each.study.slug in own]


def trajectory_facts(gathering: Gathering, asked: TrajectoryRequest) -> TrajectoryFacts:
    """What is read, one statement for each collection.

    The other arms are those of more trials than a parameter can name, so that results are read whatever arms got; and
    in every condition, since it is told where there are others.
    """
    kin = gathering.release.kin
    within = {*kin[CONDITIONS.path].walked(asked.condition, Walk.BELOW)} if asked.condition else None
    kept = {name: [value] for name, value in asked.kept.items()}
    named = [*asked.studies]
    found = gathering.read(RESULTS, ResultRecord, **kept, **({"study": named} if named else {}))
    trials = gathering.read(STUDIES, StudyRecord, treatment=[asked.treatment], **({"slug": named} if named else {}))
    return TrajectoryFacts(
        results=[each for each in found if within is None or each.condition.slug in within],
        elsewhere=[each for each in found if within is not None and each.condition.slug not in within],
        studies={each.slug: each for each in trials},
        treatments={*kin[TREATMENTS.path].walked(asked.treatment, Walk.BELOW)},
        keeps=asked.keeps,
    )
