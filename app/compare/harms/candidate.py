"""A rate of an adverse effect, as the rules of a cell look at it; turned, where it is told of the other side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.absolute import Ranged
from app.compare.evidence import Evidence
from app.compare.harms.ways import how_found_out
from app.compare.turned import turned
from app.compare.vocabulary import CellControl, WhyAbsent
from app.compare.weighed import (
    FEWEST_PEOPLE,
    Standing,
    Weighed,
    WhyUnfit,
    control_of,
    is_added,
)
from app.models.adverse_effect import ADVERSE_EFFECTS, AdverseEffectRecord
from app.models.analysis import Measure, Reservation
from app.models.ascertainment import Ascertainment, CountedIn, CountsFrom, ReportedMeasure
from app.models.citation import ReferenceKind
from app.models.fitness import WEAK_SOURCES
from app.values.duration import hours
from app.values.text import Fraction

LATEST = hours("P12W")
"""Until when an acute course is usually judged."""
MEASURES = {
    ReportedMeasure.RISK_DIFFERENCE: Measure.RISK_DIFFERENCE,
    ReportedMeasure.RELATIVE_RISK: Measure.RISK_RATIO,
    ReportedMeasure.ODDS_RATIO: Measure.ODDS_RATIO,
    ReportedMeasure.HAZARD_RATIO: Measure.HAZARD_RATIO,
}
"""What a source gives instead of shares -> what that compares."""
OVER_TRIALS = frozenset(
    {ReferenceKind.META_ANALYSIS, ReferenceKind.SYSTEMATIC_REVIEW, ReferenceKind.DATASET, ReferenceKind.LABEL}
)
"""Kinds of source that take trials together."""
TELL_OVER_TRIALS = frozenset({Ascertainment.META_ANALYSIS, Ascertainment.LABEL_TABLE})
"""Ways of finding out that do."""


@dataclass(frozen=True)
class Side:
    """What happened to the people of one side."""

    events: int | None
    n: int | None
    proportion: Fraction | None


@dataclass(frozen=True)
class HarmSeen(Weighed[AdverseEffectRecord]):
    """A rate of an adverse effect that may stand in a cell."""

    @property
    def collection(self) -> str:
        return ADVERSE_EFFECTS.path

    @property
    def condition(self) -> str | None:
        return self.record.condition.slug if self.record.condition else None

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """The treatment first."""
        record = self.record
        one = Side(record.events, record.n, record.proportion)
        two = Side(record.comparator_events, record.comparator_n, record.comparator_proportion)
        return (two, one) if self.mirrored else (one, two)

    @property
    def measure(self) -> Measure | None:
        reported = self.record.reported
        if self.record.excess is not None:
            return Measure.RISK_DIFFERENCE
        return MEASURES.get(reported.measure) if reported and self.compared_with else None

    @property
    def interval(self) -> Ranged[float] | None:
        record = self.record
        told = record.risk_difference
        if told:
            found = Ranged(told.value, told.lower, told.upper)
        elif record.excess is not None:
            found = Ranged(record.excess, None, None)
        elif record.reported and self.measure and not self.mirrored and record.reported.value is not None:
            return Ranged(record.reported.value, record.reported.lower, record.reported.upper)
        else:
            return None
        return turned(found) if self.mirrored else found

    @property
    def excess(self) -> float:
        """By how much more people have it than on the other side; -1, the least that can be, if that is not known."""
        return self.interval.value if self.interval and self.measure == Measure.RISK_DIFFERENCE else -1.0

    @property
    def hours(self) -> float | None:
        return self.record.timeframe.hours if self.record.timeframe and not self.record.timeframe_max else None

    @property
    def people(self) -> int | None:
        told = [each.n for each in self.sides]
        return sum(each for each in told if each) or None

    @property
    def is_pooled(self) -> bool:
        record = self.record
        return self.is_crude or record.source_kind in OVER_TRIALS or record.ascertainment in TELL_OVER_TRIALS

    @property
    def study(self) -> str | None:
        record = self.record
        return None if self.is_pooled else record.same_people or record.source

    @property
    def is_crude(self) -> bool:
        return self.record.counts == CountsFrom.SUMMED

    @property
    def is_outside(self) -> bool:
        latest = self.record.timeframe_max or self.record.timeframe
        return latest is not None and latest.hours > LATEST

    @property
    def is_of_others(self) -> bool:
        """Is it told of a part of people of whom it is not told that they were treated for depression?"""
        return self.record.condition is None and self.record.population is not None

    @property
    def likeness(self) -> Standing:
        return *super().likeness, how_found_out(self.record.ascertainment), self.is_outside

    def unfit(self, slugs: frozenset[str]) -> list[WhyUnfit]:  # noqa: ARG002 - it is turned to the side asked for
        record = self.record
        found: list[WhyUnfit] = [*self.doubts]
        if record.counted_in != CountedIn.PEOPLE and self.interval is None:
            found.append(WhyAbsent.NOT_PEOPLE if record.counted_in else WhyAbsent.NO_SHARE)
        elif self.sides[0].proportion is None and self.interval is None:
            found.append(WhyAbsent.NO_SHARE)
        if record.term_in_source:
            found.append(WhyAbsent.OTHERWISE_COUNTED)
        if self.is_of_others:
            found.append(WhyAbsent.OTHER_PEOPLE)
        return found

    @cached_property
    def doubts(self) -> list[WhyUnfit]:
        """What speaks against every rate, also against one of a table."""
        record = self.record
        against: Sequence[tuple[bool, WhyUnfit]] = (
            (not record.verified, Reservation.UNVERIFIED),
            (record.source_kind in WEAK_SOURCES, Reservation.WEAK_SOURCE),
            (record.severity is not None, WhyAbsent.PART_OF_CASES),
            ((self.people or FEWEST_PEOPLE) < FEWEST_PEOPLE, WhyAbsent.TOO_SMALL),
        )
        return [reason for holds, reason in against if holds]


def harm_of(evidence: Evidence, record: AdverseEffectRecord, *, mirrored: bool) -> HarmSeen:
    """A record, with what kind of control stands beside it."""
    key = ADVERSE_EFFECTS.path, record.slug, mirrored
    if (known := evidence.seen.get(key)) is None:
        comparator, kind = record.comparator, record.control_kind
        control = CellControl.ACTIVE if mirrored else control_of(kind, comparator)
        added = not mirrored and is_added(evidence, kind, comparator)
        known = evidence.seen[key] = HarmSeen(record, control, added, mirrored=mirrored)
    return known
