"""Which of several time courses that are fit is shown first: the weight of its source, then people, then year."""

from app.models.citation import ReferenceKind
from app.models.timing import TimeCourseKind

POOLED = (ReferenceKind.META_ANALYSIS, ReferenceKind.SYSTEMATIC_REVIEW)
OFFICIAL = (ReferenceKind.LABEL, ReferenceKind.GUIDELINE, ReferenceKind.REGULATOR)
BOOKS = (ReferenceKind.REVIEW, ReferenceKind.TEXTBOOK, ReferenceKind.MONOGRAPH)
OBSERVED = ((ReferenceKind.TRIAL,), (ReferenceKind.COHORT,), (ReferenceKind.SURVEY,), BOOKS)
EFFECTS_FIRST = (POOLED, (ReferenceKind.RCT,), OFFICIAL, *OBSERVED)
LABELS_FIRST = (OFFICIAL, POOLED, (ReferenceKind.RCT,), *OBSERVED)
"""Kinds of source, the weightiest first; all but the effect on an illness is known best by whoever licenses it."""
OF_EFFECT = frozenset(
    {
        TimeCourseKind.ONSET_OF_EFFECT,
        TimeCourseKind.TIME_TO_PEAK_EFFECT,
        TimeCourseKind.DURATION_OF_EFFECT,
        TimeCourseKind.MAINTAINED_EFFECT,
        TimeCourseKind.TIME_TO_RELAPSE,
    }
)
"""Kinds that time the effect on an illness."""


def weight(
    kind: TimeCourseKind, source_kind: ReferenceKind, participants: int | None, year: int | None
) -> tuple[int, int, int]:
    """Its place in the order: the least is the best, what is unknown the worst."""
    order = EFFECTS_FIRST if kind in OF_EFFECT else LABELS_FIRST
    weightiest = next((n for n, kinds in enumerate(order) if source_kind in kinds), len(order))
    return weightiest, -(participants or 0), -(year or 0)
