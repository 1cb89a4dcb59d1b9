"""Rules of interactions: one record for a pair, waits that say their direction, members before their classes."""

from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.marks import Walk
from app.models.interaction import InteractionMechanism, InteractionRecord, InteractionSeverity
from app.models.kin import kin_of_records
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.release.rules.base import Draft, those


def pair(record: InteractionRecord) -> frozenset[str]:
    return frozenset(each.slug for each in record.between)


def a_pair_stands_once_for_each_source(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """What one source says of two treatments is one record, whichever of them is named first."""
    seen: dict[tuple[frozenset[str], str], str] = {}
    for seed, record in those(drafts, InteractionRecord):
        other = seen.setdefault((pair(record), record.source), seed.slug)
        if other != seed.slug:
            yield seed.fault(("between",), f"the same two and the same source as {other}", "merge them")


def waits_lie_between_the_two(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Five weeks one way are two the other, so a wait says what is stopped and what is started."""
    for seed, record in those(drafts, InteractionRecord):
        for n, wait in enumerate(record.washouts):
            if frozenset((wait.stop.slug, wait.start.slug)) != pair(record):
                wrong = f"from {wait.stop.slug} to {wait.start.slug}"
                yield seed.fault(("washouts", n), wrong, f"name both of {', '.join(sorted(pair(record)))}")
            if wait.wait_max and wait.wait_max.hours <= wait.wait.hours:
                yield seed.fault(("washouts", n), "wait_max is not longer than wait", "look both up again")


def waits_were_seen(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Who waits too short a time may die: what is only remembered is no wait."""
    for seed, record in those(drafts, InteractionRecord):
        for n, wait in enumerate(record.washouts):
            if not wait.verified:
                yield seed.fault(("washouts", n, "verified"), "a wait that was not seen", "look it up, or leave it out")


def what_is_not_known_asks_for_no_wait(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A wait between two that do not interact, or a mechanism without an interaction, contradicts itself."""
    for seed, record in those(drafts, InteractionRecord):
        none = record.severity == InteractionSeverity.NONE_KNOWN
        if none and record.washouts:
            yield seed.fault(("washouts",), "a wait, but severity none_known", "correct one of them")
        if none != (record.mechanism == InteractionMechanism.NONE):
            wrong = f"severity {record.severity}, but mechanism {record.mechanism}"
            yield seed.fault(("mechanism",), wrong, "correct one of them")


def members_come_before_their_classes(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Two weeks after most of a class may be deadly after the one of them that takes five."""
    kin = kin_of_records(TREATMENTS, (treatment for _, treatment in those(drafts, TreatmentRecord)))
    records = [*those(drafts, InteractionRecord)]
    above = {slug: {*kin.walked(slug, Walk.ABOVE)} for _, each in records for slug in pair(each)}
    for seed, record in records:
        one, two = (each.slug for each in record.between)
        wider = {
            other.slug
            for other, each in records
            if pair(each) != pair(record)
            and record.mechanism in (each.mechanism, InteractionMechanism.NONE)
            and each.lies_between(above[one], above[two])
        }
        stated = {each.slug for each in record.overrides}
        if stated != wider:
            remedy = f"write [{', '.join(sorted(wider))}]"
            yield seed.fault(
                ("overrides",), "not the records of its classes and substances by the same mechanism", remedy
            )


def milder_members_say_why(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A member that looks milder than its class, in place of which its record holds, may only have been forgotten."""
    records = {seed.slug: record for seed, record in those(drafts, InteractionRecord)}
    for seed, record in those(drafts, InteractionRecord):
        wider = [records[each.slug] for each in record.overrides if each.slug in records]
        worse = [each for each in wider if each.severity_rank > record.severity_rank]
        if worse and not record.note:
            wrong = f"severity {record.severity}, in place of {worse[0].severity} of {worse[0].slug}"
            yield seed.fault(("severity",), wrong, "look it up again, or say in `note` why it is milder")
