"""A metric that compares in how many people a harm happens."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.compare.cell import Cell
from app.compare.efficacy.candidate import EffectSeen
from app.compare.efficacy.cells import effect_fields
from app.compare.efficacy.choice import effect_addresses, effects_known, fit_of
from app.compare.evidence import Evidence
from app.compare.harms.candidate import HarmSeen
from app.compare.harms.cells import harm_fields
from app.compare.harms.choice import harm_addresses, harms_known, place_of_harm
from app.compare.harms.said import harm_said
from app.compare.metric import CellFields
from app.compare.weighed import Standing
from app.compare.weighed_metric import WeighedMetric

HarmLike = HarmSeen | EffectSeen


@dataclass(frozen=True, kw_only=True)
class HarmMetric(WeighedMetric[HarmLike]):
    """A metric that compares in how many a harm happens (rule H): rates, and effects of the same outcome."""

    effect: str
    """Key of the adverse effect of which rates are compared."""

    def known(self, evidence: Evidence, slugs: Sequence[str]) -> list[HarmLike]:
        return [*self.rates(evidence, slugs), *effects_known(evidence, slugs, self.outcomes)]

    def rates(self, evidence: Evidence, slugs: Sequence[str]) -> list[HarmSeen]:
        """What adverse effects are recorded."""
        return harms_known(evidence, slugs, lambda record: record.effect.slug == self.effect)

    def fit(self, known: Sequence[HarmLike], slugs: Sequence[str]) -> list[HarmLike]:
        rates = [each for each in known if isinstance(each, HarmSeen) and not each.unfit(frozenset(slugs))]
        return [*rates, *fit_of([each for each in known if isinstance(each, EffectSeen)], slugs)]

    def place(self, row: HarmLike, slugs: Sequence[str], places: dict[str | None, int]) -> Standing:
        return place_of_harm(row, slugs, places)

    def fields(self, evidence: Evidence, row: HarmLike) -> CellFields:
        return harm_fields(evidence, row) if isinstance(row, HarmSeen) else effect_fields(evidence, row)

    def addresses(self, evidence: Evidence, slugs: Sequence[str], known: Sequence[HarmLike]) -> list[str]:
        rates = [each for each in known if isinstance(each, HarmSeen)]
        effects = [each for each in known if isinstance(each, EffectSeen)]
        found = harm_addresses(evidence, slugs, rates, ("effect", self.effect)) if rates or not effects else []
        return [*found, *(effect_addresses(evidence, slugs, self.outcomes, effects) if effects else [])]

    def conditions(self, evidence: Evidence, slugs: Sequence[str]) -> set[str]:
        rates = (record for slug in slugs for record, _ in evidence.harmed.get(slug, ()))
        told = [each for each in rates if each.effect.slug == self.effect]
        effects = evidence.effects_of(slugs, self.outcomes)
        return {each.condition.slug for each in (*told, *effects) if each.condition}

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return harm_said(evidence, cell, self.sayings)
