"""Reckons what an effect means for 1,000 people, from a baseline."""

from app.absolute import Ranged, each_end, from_baseline, per_thousand, spoken_per_thousand
from app.compare.absolute_vocabulary import BaselineOrigin
from app.compare.absolutes import AbsoluteEffect, BaselineRisk, PerThousand, SpokenAbsolute
from app.compare.facts import CellFact
from app.compare.metric import shaped
from app.models.analysis import Measure
from app.record import Link

MOST_DECIMALS = 4


def absolute_from(measure: Measure, interval: Ranged[float], baseline: BaselineRisk) -> AbsoluteEffect:
    """The measure applied to the baseline; it must be one of which a risk follows."""
    found = from_baseline(measure, interval, baseline.risk)
    treated, difference = (
        each_end(per_thousand(shares), lambda end: round(end, MOST_DECIMALS))
        for shares in (found.risk, found.difference)
    )
    spoken, told = spoken_per_thousand(found.difference), round(1_000 * baseline.risk)
    return AbsoluteEffect(
        baseline=baseline,
        treated=PerThousand(**treated._asdict()),
        difference=PerThousand(**difference._asdict()),
        clipped=found.clipped,
        spoken=SpokenAbsolute(
            treated=told + spoken.value,
            comparator=told,
            difference=spoken.value,
            lower=spoken.lower,
            upper=spoken.upper,
        ),
    )


def of_own_arms(share: float, condition: Link | None, facts: list[CellFact], trials: int | None) -> BaselineRisk:
    """The share of those with the comparator, in the very fact that is told."""
    of = BaselineOrigin.OWN_ARMS
    return shaped(BaselineRisk, risk=share, origin=of, condition=condition, facts=facts, trials=trials)
