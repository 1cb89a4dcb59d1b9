"""A published estimate or a comparison of one trial, as the rules of a cell look at it."""

from dataclasses import dataclass
from functools import cached_property
from math import inf, log

from app.absolute import Ranged
from app.compare.evidence import EffectLike, Evidence
from app.compare.turned import turned
from app.compare.vocabulary import WhyAbsent
from app.compare.weighed import FEWEST_PEOPLE, NO_REAL_CONTROL, Standing, Weighed, WhyUnfit, control_of, is_added
from app.models.analysis import RATIOS, Measure, Reservation
from app.models.contrast import CONTRASTS, ContrastRecord
from app.models.effect import EFFECTS, EffectRecord
from app.models.pooling import EffectReservation
from app.models.trial import DoseLevel, Strategy
from app.record import Link
from app.values.duration import hours

AIMED_AT = hours("P6W")
"""The time of looking to which others are compared."""
ACUTE_WEEKS = hours("P2W"), hours("P12W")
"""When an acute course is usually judged."""
RELAPSES = frozenset({"relapse", "time-to-relapse"})
"""Outcomes of treatment that had helped."""
USUAL = (DoseLevel.LICENSED, None)
BORNE = frozenset(
    {
        *(EffectReservation.NO_INTERVAL, EffectReservation.ONE_STUDY, EffectReservation.REANALYSIS),
        *(Reservation.NO_INTERVAL, Reservation.CONTRADICTS_COUNTS, Reservation.MODEL_ESTIMATE),
        Reservation.SCALE_UNKNOWN,
    }
)
"""What may speak against a figure that stands in a cell all the same, after all against which nothing does."""
UNLIKE = frozenset({EffectReservation.NO_COMPARISON, EffectReservation.MIXED_COMPARISON})
"""What says already that there is no one comparator."""


@dataclass(frozen=True)
class EffectSeen(Weighed[EffectLike]):
    """An effect that may stand in a cell; turned, if it is looked at from the other side."""

    @property
    def condition(self) -> str | None:
        return self.record.condition.slug if self.record.condition else None

    @property
    def measure(self) -> Measure | None:
        return self.record.measure

    @property
    def hours(self) -> float | None:
        return self.record.timepoint_hours

    @property
    def scale(self) -> Link | None:
        return self.record.scale

    @property
    def likeness(self) -> Standing:
        in_points = self.measure == Measure.MEAN_DIFFERENCE and self.scale
        return *super().likeness, in_points and in_points.slug

    @property
    def collection(self) -> str:
        return EFFECTS.path if isinstance(self.record, EffectRecord) else CONTRASTS.path

    @property
    def study(self) -> str | None:
        return self.record.study.slug if isinstance(self.record, ContrastRecord) else None

    @property
    def is_pooled(self) -> bool:
        return isinstance(self.record, EffectRecord) and self.record.studies != 1

    @property
    def people(self) -> int | None:
        record = self.record
        if isinstance(record, EffectRecord) and record.participants:
            return record.participants
        return record.n + record.comparator_n if record.n and record.comparator_n else None

    @property
    def size(self) -> int | None:
        return self.people or (self.record.n_randomised if isinstance(self.record, ContrastRecord) else None)

    @property
    def interval(self) -> Ranged[float] | None:
        record = self.record
        is_ratio = record.measure in RATIOS
        if record.value is None or (self.mirrored and is_ratio and not record.value):
            return None
        told = Ranged(record.value, record.lower, record.upper)
        return turned(told, is_ratio=is_ratio) if self.mirrored else told

    @property
    def is_acute(self) -> bool:
        """Is it of an acute course of treatment, not of what happens afterwards?"""
        return self.record.outcome.slug not in RELAPSES

    @property
    def is_outside(self) -> bool:
        at = self.record.timepoint_hours
        return self.is_acute and at is not None and not ACUTE_WEEKS[0] <= at <= ACUTE_WEEKS[1]

    @property
    def distance(self) -> float:
        """How far its time is from six weeks, by ratio."""
        at = self.record.timepoint_hours
        return abs(log(at / AIMED_AT)) if at else inf

    def unfit(self, slugs: frozenset[str]) -> list[WhyUnfit]:
        found = [*self.doubts]
        if self.treatment not in slugs:
            found.append(WhyAbsent.OTHER_SIDE)
        elif self.control in NO_REAL_CONTROL and UNLIKE.isdisjoint(found):
            found.append(WhyAbsent.NO_CONTROL)
        return [*found, *self.limits]

    @cached_property
    def doubts(self) -> list[WhyUnfit]:
        """What its record holds against it, and is not borne."""
        found: list[WhyUnfit] = [each for each in self.record.unfit if each not in BORNE]
        return [*found, EffectReservation.NO_INTERVAL] if self.record.value is None else found

    @cached_property
    def limits(self) -> list[WhyUnfit]:
        """What speaks against one trial: its dose, its size."""
        record = self.record
        if not isinstance(record, ContrastRecord):
            return []
        small = (record.n_randomised or self.size or FEWEST_PEOPLE) < FEWEST_PEOPLE
        usual: list[WhyUnfit] = [] if record.dose_level in USUAL else [WhyAbsent.DOSE_NOT_USUAL]
        return [*usual, WhyAbsent.TOO_SMALL] if small else usual


def candidate(evidence: Evidence, record: EffectLike, *, mirrored: bool = False) -> EffectSeen:
    """A record, with what kind of control its comparator is."""
    key = EFFECTS.path if isinstance(record, EffectRecord) else CONTRASTS.path, record.slug, mirrored
    if (known := evidence.seen.get(key)) is not None:
        return known
    comparator, kind = (record.treatment, None) if mirrored else (record.comparator, record.control_kind)
    background = isinstance(record, ContrastRecord) and bool(record.background)
    added = background or record.strategy == Strategy.AUGMENT or is_added(evidence, kind, comparator)
    found = evidence.seen[key] = EffectSeen(record, control_of(kind, comparator), added, mirrored=mirrored)
    return found
