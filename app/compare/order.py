"""Puts figures in order, as far as that is certain: what ends before another begins comes first, and nothing else."""

from collections.abc import Sequence
from itertools import permutations

from app.compare.cell import Cell
from app.compare.shape import ComparedPair, InOrder, Ranking
from app.compare.spans import Certain, span_of
from app.compare.vocabulary import Better, RankRefusal
from app.compare.wording import both, named
from app.english import capital, enumerated
from app.models.timing import Bound
from app.values.audience import Audience

MOST_OPEN_PAIRS = 3
"""So many pairs that cannot be told apart are named in a sentence."""
NOT_TOLD_APART = both(
    "The evidence does not tell which comes first.", "What is known does not tell which is shorter or longer."
)
SHORTER = both("{name} is shorter than {others}", "{name} is shorter than {others}")
UNTOLD = both("{pairs} cannot be told apart", "for {pairs} it cannot be told which is shorter")
NEITHER = both("This says nothing about which is better.", "This does not say which is better.")


def certain_of(cell: Cell) -> Certain:
    """Hours between which the true figure of a cell lies."""
    if cell.members:
        low, high = cell.range_lower, cell.range_upper
        return span_of(
            cell.bound,
            None if cell.bound == Bound.AT_MOST else low,
            None,
            None if cell.bound == Bound.AT_LEAST else high,
        )
    return span_of(cell.bound, cell.lower, cell.value, cell.upper)


def ranking(held: Sequence[Cell], pairs: Sequence[ComparedPair]) -> Ranking:
    """Which of the cells that have a figure certainly have a shorter one than which; or why none are put in order."""
    blocked = [*dict.fromkeys(code for pair in pairs for code in pair.blocked_by)]
    if len(held) < 2:
        return Ranking(allowed=False, reason=RankRefusal.FEWER_THAN_TWO_FIGURES, by=[], order=[])
    if blocked:
        return Ranking(allowed=False, reason=RankRefusal.BLOCKED, by=blocked, order=[])
    order = [
        InOrder(shorter=one.treatment.slug, longer=two.treatment.slug)
        for one, two in permutations(held, 2)
        if certain_of(one).latest < certain_of(two).earliest
    ]
    return Ranking(allowed=bool(order), reason=None if order else RankRefusal.NOT_TOLD_APART, by=[], order=order)


def order_said(held: Sequence[Cell], rank: Ranking, better: Better, audience: Audience) -> str:
    """The order in words: each that is certainly shorter than others, and which cannot be told apart."""
    if not rank.order:
        return NOT_TOLD_APART.told(audience)
    names = {each.treatment.slug: named(each.treatment) for each in held}
    longer: dict[str, list[str]] = {}
    for each in rank.order:
        longer.setdefault(each.shorter, []).append(names[each.longer])
    told = [SHORTER.told(audience, name=names[slug], others=enumerated(others)) for slug, others in longer.items()]
    known = {frozenset((each.shorter, each.longer)) for each in rank.order}
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
        told.append(UNTOLD.told(audience, pairs="; ".join(shown)))
    last = f" {NEITHER.told(audience)}" if better == Better.NEITHER else ""
    return f"{capital('; '.join(told))}.{last}"
