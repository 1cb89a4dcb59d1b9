"""Two treatments that meet: which records of interactions hold for them, by what stands above and below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.marks import Walk
from app.models.interaction import InteractionRecord, Washout
from app.models.kin import Kin
from app.record import Link


@dataclass(frozen=True)
class Pair:
    """Two treatments, and who stands above whom."""

    one: Link
    two: Link
    kin: Kin

    @cached_property
    def above(self) -> tuple[set[str], set[str]]:
        """Each of the two itself, with its substance and classes."""
        one, two = ({*self.kin.walked(each.slug, Walk.ABOVE)} for each in (self.one, self.two))
        return one, two

    @cached_property
    def near(self) -> tuple[set[str], set[str]]:
        """The same, with its members and forms."""
        one, two = ({*self.kin.walked(each.slug, Walk.ABOVE, Walk.BELOW)} for each in (self.one, self.two))
        return one, two

    @property
    def relation(self) -> str:
        """In words, how the two are the same, or one a part of the other; empty if they are different things."""
        if self.one == self.two:
            return f"{self.one.name} is named twice."
        for upper, lower in ((self.one, self.two), (self.two, self.one)):
            if lower.slug in self.kin.walked(upper.slug, Walk.FORMS):
                return f"{lower.name} is a form of {upper.name}."
            if lower.slug in self.kin.walked(upper.slug, Walk.BELOW):
                return f"{lower.name} belongs to {upper.name}."
        return ""

    def held(self, known: Sequence[InteractionRecord]) -> list[InteractionRecord]:
        """The records that hold for the two: none in place of which another holds; the most severe first."""
        all_of = [each for each in known if within(self.above, each)]
        overridden = {link.slug for each in all_of for link in each.overrides}
        left = [each for each in all_of if each.slug not in overridden]
        return sorted(left, key=lambda each: (-each.severity_rank, each.slug))

    def narrower(self, known: Sequence[InteractionRecord]) -> list[InteractionRecord]:
        """Records of members or forms of the two, which do not hold for all of what was named."""
        return [each for each in known if within(self.near, each) and not within(self.above, each)]

    def ends(self, wait: Washout) -> Iterator[tuple[Link, Link]]:
        """Which of the two is stopped, and which is started, where a wait is told of what stands above them."""
        stop, start = wait.stop.slug, wait.start.slug
        if stop in self.above[0] and start in self.above[1]:
            yield self.one, self.two
        elif stop in self.above[1] and start in self.above[0]:
            yield self.two, self.one


def within(sets: tuple[set[str], set[str]], record: InteractionRecord) -> bool:
    """Is one of the two of a record in one of these sets, and the other in the other?"""
    first, second = (each.slug for each in record.between)
    one, two = sets
    return (first in one and second in two) or (second in one and first in two)
