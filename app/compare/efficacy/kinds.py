"""Which metrics compare effects, and when two times of looking are alike."""

from app.compare.vocabulary import MetricName

ACUTE_METRICS = frozenset({MetricName.RESPONSE, MetricName.REMISSION, MetricName.SCORE_CHANGE})
"""Those that depend on what people believe that they got."""
OF_EFFECTS = ACUTE_METRICS | {MetricName.RELAPSE_RISK, MetricName.DROPOUT_ANY}
FAR_APART = 2.0
"""Times of which the longer is more than so many times the other are not alike."""
