"""Boxed warnings in a cell: of the label itself, and of its class."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.compare.actions import FindingMetric, Related
from app.compare.cell import Cell
from app.compare.evidence import Evidence
from app.compare.findings import Box
from app.compare.metric import CellFields
from app.compare.said_findings import boxes_compared, boxes_said
from app.compare.vocabulary import FactRelation, PickRule
from app.models.safety_warning import SafetyWarningRecord, WarningKind
from app.values.audience import Audience
from app.values.jurisdiction import Jurisdiction


@dataclass(frozen=True, kw_only=True)
class BoxMetric(FindingMetric[SafetyWarningRecord]):
    """Boxed warnings: what holds for a class holds for its members, so that none of either is left out."""

    rule: PickRule = PickRule.ALL_THAT_HOLDS

    def facts(self, evidence: Evidence) -> Sequence[SafetyWarningRecord]:
        return [each for each in evidence.warnings if each.kind == WarningKind.BOXED_WARNING]

    def related(self, evidence: Evidence, slug: str) -> Related:
        warned, pool = {each.treatment.slug for each in self.facts(evidence)}, evidence.pool(slug)
        holding = self.holding(evidence, slug)
        nearest = next((each for each in holding if each in warned), None)
        if nearest in pool:
            yield FactRelation.OWN if nearest == slug else FactRelation.SUBSTANCE, holding
        elif self.reason(evidence, slug):
            yield FactRelation.OWN, pool  # a class warns on the labels of its members, and this one has none
        else:
            yield FactRelation.INHERITED, holding
        yield FactRelation.MEMBERS, evidence.below(slug)

    def holding(self, evidence: Evidence, slug: str) -> list[str]:
        """A treatment and whatever stands above it or above what it combines: what is told of those holds for it."""
        combined = (above for part in evidence.treatments[slug].combines for above in evidence.above(part.slug))
        return [*dict.fromkeys((*evidence.above(slug), *combined))]

    def row_said(self, evidence: Evidence, held: Sequence[Cell]) -> str:  # noqa: ARG002 - as elsewhere
        return boxes_compared(held)

    def said(self, evidence: Evidence, cell: Cell) -> str:  # noqa: ARG002 - as elsewhere
        return boxes_said(cell)

    def shown(self, evidence: Evidence, found: Sequence[SafetyWarningRecord]) -> CellFields:
        places = {each.jurisdiction for each in found}
        return {
            "topics": [box_of(each, evidence.audience) for each in found],
            "source_kind": found[0].source_kind,
            "jurisdiction": places.pop() if len(places) == 1 else None,
        }

    def looked_at(self, evidence: Evidence, slug: str) -> list[str]:
        return [*dict.fromkeys((*self.holding(evidence, slug), *evidence.below(slug)))]

    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:  # noqa: ARG002 - of others
        return [evidence.address(self.collection, slugs, ("kind", WarningKind.BOXED_WARNING))]


def box_of(record: SafetyWarningRecord, audience: Audience) -> Box:
    """A boxed warning as it stands in a cell."""
    return Box(
        fact=record.slug,
        treatment=record.treatment,
        source=record.source,
        source_kind=record.source_kind,
        locator=record.locator,
        verified=record.verified,
        topic=record.topic,
        text=record.text_patient if audience == Audience.PATIENT else record.text,
        jurisdiction=record.jurisdiction,
    )
