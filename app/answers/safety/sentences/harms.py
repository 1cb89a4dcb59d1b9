"""What is warned of, and what must not meet, in words."""

from app.answers.safety.sentences.base import hedged, told_where
from app.answers.safety.vocabulary import Bearing
from app.english import inside
from app.models.interaction import InteractionRecord, InteractionSeverity, Washout
from app.models.safety_warning import SafetyWarningRecord
from app.record import Link, in_words
from app.values.audience import Audience

TOGETHER = {
    InteractionSeverity.CONTRAINDICATED: "Must not be combined, a source says.",
    InteractionSeverity.MAJOR: "Sources count this as serious.",
    InteractionSeverity.MODERATE: "Sources ask for care.",
    InteractionSeverity.MINOR: "Sources count this as minor.",
    InteractionSeverity.NONE_KNOWN: "A source looked and found nothing.",
}


def warned(record: SafetyWarningRecord, bearing: Bearing, audience: Audience) -> str:
    """What is warned of, forbidden or watched."""
    text = record.text_patient if audience == Audience.PATIENT else record.text
    return hedged(told_where(record, bearing) + text, record)


def met(other: Link, of: Link, record: InteractionRecord, bearing: Bearing, audience: Audience) -> str:
    """What may happen with another treatment, medicine, drink or food, and how long one must be gone for the other."""
    names = other.name if bearing == Bearing.ITSELF else f"{other.name} with {inside(of.name)}"
    if audience == Audience.PATIENT:
        told = f"{names}. {TOGETHER[record.severity]} {record.effect_patient}"
    else:
        place = record.jurisdiction
        where = ", ".join([in_words(record.evidence_kind), *([place.meaning] if place else [])])
        told = f"{names}: {in_words(record.severity)} ({where}). {record.effect}"
    return hedged(told + waiting(record), record)


def waiting(record: InteractionRecord) -> str:
    """The longest wait that is told in each direction; where one of them has none, that this is not told."""
    longest: dict[tuple[str, str], Washout] = {}
    for each in sorted(record.washouts, key=lambda each: (each.wait_max or each.wait).hours):
        longest[each.stop.name, each.start.name] = each
    told = [waited(each) for _, each in sorted(longest.items())]
    one_way = {stop for stop, _ in longest}.isdisjoint({start for _, start in longest})
    told += ["The other way round no wait is recorded; one may be needed."] if told and one_way else []
    return "".join(f" {each}" for each in told)


def waited(wait: Washout) -> str:
    """From the end of one to the beginning of the other."""
    length = f"{wait.wait.words} to {wait.wait_max.words}" if wait.wait_max else f"at least {wait.wait.words}"
    return f"After {inside(wait.stop.name)}, {length} before {inside(wait.start.name)}."
