"""Rules of time courses: kinds, bounds and statistics mean what they say."""

from collections.abc import Iterator, Mapping, Sequence

from app.errors import DossierFault
from app.models.fitness import ENDS
from app.models.regimen import RegimenRecord
from app.models.standing import OF_EFFECT
from app.models.time_course import TimeCourseRecord
from app.models.timing import After, Bound, Dosing, Statistic
from app.models.timing import TimeCourseKind as Kind
from app.release.rules.base import Draft, those
from app.release.seed import Seed

LONGEST_HOURS = 60 * 365.25 * 24
AVERAGES = {Statistic.MEAN, Statistic.MEDIAN}
SEPARATIONS = {Statistic.SEPARATION_FROM_CONTROL, Statistic.SEPARATION_FROM_BASELINE}
OF_THE_DRUG = {
    Kind.ACUTE_EFFECTS_ONSET,
    Kind.ACUTE_EFFECTS_PEAK,
    Kind.ACUTE_EFFECTS_DURATION,
    Kind.SEIZURE_LENGTH,
    Kind.REORIENTATION,
    Kind.COGNITIVE_RECOVERY,
    Kind.ELIMINATION_HALF_LIFE,
    Kind.TIME_TO_PEAK_CONCENTRATION,
}
PLANNED = {Kind.SESSION_LENGTH, Kind.COURSE_LENGTH, Kind.CONTINUATION_LENGTH}
BOUNDS: Mapping[Kind, tuple[Bound, ...]] = {
    Kind.ONSET_OF_EFFECT: (Bound.AT_MOST,),
    Kind.MAINTAINED_EFFECT: (Bound.AT_LEAST,),
}
"""What a kind can bound, if not everything: an onset is seen at a look, and what goes on has not ended."""
DOSINGS: Mapping[Kind, tuple[Dosing, ...]] = {
    Kind.ONSET_OF_EFFECT: tuple(Dosing),
    Kind.TIME_TO_PEAK_EFFECT: tuple(Dosing),
    Kind.DURATION_OF_EFFECT: (Dosing.SINGLE, Dosing.COURSE),
    Kind.MAINTAINED_EFFECT: (Dosing.CONTINUED,),
    Kind.TIME_TO_RELAPSE: tuple(Dosing),
}
"""How a treatment can have been given, for what depends on it."""
GIVEN_BEFORE: Mapping[After, tuple[Dosing, ...]] = {
    After.LAST_DOSE: (Dosing.SINGLE, Dosing.COURSE),
    After.COURSE: (Dosing.COURSE,),
    After.STOPPING: (Dosing.CONTINUED,),
    After.CONTINUED_TREATMENT: (Dosing.CONTINUED,),
}
"""After what relapse can have been timed, and how the treatment was given then."""


