"""Whom a comparison favours: worked out in this one place, of the measure and the direction of the outcome."""

from app.models.analysis import RATIOS, Favours, Measure
from app.models.outcome import Direction, OutcomeKind


def favoured(measure: Measure, value: float | None, direction: Direction, kind: OutcomeKind) -> Favours | None:
    """The arm for which the value is the better one; `None` without a value, or where no direction is better.

    A hazard is that of the event. Where it is better if more time passes until the event, more hazard is worse.
    """
    if value is None or direction == Direction.NEITHER:
        return None
    more = value - (1 if measure in RATIOS else 0)
    if more == 0:
        return Favours.NEITHER
    of_the_event = measure == Measure.HAZARD_RATIO and kind == OutcomeKind.TIME_TO_EVENT
    higher_is_better = (direction == Direction.HIGHER) != of_the_event
    return Favours.ARM if (more > 0) == higher_is_better else Favours.OTHER_ARM
