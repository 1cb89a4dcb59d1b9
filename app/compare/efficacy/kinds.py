"""Which metrics compare effects."""

from app.compare.vocabulary import MetricName

ACUTE_METRICS = frozenset({MetricName.RESPONSE, MetricName.REMISSION, MetricName.SCORE_CHANGE})
"""Those that depend on what people believe that they got."""
OF_EFFECTS = ACUTE_METRICS | {MetricName.RELAPSE_RISK, MetricName.DROPOUT_ANY}
