"""By how many times one time is longer than another, as far as that is certain."""

from collections.abc import Sequence
from itertools import combinations
from math import floor, inf, log10

from app.compare.cell import Cell
from app.compare.evidence import Evidence
from app.compare.metric import Metric
from app.compare.order import certain_of
from app.compare.reckoned import MOST_DECIMALS
from app.compare.said_times import figure
from app.compare.shape import ComparedPair, TimeRatio
from app.compare.vocabulary import NoRatio, RatioKind
from app.compare.wording import named
from app.english import capital
from app.models.timing import Bound
from app.values.audience import Audience

SPOKEN_DIGITS = 2
"""Significant digits of a ratio that is told."""
BOUNDED = {Bound.AT_MOST, Bound.AT_LEAST}


def ratios_of_times(
    metric: Metric, evidence: Evidence, held: Sequence[Cell], pairs: Sequence[ComparedPair]
) -> list[TimeRatio]:
    """The ratio of each pair of times that no warning blocks, the longer over the shorter."""
    if not metric.has_ratios:
        return []
    free = {(each.treatment, each.other) for each in pairs if not each.blocked_by}
    return [
        difference(metric, evidence, one, two)
        for one, two in combinations(held, 2)
        if (one.treatment.slug, two.treatment.slug) in free
    ]


def difference(metric: Metric, evidence: Evidence, one: Cell, two: Cell) -> TimeRatio:
    """The ratio of two times."""
    long, short = sorted((one, two), key=middle, reverse=True)
    longest, shortest = certain_of(long), certain_of(short)
    ratio, low, high, kind, reason = None, None, None, None, None
    if is_exact(long) and is_exact(short) and long.value and short.value:
        ratio, kind = long.value / short.value, RatioKind.EXACT
        low, high = ratio_of_ends(longest.earliest, shortest.latest), ratio_of_ends(longest.latest, shortest.earliest)
    elif longest.earliest >= shortest.latest:
        ratio, kind = longest.earliest / shortest.latest, RatioKind.AT_LEAST
    else:
        both_bounds = one.bound == two.bound and one.bound in BOUNDED
        reason = NoRatio.BOTH_ARE_BOUNDS if both_bounds else NoRatio.NOT_TOLD_APART
    told = TimeRatio(
        treatment=long.treatment.slug,
        other=short.treatment.slug,
        kind=kind,
        ratio=rounded_ratio(ratio),
        lower=rounded_ratio(low),
        upper=rounded_ratio(high),
        reason=reason,
        sentence="",
    )
    return told.model_copy(update={"sentence": difference_said(metric, evidence, told, long, short)})


def middle(cell: Cell) -> tuple[float, float]:
    """By what of two times the longer is found: the figure itself, else what is certain of it."""
    span = certain_of(cell)
    return cell.value or span.earliest or span.latest, span.latest


def is_exact(cell: Cell) -> bool:
    """Is it one figure, and neither a bound nor a range?"""
    return cell.bound == Bound.EXACT and cell.value is not None


def ratio_of_ends(of: float, over: float) -> float | None:
    """The ratio of two ends; `None` if one is open."""
    return of / over if 0 < over < inf and 0 < of < inf else None


def rounded_ratio(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, MOST_DECIMALS)


def spoken_ratio(ratio: float, *, towards_one: bool) -> str:
    """Two significant digits, of a bound rounded towards the weaker claim."""
    step = 10.0 ** (floor(log10(ratio)) - SPOKEN_DIGITS + 1)
    units = ratio / step
    whole = floor(units + 1e-9) if towards_one else floor(units + 0.5)
    return f"{whole * step:.10g}"


def difference_said(metric: Metric, evidence: Evidence, told: TimeRatio, long: Cell, short: Cell) -> str:
    """The ratio in words, with both figures; why there is none, if so."""
    audience = evidence.audience
    name = capital(metric.name_patient if audience == Audience.PATIENT else metric.name)
    a, b = named(long.treatment), named(short.treatment)
    figures = f"{figure(long, audience)}, against {figure(short, audience)}"
    if told.ratio is None:
        why = told.reason.meaning if told.reason else ""
        return f"{name}: {a} and {b}: {figures}; {why}."
    at_least = told.kind == RatioKind.AT_LEAST
    spoken = spoken_ratio(told.ratio, towards_one=at_least)
    times = "as long" if spoken == "1" else f"{spoken} times as long"
    known = told.lower is not None and told.upper is not None and told.lower < told.upper
    span = f" (by the ends of both {told.lower:.2g} to {told.upper:.2g} times)" if known else ""
    return f"{name}: {a} {'at least' if at_least else 'about'} {times} as {b}{span}: {figures}."
