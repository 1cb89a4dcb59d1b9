"""Rules of time courses: what kinds and statistics mean, and which figure is shown first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.regimen import RegimenRecord
from app.models.time_course import TIME_COURSES, Statistic, TimeCourseRecord
from app.models.time_course import TimeCourseKind as Kind
from app.release.rules.base import Draft, those
from app.release.seed import Seed

LONGEST_HOURS = 60 * 365.25 * 24
SEPARATIONS = {Statistic.SEPARATION_FROM_CONTROL, Statistic.SEPARATION_FROM_BASELINE}
OF_THE_DRUG = {
    Kind.ACUTE_EFFECTS_ONSET,
    Kind.ACUTE_EFFECTS_PEAK,
    Kind.ACUTE_EFFECTS_DURATION,
    Kind.SEIZURE_LENGTH,
    Kind.COGNITIVE_RECOVERY,
    Kind.ELIMINATION_HALF_LIFE,
    Kind.TIME_TO_PEAK_CONCENTRATION,
}


def figures_fit_their_statistic(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A mean without a value, or a range with one end, says less than it claims to."""
    for seed, course in those(drafts, TimeCourseRecord):
        given = [span for span in (course.lower, course.typical, course.upper) if span]
        if course.statistic == Statistic.RANGE and len(given) < 2:
            yield seed.fault(("statistic",), "range with fewer than two figures", "write `statistic: point`")
        elif course.statistic in (Statistic.MEAN, Statistic.MEDIAN) and not course.typical:
            yield seed.fault(("statistic",), f"{course.statistic} without `typical`", "state the figure")
        elif not given:
            yield seed.fault(("kind",), "no figure", "state lower, typical or upper, or remove the record")


def onset_is_a_first_separation(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Course lengths and reading times were filed as onset; onset needs a first difference, and says from what."""
    for seed, course in those(drafts, TimeCourseRecord):
        if (course.kind == Kind.ONSET_OF_EFFECT) != (course.statistic in SEPARATIONS):
            wrong = f"kind {course.kind} with statistic {course.statistic}"
            yield seed.fault(("statistic",), wrong, "onset, and only onset, takes a first_separation_from_...")


def acute_effects_have_no_condition(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """The drug experience was filed as antidepressant effect; it depends on the drug, not on what is treated."""
    for seed, course in those(drafts, TimeCourseRecord):
        if course.kind in OF_THE_DRUG and course.condition:
            yield seed.fault(("condition",), f"{course.kind} with a condition", "remove `condition`")
        if course.kind in (Kind.ONSET_OF_EFFECT, Kind.DURATION_OF_EFFECT) and not course.condition:
            yield seed.fault(("kind",), f"{course.kind} without a condition", "state in what it was measured")


def durations_are_plausible(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A span longer than sixty years is a slip of unit."""
    for seed, course in those(drafts, TimeCourseRecord):
        for field in ("lower", "typical", "upper"):
            if (span := getattr(course, field)) and span.hours > LONGEST_HOURS:
                yield seed.fault((field,), f"{field} is longer than sixty years", "look up the unit")


def one_headline_per_question(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Cards show one figure per treatment, condition and kind; a curator chooses it, best evidence first."""
    groups: dict[tuple[str, str, str], list[tuple[Seed, TimeCourseRecord]]] = defaultdict(list)
    for seed, course in those(drafts, TimeCourseRecord):
        condition = course.condition.slug if course.condition else "any condition"
        groups[course.treatment.slug, condition, course.kind].append((seed, course))
    faulty = any(draft.seed.path == TIME_COURSES.path and not draft.record for draft in drafts)
    for (treatment, condition, kind), group in groups.items():
        chosen = [(seed, course) for seed, course in group if course.headline]
        question = f"{kind} of {treatment} in {condition}"
        if not chosen and faulty:
            continue  # a record with faults of its own may be the headline
        if len(chosen) != 1:
            wrong = f"{len(chosen)} headlines for {question}"
            yield group[0][0].fault(("headline",), wrong, "set `headline: true` on exactly one")
            continue
        seed, headline = chosen[0]
        verified = [course for _, course in group if course.verified]
        if not headline.verified and verified:
            yield seed.fault(("headline",), f"unverified headline for {question}", "choose a verified figure")
        if not headline.typical and any(course.typical for course in verified):
            wrong = f"headline without `typical` for {question}"
            yield seed.fault(("headline",), wrong, "choose a figure that has one")


def regimens_fit_their_time_course(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A time course measured under the regimen of another treatment is about that treatment."""
    treatments = {seed.slug: regimen.treatment.slug for seed, regimen in those(drafts, RegimenRecord)}
    for seed, course in those(drafts, TimeCourseRecord):
        if course.regimen and treatments.get(course.regimen.slug, course.treatment.slug) != course.treatment.slug:
            wrong = f"regimen of {treatments[course.regimen.slug]} on a time course of {course.treatment.slug}"
            yield seed.fault(("regimen",), wrong, "name a regimen of the same treatment")
