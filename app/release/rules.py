"""The rules of a release: each a small function that owns its English; its docstring says why it exists."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.errors import Complaint
from app.models.base import CitedRecord, FactRecord
from app.models.mechanism import MechanismRecord
from app.models.outcome import OutcomeRecord
from app.models.reference import ReferenceRecord
from app.models.regimen import RegimenRecord
from app.models.time_course import Statistic, TimeCourseKind, TimeCourseRecord
from app.models.treatment import FORMS, TreatmentKind, TreatmentRecord
from app.release.read import Seed
from app.resource import Record

R = TypeVar("R", bound=Record)
Kind, LONGEST_HOURS = TimeCourseKind, 60 * 365.25 * 24
SEPARATIONS = {Statistic.SEPARATION_FROM_CONTROL, Statistic.SEPARATION_FROM_BASELINE}
OF_THE_DRUG = {
    Kind.ACUTE_EFFECTS_ONSET,
    Kind.ACUTE_EFFECTS_PEAK,
    Kind.ACUTE_EFFECTS_DURATION,
    Kind.ELIMINATION_HALF_LIFE,
    Kind.TIME_TO_PEAK_CONCENTRATION,
}


@dataclass(frozen=True)
class Entry:
    """A seed, and the public record made of it."""

    seed: Seed
    record: Record


@dataclass(frozen=True)
class Draft:
    """A seed, and the public record made of it; `None` if it has faults of its own."""

    seed: Seed
    record: Record | None


Rule = Callable[[Sequence[Draft]], Iterator[Complaint]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    RULES.append(function)
    return function


def those(drafts: Sequence[Draft], kind: type[R]) -> Iterator[tuple[Seed, R]]:
    """Drafts whose record is of this kind."""
    return ((draft.seed, draft.record) for draft in drafts if isinstance(draft.record, kind))


@rule
def slugs_are_unique(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """A slug is an address; two records cannot share one."""
    seen = Counter((draft.seed.path, draft.seed.slug) for draft in drafts)
    for draft in drafts:
        if seen[draft.seed.path, draft.seed.slug] > 1:
            yield draft.seed.complaint(("slug",), "slug is used twice", "merge the records, or rename one")


@rule
def ranges_are_in_order(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """A range whose lower end is above its upper was misread from its source."""
    for seed, field, figures in ranges(drafts):
        known = [figure for figure in figures if figure is not None]
        if known != sorted(known):
            yield seed.complaint((field,), "lower, typical and upper are not in this order", "look them up again")


def ranges(drafts: Sequence[Draft]) -> Iterator[tuple[Seed, str, Sequence[float | None]]]:
    for seed, course in those(drafts, TimeCourseRecord):
        yield seed, "lower", [course.lower_hours, course.typical_hours, course.upper_hours]
    for seed, regimen in those(drafts, RegimenRecord):
        yield from ((seed, "doses", [dose.lower, dose.typical, dose.upper]) for dose in regimen.doses)
    for seed, mechanism in those(drafts, MechanismRecord):
        if affinity := mechanism.affinity:
            yield seed, "affinity", [affinity.nm_lower, affinity.nm, affinity.nm_upper]
    for seed, outcome in those(drafts, OutcomeRecord):
        yield seed, "score_lower", [outcome.score_lower, outcome.remission_threshold, outcome.score_upper]
        yield from ((seed, "severity_bands", [band.lower, band.upper]) for band in outcome.severity_bands)
        if mid := outcome.minimal_important_difference:
            yield seed, "minimal_important_difference", [mid.lower, mid.value, mid.upper]
    for draft in drafts:
        for each in getattr(draft.record, "epidemiology", ()):
            yield draft.seed, "epidemiology", [each.lower, each.value, each.upper]


@rule
def figures_fit_their_statistic(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """A mean without a value, or a range with one end, says less than it claims to."""
    for seed, course in those(drafts, TimeCourseRecord):
        given = [span for span in (course.lower, course.typical, course.upper) if span]
        if course.statistic == Statistic.RANGE and len(given) < 2:
            yield seed.complaint(("statistic",), "range with fewer than two figures", "write `statistic: point`")
        elif course.statistic in (Statistic.MEAN, Statistic.MEDIAN) and not course.typical:
            yield seed.complaint(("statistic",), f"{course.statistic} without `typical`", "state the figure")
        elif not given:
            yield seed.complaint(("kind",), "no figure", "state lower, typical or upper, or remove the record")


@rule
def onset_is_a_first_separation(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """Course lengths and reading times were filed as onset; onset needs a first difference, and says from what."""
    for seed, course in those(drafts, TimeCourseRecord):
        if (course.kind == Kind.ONSET_OF_EFFECT) != (course.statistic in SEPARATIONS):
            wrong = f"kind {course.kind} with statistic {course.statistic}"
            yield seed.complaint(("statistic",), wrong, "onset, and only onset, takes a first_separation_from_...")


@rule
def acute_effects_have_no_condition(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """The drug experience was filed as antidepressant effect; it depends on the drug, not on what is treated."""
    for seed, course in those(drafts, TimeCourseRecord):
        if course.kind in OF_THE_DRUG and course.condition:
            yield seed.complaint(("condition",), f"{course.kind} with a condition", "remove `condition`")
        if course.kind in (Kind.ONSET_OF_EFFECT, Kind.DURATION_OF_EFFECT) and not course.condition:
            yield seed.complaint(("kind",), f"{course.kind} without a condition", "state in what it was measured")


@rule
def durations_are_plausible(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """A span longer than sixty years is a slip of unit."""
    for seed, course in those(drafts, TimeCourseRecord):
        for field in ("lower", "typical", "upper"):
            if (span := getattr(course, field)) and span.hours > LONGEST_HOURS:
                yield seed.complaint((field,), f"{field} is longer than sixty years", "look up the unit")


@rule
def one_headline_per_question(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """Cards show one figure per treatment, condition and kind; a curator chooses it, best evidence first."""
    groups: dict[tuple[Any, ...], list[Seed]] = defaultdict(list)
    for draft in drafts:
        if draft.seed.path == "time-courses":
            groups[tuple(draft.seed.fields.get(name) for name in ("treatment", "condition", "kind"))].append(draft.seed)
    for (treatment, condition, kind), group in groups.items():
        chosen = [seed for seed in group if seed.fields.get("headline") is True]
        question = f"{kind} of {treatment} in {condition or 'any condition'}"
        if len(chosen) != 1:
            wrong = f"{len(chosen)} headlines for {question}"
            yield group[0].complaint(("headline",), wrong, "set `headline: true` on exactly one")
            continue
        headline, others = chosen[0].fields, [seed.fields for seed in group]
        if not headline.get("verified") and any(other.get("verified") for other in others):
            wrong = f"unverified headline for {question}"
            yield chosen[0].complaint(("headline",), wrong, "choose a verified figure")
        if not headline.get("typical") and any(other.get("typical") and other.get("verified") for other in others):
            wrong = f"headline without `typical` for {question}"
            yield chosen[0].complaint(("headline",), wrong, "choose a figure that has one")


@rule
def identifiers_belong_to_one_record(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """A look-up by identifier must find one record: a form leaves identifiers to its substance."""
    seen: dict[tuple[str, str], str] = {}
    for draft in drafts:
        for name, kind in draft.record.names if draft.record else ():
            key = draft.seed.path, name.lower()
            if kind != "identifier":
                continue
            if (other := seen.setdefault(key, draft.seed.slug)) != draft.seed.slug:
                field = "identifiers" if draft.seed.path == "treatments" else name.partition(":")[0]
                if draft.seed.path != "conditions":  # forms of one disorder share classification codes
                    yield draft.seed.complaint((field,), f"{name} is also on {other}", "keep it on one of them")


@rule
def names_belong_to_one_treatment(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """A name that two treatments claim leads people to the wrong one."""
    seen: dict[str, str] = {}
    for seed, treatment in those(drafts, TreatmentRecord):
        for name, kind in treatment.names:
            other = seen.setdefault(name.casefold(), seed.slug)
            if kind in ("name", "synonym") and other != seed.slug:
                yield seed.complaint(("synonyms",), f"'{name}' is also a name of {other}", "keep it on one of them")


@rule
def hierarchies_have_no_loops(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """Nothing is a form of itself."""
    parents: dict[tuple[str, str], str | None] = {}
    for draft in drafts:
        parents[draft.seed.path, draft.seed.slug] = draft.seed.fields.get("parent")
    for draft in drafts:
        path, above, steps = draft.seed.path, draft.seed.fields.get("parent"), 0
        while above and steps <= len(parents):
            if above == draft.seed.slug:
                yield draft.seed.complaint(("parent",), "is above itself", "mend the chain of parents")
                break
            above, steps = parents.get((path, above)), steps + 1


@rule
def parents_are_classes_or_substances(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """Asking for a class finds its members, so only a class, or the thing of which it is a form, can be a parent."""
    kinds = {seed.slug: treatment.kind for seed, treatment in those(drafts, TreatmentRecord)}
    classes = {TreatmentKind.DRUG_CLASS, TreatmentKind.PROCEDURE_CLASS, TreatmentKind.PSYCHOTHERAPY}
    for seed, treatment in those(drafts, TreatmentRecord):
        above = treatment.parent and kinds.get(treatment.parent.slug)
        if above and above not in classes and (treatment.kind, above) not in FORMS:
            wrong = f"a {treatment.kind} under a {above}"
            yield seed.complaint(("parent",), wrong, "point to its class, or to the substance of which it is a form")


@rule
def publications_stand_once(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """One publication under two keys looks like two sources that agree."""
    seen: dict[tuple[str, str], str] = {}
    for seed, reference in those(drafts, ReferenceRecord):
        key = (reference.title.casefold(), str(reference.year))
        if (other := seen.setdefault(key, seed.slug)) != seed.slug:
            yield seed.complaint(("title",), f"same title and year as {other}", "merge them")


@rule
def verified_figures_can_be_found_again(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """Who says that a figure was seen must say where, or nobody can look again."""
    references = {seed.slug: reference for seed, reference in those(drafts, ReferenceRecord)}
    for seed, record in those(drafts, CitedRecord):
        source = references.get(record.source)
        traceable = record.seen_in or (source and (source.doi or source.pmid or source.url or source.seen_in))
        if record.verified and not traceable:
            yield seed.complaint(("verified",), "verified, but no page is named", "add `seen_in`, or `verified: false`")
        if record.verified and "recalled" in record.locator:
            yield seed.complaint(("verified",), "verified, but the locator says recalled", "write `verified: false`")


@rule
def regimens_fit_their_time_course(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """A time course measured under the regimen of another treatment is about that treatment."""
    treatments = {seed.slug: regimen.treatment.slug for seed, regimen in those(drafts, RegimenRecord)}
    for seed, course in those(drafts, TimeCourseRecord):
        if course.regimen and treatments.get(course.regimen.slug, course.treatment.slug) != course.treatment.slug:
            wrong = f"regimen of {treatments[course.regimen.slug]} on a time course of {course.treatment.slug}"
            yield seed.complaint(("regimen",), wrong, "name a regimen of the same treatment")


@rule
def equal_facts_stand_once(drafts: Sequence[Draft]) -> Iterator[Complaint]:
    """The same figure from the same source twice is a slip of integration, not two findings."""
    seen: dict[str, str] = {}
    for seed, record in those(drafts, FactRecord):
        told = record.model_dump_json(exclude={"slug", "headline", "note", "seen_in", "verified", "verified_on"})
        if (other := seen.setdefault(told, seed.slug)) != seed.slug:
            yield seed.complaint((), f"says the same as {other}", "remove one")
