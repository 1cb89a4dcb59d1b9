"""Rule S: how a treatment stands with authorities and drug laws of one jurisdiction, on one day."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.compare.cell import Cell, OtherFacts
from app.compare.evidence import Evidence
from app.compare.facts import cell_facts
from app.compare.findings import CellStatus
from app.compare.metric import Metric, cell_of, shaped
from app.compare.said_findings import status_said, statuses_compared
from app.compare.vocabulary import CellState, FactRelation, PickRule, WhyAbsent
from app.models.period import doubt
from app.models.regulation import StandingRecord
from app.values.jurisdiction import Jurisdiction

S = TypeVar("S", bound=StandingRecord)
Precedence = tuple[Any, ...]  # any: numbers and text, in the order in which they decide


@dataclass(frozen=True, kw_only=True)
class StatusMetric(Metric, Generic[S]):
    """A metric that compares how treatments stand in a jurisdiction."""

    by_jurisdiction: bool = True

    @abstractmethod
    def records(self, evidence: Evidence) -> Sequence[S]:
        """What was read."""

    @abstractmethod
    def place(self, evidence: Evidence, record: S) -> Precedence:
        """Its place among others of the treatment; the least is shown first."""

    @abstractmethod
    def asked(self, evidence: Evidence) -> list[tuple[str, str]]:
        """Parameters that keep the collection to what may answer."""

    def may_answer(self, evidence: Evidence, record: S) -> bool:  # noqa: ARG002 - of approvals
        """May it stand in a cell for the condition that was asked for?"""
        return True

    def kept_out(self, record: S) -> WhyAbsent | None:
        """Why it may not stand in a cell, though it is of the condition or of none; `None` if it may."""
        return WhyAbsent.ONLY_PARTS if record.subdivision else None

    @abstractmethod
    def shown(self, evidence: Evidence, record: S) -> CellStatus:
        """A status as it stands in a cell."""

    def cell(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Cell:
        pool = evidence.pool(slug)
        above = [each for each in evidence.above(slug) if each not in pool]
        near = self.held(evidence, pool, place)
        for relation, slugs in (
            (FactRelation.OWN, [slug]),
            (FactRelation.SUBSTANCE, pool[1:]),
            (FactRelation.INHERITED, above),
        ):
            found = near if relation != FactRelation.INHERITED else self.held(evidence, above, place)
            held = [each for each in found if each.treatment.slug in slugs and not self.kept_out(each)]
            if held:
                looked_at = [*pool, *above] if relation == FactRelation.INHERITED else pool
                return self.standing(evidence, slug, relation, held, looked_at)
        looked_at = self.looked_at(evidence, slug)
        if members := [*self.of_members(evidence, slug, place)]:
            return self.standing(evidence, slug, FactRelation.MEMBERS, members, looked_at)
        parts = [self.shown(evidence, each) for each in near if each.subdivision]
        others = self.others(evidence, looked_at, place, [])
        every = (self.kept_out(each) for each in self.held(evidence, looked_at, place))
        reasons = [*dict.fromkeys(each for each in every if each)]
        return self.nothing(evidence, slug, others, reasons, jurisdiction=place, subdivisions=parts)

    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:
        named = ",".join(str(each) for each in places)
        return [evidence.address(self.collection, slugs, ("jurisdiction", named), *self.asked(evidence))]

    def looked_at(self, evidence: Evidence, slug: str) -> list[str]:
        return [*dict.fromkeys((*evidence.pool(slug), *evidence.above(slug), *evidence.below(slug)))]

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return status_said(cell, evidence.audience)

    def row_said(self, evidence: Evidence, held: Sequence[Cell]) -> str:
        return statuses_compared(held, evidence.audience)

    def held(self, evidence: Evidence, slugs: Sequence[str], place: Jurisdiction | None) -> list[S]:
        """What holds of these treatments in the jurisdiction, the first to be shown first."""
        found = [
            each
            for each in self.records(evidence)
            if each.jurisdiction == place and each.treatment.slug in slugs and self.may_answer(evidence, each)
        ]
        return sorted(found, key=lambda each: self.place(evidence, each))

    def of_members(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Iterator[S]:
        """What is shown first of each member or form; where one has nothing, of those below it."""
        for member in evidence.next_down(slug):
            held = [each for each in self.held(evidence, [member], place) if not self.kept_out(each)]
            if held:
                yield held[0]
            else:
                yield from self.of_members(evidence, member, place)

    def standing(
        self, evidence: Evidence, slug: str, relation: FactRelation, held: Sequence[S], looked_at: Sequence[str]
    ) -> Cell:
        """A cell of what holds: of a treatment, its substance or class; of the members of a class the first of each."""
        first, place, by_members = held[0], held[0].jurisdiction, relation == FactRelation.MEMBERS
        parts = [each for each in self.held(evidence, evidence.pool(slug), place) if each.subdivision]
        statuses = [self.shown(evidence, each) for each in held]
        condition = None if by_members else statuses[0].condition
        return cell_of(
            condition=condition,
            condition_relation=evidence.ladder.relations[condition.slug] if condition else None,
            treatment=evidence.link(slug),
            collection=self.collection,
            state=CellState.VALUE,
            rule=PickRule.FIRST_OF_EACH_MEMBER if by_members else PickRule.HOLDS_ON_THE_DAY,
            relation=relation,
            via=None if by_members or relation == FactRelation.OWN else first.treatment,
            jurisdiction=place,
            status=None if by_members else statuses[0].status,
            statuses=statuses,
            subdivisions=[self.shown(evidence, each) for each in parts],
            facts=cell_facts(self.collection, held),
            source=first.source if len(held) == 1 else None,
            source_kind=first.source_kind,
            source_year=evidence.sources[first.source].year,
            locator=first.locator if len(held) == 1 else None,
            verified=all(each.verified for each in held),
            others=self.others(evidence, looked_at, place, [*held, *parts]),
        )

    def others(
        self, evidence: Evidence, slugs: Sequence[str], place: Jurisdiction | None, shown: Sequence[S]
    ) -> OtherFacts:
        """What else is recorded of these treatments there."""
        told = {each.slug for each in shown}
        more = [each for each in self.held(evidence, slugs, place) if each.slug not in told]
        links = self.candidates(evidence, slugs, [place] if place else [])
        return OtherFacts(count=len(more), fit=0, lowest=None, highest=None, links=links)


def status_of(evidence: Evidence, record: StandingRecord, **told: Any) -> CellStatus:  # any: what is particular
    """What every status tells, with what one of its kind tells besides."""
    certain = record.began_latest <= evidence.day < record.ended_earliest
    return shaped(
        CellStatus,
        fact=record.slug,
        treatment=record.treatment,
        subdivision=record.subdivision,
        began=record.began,
        began_by=record.began_by,
        doubt=None if certain else doubt(evidence.day, record.began_earliest, record.began_latest),
        source=record.source,
        source_kind=record.source_kind,
        locator=record.locator,
        verified=record.verified,
        **told,
    )
