"""Rules of every record: addresses, ranges, identifiers, names, hierarchies, traces."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.closest import key_of_name
from app.errors import DossierFault
from app.models.adverse_effect import AdverseEffectRecord
from app.models.base import CitedRecord, FactRecord
from app.models.condition import ConditionRecord
from app.models.mechanism import MechanismRecord
from app.models.outcome import OutcomeRecord
from app.models.reference import ReferenceRecord
from app.models.regimen import RegimenRecord
from app.models.stamp import IDENTIFIER
from app.models.time_course import TimeCourseRecord
from app.models.treatment import TreatmentRecord
from app.models.treatment_kind import FORMS, TreatmentKind
from app.record import Record
from app.release.rules.base import Draft, those
from app.release.seed import Seed
from app.values.scheme import key_of


def slugs_are_unique(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A slug is an address; two records cannot share one."""
    seen = Counter((draft.seed.path, draft.seed.slug) for draft in drafts)
    for draft in drafts:
        if seen[draft.seed.path, draft.seed.slug] > 1:
            inside = draft.seed.resource.written_in
            remedy = "set them apart by `key`, or remove one" if inside else "merge the records, or rename one"
            yield draft.seed.fault(("slug",), "slug is used twice", remedy)


def ranges_are_in_order(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A range whose lower end is above its upper was misread from its source."""
    for seed, field, figures in ranges(drafts):
        known = [figure for figure in figures if figure is not None]
        if known != sorted(known):
            yield seed.fault((field,), "lower, typical and upper are not in this order", "look them up again")


def ranges(
    drafts: Sequence[Draft],
) -> Iterator[tuple[Seed, str, Sequence[float | None]]]:
    """Figures that must not fall: record, field, and the figures from lower to upper."""
    for seed, course in those(drafts, TimeCourseRecord):
        yield seed, "lower", [course.lower_hours, course.typical_hours, course.upper_hours]
    for seed, regimen in those(drafts, RegimenRecord):
        yield from ((seed, "doses", [dose.lower, dose.typical, dose.upper]) for dose in regimen.doses)
    for seed, mechanism in those(drafts, MechanismRecord):
        if affinity := mechanism.affinity:
            yield seed, "affinity", [affinity.nm_lower, affinity.nm, affinity.nm_upper]
    for seed, outcome in those(drafts, OutcomeRecord):
        threshold = outcome.remission_criterion.threshold if outcome.remission_criterion else None
        yield seed, "score_lower", [outcome.score_lower, threshold, outcome.score_upper]
        bands = outcome.severity.bands if outcome.severity else []
        yield from ((seed, "severity", [band.lower, band.upper]) for band in bands)
        if mid := outcome.minimal_important_difference:
            yield seed, "minimal_important_difference", [mid.lower, mid.value, mid.upper]
    for seed, effect in those(drafts, AdverseEffectRecord):
        if reported := effect.reported:
            yield seed, "reported", [reported.lower, reported.value, reported.upper]
        if rate := effect.rate:
            yield seed, "rate", [rate.lower, rate.value, rate.upper]
        times = (effect.timeframe, effect.timeframe_max)
        yield seed, "timeframe", [span.hours if span else None for span in times]
    for seed, condition in those(drafts, ConditionRecord):
        yield from ((seed, "epidemiology", [each.lower, each.value, each.upper]) for each in condition.epidemiology)


def identifiers_find_their_record(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A look-up by identifier must find one record: what cannot be read finds none, and what stands twice finds two."""
    seen: dict[tuple[str, str], str] = {}
    for seed, record in those(drafts, Record):
        for name in (name for name, kind in record.names if kind == IDENTIFIER):
            scheme = name.partition(":")[0]
            place = next((place for place in seed.lines if place and place[-1] == scheme), ())
            try:
                other = seen.setdefault((seed.path, key_of(name)), seed.slug)
            except ValueError as error:
                yield seed.fault(place, str(error), "write it as its registry does")
                continue
            if other != seed.slug and not record.shares_identifiers:
                yield seed.fault(place, f"{name} is also on {other}", "keep it on one of them")


def names_belong_to_one_treatment(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A name that two treatments claim leads people to the wrong one."""
    seen: dict[str, str] = {}
    for seed, treatment in those(drafts, TreatmentRecord):
        for name, kind in treatment.names:
            other = seen.setdefault(key_of_name(name), seed.slug)
            if kind in ("name", "synonym") and other != seed.slug:
                yield seed.fault(("synonyms",), f"'{name}' is also a name of {other}", "keep it on one of them")


def hierarchies_have_no_loops(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Nothing is a form of itself."""
    parents: dict[tuple[str, str], str] = {}
    for seed, record in those(drafts, Record):
        tree = seed.resource.hierarchy
        if tree and (parent := getattr(record, tree.parent)):
            parents[seed.path, seed.slug] = parent.slug
    for seed, _ in those(drafts, Record):
        met: set[str] = set()
        above = parents.get((seed.path, seed.slug))
        while above and above not in met:
            if above == seed.slug:
                yield seed.fault(("parent",), "is above itself", "mend the chain of parents")
            met.add(above)
            above = parents.get((seed.path, above))


def parents_are_classes_or_substances(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Asking for a class finds its members, so only a class, or the thing of which it is a form, can be a parent."""
    kinds = {seed.slug: treatment.kind for seed, treatment in those(drafts, TreatmentRecord)}
    classes = {
        TreatmentKind.DRUG_CLASS,
        TreatmentKind.PROCEDURE_CLASS,
        TreatmentKind.PSYCHOTHERAPY,
        TreatmentKind.CO_MEDICATION,
    }
    for seed, treatment in those(drafts, TreatmentRecord):
        above = treatment.parent and kinds.get(treatment.parent.slug)
        if above and above not in classes and (treatment.kind, above) not in FORMS:
            wrong = f"a {treatment.kind} under a {above}"
            yield seed.fault(("parent",), wrong, "point to its class, or to the substance of which it is a form")


def controls_say_what_they_hide(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A figure against a waiting list flatters more than one against placebo, so each control says which it is."""
    for seed, treatment in those(drafts, TreatmentRecord):
        if (treatment.kind == TreatmentKind.CONTROL) != (treatment.control_kind is not None):
            wrong, remedy = "kind control and control_kind go together", "state both, or neither"
            yield seed.fault(("control_kind",), wrong, remedy)


def publications_stand_once(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """One publication under two keys looks like two sources that agree."""
    seen: dict[tuple[str, str], str] = {}
    for seed, reference in those(drafts, ReferenceRecord):
        key = (reference.title.casefold(), str(reference.year))
        if (other := seen.setdefault(key, seed.slug)) != seed.slug:
            yield seed.fault(("title",), f"same title and year as {other}", "merge them")


def verified_figures_can_be_found_again(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Who says that a figure was seen must say where, or nobody can look again."""
    references = {seed.slug: reference for seed, reference in those(drafts, ReferenceRecord)}
    for seed, record in those(drafts, CitedRecord):
        source = references.get(record.source)
        traceable = record.seen_in or (source and (source.doi or source.pmid or source.url or source.seen_in))
        if record.verified and not traceable:
            yield seed.fault(("verified",), "verified, but no page is named", "add `seen_in`, or `verified: false`")
        if record.verified and "recalled" in record.locator:
            yield seed.fault(("verified",), "verified, but the locator says recalled", "write `verified: false`")


def equal_facts_stand_once(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """The same figure from the same source twice is a slip of integration, not two findings."""
    seen: dict[str, str] = {}
    for seed, record in those(drafts, FactRecord):
        told = record.model_dump_json(exclude={*record.aside})
        if (other := seen.setdefault(told, seed.slug)) != seed.slug:
            yield seed.fault((), f"says the same as {other}", "remove one")
