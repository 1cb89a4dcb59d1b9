"""Rules of time courses: kinds, bounds and statistics mean what they say."""

from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.regimen import RegimenRecord
from app.models.time_course import TimeCourseRecord
from app.models.timing import Bound, Statistic
from app.models.timing import TimeCourseKind as Kind
from app.release.rules.base import Draft, those

LONGEST_HOURS = 60 * 365.25 * 24
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
IN_A_CONDITION = {Kind.ONSET_OF_EFFECT, Kind.DURATION_OF_EFFECT, Kind.MAINTAINED_EFFECT, Kind.TIME_TO_RELAPSE}
OF_EFFECT = {*IN_A_CONDITION, Kind.TIME_TO_PEAK_EFFECT}


def figures_fit_their_statistic(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A mean without a value, or a range with one end, says less than it claims to."""
    for seed, course in those(drafts, TimeCourseRecord):
        given = [span for span in (course.lower, course.typical, course.upper) if span]
        if course.statistic == Statistic.RANGE and len(given) < 2:
            yield seed.fault(("statistic",), "range with fewer than two figures", "write `statistic: point`")
        elif course.statistic in (Statistic.MEAN, Statistic.MEDIAN) and len(given) < 2 and not course.typical:
            yield seed.fault(("statistic",), f"{course.statistic} without `typical`", "state the figure")
        elif not given:
            yield seed.fault(("kind",), "no figure", "state lower, typical or upper, or remove the record")


def figures_fit_their_bound(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A date of looking was served as a date of happening: 13 of 38 durations were lengths of follow-up."""
    for seed, course in those(drafts, TimeCourseRecord):
        if course.bound == Bound.EXACT:
            if not course.typical and not (course.lower and course.upper):
                remedy = "state `typical` or both ends, or write what it bounds: `at_most`, `at_least`"
                yield seed.fault(("bound",), "exact with one end only", remedy)
            continue
        end = "upper" if course.bound == Bound.AT_MOST else "lower"
        if course.typical:
            yield seed.fault(("typical",), f"{course.bound} with `typical`", f"move the figure to `{end}`")
        if not (course.upper if course.bound == Bound.AT_MOST else course.lower):
            yield seed.fault(("bound",), f"{course.bound} without `{end}`", f"state `{end}`")
        if course.bound == Bound.AT_LEAST and course.upper:
            yield seed.fault(("upper",), "at_least with `upper`", "remove it, or write `exact` or `at_most`")


def onset_is_a_first_separation(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Course lengths and reading times were filed as onset; onset needs a first difference, and says from what."""
    for seed, course in those(drafts, TimeCourseRecord):
        is_onset = course.kind == Kind.ONSET_OF_EFFECT
        if is_onset != (course.statistic in SEPARATIONS):
            wrong = f"kind {course.kind} with statistic {course.statistic}"
            yield seed.fault(("statistic",), wrong, "onset, and only onset, takes a first_separation_from_...")
        if is_onset and course.bound == Bound.AT_LEAST:
            yield seed.fault(("bound",), "an onset that is only known to come later", "leave it out, or say by when")


def acute_effects_have_no_condition(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """The drug experience was filed as antidepressant effect; it depends on the drug, not on what is treated."""
    for seed, course in those(drafts, TimeCourseRecord):
        if course.kind in OF_THE_DRUG and course.condition:
            yield seed.fault(("condition",), f"{course.kind} with a condition", "remove `condition`")
        if course.kind in IN_A_CONDITION and not course.condition:
            yield seed.fault(("kind",), f"{course.kind} without a condition", "state in what it was measured")


def particulars_fit_their_kind(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Relapse after stopping and relapse after a course were set side by side; each says of whom, after what, how."""
    for seed, course in those(drafts, TimeCourseRecord):
        is_relapse, is_session = course.kind == Kind.TIME_TO_RELAPSE, course.kind == Kind.SESSION_LENGTH
        for field, stated, belongs in (
            ("whom", course.whom, is_relapse),
            ("after", course.after, is_relapse),
            ("dosing", course.dosing, course.kind in OF_EFFECT),
        ):
            if belongs and not stated:
                yield seed.fault((field,), f"{course.kind} without `{field}`", "state it")
            elif stated and not belongs:
                yield seed.fault((field,), f"{course.kind} with `{field}`", "remove it")
        if course.includes_observation is not None and not is_session:
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
