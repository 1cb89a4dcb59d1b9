"""What a time says for certain: between which hours the true figure lies, and whether two figures can both be true."""

from math import inf
from typing import NamedTuple

from app.models.time_course import TimeCourseRecord
from app.models.timing import Bound, Statistic

TWOFOLD = 2.0
"""How many times one exact figure may be another before the two disagree."""
CENTRES = {Statistic.MEAN, Statistic.MEDIAN}
"""Statistics in which many people's times are one figure."""


class Certain(NamedTuple):
    """Hours between which the true figure lies; 0 and infinity are open ends."""

    earliest: float
    latest: float


def span_of(bound: Bound | None, lower: float | None, value: float | None, upper: float | None) -> Certain:
    """Hours between which the true figure lies, if these are stated of it."""
    if bound == Bound.AT_LEAST:
        return Certain(lower or 0.0, inf)
    if value is not None and lower is None and upper is None:
        return Certain(value, value)
    return Certain(lower or 0.0, inf if upper is None else upper)


def certain(record: TimeCourseRecord) -> Certain:
    """What a time course says for certain."""
    lower, typical, upper = (each and each.hours for each in (record.lower, record.typical, record.upper))
    return span_of(record.bound, lower, typical, upper)


def can_both_be_true(one: TimeCourseRecord, two: TimeCourseRecord) -> bool:
    """Do the two leave room for one true figure? Exact ones may lie up to twofold apart.

    The centre of many people's times is held only against the same kind of centre.
    """
    if one.statistic != two.statistic and not CENTRES.isdisjoint({one.statistic, two.statistic}):
        return True
    first, second = sorted((certain(one), certain(two)))
    room = TWOFOLD if one.bound == two.bound == Bound.EXACT else 1.0
    return second.earliest <= first.latest * room


def ends(record: TimeCourseRecord) -> tuple[float, float]:
    """The lowest and the highest of the hours that a time course states."""
    stated = [each.hours for each in (record.lower, record.typical, record.upper) if each]
    return min(stated), max(stated)
