"""From which risk an effect is reckoned for 1,000 people, and what it then means for them."""

from collections.abc import Sequence
from math import log
from statistics import median, quantiles
from typing import NamedTuple

from app.absolute import RISK_MEASURES
from app.address import linked
from app.compare.absolute_vocabulary import BaselineOrigin, WhyNoAbsolute
from app.compare.absolutes import AbsoluteEffect, BaselineRisk
from app.compare.efficacy.candidate import ACUTE_WEEKS, AIMED_AT, EffectSeen
from app.compare.evidence import ControlArm, Evidence
from app.compare.facts import cell_facts
from app.compare.reckoned import MOST_DECIMALS, absolute_from, of_own_arms
from app.compare.weighed import FAR_APART
from app.models.analysis import Reservation
from app.models.result import RESULTS


class Window(NamedTuple):
    """Hours between which people were looked at."""

    earliest: float
    latest: float


def absolute_of(evidence: Evidence, row: EffectSeen) -> AbsoluteEffect | WhyNoAbsolute:
    """What an effect means for 1,000 people, or why that cannot be told."""
    interval = row.interval
    if row.record.measure not in RISK_MEASURES or interval is None:
        return WhyNoAbsolute.NOT_A_RISK
    baseline = own_baseline(row) or baseline_of_trials(evidence, row)
    if baseline is None:
        return WhyNoAbsolute.NO_BASELINE
    return absolute_from(row.record.measure, interval, baseline)


def own_baseline(row: EffectSeen) -> BaselineRisk | None:
    """The share of those with the comparator, as the fact itself tells it."""
    record = row.record
    share, events, n = (
        (record.proportion, record.events, record.n)
        if row.mirrored
        else (record.comparator_proportion, record.comparator_events, record.comparator_n)
    )
    if share is None and events is not None and n:
        share = round(events / n, MOST_DECIMALS)
    if share is None:
        return None
    trials = None if row.is_pooled else 1
    return of_own_arms(share, record.condition, cell_facts(row.collection, [record]), trials)


def baseline_of_trials(evidence: Evidence, row: EffectSeen) -> BaselineRisk | None:
    """The median share of those with the same comparator in trials of the same condition and time; else of a wider.

    What was added to another treatment is compared with more than the control alone, of which arms would tell less.
    """
    window, comparator = window_of(row), row.compared_with
    if window is None or comparator is None or row.condition is None:
        return None
    if row.with_background and not evidence.pool(comparator.slug)[1:]:
        return None
    for condition in dict.fromkeys((row.condition, *evidence.ladder.wider)):
        arms = arms_of_trials(evidence, row, condition, window)
        if not arms:
            continue
        shares = sorted(each.share for each in arms)
        low, high = quartiles(shares)
        origin = BaselineOrigin.MEDIAN_OF_TRIALS if len(shares) > 1 else BaselineOrigin.ONE_TRIAL
        return BaselineRisk(
            risk=round(median(shares), MOST_DECIMALS),
            lower_quartile=low,
            upper_quartile=high,
            origin=origin if condition == row.condition else BaselineOrigin.WIDER_CONDITION,
            trials=len(shares),
            condition=evidence.condition_link(condition),
            facts=[],
            link=link_of(evidence, row, condition, window),
        )
    return None


def quartiles(shares: Sequence[float]) -> tuple[float, float] | tuple[None, None]:
    """A quarter of these shares is less than the first, and a quarter more than the second; of one there are none."""
    if len(shares) < 2:
        return None, None
    low, _, high = quantiles(shares, n=4, method="inclusive")
    return low, high


def window_of(row: EffectSeen) -> Window | None:
    """When people must have been looked at to be of the time of a figure; `None` if that cannot be said."""
    at = row.record.timepoint_hours
    if at is not None:
        return Window(at / FAR_APART, at * FAR_APART)
    return Window(*ACUTE_WEEKS) if row.is_acute else None


def arms_of_trials(evidence: Evidence, row: EffectSeen, condition: str, window: Window) -> list[ControlArm]:
    """Of each trial the arm with the comparator, at the time that is nearest."""
    found: dict[str, ControlArm] = {}
    aimed_at = row.record.timepoint_hours or AIMED_AT
    arms = evidence.control_arms.get((row.record.outcome.slug, comparator_of(row), condition), ())
    for arm in sorted(arms, key=lambda each: abs(log(each.hours / aimed_at))):
        if window.earliest <= arm.hours <= window.latest:
            found.setdefault(arm.study, arm)
    return [*found.values()]


def comparator_of(row: EffectSeen) -> str:
    """The key of the comparator."""
    return row.compared_with.slug if row.compared_with else ""


def link_of(evidence: Evidence, row: EffectSeen, condition: str, window: Window) -> str:
    """Where those results are listed."""
    asked = [
        ("treatment__exact", comparator_of(row)),
        ("outcome", row.record.outcome.slug),
        ("condition__exact", condition),
        ("timepoint__gte", f"PT{window.earliest:g}H"),
        ("timepoint__lte", f"PT{window.latest:g}H"),
        ("poolable", "true"),
        ("unfit__not", Reservation.WEAK_SOURCE),
    ]
    return linked(f"{evidence.site}/v1/{RESULTS.path}", [*asked, *evidence.filters.get(RESULTS.path, ())])
