"""How many people must be treated: written down as it is printed."""

from app.absolute import NeededSegment, Ranged, each_end, number_needed, rounded_up
from app.answers.absolute.formulae import NUMBER_NEEDED
from app.answers.absolute.shape import NeededSpan, NumberNeeded
from app.answers.vocabulary import NeededKind
from app.compare.absolutes import AbsoluteEffect
from app.compare.reckoned import MOST_DECIMALS

INFINITY = "infinity"


def needed_of(absolute: AbsoluteEffect, *, desirable: bool | None) -> NumberNeeded | None:
    """The number needed to treat that follows; `None` where neither more nor fewer of the event is better."""
    if desirable is None:
        return None
    told = absolute.difference
    per_thousand = Ranged(told.value, told.lower, told.upper)
    found = number_needed(each_end(per_thousand, lambda end: end / 1_000), desirable=desirable)
    people = None if found.value is None else rounded_up(found.value)
    first = f"{found.kind} {people}" if people else "no difference"
    span = span_in_words(found.segments)
    return NumberNeeded(
        kind=NeededKind(found.kind) if found.kind else None,
        value=None if found.value is None else round(found.value, MOST_DECIMALS),
        rounded=people,
        interval=[needed_span(each) for each in found.segments],
        in_words=f"{first} ({span})" if span else first,
        formula=NUMBER_NEEDED,
    )


def needed_span(segment: NeededSegment) -> NeededSpan:
    fewest, most = (None if end is None else round(end, MOST_DECIMALS) for end in segment[1:])
    return NeededSpan(kind=NeededKind(segment.kind), fewest=fewest or 0.0, most=most)


def span_in_words(segments: tuple[NeededSegment, ...]) -> str:
    """`8 to 17`; with no difference among what is possible `NNTH 20 to infinity to NNTB 4`; empty if not known."""
    if not segments:
        return ""
    first, *others = segments
    if others:
        return (
            f"{first.kind} {rounded_up(first.fewest)} to {INFINITY} to {others[0].kind} {rounded_up(others[0].fewest)}"
        )
    return f"{rounded_up(first.fewest)} to {INFINITY if first.most is None else rounded_up(first.most)}"
