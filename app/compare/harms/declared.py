"""Metrics that compare harms, one declaration each."""

from app.compare.efficacy.said import EffectSayings
from app.compare.harms.metric import HarmMetric
from app.compare.harms.table_metric import TableMetric
from app.compare.metric import Metric
from app.compare.vocabulary import Better, MetricName
from app.models.adverse_effect import ADVERSE_EFFECTS
from app.models.contrast import CONTRASTS
from app.models.effect import EFFECTS
from app.models.gap import Attribute

READS_HARMS = (ADVERSE_EFFECTS.path, EFFECTS.path, CONTRASTS.path)

HARM_METRICS: tuple[Metric, ...] = (
    HarmMetric(
        slug=MetricName.DROPOUT_ADVERSE_EVENTS,
        attribute=Attribute.DROPOUT,
        name="leaving for adverse effects",
        name_patient="how many stop because of side effects",
        reads=READS_HARMS,
        better=Better.LOWER,
        effect="discontinuation-due-to-adverse-event",
        outcomes=frozenset({"dropout-adverse-events"}),
        sayings=EffectSayings("leaving for adverse effects", "stop because of side effects"),
    ),
    HarmMetric(
        slug=MetricName.SERIOUS_ADVERSE_EVENTS,
        attribute=Attribute.SERIOUS_ADVERSE_EFFECTS,
        name="serious adverse events",
        name_patient="serious harms",
        reads=READS_HARMS,
        better=Better.LOWER,
        effect="serious-adverse-event",
        outcomes=frozenset({"serious-adverse-event"}),
        sayings=EffectSayings("a serious adverse event", "have a serious adverse event"),
    ),
    TableMetric(
        slug=MetricName.COMMON_ADVERSE_EFFECTS,
        name="commonest adverse effects",
        name_patient="common side effects",
        reads=(ADVERSE_EFFECTS.path,),
        better=Better.LOWER,
    ),
)
