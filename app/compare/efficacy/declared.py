"""Metrics that compare effects against controls, one declaration each."""

from app.compare.efficacy.candidate import RELAPSES
from app.compare.efficacy.metric import EffectMetric
from app.compare.efficacy.said import EffectSayings
from app.compare.vocabulary import Better, MetricName
from app.models.contrast import CONTRASTS
from app.models.effect import EFFECTS
from app.models.gap import Attribute
from app.models.time_course import TIME_COURSES

READS = (EFFECTS.path, CONTRASTS.path, TIME_COURSES.path)
SCORES = frozenset(
    {
        *("depression-score", "madrs-change", "madrs-score", "grid-hamd-score", "hamd17-change", "hamd17-score"),
        *("hamd21-change", "hamd24-score", "hamd25-change", "hamd6-change", "qids-sr16-change", "qids-sr16-score"),
        *("ids-sr30-change", "ids-c30-change", "bdi-ii-score", "bdi-change", "bdi-ia-change", "phq-9-score"),
        "hads-d-score",
    }
)
"""Outcomes that are scores of depression; no more than one question may name."""

EFFECT_METRICS = (
    EffectMetric(
        slug=MetricName.RELAPSE_RISK,
        attribute=Attribute.RELAPSE,
        name="relapse, of those whom treatment had helped",
        name_patient="how many relapse",
        reads=READS,
        better=Better.LOWER,
        outcomes=RELAPSES,
        sayings=EffectSayings("relapse", "relapse"),
    ),
    EffectMetric(
        slug=MetricName.RESPONSE,
        attribute=Attribute.RESPONSE,
        name="response",
        name_patient="how many get clearly better",
        reads=READS,
        better=Better.HIGHER,
        outcomes=frozenset({"response"}),
        sayings=EffectSayings("response", "have clearly fewer symptoms"),
    ),
    EffectMetric(
        slug=MetricName.REMISSION,
        attribute=Attribute.REMISSION,
        name="remission",
        name_patient="how many become nearly free of symptoms",
        reads=READS,
        better=Better.HIGHER,
        outcomes=frozenset({"remission"}),
        sayings=EffectSayings("remission", "become nearly free of symptoms"),
    ),
    EffectMetric(
        slug=MetricName.SCORE_CHANGE,
        name="change of the score",
        name_patient="how much symptoms ease",
        reads=READS,
        better=Better.LOWER,
        outcomes=SCORES,
        sayings=EffectSayings("the score", "have more symptoms"),
    ),
    EffectMetric(
        slug=MetricName.DROPOUT_ANY,
        attribute=Attribute.DROPOUT,
        name="leaving for any reason",
        name_patient="how many stop early",
        reads=READS,
        better=Better.LOWER,
        outcomes=frozenset({"dropout-any"}),
        sayings=EffectSayings("leaving for any reason", "stop early"),
    ),
)
