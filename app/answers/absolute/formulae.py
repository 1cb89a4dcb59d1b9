"""By which formula an effect is told for 1,000 people, and what that takes for granted."""

from collections.abc import Mapping

from app.envelope import Shape
from app.models.analysis import Measure


class Formula(Shape):
    """How the risk under treatment follows from the baseline risk p."""

    treated_risk: str
    """The formula, of p and the measure; each limit of the interval by the same."""
    takes_for_granted: str
    """What must hold for it."""
    source: str
    """Where it stands."""


HANDBOOK = "Cochrane Handbook for Systematic Reviews of Interventions 5.1, section"
FORMULAE: Mapping[Measure, Formula] = {
    Measure.RISK_RATIO: Formula(
        treated_risk="p * RR",
        takes_for_granted="The ratio of risks is the same whatever the baseline risk is.",
        source=f"{HANDBOOK} 12.5.4.2",
    ),
    Measure.ODDS_RATIO: Formula(
        treated_risk="OR * p / (1 - p + OR * p)",
        takes_for_granted="The ratio of odds is the same whatever the baseline risk is.",
        source=f"{HANDBOOK} 12.5.4.3",
    ),
    Measure.RISK_DIFFERENCE: Formula(
        treated_risk="p + RD",
        takes_for_granted="The difference of risks is the same whatever the baseline risk is, which it seldom is.",
        source=f"{HANDBOOK} 12.5.4.1",
    ),
    Measure.HAZARD_RATIO: Formula(
        treated_risk="1 - (1 - p) ^ HR",
        takes_for_granted="Hazards are proportional at all times; counts may differ, since people were lost sight of.",
        source="Altman and Andersen 1999, BMJ 319:1492",
    ),
}
"""Every measure of which a risk follows -> its formula, as `app.absolute` reckons."""
NUMBER_NEEDED = (
    "1 / |difference|, rounded up to whole people; limits are the reciprocals of the limits, exchanged, and run through"
    " infinity where there may be no difference (Cochrane Handbook 5.1, 12.5.4; Altman 1998, BMJ 317:1309)"
)
