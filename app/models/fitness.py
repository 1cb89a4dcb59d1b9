"""What speaks against showing a time course first and follows from its other fields."""

from collections.abc import Iterator
from typing import Protocol

from app.models.citation import ReferenceKind
from app.models.timing import Bound, Dosing, TimeCourseKind, Unfit, Whom
from app.values.duration import Span

WEAK_SOURCES = frozenset(
    {
        ReferenceKind.ABSTRACT,
        ReferenceKind.LECTURE,
        ReferenceKind.NEWS,
        ReferenceKind.PRESS_RELEASE,
        ReferenceKind.PROFESSIONAL_TRAINING,
        ReferenceKind.WEBPAGE,
    }
)
"""Kinds of reference from which no figure is shown first."""
WORKED_OUT = frozenset(
    {
        Unfit.UNVERIFIED,
        Unfit.WEAK_SOURCE,
        Unfit.UNCONTROLLED,
        Unfit.LATE_FIRST_LOOK,
        Unfit.ONE_SIDED,
        Unfit.TREATMENT_WENT_ON,
        Unfit.RELAPSERS_ONLY,
    }
)
"""What follows from other fields, so that no dossier states it."""
EARLY_HOURS, EARLY_HOURS_AFTER_ONE_DOSE = 336.0, 48.0
"""Until when a first look at an onset is early."""
ENDS = frozenset({TimeCourseKind.DURATION_OF_EFFECT, TimeCourseKind.TIME_TO_RELAPSE})
"""Kinds that time how long something held."""


class Timing(Protocol):
    """What is looked at of a time course."""

    kind: TimeCourseKind
    bound: Bound
    lower: Span | None
    upper: Span | None
    dosing: Dosing | None
    whom: Whom | None
    verified: bool
    source_kind: ReferenceKind

    @property
    def is_controlled(self) -> bool: ...


def shortcomings(timing: Timing) -> Iterator[Unfit]:
    """What speaks against it, in the order of the vocabulary."""
    if not timing.verified:
        yield Unfit.UNVERIFIED
    if timing.source_kind in WEAK_SOURCES:
        yield Unfit.WEAK_SOURCE
    if timing.kind in (TimeCourseKind.ONSET_OF_EFFECT, TimeCourseKind.DURATION_OF_EFFECT) and not timing.is_controlled:
        yield Unfit.UNCONTROLLED
    if timing.kind == TimeCourseKind.ONSET_OF_EFFECT and looked_late(timing):
        yield Unfit.LATE_FIRST_LOOK
    if is_one_sided(timing):
        yield Unfit.ONE_SIDED
    if timing.kind == TimeCourseKind.MAINTAINED_EFFECT:
        yield Unfit.TREATMENT_WENT_ON
    if timing.whom == Whom.RELAPSERS:
        yield Unfit.RELAPSERS_ONLY


def looked_late(timing: Timing) -> bool:
    """Was the first look at an onset that is known a late one? With `lower`, that is the last look before it."""
    early = EARLY_HOURS_AFTER_ONE_DOSE if timing.dosing == Dosing.SINGLE else EARLY_HOURS
    look = timing.lower or timing.upper
    return look is not None and look.hours > early


def is_one_sided(timing: Timing) -> bool:
    """Is the end open on which the question turns?"""
    if timing.kind == TimeCourseKind.TIME_TO_PEAK_EFFECT:
        return timing.bound == Bound.AT_LEAST
    return timing.kind in ENDS and timing.bound == Bound.AT_MOST and not timing.lower
