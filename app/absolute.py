"""Absolute and relative effects, of counts or from a known risk, with intervals: pure arithmetic, no I/O.

Counts are people, or whatever else is counted once each; shares are fractions from 0 to 1, differences from -1 to 1.
"""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, exp, inf, log, sqrt
from statistics import NormalDist
from typing import Generic, Literal, NamedTuple, TypeVar

LEVEL = 0.95
"""Confidence level of every interval unless another is asked for."""
CORRECTION = 0.5
"""What is added to each cell of a table that has an empty one, before a ratio is taken."""
OUT_OF = (100, 1_000, 10_000, 100_000, 1_000_000)
"""Of how many people a share is told."""
ROUNDED_BY = 0.15
"""The part of a share by which rounding to whole people may be off."""
NOISE = 1e-9  # nobody of a thousand million people, or a slip of the machine's arithmetic
N = TypeVar("N", int, float)


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


class Ranged(NamedTuple, Generic[N]):
    """A value with the ends of its interval; `None` is an end that is not known."""

    value: N
    lower: N | None
    upper: N | None


class FromBaseline(NamedTuple):
    """Risk under treatment, and that less the baseline; `clipped`: value or limit was beyond 0 or 1, and set there."""

    risk: Ranged[float]
    difference: Ranged[float]
    clipped: bool


class NeededSegment(NamedTuple):
    """A part of the interval of a number needed to treat to benefit (B) or to harm (H); `most` `None` is infinity."""

    kind: Literal["NNTB", "NNTH"]
    fewest: float
    most: float | None


class Needed(NamedTuple):
    """A number needed to treat, in people; `None` where there is no difference. No segment if a limit is not known."""

    kind: Literal["NNTB", "NNTH"] | None
    value: float | None
    segments: tuple[NeededSegment, ...]


RISK_MEASURES: Mapping[str, Callable[[float, float], float]] = {
    "risk_ratio": lambda ratio, p: p * (ratio - 1),
    "odds_ratio": lambda ratio, p: p * (1 - p) * (ratio - 1) / (1 - p + ratio * p),
    "hazard_ratio": lambda ratio, p: (1 - p) - (1 - p) ** ratio,
    "risk_difference": lambda difference, _: difference,
}
"""By its name in records, every measure of which a risk follows (none does of means): what it adds to a risk p.
A hazard ratio takes hazards as proportional; counts may differ, by censoring. Source: Cochrane Handbook 5.1, 12.5.4.2
(risk ratio), 12.5.4.3 (odds ratio), signs turned; Altman and Andersen 1999, BMJ 319:1492 (hazard ratio, of survival).
"""


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
        off = [abs(n - each * out_of) - ROUNDED_BY * abs(each) * out_of for n, each in zip(told, shares, strict=True)]
        if max(off) <= 0:
            return out_of, told
    return OUT_OF[-1], [round(share * OUT_OF[-1]) for share in shares]


def from_baseline(measure: str, effect: Ranged[float] | Estimate, baseline: float) -> FromBaseline:
    """What an effect makes of the risk without it, a fraction: each limit by the same formula as the value.

    The interval leaves out how uncertain the baseline itself is. Raises `ValueError` for other measures, figures out of
    bounds or order, and a ratio of 0 (rounded, or without events). Source: Cochrane Handbook 5.1, 12.5.4.5 (limits).
    """
    if (change := RISK_MEASURES.get(measure)) is None:
        raise ValueError(f"measure: no risk follows from {measure}; give one of {', '.join(RISK_MEASURES)}")
    if not 0 <= baseline <= 1:  # nor is NaN
        raise ValueError(f"baseline: {baseline} is no risk; give a fraction from 0 to 1, such as 0.3 for 30 in 100")
    check_range(measure, effect, is_ratio=change(1, 0.5) == 0)
    changes = each_end(effect, lambda end: change(end, baseline))
    difference = each_end(changes, lambda end: min(max(end, -baseline), 1 - baseline) + 0.0)  # never -0.0
    clipped = any(abs((was or 0) - (now or 0)) > NOISE for was, now in zip(changes, difference, strict=True))
    return FromBaseline(each_end(difference, lambda end: min(max(baseline + end, 0.0), 1.0)), difference, clipped)


def check_range(name: str, figures: Ranged[float] | Estimate, *, is_ratio: bool) -> None:
    """Raises `ValueError` unless value and limits are in order, and ratios, or else differences of fractions."""
    known = [each for each in (figures.lower, figures.value, figures.upper) if each is not None]
    within = all(0 < each < inf if is_ratio else abs(each) <= 1 + NOISE for each in known)
    if not within or max(known[0] - figures.value, figures.value - known[-1]) > NOISE:
        raise ValueError(
            f"{name}: {known} must rise, ratios above 0, differences from -1 to 1; leave out what is unknown"
        )


def each_end(figures: Ranged[float] | Estimate, of: Callable[[float], N]) -> Ranged[N]:
    """The same done to the value and to each limit that is known."""
    return Ranged(of(figures[0]), *(None if end is None else of(end) for end in figures[1:]))


def per_thousand(shares: Ranged[float] | Estimate) -> Ranged[float]:
    """Risks, or a difference of them, as people of 1,000, not rounded."""
    return each_end(shares, lambda end: 1_000 * end)


def spoken_per_thousand(shares: Ranged[float] | Estimate) -> Ranged[int]:
    """The same to the nearest person (of two, the even one), each by itself; 0 may be up to half a person."""
    return each_end(shares, lambda end: round(round(1_000 * end, 6)))


def number_needed(difference: Ranged[float] | Estimate, *, desirable: bool) -> Needed:
    """One over the difference, not rounded: to benefit if more have what is `desirable`, or fewer what is not.

    Limits are exchanged; with 0 between them, there are two segments to infinity, harm first. Raises `ValueError` for
    what is no difference of fractions. Source: Cochrane Handbook 5.1, 12.5.4; Altman 1998, BMJ 317:1309 (limits).
    """
    check_range("difference", difference, is_ratio=False)
    gain, *ends = each_end(difference, lambda end: 0.0 if abs(end) <= NOISE else end if desirable else -end)
    worst, best = sorted(end or 0.0 for end in ends) if None not in ends else (0.0, 0.0)
    harm = [NeededSegment("NNTH", -1 / worst, -1 / best if best < 0 else None)] if worst < 0 else []
    benefit = [NeededSegment("NNTB", 1 / best, 1 / worst if worst > 0 else None)] if best > 0 else []
    kind = "NNTB" if gain > 0 else "NNTH" if gain < 0 else None
    return Needed(kind, 1 / abs(gain) if gain else None, (*harm, *benefit))


def rounded_up(people: float) -> int:
    """A number needed to treat, in whole people. Source: Cochrane Handbook 5.1, 12.5.4."""
    return ceil(people * (1 - NOISE))


def deviate(level: float) -> float:
    """The standard normal deviate between which and its negative lies this share of the distribution."""
    return NormalDist().inv_cdf((1 + level) / 2)
