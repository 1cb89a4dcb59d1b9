"""Does a contrast agree with the results of its two arms, within the rounding of the figures that are printed?"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from app.models.analysis import MeanKind, Measure
from app.models.contrast import ContrastRecord
from app.models.result import ResultRecord

COARSEST = 0.005  # half of one per cent: labels print whole ones
Ends = tuple[float, float]
"""The least and the most that a rounded figure may stand for."""
OF_SHARES: dict[Measure, Callable[[float, float], float]] = {
    Measure.RISK_DIFFERENCE: lambda one, two: one - two,
    Measure.RISK_RATIO: lambda one, two: one / two,
    Measure.ODDS_RATIO: lambda one, two: one / (1 - one) / (two / (1 - two)),
}
"""Measure -> how it follows from the shares of the arm and the other arm."""
OF_MEANS: dict[Measure, Callable[[float, float], float]] = {
    Measure.MEAN_DIFFERENCE: lambda one, two: one - two,
    Measure.RATIO_OF_MEANS: lambda one, two: one / two,
}
"""The same of means."""


def last_digit(figure: float) -> float:
    """A unit of the last digit that is stated: as far as rounding up, down or off may have gone."""
    _, _, decimals = repr(figure).partition(".")
    return 10.0 ** -len(decimals) * (1 + 1e-9)


def near(share: float, counted: float) -> bool:
    """May a printed share be that of these counts?"""
    return abs(share - counted) <= min(COARSEST, last_digit(share))


def told(figure: float) -> Ends:
    """What a printed figure may stand for."""
    return figure - last_digit(figure), figure + last_digit(figure)


def shares(result: ResultRecord) -> Ends | None:
    """The share of an arm: as counted and as printed, or as far as a printed one alone may have been rounded."""
    printed = result.proportion
    if result.events is None or not result.n:
        return None if printed is None else told(printed)
    counted = result.events / result.n
    return min(counted, printed or counted), max(counted, printed or counted)


def means(result: ResultRecord) -> Ends | None:
    """The mean of an arm."""
    return told(result.mean) if result.mean is not None and result.statistic != MeanKind.MEDIAN else None


def implied(contrast: ContrastRecord, arm: ResultRecord, other: ResultRecord) -> Ends | None:
    """What the results of the two arms give for the measure; `None` if they give nothing for it."""
    for measures, of in ((OF_SHARES, shares), (OF_MEANS, means)):
        one, two = of(arm), of(other)
        if contrast.measure in measures and one and two:
            try:
                found = [measures[contrast.measure](*pair) for pair in product(one, two)]
            except ZeroDivisionError:
                return None
            return min(found), max(found)
    return None


def disagreement(contrast: ContrastRecord, results: Sequence[ResultRecord]) -> Ends | None:
    """What the results of its arms give instead; `None` if some of them agree, or none can be set beside it."""
    if contrast.value is None:
        return None
    found = [ends for pair in pairs(contrast, results) if (ends := implied(contrast, *pair))]
    low, high = told(contrast.value)
    agree = any(least <= high and low <= most for least, most in found)
    return None if agree or not found else found[0]


def pairs(contrast: ContrastRecord, results: Sequence[ResultRecord]) -> Iterator[tuple[ResultRecord, ResultRecord]]:
    """The results of its two arms that tell of the same outcome, time, people and analysis."""
    alike = [each for each in results if same(each) == same(contrast)]
    for one, two in product(alike, alike):
        arms = (one.arm, two.arm) == (contrast.arm, contrast.other_arm)
        counted = one.analysis == two.analysis and contrast.analysis in (None, one.analysis)
        if arms and counted and one.statistic == two.statistic:
            yield one, two


def same(row: ResultRecord | ContrastRecord) -> tuple[object, ...]:
    """What rows must have in common to be set beside each other."""
    time = row.timepoint_hours, row.timepoint_in_words
    return row.study.slug, row.outcome.slug, row.scale and row.scale.slug, *time, row.stage, row.subgroup
