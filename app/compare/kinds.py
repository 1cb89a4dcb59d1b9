"""Which metrics compare effects, and which compare harms."""

from app.compare.vocabulary import MetricName

ACUTE_METRICS = frozenset({MetricName.RESPONSE, MetricName.REMISSION, MetricName.SCORE_CHANGE})
"""Those that depend on what people believe that they got."""
OF_EFFECTS = ACUTE_METRICS | {MetricName.RELAPSE_RISK, MetricName.DROPOUT_ANY}
OF_RATES = frozenset({MetricName.DROPOUT_ADVERSE_EVENTS, MetricName.SERIOUS_ADVERSE_EVENTS})
"""Those that compare in how many one harm happens."""
OF_HARMS = OF_RATES | {MetricName.COMMON_ADVERSE_EFFECTS}
PICKED = OF_EFFECTS | OF_RATES
"""Those in whose cells one figure stands, picked of several."""
