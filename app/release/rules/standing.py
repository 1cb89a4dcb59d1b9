"""How time courses stand to one another: what is fit to be shown first, in which order, and which lie far apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import median

from app.models.reference import REFERENCES, ReferenceRecord
from app.models.standing import weight
from app.models.time_course import TIME_COURSES, TimeCourseRecord
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.models.treatment_kind import TreatmentKind
from app.release.rules.base import Draft, those
from app.release.seed import Seed

CLASSES = (TreatmentKind.DRUG_CLASS, TreatmentKind.PROCEDURE_CLASS)
FARTHEST = 4.0
"""How many times one headline may be another of its class without a word."""
Answered = tuple[str, str | None, str]


@dataclass(frozen=True)
class Course:
    """A time course with what decides its place among others."""

    seed: Seed
    record: TimeCourseRecord
    source: ReferenceRecord
    family: str
    """The class to which its treatment belongs, or what stands highest above it."""
    hours: float
    """The figure to hold against others: the time itself, or what bounds it."""

    @property
    def answers(self) -> Answered:
        """Treatment, condition and kind: what has one headline at most."""
        condition = self.record.condition
        return self.record.treatment.slug, condition.slug if condition else None, self.record.kind

    @property
    def place(self) -> tuple[int, int, int]:
        """Its place in the order; the least is the best."""
        return weight(self.record.kind, self.source.kind, self.record.participants, self.source.year)


def courses(drafts: Sequence[Draft]) -> list[Course]:
    """Every time course; none if one of them, or what they name, has faults of its own, which change their standing."""
    looked_at = {TIME_COURSES.path, REFERENCES.path, TREATMENTS.path}
    if any(draft.record is None for draft in drafts if draft.seed.path in looked_at):
        return []
    references = {seed.slug: reference for seed, reference in those(drafts, ReferenceRecord)}
    treatments = {seed.slug: treatment for seed, treatment in those(drafts, TreatmentRecord)}
    return [
        Course(seed, each, references[each.source], family(treatments, each.treatment.slug), span.hours)
        for seed, each in those(drafts, TimeCourseRecord)
        if (span := each.typical or each.upper or each.lower)  # else a fault of its own
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
    groups: dict[Answered, list[Course]] = defaultdict(list)
    for each in found:
        groups[each.answers].append(each)
    for group in groups.values():
        fit = sorted((each for each in group if not each.record.unfit), key=lambda each: each.place)
        yield [each for each in group if each.record.headline], fit


def apart(found: Iterable[Course]) -> Iterator[tuple[list[Course], Course]]:
    """Headlines of a class and kind that lie too far from another, each with that.

    They are the one that is farther from the middle of the class; both where the class has just two. Relapses after
    a course and after stopping are not held against each other.
    """
    classes: dict[tuple[str, str, str | None], list[Course]] = defaultdict(list)
    for each in found:
        if each.record.headline:
            classes[each.family, each.record.kind, each.record.after].append(each)
    for group in classes.values():
        middle = exp(median(log(each.hours) for each in group))
        nearest, *farther = sorted(group, key=lambda each: max(each.hours / middle, middle / each.hours))
        least = most = nearest
        for each in farther:
            near = least if each.hours > FARTHEST * least.hours else most
            if max(each.hours / near.hours, near.hours / each.hours) > FARTHEST:
                yield group if len(group) == 2 else [each], near
            least = min(least, each, key=lambda course: course.hours)
            most = max(most, each, key=lambda course: course.hours)
