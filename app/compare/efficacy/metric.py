"""A metric that compares effects against controls."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.compare.cell import Cell
from app.compare.efficacy.candidate import EffectSeen
from app.compare.efficacy.cells import effect_fields
from app.compare.efficacy.choice import effect_addresses, effects_known, fit_of, place_of
from app.compare.efficacy.said import effect_said
from app.compare.evidence import Evidence
from app.compare.metric import CellFields
from app.compare.weighed import Standing
from app.compare.weighed_metric import WeighedMetric

EffectsSeen = Sequence[EffectSeen]


@dataclass(frozen=True, kw_only=True)
class EffectMetric(WeighedMetric[EffectSeen]):
    """A metric that compares how treatments do against a control (rule E)."""

    def known(self, evidence: Evidence, slugs: Sequence[str]) -> list[EffectSeen]:
        return effects_known(evidence, slugs, self.outcomes)

    def fit(self, known: EffectsSeen, slugs: Sequence[str]) -> list[EffectSeen]:
        return fit_of(known, slugs)

    def place(self, row: EffectSeen, slugs: Sequence[str], places: dict[str | None, int]) -> Standing:
        return place_of(row, slugs, places)

    def fields(self, evidence: Evidence, row: EffectSeen) -> CellFields:
        return effect_fields(evidence, row)

    def addresses(self, evidence: Evidence, slugs: Sequence[str], known: EffectsSeen) -> list[str]:
        return effect_addresses(evidence, slugs, self.outcomes, known)

    def conditions(self, evidence: Evidence, slugs: Sequence[str]) -> set[str]:
        return {each.condition.slug for each in evidence.effects_of(slugs, self.outcomes) if each.condition}

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return effect_said(evidence, cell, self.sayings)
