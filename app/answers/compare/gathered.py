"""Reads the evidence for an answer: one statement for each collection, however many treatments and metrics."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

from app.address import Address
from app.answers.compare.request import AskedOfEvidence
from app.answers.gather import Gathering
from app.compare.applicable import BOXED_IN
from app.compare.evidence import ControlArm, ControlArms, Evidence
from app.compare.ladder import Ladder
from app.compare.metric import Metric
from app.marks import Walk
from app.models.adverse_effect import ADVERSE_EFFECTS, AdverseEffectRecord
from app.models.analysis import Reservation
from app.models.approval import APPROVALS, ApprovalRecord
from app.models.condition import CONDITIONS, ConditionRecord
from app.models.contrast import CONTRASTS, ContrastRecord
from app.models.effect import EFFECTS, EffectRecord
from app.models.legal_status import LEGAL_STATUS, LegalStatusRecord
from app.models.mechanism import MECHANISMS, MechanismRecord
from app.models.outcome import OutcomeKind
from app.models.regimen import REGIMENS, RegimenRecord
from app.models.result import RESULTS
from app.models.safety_warning import WARNINGS, SafetyWarningRecord, WarningKind
from app.models.time_course import TIME_COURSES, TimeCourseRecord
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.models.trial import ArmRole
from app.record import Record
from app.resource import Resource
from app.values.text import MOST_VALUES

CONTROL_ROLES = (ArmRole.ACTIVE_PLACEBO, ArmRole.PLACEBO, ArmRole.SHAM, ArmRole.USUAL_CARE, ArmRole.WAITING_LIST)
"""Arms that show how many would have fared so without the treatment."""
LEAVING_OUT = "not"
"""Operator of filters that leave out what they name, and nothing else."""
TIMES_OF_LOOKING = frozenset({"timepoint__gte", "timepoint__lte"})
F = TypeVar("F", bound=Record)


def gathered(gathering: Gathering, asked: AskedOfEvidence, metrics: Sequence[Metric], here: Address) -> Evidence:
    """What the rules of these metrics look at. Conditions are left open, since what is passed over is told, too."""
    release, slugs = gathering.release, asked.treatments
    kin, needed = release.kin[TREATMENTS.path], {path for metric in metrics for path in metric.reads}
    roots = [kin.walked(each, Walk.ORIGINS)[-1] for each in slugs]

    def read(resource: Resource, model: type[F], **kept_to: Sequence[str]) -> list[F]:
        if resource.path not in needed or resource.path in left_out:
            return []
        return gathering.read(resource, model, **kept_to, **asked_of(resource, asked.filters))

    left_out = {EFFECTS.path} if any(is_of_trials(name) for name in asked.filters) else set[str]()
    there = {"jurisdiction": [*dict.fromkeys((*asked.jurisdictions, BOXED_IN))]}
    on_the_day = {"treatment": slugs, "status_on": asked.status_on}
    below = gathering.read(TREATMENTS, TreatmentRecord, within=slugs)
    ladder = ladder_of(gathering, asked.condition)
    outcomes = sorted({outcome for metric in metrics for outcome in metric.outcomes})
    measured = {"outcome": outcomes} if len(outcomes) <= MOST_VALUES else {}
    effects = read(EFFECTS, EffectRecord, treatment=roots, **measured)
    contrasts = read(CONTRASTS, ContrastRecord, treatment=roots, **measured)
    harms = read(ADVERSE_EFFECTS, AdverseEffectRecord, between=roots)
    courses = read(TIME_COURSES, TimeCourseRecord, treatment=roots)
    regimens = read(REGIMENS, RegimenRecord, treatment=roots)
    mechanisms = read(MECHANISMS, MechanismRecord, treatment=roots)
    approvals = read(APPROVALS, ApprovalRecord, **on_the_day, **there)
    laws = read(LEGAL_STATUS, LegalStatusRecord, **on_the_day, **there)
    warnings = read(WARNINGS, SafetyWarningRecord, kind=[WarningKind.BOXED_WARNING])
    return Evidence(
        treatments={each.slug: each for each in below},
        names=release.known[TREATMENTS.path].labels,
        kin=kin,
        ladder=ladder,
        sources=gathering.sources(),
        jurisdictions=asked.jurisdictions,
        day=asked.status_on,
        is_of_today=asked.status_on == release.stamp.date,
        year=int(release.stamp.date[:4]),
        audience=asked.audience,
        site=here.site,
        filters={
            path: [*kept_by(asked.filters, resource).items()]
            for path, resource in release.catalogue.by_path.items()
            if path in needed or resource is RESULTS
        },
        left_out=frozenset(left_out),
        read_control_arms=partial(control_arms, gathering, measured, asked.filters),
        condition_names=release.known[CONDITIONS.path].labels,
        courses=courses,
        effects=effects,
        gaps=gathering.gaps(),
        contrasts=contrasts,
        harms=harms,
        effects_shown=asked.effects,
        regimens=regimens,
        mechanisms=mechanisms,
        approvals=approvals,
        laws=laws,
        warnings=warnings,
        seen=release.weighed,
        cells=release.cells,
    )


def is_of_trials(name: str) -> bool:
    """Does a filter keep to what is told of a trial alone, so that no estimate over trials can answer for it?"""
    filtered = CONTRASTS.filters.get(name)
    return filtered is not None and filtered.operator != LEAVING_OUT and name not in EFFECTS.filters


def kept_by(filters: Mapping[str, str], resource: Resource) -> dict[str, str]:
    """The filters that a collection has. Arms of which a baseline is made have a window of time of their own."""
    kept = {name: values for name, values in filters.items() if name in resource.filters}
    if resource is RESULTS:
        return {name: values for name, values in kept.items() if name not in TIMES_OF_LOOKING}
    return kept


def asked_of(resource: Resource, filters: Mapping[str, str]) -> dict[str, Sequence[str]]:
    """The same as its query model reads them."""
    kept = kept_by(filters, resource)
    return {name: [value] if resource.filters[name].many else value for name, value in kept.items()}


def control_arms(
    gathering: Gathering, measured: Mapping[str, Sequence[str]], filters: Mapping[str, str]
) -> ControlArms:
    """In how many people with the control it happened, in each trial."""
    columns = ("outcome", "treatment", "condition", "study", "timepoint_hours", "proportion")
    asked = {
        **measured,
        "outcome_kind": [OutcomeKind.EVENT],
        "role": CONTROL_ROLES,
        "poolable": ["true"],
        "unfit__not": [Reservation.WEAK_SOURCE],
        **asked_of(RESULTS, filters),
    }
    found: dict[tuple[str, str, str], list[ControlArm]] = defaultdict(list)
    for outcome, treatment, condition, study, hours, share in gathering.columns(RESULTS, columns, **asked):
        if hours is not None and share is not None:
            found[outcome, treatment, condition].append(ControlArm(study, hours, share))
    return found


def ladder_of(gathering: Gathering, condition: str) -> Ladder:
    """Conditions from near to far: the one asked for, its parents, groups in which it was studied, special forms."""
    release = gathering.release
    labels, kin = release.known[CONDITIONS.path].labels, release.kin[CONDITIONS.path]
    parents, narrower = kin.walked(condition, Walk.ABOVE), kin.walked(condition, Walk.BELOW)[1:]
    known = {each.slug: each for each in gathering.read(CONDITIONS, ConditionRecord, slug=parents)}
    groups = [each.slug for parent in parents for each in known[parent].studied_within]
    wider = [*dict.fromkeys((*parents[1:], *groups))]
    return Ladder(
        asked=release.link(CONDITIONS.path, condition),
        wider=wider,
        narrower=narrower,
        others=sorted({*labels} - {condition, *wider, *narrower}),
    )
