"""What keeps a time course from being shown first and follows from its other fields."""

from collections.abc import Iterator
from contextlib import suppress

from app.members import Fields
from app.models.citation import ReferenceKind
from app.models.timing import Bound, Dosing, Statistic, TimeCourseKind, Unfit, Whom
from app.values.duration import hours

WEAK_SOURCES = frozenset({ReferenceKind.NEWS, ReferenceKind.PRESS_RELEASE, ReferenceKind.WEBPAGE})
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


def shortcomings(stated: Fields, source_kind: object) -> Iterator[Unfit]:
    """What speaks against a time course, as a dossier states its fields, whose source is of this kind."""
    kind, bound, lower = stated.get("kind"), stated.get("bound"), stated.get("lower")
    from_baseline = stated.get("statistic") == Statistic.SEPARATION_FROM_BASELINE
    if stated.get("verified") is False:
        yield Unfit.UNVERIFIED
    if source_kind in WEAK_SOURCES:
        yield Unfit.WEAK_SOURCE
    if from_baseline or (kind == TimeCourseKind.DURATION_OF_EFFECT and not stated.get("comparator")):
        yield Unfit.UNCONTROLLED
    if kind == TimeCourseKind.ONSET_OF_EFFECT and bound == Bound.AT_MOST and not lower and looked_late(stated):
        yield Unfit.LATE_FIRST_LOOK
    if one_sided(kind, bound, lower):
        yield Unfit.ONE_SIDED
    if kind == TimeCourseKind.MAINTAINED_EFFECT:
        yield Unfit.TREATMENT_WENT_ON
    if stated.get("whom") == Whom.RELAPSERS:
        yield Unfit.RELAPSERS_ONLY


def looked_late(stated: Fields) -> bool:
    """Was the first look at an onset late?"""
    early = EARLY_HOURS_AFTER_ONE_DOSE if stated.get("dosing") == Dosing.SINGLE else EARLY_HOURS
    with suppress(ValueError):  # a malformed duration is a fault of its own
        return hours(str(stated.get("upper"))) > early
    return False


def one_sided(kind: object, bound: object, lower: object) -> bool:
    """Is the end open on which the question turns?"""
    if kind == TimeCourseKind.TIME_TO_PEAK_EFFECT:
        return bound == Bound.AT_LEAST
    if kind == TimeCourseKind.DURATION_OF_EFFECT:
        return bound == Bound.AT_MOST and not lower
    return kind == TimeCourseKind.TIME_TO_RELAPSE and (
        bound == Bound.AT_LEAST or (bound == Bound.AT_MOST and not lower)
    )
