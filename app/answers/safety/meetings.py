"""Which interactions stand in a safety answer: contraindicated and major ones, and what nobody looked up."""

from collections.abc import Iterator, Mapping, Sequence

from app.answers.safety.family import Family
from app.answers.safety.sentences.harms import met
from app.answers.safety.shape import SafetyInteraction
from app.answers.safety.vocabulary import Bearing
from app.marks import Walk
from app.models.interaction import InteractionRecord, InteractionSeverity
from app.record import Link
from app.values.audience import Audience

GRAVE = {InteractionSeverity.CONTRAINDICATED, InteractionSeverity.MAJOR}
"""What may threaten life, or do lasting harm."""


def meetings(known: Sequence[InteractionRecord], family: Family, audience: Audience) -> list[SafetyInteraction]:
    """Every interaction that has to do with the treatment: what holds for it, then what is told of members or forms.

    In each part the most severe comes first. None is there in place of which another holds.
    """
    found = [each for record in known for each in sides(record, family, audience)]
    held = {(each.record.slug, each.other.slug) for each in found if each.bearing != Bearing.NARROWER}
    left = [each for each in found if not replaced(each, held, family)]
    return sorted(
        left, key=lambda each: (each.bearing == Bearing.NARROWER, -each.record.severity_rank, each.other.slug)
    )


def sides(record: InteractionRecord, family: Family, audience: Audience) -> Iterator[SafetyInteraction]:
    """The record, seen from the treatment: from the end that is nearest to it."""
    one, two = record.between
    ends = [(family.bearing(of.slug), of, other) for of, other in ((one, two), (two, one))]
    near = [(bearing, of, other) for bearing, of, other in ends if bearing]
    for bearing, of, other in sorted(near, key=lambda each: [*Bearing].index(each[0]))[:1]:
        yield SafetyInteraction(
            says=met(other, of, record, bearing, audience), bearing=bearing, record=record, other=other, told_of=of
        )


def replaced(item: SafetyInteraction, held: set[tuple[str, str]], family: Family) -> bool:
    """Does another record hold for the treatment in place of this one, with all that this one tells of?"""
    if item.bearing == Bearing.NARROWER:
        return False
    whole = family.kin.walked(item.other.slug, Walk.ABOVE)
    return any((each.slug, other) in held for each in item.record.overridden_by for other in whole)


def not_looked_up(found: Sequence[SafetyInteraction], named: Mapping[str, str], family: Family) -> list[Link]:
    """What may interact, and of which with this treatment nothing holds; a class alone, if that is so of all of it."""
    told = {each.other.slug for each in found if each.bearing != Bearing.NARROWER}
    unknown = {
        slug for slug in named if not family.bearing(slug) and told.isdisjoint(family.kin.walked(slug, Walk.ABOVE))
    }
    whole = {slug for slug in unknown if unknown.issuperset(named.keys() & family.kin.walked(slug, Walk.BELOW))}
    widest = [slug for slug in sorted(whole) if whole.isdisjoint(family.kin.walked(slug, Walk.ABOVE)[1:])]
    return [Link(slug=slug, name=named[slug]) for slug in widest]
