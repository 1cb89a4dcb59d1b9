"""What speaks against a row of a trial and follows from its other fields, or from its trial and its arm."""

from collections.abc import Collection, Iterator

from app.members import Fields
from app.models.analysis import COMPARING, POOLED_ALL_THE_SAME, Reservation, TrialStage
from app.models.citation import ReferenceKind
from app.models.fitness import WEAK_SOURCES
from app.models.trial import SeenKind, TrialDesign

WEAKLY_SEEN = frozenset({SeenKind.MEETING_ABSTRACT, SeenKind.SECONDARY_SUMMARY, SeenKind.PRESS_RELEASE})
"""Kinds of page from which no figure is shown first."""
NOT_BY_CHANCE = frozenset({TrialDesign.SINGLE_ARM, TrialDesign.COHORT})
"""Designs whose groups chance did not make."""


def reserved(study: Fields, stated: Fields, *arms: Fields) -> Iterator[Reservation]:
    """What follows from the trial and the arms."""
    if study.get("design") == TrialDesign.CROSSOVER and stated.get("stage") != TrialStage.FIRST_PERIOD:
        yield Reservation.CROSSOVER
    if study.get("design") in NOT_BY_CHANCE or stated.get("stage") not in COMPARING:
        yield Reservation.NOT_RANDOMISED
    if any(arm.get("sum_of") for arm in arms):
        yield Reservation.SUM_OF_ARMS


def seen_badly(*, verified: bool, seen_kind: SeenKind | None, source_kind: ReferenceKind) -> Iterator[Reservation]:
    """What follows from where it was seen."""
    if not verified:
        yield Reservation.UNVERIFIED
    if seen_kind in WEAKLY_SEEN or source_kind in WEAK_SOURCES:
        yield Reservation.WEAK_SOURCE


def is_poolable(against: Collection[Reservation]) -> bool:
    """Does nothing speak against pooling it?"""
    return {*against} <= POOLED_ALL_THE_SAME
