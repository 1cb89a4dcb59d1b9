"""Puts figures in order, as far as that is certain: what ends before another begins comes first, and nothing else."""

from collections.abc import Sequence
from itertools import permutations
from math import inf

from app.compare.cell import Cell
from app.compare.metric import Metric
from app.compare.shape import ComparedPair, InOrder, Ranking
from app.compare.spans import Certain, span_of
from app.compare.vocabulary import Better, RankRefusal
from app.compare.wording import both, named
from app.english import capital, enumerated
from app.models.timing import Bound, Statistic
from app.values.audience import Audience

FIRST_SEPARATIONS = {Statistic.SEPARATION_FROM_CONTROL, Statistic.SEPARATION_FROM_BASELINE}
"""Of which the last look without a difference is no limit: a small trial may have missed what was there."""
MOST_OPEN_PAIRS = 3
"""So many pairs that cannot be told apart are named in a sentence."""
NOT_TOLD_APART = both(
    "The evidence does not tell which comes first.", "What is known does not tell which is {lower} or {higher}."
)
LOWER = "{name} is {lower} than {others}"
UNTOLD = both("{pairs} cannot be told apart", "for {pairs} it cannot be told which is {lower}")
NEITHER = both("This says nothing about which is better.", "This does not say which is better.")


def certain_of(cell: Cell) -> Certain:
    """Figures, of times hours, between which the true one of a cell lies."""
    if cell.measure:
        figures = cell.members or [cell]
        return Certain(
            min(-inf if each.lower is None else each.lower for each in figures),
            max(inf if each.upper is None else each.upper for each in figures),
        )
    if cell.members:
        low, high = cell.range_lower, cell.range_upper
        return span_of(
            cell.bound,
            None if cell.bound == Bound.AT_MOST else low,
            None,
            None if cell.bound == Bound.AT_LEAST else high,
        )
    looked = cell.bound == Bound.AT_MOST and cell.statistic in FIRST_SEPARATIONS
    return span_of(cell.bound, None if looked else cell.lower, cell.value, cell.upper)


def ranking(held: Sequence[Cell], pairs: Sequence[ComparedPair]) -> Ranking:
    """Which of the cells that have a figure certainly have a lower one than which; or why none are put in order."""
    blocked = [*dict.fromkeys(code for pair in pairs for code in pair.blocked_by)]
    if len(held) < 2:
        return Ranking(allowed=False, reason=RankRefusal.FEWER_THAN_TWO_FIGURES, by=[], order=[])
    if blocked:
        return Ranking(allowed=False, reason=RankRefusal.BLOCKED, by=blocked, order=[])
    order = [
        InOrder(lower=one.treatment.slug, higher=two.treatment.slug)
        for one, two in permutations(held, 2)
        if certain_of(one).latest < certain_of(two).earliest
    ]
    return Ranking(allowed=bool(order), reason=None if order else RankRefusal.NOT_TOLD_APART, by=[], order=order)


def order_said(held: Sequence[Cell], rank: Ranking, metric: Metric, audience: Audience) -> str:
    """The order in words: each that is certainly lower than others, and which cannot be told apart."""
    words = {"lower": metric.lower_in_words, "higher": metric.higher_in_words}
    if not rank.order:
        return NOT_TOLD_APART.told(audience, **words)
    names = {each.treatment.slug: named(each.treatment) for each in held}
    higher: dict[str, list[str]] = {}
    for each in rank.order:
        higher.setdefault(each.lower, []).append(names[each.higher])
    told = [LOWER.format(name=names[slug], others=enumerated(others), **words) for slug, others in higher.items()]
    known = {frozenset((each.lower, each.higher)) for each in rank.order}
    slugs = [*names]
    open_pairs = [
        f"{names[one]} and {names[two]}"
        for place, one in enumerate(slugs)
        for two in slugs[place + 1 :]
        if frozenset((one, two)) not in known
    ]
    if open_pairs:
        more = len(open_pairs) - MOST_OPEN_PAIRS
        shown = open_pairs[:MOST_OPEN_PAIRS] + ([f"{more} pairs more"] if more > 0 else [])
        told.append(UNTOLD.told(audience, pairs="; ".join(shown), **words))
    last = f" {NEITHER.told(audience)}" if metric.better == Better.NEITHER else ""
    return f"{capital('; '.join(told))}.{last}"
