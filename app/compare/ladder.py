"""Conditions from near to far: whose facts may answer for the one that was asked for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.compare.vocabulary import ConditionRelation
from app.record import Link


@dataclass(frozen=True)
class Ladder:
    """Conditions in the order in which facts of them may answer for the one that was asked for."""

    asked: Link
    wider: Sequence[str]
    """From near to far: its parents, then the groups in which it was studied."""
    narrower: Sequence[str]
    """Its special forms, on every level."""
    others: Sequence[str]
    """Every condition besides."""

    @cached_property
    def relations(self) -> Mapping[str | None, ConditionRelation]:
        """Each condition that may answer, and how it stands to the one asked for; of others facts are no candidates."""
        return {
            self.asked.slug: ConditionRelation.EXACT,
            **dict.fromkeys(self.wider, ConditionRelation.WIDER),
            **dict.fromkeys(self.narrower, ConditionRelation.NARROWER),
            None: ConditionRelation.UNSTATED,
        }

    def places(self, conditions: Sequence[str | None]) -> Mapping[str | None, int]:
        """Each condition -> its place, the least first; of special forms the one with most of these facts is first."""
        counted = Counter(conditions)
        forms = sorted(self.narrower, key=lambda slug: (-counted[slug], slug))
        return {slug: place for place, slug in enumerate((self.asked.slug, *self.wider, *forms, None))}
