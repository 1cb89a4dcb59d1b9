"""The metric that compares in how many people one adverse effect happens."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.compare.evidence import Evidence
from app.compare.harms.candidate import HarmSeen
from app.compare.harms.commonest import commonest
from app.compare.harms.metric import HarmLike, HarmMetric
from app.compare.harms.tables import Table
from app.compare.vocabulary import PickRule
from app.compare.weighed_metric import Picked


@dataclass(frozen=True, kw_only=True)
class SingleHarmMetric(HarmMetric):
    """One adverse effect: as in the table from which comparisons tell the commonest, where that has it.

    A table of one trial gives way to whatever else may stand.
    """

    def picked(self, evidence: Evidence, slug: str) -> Picked[HarmLike]:
        own, shared = commonest(evidence, slug)
        pool = evidence.pool(slug)
        for each in shared:
            if each.rows[0].record.effect.slug == self.effect:
                known = self.known(evidence, [*pool, *evidence.below(slug)])
                return Picked(PickRule.RANGE_OVER_MEMBERS, each.rows, [], known)
        told = min(self.of_table(own), key=lambda row: row.record.population is not None, default=None)
        if told is None or not told.is_pooled:
            picked = super().picked(evidence, slug)
            if told is None or picked.rows:
                return picked
        known = self.known(evidence, pool)
        fit = [told, *(each for each in self.fit(known, pool) if each.slug != told.slug)]
        return Picked(PickRule.BEST_ESTIMATE, [told], fit, known)

    def of_table(self, table: Table | None) -> Iterator[HarmSeen]:
        """Its rates in a table with a control."""
        for row in table.rows if table and table.is_controlled else ():
            if row.record.effect.slug == self.effect and row.interval:
                yield row
