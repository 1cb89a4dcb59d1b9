"""What `include=` may nest in a treatment and in a reference: a line or two for each collection that points there."""

from typing import Annotated

from app.marks import included
from app.models.adverse_effect import ADVERSE_EFFECTS, AdverseEffectRecord
from app.models.approval import APPROVALS, ApprovalRecord
from app.models.claim import CLAIMS, ClaimRecord
from app.models.conflict import CONFLICTS, ConflictRecord
from app.models.contrast import CONTRASTS, ContrastRecord
from app.models.effect import EFFECTS, EffectRecord
from app.models.gap import GAPS, GapRecord
from app.models.historic_event import HISTORY, HistoricEventRecord
from app.models.interaction import INTERACTIONS, InteractionRecord
from app.models.legal_status import LEGAL_STATUS, LegalStatusRecord
from app.models.mechanism import MECHANISMS, MechanismRecord
from app.models.regimen import REGIMENS, RegimenRecord
from app.models.result import RESULTS, ResultRecord
from app.models.safety_warning import WARNINGS, SafetyWarningRecord
from app.models.service import SERVICES, ServiceRecord
from app.models.study import STUDIES, StudyRecord
from app.models.term import TERMS, TermRecord
from app.models.time_course import TIME_COURSES, TimeCourseRecord
from app.resource import Nested
from app.values.part import Part


class InTreatment(Part):
    """Facts about a treatment."""

    regimens: Annotated[list[RegimenRecord], Nested(REGIMENS, "treatment", keeps="condition")] = included()
    """How it, its forms and its members are given."""
    time_courses: Annotated[list[TimeCourseRecord], Nested(TIME_COURSES, "treatment", keeps="condition")] = included()
    """How soon and how long it, its forms and its members work."""
    headlines: Annotated[
        list[TimeCourseRecord], Nested(TIME_COURSES, "treatment", where=(("headline", True),), keeps="condition")
    ] = included()
    """The time courses that cards show first."""
    mechanisms: Annotated[list[MechanismRecord], Nested(MECHANISMS, "treatment")] = included()
    """How it, its forms and its members work, and the substance of which it is a form."""
    approvals: Annotated[list[ApprovalRecord], Nested(APPROVALS, "treatment", keeps="condition")] = included()
    """Where it, its forms and its members may be used, and what holds for all of its class."""
    legal_status: Annotated[list[LegalStatusRecord], Nested(LEGAL_STATUS, "treatment")] = included()
    """How drug laws stand to it, its forms and its members."""
    warnings: Annotated[list[SafetyWarningRecord], Nested(WARNINGS, "treatment")] = included()
    """What is warned of with it, its forms and its members, and with all of its class."""
    adverse_effects: Annotated[list[AdverseEffectRecord], Nested(ADVERSE_EFFECTS, "treatment", keeps="condition")] = (
        included()
    )
    """How often it, its forms and its members do harm."""
    interactions: Annotated[list[InteractionRecord], Nested(INTERACTIONS, "treatment")] = included()
    """What happens when it, its forms and its members, or its class meet another treatment."""
    studies: Annotated[list[StudyRecord], Nested(STUDIES, "treatment", keeps="condition")] = included()
    """Trials in which an arm got it, a form or a member of it."""
    results: Annotated[list[ResultRecord], Nested(RESULTS, "treatment", keeps="condition")] = included()
    """What became of the arms of trials that got it, a form or a member of it."""
    contrasts: Annotated[list[ContrastRecord], Nested(CONTRASTS, "treatment", keeps="condition")] = included()
    """How arms that got it, a form or a member of it compare with others."""
    effects: Annotated[list[EffectRecord], Nested(EFFECTS, "treatment", keeps="condition")] = included()
    """Pooled estimates of it, a form or a member of it."""
    claims: Annotated[list[ClaimRecord], Nested(CLAIMS, "treatment")] = included()
    """What is often said of it, its forms and its members, or its class, and what became of that."""
    gaps: Annotated[list[GapRecord], Nested(GAPS, "treatment")] = included()
    """What is not known of it, its forms and its members, or its class."""
    conflicts: Annotated[list[ConflictRecord], Nested(CONFLICTS, "treatment")] = included()
    """Facts about it, its forms and its members, or its class, that contradict each other or look so."""
    history: Annotated[list[HistoricEventRecord], Nested(HISTORY, "treatment")] = included()
    """What happened with it, its forms and its members, or its class."""


class InReference(Part):
    """Facts that cite a reference."""

    regimens: Annotated[list[RegimenRecord], Nested(REGIMENS, "source")] = included()
    """Regimens that cite it."""
    time_courses: Annotated[list[TimeCourseRecord], Nested(TIME_COURSES, "source")] = included()
    """Time courses that cite it."""
    mechanisms: Annotated[list[MechanismRecord], Nested(MECHANISMS, "source")] = included()
    """Mechanisms that cite it."""
    approvals: Annotated[list[ApprovalRecord], Nested(APPROVALS, "source")] = included()
    """Approvals that cite it."""
    legal_status: Annotated[list[LegalStatusRecord], Nested(LEGAL_STATUS, "source")] = included()
    """Laws that cite it."""
    warnings: Annotated[list[SafetyWarningRecord], Nested(WARNINGS, "source")] = included()
    """Warnings that cite it."""
    adverse_effects: Annotated[list[AdverseEffectRecord], Nested(ADVERSE_EFFECTS, "source")] = included()
    """Rates of adverse effects that cite it."""
    interactions: Annotated[list[InteractionRecord], Nested(INTERACTIONS, "source")] = included()
    """Interactions that cite it."""
    studies: Annotated[list[StudyRecord], Nested(STUDIES, "source")] = included()
    """Trials of which it is the main publication."""
    results: Annotated[list[ResultRecord], Nested(RESULTS, "source")] = included()
    """Results of trials that cite it."""
    contrasts: Annotated[list[ContrastRecord], Nested(CONTRASTS, "source")] = included()
    """Comparisons of arms that cite it."""
    effects: Annotated[list[EffectRecord], Nested(EFFECTS, "source")] = included()
    """Pooled estimates of which it is the source."""
    claims: Annotated[list[ClaimRecord], Nested(CLAIMS, "source")] = included()
    """Claims of whose evidence it is a part."""
    history: Annotated[list[HistoricEventRecord], Nested(HISTORY, "source")] = included()
    """Events that cite it."""
    terms: Annotated[list[TermRecord], Nested(TERMS, "source")] = included()
    """Terms whose definition cites it."""
    resources: Annotated[list[ServiceRecord], Nested(SERVICES, "source")] = included()
    """Crisis lines and locators that cite it."""
