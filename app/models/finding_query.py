"""What may be asked of lists of rows of trials: results and contrasts."""

from app.models.analysis import AnalysisSet, Reservation, TrialStage
from app.models.measured_query import MeasuredQuery
from app.models.trial import ArmRole, Blinding, DoseLevel, Funding, RiskOfBias, TrialDesign
from app.values.text import AnyOf, Slug


class FindingQuery(MeasuredQuery):
    """What may be asked of a list of rows of trials."""

    study: AnyOf[Slug] = None
    """Trial of which it is a row."""
    study__not: AnyOf[Slug] = None
    """Another trial."""
    node: AnyOf[Slug] = None
    """The treatment of the arm that a synthesis compares."""
    role: AnyOf[ArmRole] = None
    """What the arm is for."""
    dose_level: AnyOf[DoseLevel] = None
    """How the dose lies to the licensed one."""
    dose_level__not: AnyOf[DoseLevel] = None
    """Anything but this; what has no dose level, such as placebo, stays."""
    design: AnyOf[TrialDesign] = None
    """How the groups came about."""
    blinding: AnyOf[Blinding] = None
    """Who did not know what was given."""
    funding: AnyOf[Funding] = None
    """Who paid for the trial."""
    risk_of_bias: AnyOf[RiskOfBias] = None
    """Overall judgement of the trial."""
    stage: AnyOf[TrialStage] = None
    """Part of the trial; only `randomised` and `first_period` compare like with like."""
    analysis: AnyOf[AnalysisSet] = None
    """Whose results are counted."""
    unfit: AnyOf[Reservation] = None
    """Any of these speaks against it."""
    unfit__not: AnyOf[Reservation] = None
    """None of these speaks against it."""
    poolable: AnyOf[bool] = None
    """May it be pooled with others?"""
