"""Two treatments that meet: which records of interactions hold for them, by what stands above and below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.marks import Walk
from app.models.interaction import InteractionRecord, Washout
from app.models.kin import Kin
from app.record import Link

Sides = tuple[set[str], set[str]]


@dataclass(frozen=True)
class Met:
    """A treatment that meets another."""

    link: Link
    combines: Sequence[str]
    """Slugs of what it combines."""

    @property
    def name(self) -> str:
        return self.link.name

    @property
    def slug(self) -> str:
        return self.link.slug

    def walked(self, kin: Kin, *walks: Walk) -> set[str]:
        """It and what it combines, with what these walks find of each."""
        return {found for slug in (self.slug, *self.combines) for found in kin.walked(slug, *walks)}


@dataclass(frozen=True)
class Pair:
    """Two treatments, and who stands above whom."""

    one: Met
    two: Met
    kin: Kin

    @cached_property
    def above(self) -> Sides:
        """Each of the two itself, with its substance and classes, and those of what it combines."""
        return self.one.walked(self.kin, Walk.ABOVE), self.two.walked(self.kin, Walk.ABOVE)

    @cached_property
    def near(self) -> Sides:
        """The same, with members and forms."""
        walks = Walk.ABOVE, Walk.BELOW
        return self.one.walked(self.kin, *walks), self.two.walked(self.kin, *walks)

    @property
    def relation(self) -> str:
        """In words, how the two are the same, or one a part of the other; empty if they are different things."""
        if self.one.slug == self.two.slug:
            return f"{self.one.name} is named twice."
        for upper, lower in ((self.one, self.two), (self.two, self.one)):
            if lower.slug in upper.combines:
                return f"{lower.name} is contained in {upper.name}."
            if lower.slug in self.kin.walked(upper.slug, Walk.FORMS):
                return f"{lower.name} is a form of {upper.name}."
            if lower.slug in self.kin.walked(upper.slug, Walk.BELOW):
                return f"{lower.name} belongs to {upper.name}."
        return ""

    def held(self, known: Sequence[InteractionRecord]) -> list[InteractionRecord]:
        """The records that hold for the two: none in place of which another holds; the most severe first."""
        if self.relation:
            return []
        all_of = [each for each in known if each.lies_between(*self.above)]
        overridden = {link.slug for each in all_of for link in each.overrides}
        left = [each for each in all_of if each.slug not in overridden]
        return worst_first(left)

    def narrower(self, known: Sequence[InteractionRecord]) -> list[InteractionRecord]:
        """Records of members or forms of the two, which do not hold for all of what was named; likewise in order."""
        found = [each for each in known if each.lies_between(*self.near) and not each.lies_between(*self.above)]
        return worst_first(found)

    def ends(self, wait: Washout) -> Iterator[tuple[Link, Link]]:
        """Which of the two is stopped, and which is started, where a wait is told of what stands above them."""
        stop, start = wait.stop.slug, wait.start.slug
        if stop in self.above[0] and start in self.above[1]:
            yield self.one.link, self.two.link
        elif stop in self.above[1] and start in self.above[0]:
            yield self.two.link, self.one.link


def worst_first(found: Sequence[InteractionRecord]) -> list[InteractionRecord]:
    return sorted(found, key=lambda each: (-each.severity_rank, each.slug))
