"""How time courses stand to one another: what is fit to be shown first, in which order, and which lie far apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from app.models.citation import ReferenceKind
from app.models.reference import REFERENCES, ReferenceRecord
from app.models.time_course import TIME_COURSES, TimeCourseRecord
from app.models.treatment import TREATMENTS, TreatmentKind, TreatmentRecord
from app.release.rules.base import Draft, those
from app.release.rules.time_courses import OF_EFFECT
from app.release.seed import Seed

POOLED = (ReferenceKind.META_ANALYSIS, ReferenceKind.SYSTEMATIC_REVIEW)
OFFICIAL = (ReferenceKind.LABEL, ReferenceKind.GUIDELINE, ReferenceKind.REGULATOR)
OBSERVED = ((ReferenceKind.TRIAL,), (ReferenceKind.COHORT,), (ReferenceKind.REVIEW,))
EFFECTS_FIRST = (POOLED, (ReferenceKind.RCT,), OFFICIAL, *OBSERVED)
LABELS_FIRST = (OFFICIAL, POOLED, (ReferenceKind.RCT,), *OBSERVED)
"""Kinds of source, the weightiest first; all but the effect on an illness is known best by whoever licenses it."""
CLASSES = (TreatmentKind.DRUG_CLASS, TreatmentKind.PROCEDURE_CLASS)
FARTHEST = 4.0
"""How many times one headline may be another of its class without a word."""
WhatItAnswers = tuple[str, str | None, str]


@dataclass(frozen=True)
class Course:
    """A time course with what decides its place among others."""

    seed: Seed
    record: TimeCourseRecord
    source: ReferenceRecord
    family: str
    """The class to which its treatment belongs, or what stands highest above it."""

    @property
    def question(self) -> WhatItAnswers:
        """Treatment, condition and kind: what has one headline at most."""
        condition = self.record.condition
        return self.record.treatment.slug, condition.slug if condition else None, self.record.kind

    @property
    def place(self) -> tuple[int, int, int]:
        """Its place in the order: kind of source, then people, then year; the least is the best, unknown the worst."""
        weights = EFFECTS_FIRST if self.record.kind in OF_EFFECT else LABELS_FIRST
        weight = next((n for n, kinds in enumerate(weights) if self.source.kind in kinds), len(weights))
        return weight, -(self.record.participants or 0), -(self.source.year or 0)

    @property
    def hours(self) -> float:
        """The figure to hold against others: the time itself, or what bounds it."""
        span = self.record.typical or self.record.upper or self.record.lower
        return span.hours if span else 0.0


def courses(drafts: Sequence[Draft]) -> list[Course]:
    """Every time course; none if one of them, or what they name, has faults of its own, which change their standing."""
    looked_at = {TIME_COURSES.path, REFERENCES.path, TREATMENTS.path}
    if any(draft.record is None for draft in drafts if draft.seed.path in looked_at):
        return []
    references = {seed.slug: reference for seed, reference in those(drafts, ReferenceRecord)}
    treatments = {seed.slug: treatment for seed, treatment in those(drafts, TreatmentRecord)}
    return [
        Course(seed, each, references[each.source], family(treatments, each.treatment.slug))
        for seed, each in those(drafts, TimeCourseRecord)
    ]


def family(treatments: Mapping[str, TreatmentRecord], slug: str) -> str:
    """The nearest class at or above a treatment; where there is none, what stands highest."""
    met: set[str] = set()
    while slug not in met:
        met.add(slug)
        treatment = treatments[slug]
        if treatment.kind in CLASSES or not treatment.parent:
            return slug
        slug = treatment.parent.slug
    return slug


def by_question(found: Iterable[Course]) -> Iterator[tuple[list[Course], list[Course]]]:
    """The headlines of each question; and what is fit to be one, the best first."""
    groups: dict[WhatItAnswers, list[Course]] = defaultdict(list)
    for each in found:
        groups[each.question].append(each)
    for group in groups.values():
        fit = sorted((each for each in group if is_fit(each)), key=lambda each: each.place)
        yield [each for each in group if each.record.headline], fit


def is_fit(course: Course) -> bool:
    """Does nothing speak against showing it first?"""
    return course.hours > 0 and not course.record.unfit


def apart(found: Iterable[Course]) -> Iterator[tuple[Course, Course]]:
    """Each headline that lies too far from another of its class and kind that is nearer to their middle, with that."""
    classes: dict[tuple[str, str], list[Course]] = defaultdict(list)
    for each in found:
        if each.record.headline and each.hours > 0:
            classes[each.family, each.record.kind].append(each)
    for group in classes.values():
        middle = median(each.hours for each in group)
        nearest, *farther = sorted(group, key=lambda each: max(each.hours / middle, middle / each.hours))
        least = most = nearest
        for each in farther:
            if each.hours > FARTHEST * least.hours:
                yield each, least
            elif most.hours > FARTHEST * each.hours:
                yield each, most
            least = min(least, each, key=lambda course: course.hours)
            most = max(most, each, key=lambda course: course.hours)
