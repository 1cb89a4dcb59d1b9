"""Absolute and relative effects of counts in two groups, with intervals: pure arithmetic, no I/O.

Counts are people, or whatever else is counted once each; shares and differences are fractions from 0 to 1.
"""

from collections.abc import Sequence
from math import exp, log, sqrt
from statistics import NormalDist
from typing import NamedTuple

LEVEL = 0.95
"""Confidence level of every interval unless another is asked for."""
CORRECTION = 0.5
"""What is added to each cell of a table that has an empty one, before a ratio is taken."""


OUT_OF = (100, 1_000, 10_000, 100_000, 1_000_000)
"""Of how many people a share is told."""
ROUNDED_BY = 0.15
"""The part of a share by which rounding to whole people may be off."""


class Group(NamedTuple):
    """How many of a group had an event."""

    events: int
    n: int

    @property
    def share(self) -> float:
        return self.events / self.n


class Estimate(NamedTuple):
    """A value with the ends of its confidence interval."""

    value: float
    lower: float
    upper: float


def wilson(group: Group, level: float = LEVEL) -> Estimate:
    """The share of a group, with Wilson's score interval, which stays within 0 and 1 (Wilson 1927)."""
    z, n, p = deviate(level), group.n, group.share
    centre, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    lower, upper = ((centre + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    return Estimate(p, 0.0 if group.events == 0 else lower, 1.0 if group.events == n else upper)


def risk_difference(treated: Group, control: Group, level: float = LEVEL) -> Estimate:
    """Share of the treated less that of the controls, with Newcombe's hybrid score interval (1998, method 10)."""
    one, two = wilson(treated, level), wilson(control, level)
    value = one.value - two.value
    below = sqrt((one.value - one.lower) ** 2 + (two.upper - two.value) ** 2)
    above = sqrt((one.upper - one.value) ** 2 + (two.value - two.lower) ** 2)
    return Estimate(value, value - below, value + above)


def has_zero_cell(treated: Group, control: Group) -> bool:
    """Did nobody, or everybody, of a group have the event?"""
    return any(each.events in (0, each.n) for each in (treated, control))


def risk_ratio(treated: Group, control: Group, level: float = LEVEL) -> Estimate | None:
    """Share of the treated over that of the controls, with the interval on the logarithm (Katz 1978).

    Where a group has no event, or no person without one, half an event is added to each cell. `None` where neither
    group has an event: then the counts say nothing of a ratio.
    """
    if treated.events + control.events == 0:
        return None
    add = CORRECTION if has_zero_cell(treated, control) else 0.0
    (a, n), (c, m) = ((each.events + add, each.n + 2 * add) for each in (treated, control))
    value, spread = log(a / n) - log(c / m), deviate(level) * sqrt(1 / a - 1 / n + 1 / c - 1 / m)
    return Estimate(exp(value), exp(value - spread), exp(value + spread))


def natural_frequencies(shares: Sequence[float]) -> tuple[int, list[int]]:
    """The smallest of `OUT_OF` in which every share is nearly a whole number of people, and those numbers, in order.

    Shares beside one another have one denominator, since people compare the numbers alone. A share too small for the
    largest one is rounded there.
    """
    for out_of in OUT_OF:
        told = [round(share * out_of) for share in shares]
        off = [
            abs(n - share * out_of) - ROUNDED_BY * abs(share) * out_of for n, share in zip(told, shares, strict=True)
        ]
        if max(off) <= 0:
            return out_of, told
    return OUT_OF[-1], [round(share * OUT_OF[-1]) for share in shares]


def deviate(level: float) -> float:
    """The standard normal deviate between which and its negative lies this share of the distribution."""
    return NormalDist().inv_cdf((1 + level) / 2)
