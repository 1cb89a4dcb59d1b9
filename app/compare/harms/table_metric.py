"""The metric that tells the commonest adverse effects of one table (rule L)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.compare.absolutes import AbsoluteEffect
from app.compare.cell import Cell, OtherFacts
from app.compare.evidence import Evidence
from app.compare.harms.candidate import HarmSeen
from app.compare.harms.cells import absolute_of_harm, arms_of_harm, fields_of_table
from app.compare.harms.choice import harm_addresses
from app.compare.harms.commonest import commonest
from app.compare.harms.said import table_said, tables_compared
from app.compare.harms.tables import (
    OfMembers,
    Table,
    against_table,
    by_table,
    commoner_elsewhere,
    order_of,
    single_effects_known,
    tables,
)
from app.compare.metric import CellFields, Metric, cell_of, shaped
from app.compare.ranges import facts_of
from app.compare.shares import CellEffect, MemberEffect
from app.compare.timed import in_common
from app.compare.vocabulary import CellState, ConditionRelation, FactRelation, PickRule, WhyAbsent
from app.compare.weighed import WhyUnfit
from app.values.jurisdiction import Jurisdiction

ASKED = (("serious", "false"), ("body_system__not", "overall"))
"""What finds single effects that are not serious."""


@dataclass(frozen=True, kw_only=True)
class TableMetric(Metric):
    """The commonest adverse effects, of one table, so that they were looked for in one way."""

    of_condition: bool = True

    @property
    def is_compared(self) -> bool:
        return True

    def cell(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Cell:  # noqa: ARG002 - of other metrics
        pool = evidence.pool(slug)
        own, shared = commonest(evidence, slug)
        if shared:
            return self.of_several(evidence, slug, shared)
        if own:
            return self.of_one(evidence, slug, own)
        known = single_effects_known(evidence, [*pool, *evidence.below(slug)])
        reasons: dict[WhyUnfit, None] = {}
        for rows in by_table(known).values():
            reasons |= dict.fromkeys(against_table(rows) or [WhyAbsent.FEWER_THAN_TWO_MEMBERS])
        return self.nothing(evidence, slug, self.others(evidence, slug, []), [*reasons])

    def of_one(self, evidence: Evidence, slug: str, table: Table) -> Cell:
        """A cell of one table, of the treatment or of the substance of which it is a form."""
        pool = evidence.pool(slug)
        shown = table.rows[: evidence.effects_shown]
        own = table.first.treatment == slug
        return cell_of(
            **fields_of_table(evidence, table.first)
            | {"population": in_common([row.record.population for row in table.rows])},
            effects=[effect_shown(row) for row in shown],
            ordered_by=order_of(table.first),
            commoner_elsewhere=facts_of(commoner_elsewhere(evidence, pool, table, shown[-1])),
            n=table.people or None,
            facts=facts_of(shown),
            verified=all(row.record.verified for row in shown),
            treatment=evidence.link(slug),
            collection=self.collection,
            state=CellState.VALUE,
            rule=PickRule.ONE_TABLE,
            relation=FactRelation.OWN if own else FactRelation.SUBSTANCE,
            via=None if own else table.first.treated,
            others=self.others(evidence, slug, shown),
        )

    def of_several(self, evidence: Evidence, slug: str, shared: Sequence[OfMembers]) -> Cell:
        """A cell of a class: what at least half of the members with a table report."""
        shown = shared[: evidence.effects_shown]
        rows = [row for each in shown for row in each.rows]
        told = [fields_of_table(evidence, row) for row in rows]
        common = ("timepoint", "comparator", "control", "with_background", "ascertainment", "condition")
        relations = [each["condition_relation"] for each in told]
        return cell_of(
            **{name: in_common([each[name] for each in told]) for name in common},
            condition_relation=in_common(relations) or ConditionRelation.UNSTATED,
            effects=[shared_effect(each) for each in shown],
            ordered_by=order_of(rows[0]),
            facts=facts_of(rows),
            verified=all(row.record.verified for row in rows),
            treatment=evidence.link(slug),
            collection=self.collection,
            state=CellState.VALUE,
            rule=PickRule.MOST_MEMBERS,
            relation=FactRelation.MEMBERS,
            others=self.others(evidence, slug, rows),
        )

    def others(self, evidence: Evidence, slug: str, shown: Sequence[HarmSeen]) -> OtherFacts:
        """What else is recorded of these treatments."""
        slugs = self.counted(evidence, slug, {row.treatment for row in shown})
        known = single_effects_known(evidence, slugs)
        told = {row.slug for row in shown}
        fit = {row.slug for table in tables(known) for row in table.rows}
        more = {row.slug for row in known} - told
        return OtherFacts(
            count=len(more),
            fit=len(more & fit),
            lowest=None,
            highest=None,
            links=harm_addresses(evidence, slugs, known, *ASKED),
        )

    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:  # noqa: ARG002
        return harm_addresses(evidence, slugs, single_effects_known(evidence, slugs), *ASKED)

    def conditions(self, evidence: Evidence, slugs: Sequence[str]) -> set[str]:
        rows = (record for slug in slugs for record, _ in evidence.harmed.get(slug, ()))
        return {each.condition.slug for each in rows if each.condition}

    def row_said(self, evidence: Evidence, held: Sequence[Cell]) -> str:  # noqa: ARG002 - as elsewhere
        return tables_compared(held)

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return table_said(evidence, cell)


def share_fields(row: HarmSeen) -> CellFields:
    """The fields of an effect that one rate fills."""
    interval, record, absolute = row.interval, row.record, absolute_of_harm(row)
    return {
        "value": interval.value if interval else None,
        "lower": interval.lower if interval else None,
        "upper": interval.upper if interval else None,
        "arms": arms_of_harm(row),
        "absolute": absolute if isinstance(absolute, AbsoluteEffect) else None,
        "term_in_source": record.term_in_source,
        "population": record.population,
        "facts": facts_of([row]),
        "locator": record.locator,
        "verified": record.verified,
    }


def effect_shown(row: HarmSeen) -> CellEffect:
    """An effect of one table."""
    record = row.record
    return shaped(CellEffect, **share_fields(row), effect=record.effect, plain_name=record.plain_name)


def shared_effect(of: OfMembers) -> CellEffect:
    """An effect that several members report."""
    record = of.rows[0].record
    return shaped(
        CellEffect,
        effect=record.effect,
        plain_name=record.plain_name,
        population=in_common([row.record.population for row in of.rows]),
        range_lower=min(of.excesses),
        range_upper=max(of.excesses),
        members=[shaped(MemberEffect, **share_fields(row), treatment=row.treated) for row in of.rows],
        facts=facts_of(of.rows),
        verified=all(row.record.verified for row in of.rows),
    )
