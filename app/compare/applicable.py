"""Which metrics cannot apply to a treatment, whatever is recorded."""

from app.compare.evidence import Evidence
from app.compare.metric import Inapplicable
from app.compare.vocabulary import WhyAbsent
from app.models.approval import LICENSED, ApprovalStatus
from app.models.treatment_kind import Modality, TreatmentKind
from app.values.jurisdiction import Jurisdiction

SUBSTANCES = {TreatmentKind.DRUG, TreatmentKind.DRUG_CLASS}
LABELLED = {*LICENSED, ApprovalStatus.OFF_LABEL, ApprovalStatus.DISCONTINUED}
"""What is licensed, if only for something else, has a label; what was withdrawn has none any more."""
BOXED_IN = Jurisdiction.UNITED_STATES
"""Whose labels have boxed warnings."""


def is_taken_daily(evidence: Evidence, slug: str) -> bool:
    """Is it a medicine, with its members, of which regimens are recorded, none of which tells of sessions?"""
    below = evidence.below(slug)
    told = [each for each in evidence.regimens if each.treatment.slug in (*evidence.pool(slug), *below)]
    in_sessions = any(each.sessions or each.session_length for each in told)
    medicine = all(evidence.treatments[each].modality == Modality.PHARMACOLOGICAL for each in (slug, *below))
    return medicine and bool(told) and not in_sessions


def is_no_substance(evidence: Evidence, slug: str) -> bool:
    """Is it a procedure, a device, or talking, without a drug?"""
    treatments = (evidence.treatments[each] for each in (slug, *evidence.below(slug)))
    return all(each.kind not in SUBSTANCES and not each.combines for each in treatments)


def has_no_label(evidence: Evidence, slug: str) -> bool:
    """Can it have no label where labels have boxes: as no medicine, or one that is known to be licensed for nothing?

    Where nothing is recorded, that is not known. What is used off label is licensed for something else.
    """
    if is_no_substance(evidence, slug):
        return True
    known = {
        each.status
        for each in evidence.approvals
        if each.treatment.slug in (*evidence.pool(slug), *evidence.below(slug)) and each.jurisdiction == BOXED_IN
    }
    return bool(known) and known.isdisjoint(LABELLED)


TAKEN_DAILY = Inapplicable(WhyAbsent.TAKEN_DAILY, is_taken_daily)
NOT_A_SUBSTANCE = Inapplicable(WhyAbsent.NOT_A_SUBSTANCE, is_no_substance)
NO_LABEL = Inapplicable(WhyAbsent.NO_MEDICINE_LABEL, has_no_label)
