"""How often something happened, in words: so many of a hundred, beside so many with a comparator."""

from collections.abc import Sequence

from app.answers.safety.shape import EffectFigure
from app.answers.safety.vocabulary import Bearing
from app.english import capital, inside
from app.models.adverse_effect import AdverseEffectRecord
from app.record import Link, in_words
from app.values.audience import Audience

UNCOMPARED = {
    Audience.PATIENT: " No group to compare it with.",
    Audience.CLINICIAN: " No comparator.",
    Audience.RESEARCHER: " No comparator.",
}
FEW_PEOPLE = 50
"""In fewer people a share sounds surer than it is: they are told as they were counted."""
FEW_EVENTS = 5
"""With fewer serious events in a group likewise, and a difference may be chance."""


def happened(effect: Link, out_of: int, figures: Sequence[EffectFigure], audience: Audience) -> str:
    """How often an effect happened: in one record, or in the least and the most of several."""
    first = figures[0].record
    name = capital(first.plain_name if audience == Audience.PATIENT else effect.name)
    told = of_one(figures[0], out_of, audience) if len(figures) == 1 else of_several(figures, out_of, audience)
    if all(each.comparator_count is None and each.more is None for each in figures):
        told += how_counted(first)
    if audience != Audience.PATIENT:
        told += f" ({', '.join(sorted({in_words(each.record.ascertainment) for each in figures}))})"
    return f"{name}: {told}" if all(each.record.is_verified for each in figures) else f"{name}: {told} (not checked)"


def of_several(figures: Sequence[EffectFigure], out_of: int, audience: Audience) -> str:
    """The range over several members or sources."""
    first = figures[0].record
    counts = [each.count for each in figures if each.count is not None]
    others = [each.comparator_count for each in figures if each.comparator_count is not None]
    differ = "source" if len({each.record.treatment.slug for each in figures}) == 1 else "treatment"
    told = f"about {span(counts)} in {out_of:,}{people(first)}"
    told += f", depending on the {differ}" if min(counts) < max(counts) else ""
    beside = f", against {span(others)} in {out_of:,}{comparator(first)}." if others else f".{UNCOMPARED[audience]}"
    return told + beside


def of_one(figure: EffectFigure, out_of: int, audience: Audience) -> str:
    """What one record tells."""
    record = figure.record
    if figure.more is not None:
        than = "more" if figure.more >= 0 else "fewer"
        return f"about {abs(figure.more)} {than} in {out_of:,}{people(record)} than{comparator(record)}.{who(figure)}"
    counted = counts_speak(record)
    told = f"{side(figure.count, record.events, record.n, out_of, counted=counted, about='about ')}{people(record)}"
    if figure.comparator_count is None:
        return f"{told}.{UNCOMPARED[audience]}{who(figure)}"
    other = side(figure.comparator_count, record.comparator_events, record.comparator_n, out_of, counted=counted)
    if record.comparator_bound:
        other = f"fewer than {figure.comparator_count} in {out_of:,}"
    few = " Numbers too small to compare." if record.serious and has_few(record) else ""
    return f"{told}, against {other}{comparator(record)}.{few}{who(figure)}"


def side(count: int | None, events: int | None, n: int | None, out_of: int, *, counted: bool, about: str = "") -> str:
    """`about 28 in 100`; `1 of 126` as it was counted; `none of 126`."""
    if n and not count:
        return f"none of {n:,}"
    return f"{events} of {n:,}" if counted and n else f"{about}{count} in {out_of:,}"


def groups_of(record: AdverseEffectRecord) -> list[tuple[int | None, int | None, float | None]]:
    """Events, people and share of each group of which anything is told."""
    groups = [
        (record.events, record.n, record.proportion),
        (record.comparator_events, record.comparator_n, record.comparator_proportion),
    ]
    return [each for each in groups if each != (None, None, None)]


def counts_speak(record: AdverseEffectRecord) -> bool:
    """Were few people or few serious events counted, in groups of which both numbers are known?"""
    groups = groups_of(record)
    if not groups or any(events is None or n is None for events, n, _ in groups):
        return False
    return min(n or 0 for _, n, _ in groups) < FEW_PEOPLE or (record.serious and has_few(record))


def has_few(record: AdverseEffectRecord) -> bool:
    """Are there few events in a group, as far as that is known?"""
    told = [
        events if events is not None else n * share for events, n, share in groups_of(record) if n and share is not None
    ]
    return bool(told) and min(told) < FEW_EVENTS


def people(record: AdverseEffectRecord) -> str:
    """What is counted."""
    return f" {record.counted_in}" if record.counted_in else ""


def who(figure: EffectFigure) -> str:
    """In whom, if only in some; on which dose, if there are more; on what, if it is not what was asked for."""
    record = figure.record
    told = [record.population, record.severity and in_words(record.severity)]
    told += [record.given_as] if record.same_people else []  # one of several doses, or of several counts
    told += [f"on {inside(record.treatment.name)}"] if figure.bearing != Bearing.ITSELF else []
    return f" Who: {', '.join(each for each in told if each)}." if any(told) else ""


def how_counted(record: AdverseEffectRecord) -> str:
    """Within what time, and of something serious as what: without a control that decides how many are found."""
    span = record.timeframe_max or record.timeframe
    told = f" Within {span.words}." if span else ""
    return told + (f" Counted: {record.term_in_source}." if record.serious and record.term_in_source else "")


def comparator(record: AdverseEffectRecord) -> str:
    """` on placebo`."""
    name = record.comparator.name if record.comparator else record.comparator_given_as
    return f" on {inside(name)}" if name else ""


def span(counts: Sequence[int]) -> str:
    """`8 to 14`; `8` if all are the same."""
    least, most = min(counts), max(counts)
    return f"{least}" if least == most else f"{least} to {most}"
