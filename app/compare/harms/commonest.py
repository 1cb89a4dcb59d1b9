"""What is told of common adverse effects: of a table of its own, or what most members of a class report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.compare.evidence import Evidence
from app.compare.harms.candidate import HarmSeen
from app.compare.harms.metric import HarmLike, HarmMetric
from app.compare.harms.tables import FEWEST_MEMBERS, OfMembers, Table, best_table, most_of_members, tables_of_members
from app.compare.vocabulary import PickRule
from app.compare.weighed_metric import Picked


class Commonest(NamedTuple):
    """Which tables stand for a treatment."""

    own: Table | None
    """The best of the treatment, or of the substance of which it is a form."""
    shared: Sequence[OfMembers]
    """What most members report; empty if a table of its own stands."""


def commonest(evidence: Evidence, slug: str) -> Commonest:
    """The tables that stand for a treatment: of members only where it has none with a control."""
    own = best_table(evidence, evidence.pool(slug))
    members = [] if own and own.is_controlled else beside_one_control([*tables_of_members(evidence, slug)])
    return Commonest(own, most_of_members(members))


def beside_one_control(found: Sequence[Table]) -> list[Table]:
    """The largest group of tables beside the same kind of control."""
    groups: dict[object, list[Table]] = defaultdict(list)
    for table in found:
        groups[table.first.control, table.first.with_background].append(table)
    largest = max(groups.values(), key=len, default=[])
    return largest if len(largest) >= FEWEST_MEMBERS else []


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
