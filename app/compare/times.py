"""Rule T: which time stands in a cell. It is the one that curators show first; nothing else takes its place."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.compare.cell import Cell, OtherFacts
from app.compare.evidence import Evidence, condition_of
from app.compare.facts import cell_facts
from app.compare.metric import Metric, cell_of
from app.compare.said_times import Sayings, time_said
from app.compare.spans import can_both_be_true, ends
from app.compare.timed import figure_of, member_of, range_of
from app.compare.vocabulary import CellState, ConditionRelation, FactRelation, PickRule, WhyAbsent
from app.models.standing import weight
from app.models.time_course import TimeCourseRecord
from app.models.timing import TimeCourseKind, Unfit
from app.values.jurisdiction import Jurisdiction

Times = Sequence[TimeCourseRecord]


@dataclass(frozen=True, kw_only=True)
class TimeMetric(Metric):
    """A metric that compares how soon, or how long."""

    kind: TimeCourseKind
    near: tuple[TimeCourseKind, ...] = ()
    """Kinds that answer something near to it: never in its place, but told where there is nothing else."""
    of_condition: bool = True
    sayings: Sayings
    """What its figures say, by what they tell."""
    way: Callable[[TimeCourseRecord], tuple[object, ...]] = lambda _: ()
    """In what way it was timed: figures of unlike ways are not of one quantity."""

    def cell(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Cell:  # noqa: ARG002 - of other metrics
        pool, below = evidence.pool(slug), evidence.below(slug)
        known = self.known(evidence, pool)
        if chosen := self.best(evidence, pool, known):
            return self.of_one(evidence, slug, chosen, known)
        known = self.known(evidence, [*pool, *below])
        members = [*self.of_members(evidence, slug)]
        alike = self.alike(evidence, members)
        if len(alike) > 1:
            return self.of_several(evidence, slug, alike, known)
        unfit = [*known, *self.facts(evidence, [*pool, *below], self.near)]
        others = self.others(evidence, self.looked_at(evidence, slug), unfit, [])
        own = any(each.treatment.slug in pool for each in known)
        return self.nothing(evidence, slug, others, self.reasons(unfit, too_few=bool(known) and not own))

    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:  # noqa: ARG002
        return [self.address(evidence, slugs, self.facts(evidence, slugs, (self.kind, *self.near)))]

    def conditions(self, evidence: Evidence, slugs: Sequence[str]) -> set[str]:
        if not self.of_condition:
            return set()
        of_them = (each for each in evidence.courses if each.kind == self.kind and each.treatment.slug in slugs)
        return {each.condition.slug for each in of_them if each.condition}

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return time_said(evidence, cell, self.sayings)

    def facts(self, evidence: Evidence, slugs: Sequence[str], kinds: Sequence[TimeCourseKind]) -> Times:
        """What is recorded of treatments, in conditions that may answer."""
        may = evidence.ladder.relations
        of_them = (each for each in evidence.courses if each.kind in kinds and each.treatment.slug in slugs)
        return [each for each in of_them if not self.of_condition or condition_of(each) in may]

    def known(self, evidence: Evidence, slugs: Sequence[str]) -> Times:
        """What is recorded of the metric itself."""
        return self.facts(evidence, slugs, (self.kind,))

    def best(self, evidence: Evidence, pool: Sequence[str], known: Times) -> TimeCourseRecord | None:
        """What may stand in a cell: of the treatment itself before its substance, then in the nearest condition.

        That is a headline; where a filter has taken it away, the best of what is fit.
        """
        places = self.places(evidence, pool)
        shown = {(each.treatment.slug, condition_of(each)) for each in known if each.headline}
        fit = [
            each
            for each in known
            if each.headline or not (each.unfit or (each.treatment.slug, condition_of(each)) in shown)
        ]
        return min(
            fit,
            key=lambda each: (
                pool.index(each.treatment.slug),
                places[condition_of(each)] if self.of_condition else 0,
                weight(each.kind, each.source_kind, each.participants, evidence.sources[each.source].year),
                each.slug,
            ),
            default=None,
        )

    def places(self, evidence: Evidence, slugs: Sequence[str]) -> Mapping[str | None, int]:
        """Conditions from near to far; of special forms those in which these treatments were timed most come first."""
        timed = [condition_of(each) for each in evidence.courses if each.treatment.slug in slugs]
        return evidence.ladder.places(timed)

    def of_members(self, evidence: Evidence, slug: str) -> Iterator[TimeCourseRecord]:
        """What stands for each member or form, if nothing speaks against it; where one has nothing, for those below."""
        for member in evidence.next_down(slug):
            chosen = self.best(evidence, [member], self.known(evidence, [member]))
            if chosen and not chosen.unfit:
                yield chosen
            elif not chosen:
                yield from self.of_members(evidence, member)

    def alike(self, evidence: Evidence, members: Times) -> Times:
        """The largest group of them that are of one condition, bound and way; of two as large, the nearer condition."""
        groups: dict[tuple[object, ...], list[TimeCourseRecord]] = defaultdict(list)
        for each in members:
            groups[condition_of(each), each.bound, self.way(each)].append(each)
        places = self.places(evidence, [each.treatment.slug for each in members])
        return max(groups.values(), key=lambda group: (len(group), -places.get(condition_of(group[0]), 0)), default=[])

    def relation(self, evidence: Evidence, record: TimeCourseRecord) -> ConditionRelation:
        """How the condition of a fact stands to the one asked for."""
        if not self.of_condition:
            return ConditionRelation.NOT_BOUND
        return evidence.ladder.relations[condition_of(record)]

    def of_one(self, evidence: Evidence, slug: str, chosen: TimeCourseRecord, known: Times) -> Cell:
        """A cell in which one fact stands, of the treatment or of the substance of which it is a form."""
        told_of = chosen.treatment
        against = [
            each
            for each in known
            if each is not chosen
            and not (each.unfit or can_both_be_true(each, chosen))
            and (each.treatment.slug, condition_of(each)) == (told_of.slug, condition_of(chosen))
            and (each.dosing, self.way(each)) == (chosen.dosing, self.way(chosen))
        ]
        return cell_of(
            **figure_of(evidence, chosen, self.relation(evidence, chosen)),
            treatment=evidence.link(slug),
            collection=self.collection,
            state=CellState.VALUE,
            rule=PickRule.HEADLINE if chosen.headline else PickRule.BEST_FIT,
            relation=FactRelation.OWN if told_of.slug == slug else FactRelation.SUBSTANCE,
            via=None if told_of.slug == slug else told_of,
            disputed_by=cell_facts(self.collection, against),
            others=self.others(evidence, evidence.pool(slug), known, [chosen]),
        )

    def of_several(self, evidence: Evidence, slug: str, alike: Times, known: Times) -> Cell:
        """A cell of a class: the range over its members, each with its own figure; never an average."""
        return cell_of(
            **range_of(alike, self.relation(evidence, alike[0])),
            treatment=evidence.link(slug),
            collection=self.collection,
            state=CellState.VALUE,
            rule=PickRule.RANGE_OVER_MEMBERS,
            relation=FactRelation.MEMBERS,
            members=[member_of(evidence, each, self.relation(evidence, each)) for each in alike],
            others=self.others(evidence, self.looked_at(evidence, slug), known, alike),
        )

    def others(self, evidence: Evidence, slugs: Sequence[str], known: Times, shown: Times) -> OtherFacts:
        """What else is recorded of these treatments."""
        more = [each for each in known if each not in shown]
        stated = [end for each in known if each.kind == self.kind for end in ends(each)]
        return OtherFacts(
            count=len(more),
            fit=sum(not each.unfit and each.kind == self.kind for each in more),
            lowest=min(stated, default=None),
            highest=max(stated, default=None),
            links=[self.address(evidence, slugs, known)],
        )

    def address(self, evidence: Evidence, slugs: Sequence[str], known: Times) -> str:
        """Where exactly these facts, which are all that is known of these treatments, are listed."""
        kinds = [each for each in (self.kind, *self.near) if each == self.kind or any(k.kind == each for k in known)]
        asked = [("kind", ",".join(kinds))]
        if self.of_condition:
            asked.append(evidence.on_the_ladder([condition_of(each) for each in known]))
        return evidence.address(self.collection, slugs, *asked)

    def reasons(self, unfit: Times, *, too_few: bool) -> list[Unfit | WhyAbsent]:
        """Why none of these facts may stand in a cell; `too_few`: are they of members that do not speak for a class?"""
        found: dict[Unfit | WhyAbsent, None] = {}
        if too_few:
            found[WhyAbsent.FEWER_THAN_TWO_MEMBERS] = None
        for each in unfit:
            found |= dict.fromkeys(each.unfit)
            if each.kind != self.kind and Unfit.TREATMENT_WENT_ON not in each.unfit:
                found[WhyAbsent.OTHER_KIND] = None
        return [*found]
