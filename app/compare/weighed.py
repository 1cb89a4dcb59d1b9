"""A figure that may stand in a cell, with what decides whether it does: an effect, a harm, of a trial or of several."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import hypot, log
from typing import Any, Generic, TypeVar

from app.absolute import Ranged
from app.compare.evidence import EffectLike, Evidence
from app.compare.vocabulary import CellControl, WhyAbsent
from app.models.adverse_effect import AdverseEffectRecord
from app.models.analysis import RATIOS, Measure, Reservation
from app.models.pooling import EffectReservation
from app.models.treatment_kind import ControlKind
from app.record import Link

FEWEST_PEOPLE = 50
"""A trial of fewer says little."""
FAR_APART = 2.0
"""Times of which the longer is more than so many times the other are not alike."""
MUCH_LARGER = 2
"""A trial of so many times the people must not be passed over in silence."""
SEEN_BADLY = frozenset({Reservation.UNVERIFIED, Reservation.WEAK_SOURCE})
"""What says only where a figure was seen."""
NO_REAL_CONTROL = frozenset({CellControl.ACTIVE, CellControl.NONE})
R = TypeVar("R", bound=EffectLike | AdverseEffectRecord, covariant=True)
WhyUnfit = EffectReservation | Reservation | WhyAbsent
Standing = tuple[object, ...]


@dataclass(frozen=True)
class Weighed(ABC, Generic[R]):
    """A figure that may stand in a cell."""

    record: R
    control: CellControl
    with_background: bool
    """Was what it is compared with added to a treatment that all people got?"""
    mirrored: bool
    """Is the record told of the comparator?"""

    @property
    @abstractmethod
    def collection(self) -> str:
        """Path of its collection."""

    @property
    def treated(self) -> Link:
        """Of what it is told, or with what that was compared, if it is turned."""
        record = self.record
        return record.comparator if self.mirrored and record.comparator else record.treatment

    @property
    def compared_with(self) -> Link | None:
        """With what; `None` if with nothing, or with unlike things."""
        return self.record.treatment if self.mirrored else self.record.comparator

    @property
    @abstractmethod
    def condition(self) -> str | None:
        """In what condition."""

    @property
    @abstractmethod
    def measure(self) -> Measure | None:
        """How both sides are compared; `None` if they are not."""

    @property
    @abstractmethod
    def interval(self) -> Ranged[float] | None:
        """Value and ends of the interval; `None` without a value."""

    @property
    @abstractmethod
    def hours(self) -> float | None:
        """When people were looked at; `None` if there is no one time."""

    @property
    @abstractmethod
    def people(self) -> int | None:
        """People in the arms that are compared."""

    @property
    @abstractmethod
    def is_pooled(self) -> bool:
        """Is it told over two trials or more?"""

    @property
    @abstractmethod
    def is_outside(self) -> bool:
        """Was it certainly measured outside the time in which it is usually judged?"""

    @abstractmethod
    def unfit(self, slugs: frozenset[str]) -> list[WhyUnfit]:
        """Why it may not stand in a cell of these treatments; empty if it may."""

    @property
    def slug(self) -> str:
        return self.record.slug

    @property
    def treatment(self) -> str:
        """Key of that of which it is told."""
        return self.treated.slug

    @property
    def study(self) -> str | None:
        """The trial of which it is; `None` for what is told over several."""
        return None

    @property
    def scale(self) -> Link | None:
        """On which scale it was measured."""
        return None

    @property
    def is_crude(self) -> bool:
        """Is it a sum over trials, which gives way to the figures of members?"""
        return False

    @property
    def size(self) -> int | None:
        """The same as `people`; where that is not known, all people of the trial."""
        return self.people

    @property
    def likeness(self) -> Standing:
        """What figures must have in common to be set beside one another."""
        return self.condition, self.measure, self.control, self.with_background


AnyWeighed = Weighed[Any]  # any: a record of whatever kind


def control_of(kind: ControlKind | None, comparator: Link | None) -> CellControl:
    """What kind of control a comparator is."""
    return CellControl(kind) if kind else CellControl.ACTIVE if comparator else CellControl.NONE


def is_added(evidence: Evidence, kind: ControlKind | None, comparator: Link | None) -> bool:
    """Is the comparator a control that was added to what all people got?"""
    return comparator is not None and kind is not None and bool(evidence.pool(comparator.slug)[1:])


def contradicts(one: AnyWeighed, chosen: AnyWeighed) -> bool:
    """Is it of the same question, but its value beyond the interval of the chosen one?

    A trial contradicts a trial, an estimate over trials an estimate: that trials lie on both sides of what they are
    pooled to is in the nature of pooling. Trials may differ by chance: two do so by more than that if their difference
    is beyond the square root of the sum of the squared halves of their intervals.
    """
    value, interval = one.interval, chosen.interval
    if one is chosen or (one.collection, one.is_pooled) != (chosen.collection, chosen.is_pooled):
        return False
    asks = (one.treatment, one.scale, *one.likeness), (chosen.treatment, chosen.scale, *chosen.likeness)
    if asks[0] != asks[1] or value is None or interval is None or interval.lower is None or interval.upper is None:
        return False
    times = one.hours, chosen.hours
    if times[0] and times[1] and max(times[0], times[1]) > FAR_APART * min(times[0], times[1]):
        return False
    ratio = chosen.measure in RATIOS
    if (
        chosen.is_pooled
        or value.lower is None
        or value.upper is None
        or (ratio and min(value.lower, interval.lower) <= 0)
    ):
        return not interval.lower <= value.value <= interval.upper
    scaled = log if ratio else float
    widths = scaled(value.upper) - scaled(value.lower), scaled(interval.upper) - scaled(interval.lower)
    return abs(scaled(value.value) - scaled(interval.value)) > hypot(*widths) / 2


def is_larger_and_unpublished(one: AnyWeighed, chosen: AnyWeighed) -> bool:
    """Is it of a trial at least twice as large, against a control, and left out only for where it was seen?"""
    people, shown = one.size, chosen.size
    against = {*one.unfit(frozenset([chosen.treatment]))}
    only_seen_badly = bool(against) and against <= {*SEEN_BADLY, EffectReservation.NO_INTERVAL}
    is_another = not one.study or one.study != chosen.study
    large = people is not None and shown is not None and people >= MUCH_LARGER * shown
    return is_another and large and only_seen_badly and one.condition == chosen.condition
