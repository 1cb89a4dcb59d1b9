"""Rules of headlines: which figure is shown first, fit before size; who departs from them says why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from app.errors import DossierFault
from app.models.citation import ReferenceKind
from app.models.fitness import WORKED_OUT
from app.models.reference import ReferenceRecord
from app.models.regimen import RegimenRecord
from app.models.time_course import TIME_COURSES, TimeCourseRecord
from app.models.treatment import TreatmentKind, TreatmentRecord
from app.release.rules.base import Draft, those
from app.release.rules.time_courses import OF_EFFECT
from app.release.seed import Seed

POOLED = (ReferenceKind.META_ANALYSIS, ReferenceKind.SYSTEMATIC_REVIEW)
OFFICIAL = (ReferenceKind.LABEL, ReferenceKind.GUIDELINE, ReferenceKind.REGULATOR)
OBSERVED = ((ReferenceKind.TRIAL,), (ReferenceKind.COHORT,), (ReferenceKind.REVIEW,))
EFFECTS_FIRST = (POOLED, (ReferenceKind.RCT,), OFFICIAL, *OBSERVED)
LABELS_FIRST = (OFFICIAL, POOLED, (ReferenceKind.RCT,), *OBSERVED)
"""Kinds of source, the weightiest first; kinetics and schedules are known best by whoever licenses them."""
CLASSES = (TreatmentKind.DRUG_CLASS, TreatmentKind.PROCEDURE_CLASS)
FARTHEST = 4.0
"""How many times one headline may be another of its class without a word."""


@dataclass(frozen=True)
class Course:
    """A time course with what decides its place among others."""

    seed: Seed
    record: TimeCourseRecord
    source: ReferenceRecord | None
    family: str
    """The class to which its treatment belongs, or the treatment itself."""

    @property
    def question(self) -> str:
        condition = self.record.condition.slug if self.record.condition else "any condition"
        return f"{self.record.kind} of {self.record.treatment.slug} in {condition}"

    @property
    def place(self) -> tuple[int, int, int]:
        """Its place in the order: kind of source, then people, then year; the least is the best."""
        weights = EFFECTS_FIRST if self.record.kind in OF_EFFECT else LABELS_FIRST
        kind = self.source.kind if self.source else None
        weight = next((n for n, kinds in enumerate(weights) if kind in kinds), len(weights))
        year = self.source.year if self.source else None
        return weight, -(self.record.participants or 0), -(year or 0)

    @property
    def hours(self) -> float:
        """The figure to hold against others: the time itself, or what bounds it."""
        span = self.record.typical or self.record.upper or self.record.lower
        return span.hours if span else 0.0


def courses(drafts: Sequence[Draft]) -> list[Course]:
    """Every time course."""
    references = {seed.slug: reference for seed, reference in those(drafts, ReferenceRecord)}
    treatments = {seed.slug: treatment for seed, treatment in those(drafts, TreatmentRecord)}
    return [
        Course(seed, each, references.get(each.source), family(treatments, each.treatment.slug))
        for seed, each in those(drafts, TimeCourseRecord)
    ]


def family(treatments: Mapping[str, TreatmentRecord], slug: str) -> str:
    """The nearest class at or above a treatment; where there is none, what stands highest."""
    met: set[str] = set()
    while slug in treatments and slug not in met:
        met.add(slug)
        treatment = treatments[slug]
        if treatment.kind in CLASSES or not treatment.parent:
            return slug
        slug = treatment.parent.slug
    return slug


def by_question(found: Iterable[Course]) -> Iterator[tuple[list[Course], list[Course]]]:
    """The headlines of each treatment, condition and kind; and what is fit to be one, the best first."""
    groups: dict[str, list[Course]] = defaultdict(list)
    for each in found:
        groups[each.question].append(each)
    for group in groups.values():
        fit = sorted((each for each in group if not each.record.unfit), key=lambda each: each.place)
        yield [each for each in group if each.record.headline], fit


def apart(found: Iterable[Course]) -> Iterator[tuple[Course, Course]]:
    """Headlines of a class and kind that lie too far apart, the one farther from the middle of the class first."""
    classes: dict[tuple[str, str], list[Course]] = defaultdict(list)
    for each in found:
        if each.record.headline:
            classes[each.family, each.record.kind].append(each)
    for group in classes.values():
        middle = median(each.hours for each in group)
        for pair in combinations(group, 2):
            near, far = sorted(pair, key=lambda each: ratio(each.hours, middle))
            if ratio(near.hours, far.hours) > FARTHEST:
                yield far, near


def ratio(one: float, other: float) -> float:
    """How many times the smaller the greater is."""
    return max(one, other) / (min(one, other) or 1e-9)


def one_headline_per_question(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Cards show one figure per treatment, condition and kind, where one is fit to be shown."""
    faulty = any(draft.seed.path == TIME_COURSES.path and not draft.record for draft in drafts)
    for chosen, fit in by_question(courses(drafts)):
        if len(chosen) > 1:
            wrong = f"{len(chosen)} headlines for {chosen[0].question}"
            yield chosen[0].seed.fault(("headline",), wrong, "set `headline: true` on one at most")
        elif fit and not chosen and not faulty:  # a record with faults of its own may be the headline
            wrong = f"no headline for {fit[0].question}, though it is fit to be one"
            yield fit[0].seed.fault(
                ("headline",), wrong, "set `headline: true`, or say in `unfit` what speaks against it"
            )


