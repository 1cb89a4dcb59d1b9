"""Every metric of a comparison that is served, one declaration each; and which are shown if none are named."""

from collections.abc import Mapping, Sequence

from app.compare.actions import RouteMetric, TargetMetric
from app.compare.applicable import NO_LABEL, NOT_A_SUBSTANCE
from app.compare.authorities import ApprovalMetric, LawMetric
from app.compare.boxes import BoxMetric
from app.compare.efficacy.declared import EFFECT_METRICS
from app.compare.harms.declared import HARM_METRICS
from app.compare.metric import Metric
from app.compare.time_metrics import TIME_METRICS
from app.compare.vocabulary import MetricName
from app.models.approval import APPROVALS
from app.models.gap import Attribute
from app.models.legal_status import LEGAL_STATUS
from app.models.mechanism import MECHANISMS
from app.models.regimen import REGIMENS
from app.models.safety_warning import WARNINGS
from app.values.audience import Audience

METRICS: tuple[Metric, ...] = (
    *TIME_METRICS,
    *EFFECT_METRICS,
    *HARM_METRICS,
    TargetMetric(
        slug=MetricName.MECHANISMS,
        attribute=Attribute.MECHANISM,
        name="mechanisms",
        name_patient="how it is thought to work",
        reads=(MECHANISMS.path,),
    ),
    RouteMetric(
        slug=MetricName.ROUTES,
        name="route",
        name_patient="how it is given",
        reads=(REGIMENS.path,),
    ),
    ApprovalMetric(
        slug=MetricName.APPROVALS,
        attribute=Attribute.APPROVAL,
        name="licence and use",
        name_patient="may it be prescribed here",
        reads=(APPROVALS.path,),
    ),
    LawMetric(
        slug=MetricName.LEGAL_STATUS,
        name="control by drug law",
        name_patient="is it a controlled drug",
        reads=(LEGAL_STATUS.path,),
        inapplicable=(NOT_A_SUBSTANCE,),
    ),
    BoxMetric(
        slug=MetricName.BOXED_WARNINGS,
        name="boxed warnings",
        name_patient="strongest warnings",
        reads=(WARNINGS.path, APPROVALS.path),
        inapplicable=(NO_LABEL,),
    ),
)
BY_NAME = {each.slug: each for each in METRICS}
STANDARD = (
    MetricName.ONSET,
    MetricName.DURATION,
    MetricName.RELAPSE,
    MetricName.SESSION,
    MetricName.COURSE,
    MetricName.RESPONSE,
    MetricName.REMISSION,
    MetricName.SERIOUS_ADVERSE_EVENTS,
    MetricName.COMMON_ADVERSE_EFFECTS,
    MetricName.MECHANISMS,
    MetricName.APPROVALS,
    MetricName.BOXED_WARNINGS,
)
"""What is compared if no metrics are named."""
ASKED_FIRST: Mapping[Audience, Sequence[MetricName]] = {
    Audience.RESEARCHER: (),
    Audience.CLINICIAN: (
        *(MetricName.RESPONSE, MetricName.REMISSION, MetricName.RELAPSE, MetricName.SERIOUS_ADVERSE_EVENTS),
        *(MetricName.COMMON_ADVERSE_EFFECTS, MetricName.BOXED_WARNINGS, MetricName.APPROVALS),
    ),
    Audience.PATIENT: (
        *(MetricName.ONSET, MetricName.DURATION, MetricName.RESPONSE, MetricName.REMISSION),
        *(MetricName.COMMON_ADVERSE_EFFECTS, MetricName.SERIOUS_ADVERSE_EVENTS, MetricName.APPROVALS),
    ),
}
"""Audience -> what it asks first: if no metrics are named, these lead, and the others follow as they stand."""


def standard_for(audience: Audience) -> list[MetricName]:
    """What is compared if no metrics are named, in the order in which an audience asks."""
    return [*dict.fromkeys((*ASKED_FIRST[audience], *STANDARD))]
