"""What stands for one treatment against another, or against a control: told of the one or of the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from app.absolute import RISK_MEASURES
from app.compare.absolute_vocabulary import BaselineOrigin
from app.compare.absolutes import BaselineRisk
from app.compare.efficacy.baseline import own_baseline, quartiles, window_of
from app.compare.efficacy.candidate import EffectSeen, candidate
from app.compare.efficacy.choice import one_of_each_trial
from app.compare.evidence import Evidence
from app.compare.reckoned import MOST_DECIMALS
from app.compare.timed import in_common
from app.compare.vocabulary import PickRule, WhyAbsent
from app.compare.weighed import AnyWeighed, WhyUnfit
from app.compare.weighed_metric import Picked, WeighedMetric

AnyMetric = WeighedMetric[Any]  # any: of effects, or of rates and effects


def facing(evidence: Evidence, metric: AnyMetric, slug: str, comparator: str) -> Picked[AnyWeighed]:
    """What compares the two; where only members or forms were compared, of each of those and each comparator one.

    Where what stands without naming a comparator is against this one, that stands.
    """
    theirs = {comparator, *evidence.below(comparator)}
    unnamed = metric.picked(evidence, slug)
    if unnamed.rows and all(each.compared_with and each.compared_with.slug in theirs for each in unnamed.rows):
        return unnamed
    pool, below = evidence.pool(slug), evidence.below(slug)
    known = [*between(evidence, metric, pool, theirs)]
    fit = fit_against(known)
    if fit:
        return Picked(PickRule.BEST_ESTIMATE, [best_of(evidence, metric, fit, pool)], fit, known)
    known = [*between(evidence, metric, [*pool, *below], theirs)]
    pairs: dict[object, list[AnyWeighed]] = defaultdict(list)
    for each in fit_against(known):
        pairs[each.treatment, each.compared_with and each.compared_with.slug].append(each)
    rows = [best_of(evidence, metric, of, [*pool, *below]) for of in pairs.values()]
    rows.sort(key=lambda each: (-(each.people or 0), each.slug))
    fit = [each for of in pairs.values() for each in of]
    return Picked(PickRule.RANGE_OVER_MEMBERS if rows else None, rows, fit, known)


def between(evidence: Evidence, metric: AnyMetric, slugs: Sequence[str], theirs: set[str]) -> Iterator[AnyWeighed]:
    """What is known of these treatments against those, seen from the side of the first."""
    for row in metric.known(evidence, slugs):
        turned = isinstance(row, EffectSeen) and row.treatment not in slugs
        seen = candidate(evidence, row.record, mirrored=True) if turned else row
        if seen.treatment in slugs and seen.compared_with and seen.compared_with.slug in theirs:
            yield seen


def why_not_against(row: AnyWeighed) -> list[WhyUnfit]:
    """What speaks against a comparison; that it is with another treatment does not, since that was asked for."""
    return [each for each in row.unfit(frozenset([row.treatment])) if each != WhyAbsent.NO_CONTROL]


def fit_against(known: Sequence[AnyWeighed]) -> list[AnyWeighed]:
    """Comparisons against which nothing speaks: of each trial one."""
    fit = [each for each in known if not why_not_against(each)]
    effects = one_of_each_trial([each for each in fit if isinstance(each, EffectSeen)])
    return [*(each for each in fit if not isinstance(each, EffectSeen)), *effects]


def best_of(evidence: Evidence, metric: AnyMetric, fit: Sequence[AnyWeighed], slugs: Sequence[str]) -> AnyWeighed:
    """What stands, of what may: first that of which a risk follows."""
    places = {**evidence.ladder.places([each.condition for each in fit])}
    return min(fit, key=lambda each: (each.measure not in RISK_MEASURES, metric.place(each, slugs, places)))


def baseline_beside(row: AnyWeighed, fit: Sequence[AnyWeighed]) -> BaselineRisk | None:
    """The share of those with the same comparator in the trials that compared the two, at about the same time.

    Of the same condition, if there are any; else of whatever may answer for it.
    """
    if not isinstance(row, EffectSeen) or (window := window_of(row)) is None:
        return None
    trials = [
        each
        for each in fit
        if isinstance(each, EffectSeen)
        and each.study
        and (each.treated, each.compared_with) == (row.treated, row.compared_with)
        and each.hours is not None
        and window.earliest <= each.hours <= window.latest
    ]
    alike = [each for each in trials if each.condition == row.condition]
    told = [found for each in alike or trials if (found := own_baseline(each))]
    if not told:
        return None
    shares, conditions = sorted(each.risk for each in told), [each.condition for each in told]
    return told[0].model_copy(
        update={
            "risk": round(median(shares), MOST_DECIMALS),
            **dict(zip(("lower_quartile", "upper_quartile"), quartiles(shares), strict=True)),
            "origin": BaselineOrigin.SAME_TWO,
            "trials": len(told),
            "condition": in_common(conditions),
            "facts": [fact for each in told for fact in each.facts],
        }
    )