def headlines_are_fit(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """More people before better fit made the onset of sertraline twelve weeks, the end of one trial."""
    for chosen, _ in by_question(courses(drafts)):
        for each in (each for each in chosen if not each.record.headline_note):
            for reason in each.record.unfit:
                wrong = f"headline that is {reason}: {reason.meaning}"
                yield each.seed.fault(("headline",), wrong, "choose another, or none, or say why in `headline_note`")


def headlines_are_the_best(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Among what is fit the kind of source decides, then how many people it rests on, then the year."""
    for chosen, fit in by_question(courses(drafts)):
        for each in (each for each in chosen if not each.record.headline_note):
            if fit and each in fit and fit[0].place < each.place:
                wrong = f"headline for {each.question}, though {fit[0].seed.slug} rests on better or more evidence"
                yield each.seed.fault(("headline",), wrong, "choose that, or say why not in `headline_note`")


def headlines_of_a_class_are_alike(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """One onset of twelve weeks among its class at one week is a slip, or needs a word."""
    for far, near in apart(courses(drafts)):
        if not far.record.headline_note and not near.record.headline_note:
            wrong = f"headline more than {FARTHEST:g} times apart from {near.seed.slug}"
            yield far.seed.fault(("headline",), wrong, "look both up, or explain it in `headline_note`")


def headline_notes_are_needed(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A reason for what is no exception any more misleads whoever reads it."""
    found = courses(drafts)
    excused = {each.seed.slug for pair in apart(found) for each in pair}
    for chosen, fit in by_question(found):
        excused |= {each.seed.slug for each in chosen if each.record.unfit or fit[0].place < each.place}
    for each in found:
        if each.record.headline_note and each.seed.slug not in excused:
            yield each.seed.fault(("headline_note",), "explains an exception that is none", "remove it")


def shortcomings_are_stated_once(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """What follows from other fields would outlive them if it were written down."""
    for draft in drafts:
        if draft.seed.path == TIME_COURSES.path:
            stated = draft.seed.fields.get("unfit")
            for reason in WORKED_OUT.intersection(stated if isinstance(stated, list) else ()):
                yield draft.seed.fault(("unfit",), f"{reason} follows from other fields", "remove it")


def one_usual_regimen(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A treatment is usually given in one way for a condition and phase; who compares doses needs to know which."""
    usual: dict[tuple[str, str, str], str] = {}
    for seed, regimen in those(drafts, RegimenRecord):
        if regimen.headline:
            key = regimen.treatment.slug, regimen.condition.slug if regimen.condition else "", regimen.phase
            if (other := usual.setdefault(key, seed.slug)) != seed.slug:
                yield seed.fault(("headline",), f"{other} is the usual one as well", "keep it on one of them")
            if not regimen.verified:
                yield seed.fault(("headline",), "usual, but not verified", "choose another, or none")
