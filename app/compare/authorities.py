"""The two kinds of status that are compared: of authorities, which depend on the condition, and of drug laws."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.compare.evidence import Evidence, condition_of
from app.compare.findings import CellStatus
from app.compare.statuses import Precedence, StatusMetric, status_of
from app.compare.vocabulary import ConditionRelation, WhyAbsent
from app.models.approval import LICENSED, ApprovalRecord, ApprovalStatus, StatusGroup
from app.models.legal_status import LegalControl, LegalStatusRecord
from app.values.age_group import AgeGroup
from app.values.day import LAST, earliest

YOUNG = {AgeGroup.CHILDREN_AND_ADOLESCENTS, AgeGroup.ADOLESCENTS}
"""For whom a status alone says nothing of adults."""
ADVICE = {StatusGroup.GUIDANCE, StatusGroup.FUNDING}
"""What comes after every word on a licence."""
WEAKER = (
    ApprovalStatus.OFF_LABEL,
    ApprovalStatus.NOT_APPROVED,
    ApprovalStatus.WITHDRAWN,
    ApprovalStatus.DISCONTINUED,
    ApprovalStatus.SPECIAL_ACCESS,
    ApprovalStatus.INVESTIGATIONAL,
    ApprovalStatus.BREAKTHROUGH_DESIGNATION,
)
"""What comes after licences, in this order, and before the rest."""
ORDER = (
    *(each for each in ApprovalStatus if each in LICENSED),
    *WEAKER,
    *(each for each in ApprovalStatus if each not in LICENSED and each not in WEAKER),
)
"""Every status, the strongest first."""


@dataclass(frozen=True, kw_only=True)
class ApprovalMetric(StatusMetric[ApprovalRecord]):
    """Licences, access, guidance and funding, for the condition and what is wider or narrower."""

    of_condition: bool = True

    def records(self, evidence: Evidence) -> Sequence[ApprovalRecord]:
        return evidence.approvals

    def conditions(self, evidence: Evidence, slugs: Sequence[str]) -> set[str]:
        of_them = (each for each in evidence.approvals if each.treatment.slug in slugs)
        return {each.condition.slug for each in of_them if each.condition}

    def may_answer(self, evidence: Evidence, record: ApprovalRecord) -> bool:
        return condition_of(record) in evidence.ladder.relations

    def kept_out(self, record: ApprovalRecord) -> WhyAbsent | None:
        if record.condition is None and (record.licensed or record.status == ApprovalStatus.ESSENTIAL_MEDICINE):
            return WhyAbsent.OTHER_USE
        return super().kept_out(record) or (WhyAbsent.ONLY_PARTS if record.age_group in YOUNG else None)

    def place(self, evidence: Evidence, record: ApprovalRecord) -> Precedence:
        return (
            record.group in ADVICE,
            [*ConditionRelation].index(evidence.ladder.relations[condition_of(record)]),
            ORDER.index(record.status),
            earliest(record.began) if record.began else LAST,
            record.slug,
        )

    def asked(self, evidence: Evidence) -> list[tuple[str, str]]:
        return [("status_on", evidence.day), evidence.on_the_ladder([None])]

    def shown(self, evidence: Evidence, record: ApprovalRecord) -> CellStatus:
        told = {"status": record.status, "condition": record.condition, "indication": record.indication}
        return status_of(evidence, record, **told, use=record.use, age_group=record.age_group)


@dataclass(frozen=True, kw_only=True)
class LawMetric(StatusMetric[LegalStatusRecord]):
    """Schedules of drug laws, which hold whatever a substance is taken for."""

    def records(self, evidence: Evidence) -> Sequence[LegalStatusRecord]:
        return evidence.laws

    def place(self, evidence: Evidence, record: LegalStatusRecord) -> Precedence:  # noqa: ARG002 - the same for all
        began = earliest(record.began) if record.began else LAST
        return [*LegalControl].index(record.status), began, record.slug

    def asked(self, evidence: Evidence) -> list[tuple[str, str]]:
        return [("status_on", evidence.day)]

    def shown(self, evidence: Evidence, record: LegalStatusRecord) -> CellStatus:
        return status_of(evidence, record, status=record.status, schedule=record.schedule)