def figures_fit_their_statistic(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A mean without a value, or a range with one end, says less than it claims to."""
    for seed, course in those(drafts, TimeCourseRecord):
        given = [span for span in (course.lower, course.typical, course.upper) if span]
        if not given:
            yield seed.fault(("kind",), "no figure", "state lower, typical or upper, or remove the record")
        elif course.statistic == Statistic.RANGE and len(given) < 2:
            yield seed.fault(("statistic",), "range with fewer than two figures", "write `statistic: point`")
        elif course.statistic == Statistic.MEAN and course.bound != Bound.EXACT:
            yield seed.fault(("statistic",), f"mean that is {course.bound}", "write `statistic: point`")
        elif course.statistic in AVERAGES and course.bound == Bound.EXACT and not course.typical:
            yield seed.fault(("statistic",), f"{course.statistic} without `typical`", "state the figure")


def figures_fit_their_bound(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A date of looking was served as a date of happening: 13 of 38 durations were lengths of follow-up."""
    for seed, course in those(drafts, TimeCourseRecord):
        if course.bound not in BOUNDS.get(course.kind, tuple(Bound)):
            remedy = f"write {' or '.join(BOUNDS[course.kind])}, or another kind"
            yield seed.fault(("bound",), f"{course.kind} that is {course.bound}", remedy)
        elif course.lower or course.typical or course.upper:
            yield from bounded(seed, course)


def bounded(seed: Seed, course: TimeCourseRecord) -> Iterator[DossierFault]:
    """Faults of the ends of a figure."""
    if course.bound == Bound.EXACT:
        if not course.typical and not (course.lower and course.upper):
            remedy = "state `typical` or both ends, or write what it bounds: `at_most`, `at_least`"
            yield seed.fault(("bound",), "exact with one end only", remedy)
        elif course.kind in ENDS and course.statistic == Statistic.POINT:
            remedy = "write `at_least` for a last look, `at_most` for one at which it was gone"
            yield seed.fault(("bound",), "exact end of an effect, without a mean, median or range", remedy)
        return
    end = "upper" if course.bound == Bound.AT_MOST else "lower"
    if course.typical:
        yield seed.fault(("typical",), f"{course.bound} with `typical`", f"move the figure to `{end}`")
    elif not (course.upper if course.bound == Bound.AT_MOST else course.lower):
        yield seed.fault(("bound",), f"{course.bound} without `{end}`", f"state `{end}`")
    if course.bound == Bound.AT_LEAST and course.upper:
        yield seed.fault(("upper",), "at_least with `upper`", "remove it, or write `exact` or `at_most`")


def onset_is_a_first_separation(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Course lengths and reading times were filed as onset; onset needs a first difference, and says from what."""
    for seed, course in those(drafts, TimeCourseRecord):
        if (course.kind == Kind.ONSET_OF_EFFECT) != (course.statistic in SEPARATIONS):
            wrong = f"kind {course.kind} with statistic {course.statistic}"
            yield seed.fault(("statistic",), wrong, "onset, and only onset, takes a first_separation_from_...")


def comparators_fit_their_figure(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A difference from a control group has one, and a difference from baseline, or a half-life, has none."""
    for seed, course in those(drafts, TimeCourseRecord):
        if course.comparator and course.comparator.slug == course.treatment.slug:
            yield seed.fault(("comparator",), "compared with itself", "remove it, and say it in `definition`")
        elif course.comparator and (
            course.kind not in OF_EFFECT or course.statistic == Statistic.SEPARATION_FROM_BASELINE
        ):
            yield seed.fault(("comparator",), "a comparator where nothing is compared", "remove it")
        if course.statistic == Statistic.SEPARATION_FROM_CONTROL and not course.comparator:
            yield seed.fault(("comparator",), "separation from a control that is not named", "state the main one")


def acute_effects_have_no_condition(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """The drug experience was filed as antidepressant effect; it depends on the drug, not on what is treated."""
    for seed, course in those(drafts, TimeCourseRecord):
        if course.kind in OF_THE_DRUG and course.condition:
            yield seed.fault(("condition",), f"{course.kind} with a condition", "remove `condition`")
        if course.kind in OF_EFFECT and not course.condition:
            yield seed.fault(("kind",), f"{course.kind} without a condition", "state in what it was measured")


def particulars_fit_their_kind(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Relapse after stopping and relapse after a course were set side by side; each says of whom, after what, how."""
    for seed, course in those(drafts, TimeCourseRecord):
        is_relapse = course.kind == Kind.TIME_TO_RELAPSE
        for field, stated, belongs in (
            ("whom", course.whom, is_relapse),
            ("after", course.after, is_relapse),
            ("dosing", course.dosing, course.kind in OF_EFFECT),
        ):
            if belongs and not stated:
                yield seed.fault((field,), f"{course.kind} without `{field}`", "state it")
            elif stated and not belongs:
                yield seed.fault((field,), f"{course.kind} with `{field}`", "remove it")
        if course.dosing and course.dosing not in DOSINGS.get(course.kind, tuple(Dosing)):
            remedy = f"write {' or '.join(DOSINGS[course.kind])}, or another kind"
            yield seed.fault(("dosing",), f"{course.kind} of a treatment that is {course.dosing}", remedy)
        if course.after and course.dosing and course.dosing not in GIVEN_BEFORE[course.after]:
            remedy = f"write {' or '.join(GIVEN_BEFORE[course.after])}, or after what else"
            yield seed.fault(("after",), f"relapse after {course.after}, dosing {course.dosing}", remedy)
        if course.participants and course.kind in PLANNED:
            wrong = f"{course.kind} with `participants`"
            yield seed.fault(("participants",), wrong, "say it in `population`: a plan rests on nobody")
        if course.includes_observation is not None and course.kind != Kind.SESSION_LENGTH:
            wrong = f"{course.kind} with `includes_observation`"
            yield seed.fault(("includes_observation",), wrong, "remove it")


def durations_are_plausible(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A span longer than sixty years is a slip of unit."""
    for seed, course in those(drafts, TimeCourseRecord):
        for field, span in (("lower", course.lower), ("typical", course.typical), ("upper", course.upper)):
            if span and span.hours > LONGEST_HOURS:
                yield seed.fault((field,), f"{field} is longer than sixty years", "look up the unit")


def regimens_fit_their_time_course(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A time course measured under the regimen of another treatment is about that treatment."""
    treatments = {seed.slug: regimen.treatment.slug for seed, regimen in those(drafts, RegimenRecord)}
    for seed, course in those(drafts, TimeCourseRecord):
        if course.regimen and treatments.get(course.regimen.slug, course.treatment.slug) != course.treatment.slug:
            wrong = f"regimen of {treatments[course.regimen.slug]} on a time course of {course.treatment.slug}"
            yield seed.fault(("regimen",), wrong, "name a regimen of the same treatment")
