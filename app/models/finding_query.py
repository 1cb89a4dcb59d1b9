"""What may be asked of lists of rows of trials: results and contrasts."""

from typing import Annotated, ClassVar

from app.marks import Filter
from app.models.analysis import AnalysisSet, Reservation, TrialStage
from app.models.base import ConditionFactQuery
from app.models.outcome import OutcomeKind
from app.models.trial import ArmRole, Blinding, DoseLevel, Funding, RiskOfBias, SeenKind, Strategy, TrialDesign
from app.values.age_group import AgeGroup
from app.values.duration import HoursOf
from app.values.text import AnyOf, Slug, Year


class FindingQuery(ConditionFactQuery):
    """What may be asked of a list of rows of trials."""

    sorts: ClassVar[tuple[str, ...]] = ("year", "timepoint_hours")

    study: AnyOf[Slug] = None
    """Trial of which it is a row."""
    node: AnyOf[Slug] = None
    """The treatment of the arm that a synthesis compares."""
    role: AnyOf[ArmRole] = None
    """What the arm is for."""
    strategy: AnyOf[Strategy] = None
    """What became of the treatment that people had before."""
    dose_level: AnyOf[DoseLevel] = None
    """How the dose lies to the licensed one."""
    dose_level__not: AnyOf[DoseLevel] = None
    """Anything but this; what has no dose level, such as placebo, stays."""
    age_group: AnyOf[AgeGroup] = None
    """Age of the people."""
    design: AnyOf[TrialDesign] = None
    """How the groups came about."""
    blinding: AnyOf[Blinding] = None
    """Who did not know what was given."""
    funding: AnyOf[Funding] = None
    """Who paid for the trial."""
    risk_of_bias: AnyOf[RiskOfBias] = None
    """Overall judgement of the trial."""
    outcome: AnyOf[Slug] = None
    """What was measured, such as `response`, on whatever scale."""
    outcome__not: AnyOf[Slug] = None
    """Anything but this."""
    scale: AnyOf[Slug] = None
    """On which scale."""
    outcome_kind: AnyOf[OutcomeKind] = None
    """How the outcome is measured."""
    timepoint__gte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """It was measured after this long or later."""
    timepoint__lte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """It was measured after this long or sooner."""
    stage: AnyOf[TrialStage] = None
    """Part of the trial; only `randomised` and `first_period` compare like with like."""
    analysis: AnyOf[AnalysisSet] = None
    """Whose results are counted."""
    subgroup: AnyOf[str] = None
    """Part of the people; `unknown=subgroup` finds what is of all of them."""
    unfit: AnyOf[Reservation] = None
    """Any of these speaks against it."""
    unfit__not: AnyOf[Reservation] = None
    """None of these speaks against it."""
    poolable: AnyOf[bool] = None
    """May it be pooled with others?"""
    seen_kind: AnyOf[SeenKind] = None
    """In what kind of page it was seen."""
    year__gte: Year | None = None
    """The trial was published in this year or later."""
    year__lte: Year | None = None
    """The trial was published in this year or earlier."""
