"""Does a figure say that there is a difference?"""

from app.compare.figures import MeasuredEffect
from app.models.analysis import RATIOS, Measure


def null_of(measure: Measure | None) -> float:
    """The value of a measure that says that there is no difference."""
    return 1.0 if measure in RATIOS else 0.0


def is_clear(figure: MeasuredEffect) -> bool:
    """Does the interval leave out that there is no difference? Without one that is not known."""
    return has_interval(figure) and not may_be_none(figure)


def may_be_none(figure: MeasuredEffect) -> bool:
    """Does the interval, if one is told, leave room for no difference?"""
    lower, upper = figure.lower, figure.upper
    return lower is not None and upper is not None and lower <= null_of(figure.measure) <= upper


def has_interval(figure: MeasuredEffect) -> bool:
    """Are both ends told?"""
    return figure.lower is not None and figure.upper is not None
