"""What a treatment acts on, and by which ways it is given: whatever is told of the nearest stands in the cell."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.compare.cell import Cell, OtherFacts
from app.compare.evidence import Evidence
from app.compare.facts import cell_facts
from app.compare.findings import CellTarget
from app.compare.metric import CellFields, Metric, cell_of
from app.compare.said_findings import (
    routes_compared,
    routes_said,
    targets_compared,
    targets_said,
)
from app.compare.vocabulary import CellState, FactRelation, PickRule
from app.models.base import FactRecord
from app.models.mechanism import AffinityMeasure, MechanismRecord, Role
from app.models.regimen import Phase, RegimenRecord
from app.values.jurisdiction import Jurisdiction

F = TypeVar("F", bound=FactRecord)
Related = Iterator[tuple[FactRelation, Sequence[str]]]


@dataclass(frozen=True, kw_only=True)
class FindingMetric(Metric, Generic[F]):
    """A metric of which whatever is told of the nearest relation stands in the cell."""

    rule: PickRule = PickRule.ALL_OF_THE_NEAREST

    @abstractmethod
    def facts(self, evidence: Evidence) -> Sequence[F]:
        """What was read."""

    @abstractmethod
    def shown(self, evidence: Evidence, found: Sequence[F]) -> CellFields:
        """The fields of a cell that these facts fill."""

    def is_verified(self, found: Sequence[F]) -> bool:
        """Was what a cell of these facts says seen in its sources?"""
        return all(each.is_verified for each in found)

    def related(self, evidence: Evidence, slug: str) -> Related:
        """Whose facts are looked at, one after the other until there are some."""
        yield FactRelation.OWN, [slug]
        yield FactRelation.SUBSTANCE, evidence.pool(slug)[1:]
        yield FactRelation.MEMBERS, evidence.below(slug)

    def cell(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Cell:
        looked_at: list[str] = []
        for relation, slugs in self.related(evidence, slug):
            looked_at += [each for each in slugs if each not in looked_at]
            found = [each for each in self.facts(evidence) if each.treatment.slug in slugs]
            if found:
                found.sort(key=lambda each: slugs.index(each.treatment.slug))
                first, alone = found[0], len(found) == 1
                return cell_of(
                    **self.shown(evidence, found),
                    treatment=evidence.link(slug),
                    collection=self.collection,
                    state=CellState.VALUE,
                    rule=self.rule,
                    relation=relation,
                    via=first.treatment if relation in (FactRelation.SUBSTANCE, FactRelation.INHERITED) else None,
                    verified=self.is_verified(found),
                    facts=cell_facts(self.collection, found),
                    source=first.source if alone else None,
                    source_year=evidence.sources[first.source].year if alone else None,
                    locator=first.locator if alone else None,
                    others=self.others(evidence, looked_at, place),
                )
        return self.nothing(evidence, slug, self.others(evidence, looked_at, place))

    def others(self, evidence: Evidence, slugs: Sequence[str], place: Jurisdiction | None) -> OtherFacts:
        """That nothing else is recorded: whatever there is stands in the cell."""
        links = self.candidates(evidence, slugs, [place] if place else [])
        return OtherFacts(count=0, fit=0, lowest=None, highest=None, links=links)

    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:  # noqa: ARG002 - of others
        return [evidence.address(self.collection, slugs)]


@dataclass(frozen=True, kw_only=True)
class TargetMetric(FindingMetric[MechanismRecord]):
    """What it acts on: each target once, where it is held to matter most."""

    def facts(self, evidence: Evidence) -> Sequence[MechanismRecord]:
        return evidence.mechanisms

    def is_verified(self, found: Sequence[MechanismRecord]) -> bool:
        """Of each main target one fact must have been seen, or of each target, if no main one is told."""
        main = {each.target.slug for each in found if each.role == Role.PRIMARY} or {each.target.slug for each in found}
        return main <= {each.target.slug for each in found if each.verified}

    def row_said(self, evidence: Evidence, held: Sequence[Cell]) -> str:  # noqa: ARG002 - as elsewhere
        return targets_compared(held)

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return targets_said(cell, evidence.audience)

    def shown(self, evidence: Evidence, found: Sequence[MechanismRecord]) -> CellFields:  # noqa: ARG002 - of others
        by_target: dict[str, list[MechanismRecord]] = {}
        for each in sorted(found, key=lambda each: each.target.slug):
            by_target.setdefault(each.target.slug, []).append(each)
        known: dict[str, list[CellTarget]] = {role.value: [] for role in Role}
        for facts in by_target.values():
            role = next(role for role in Role if any(each.role == role for each in facts))
            known[role.value].append(target_of(facts, bound=role == Role.PRIMARY))
        return {**known}


def target_of(facts: Sequence[MechanismRecord], *, bound: bool) -> CellTarget:
    """A target with the facts that tell of it; `bound`: with the strongest binding that is recorded."""
    measured = [each for each in facts if each.affinity and each.affinity_nm is not None]
    best = min(measured, key=binding, default=None) if bound else None
    return CellTarget(
        target=facts[0].target,
        facts=[each.slug for each in facts],
        verified=any(each.verified for each in facts),
        affinity=best.affinity if best else None,
        affinity_fact=best.slug if best else None,
    )


def binding(fact: MechanismRecord) -> tuple[bool, float, str]:
    """Its place among measured affinities: a Ki first, then what binds more strongly."""
    is_ki = fact.affinity is not None and fact.affinity.measure == AffinityMeasure.KI
    return not is_ki, fact.affinity_nm or 0.0, fact.slug


@dataclass(frozen=True, kw_only=True)
class RouteMetric(FindingMetric[RegimenRecord]):
    """By which ways it is given, those of the acute phase first."""

    def facts(self, evidence: Evidence) -> Sequence[RegimenRecord]:
        return evidence.regimens

    def row_said(self, evidence: Evidence, held: Sequence[Cell]) -> str:
        return routes_compared(held, evidence.audience)

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return routes_said(cell, evidence.audience)

    def shown(self, evidence: Evidence, found: Sequence[RegimenRecord]) -> CellFields:  # noqa: ARG002 - of others
        ordered = sorted(found, key=lambda each: ([*Phase].index(each.phase), not each.headline, each.slug))
        return {"routes": [*dict.fromkeys(each.route for each in ordered)]}
