"""A metric in whose cells one figure stands, picked of those that may, or the range over the figures of members."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from app.compare.alike import set_alike, trials_alike
from app.compare.cell import Cell, OtherFacts
from app.compare.direct import ComparedOutcomes, heads_to_heads
from app.compare.efficacy.said import EffectSayings
from app.compare.evidence import Evidence
from app.compare.metric import CellFields, Metric, cell_of
from app.compare.ranges import facts_of, range_over_members, range_over_trials
from app.compare.shape import HeadToHead
from app.compare.vocabulary import CellState, FactRelation, PickRule, WhyAbsent
from app.compare.weighed import NO_REAL_CONTROL, AnyWeighed, Standing, WhyUnfit, contradicts, is_larger_and_unpublished
from app.values.jurisdiction import Jurisdiction

W = TypeVar("W", bound=AnyWeighed)


class Picked(NamedTuple, Generic[W]):
    """What stands for a treatment."""

    rule: PickRule | None
    """By which rule; `None` if nothing may stand there."""
    rows: Sequence[W]
    """One figure, or those over which there is a range."""
    fit: Sequence[W]
    """What else may stand there, where one figure does."""
    known: Sequence[W]
    """All that was looked at."""


@dataclass(frozen=True, kw_only=True)
class WeighedMetric(Metric, Generic[W]):
    """A metric that picks one figure of those that may stand in a cell."""

    lower_in_words: str = "lower"
    higher_in_words: str = "higher"
    of_condition: bool = True
    sayings: EffectSayings
    """How its figures are put into words."""

    @property
    def is_quantity(self) -> bool:
        return True

    @abstractmethod
    def known(self, evidence: Evidence, slugs: Sequence[str]) -> list[W]:
        """What is recorded of these treatments, in conditions that may answer."""

    @abstractmethod
    def fit(self, known: Sequence[W], slugs: Sequence[str]) -> list[W]:
        """What of that may stand in a cell of these treatments."""

    @abstractmethod
    def place(self, row: W, slugs: Sequence[str], places: dict[str | None, int]) -> Standing:
        """The place of a figure among those: the least does. `places`: of each condition."""

    @abstractmethod
    def fields(self, evidence: Evidence, row: W) -> CellFields:
        """The fields of a cell that a figure fills."""

    @abstractmethod
    def addresses(self, evidence: Evidence, slugs: Sequence[str], known: Sequence[W]) -> list[str]:
        """Where exactly these facts are listed, which are all that is known of these treatments."""

    def picked(self, evidence: Evidence, slug: str) -> Picked[W]:
        """What stands for a treatment, and by which rule."""
        pool = evidence.pool(slug)
        known = self.known(evidence, pool)
        fit = self.fit(known, pool)
        best = self.best(evidence, pool, fit)
        stands = best is not None and not best.is_outside and not best.is_crude
        members = [] if stands else set_alike(evidence, [*self.of_members(evidence, slug)])
        if best and not (len(members) > 1 and not any(each.is_outside for each in members)):
            if trials := trials_alike(best, fit):
                return Picked(PickRule.RANGE_OVER_TRIALS, trials, fit, known)
            return Picked(PickRule.BEST_ESTIMATE, [best], fit, known)
        known = self.known(evidence, [*pool, *evidence.below(slug)])
        if len(members) > 1:
            return Picked(PickRule.RANGE_OVER_MEMBERS, members, [], known)
        return Picked(None, [], [], known)

    def cell(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Cell:  # noqa: ARG002 - of other metrics
        picked = self.picked(evidence, slug)
        rows, known = picked.rows, picked.known
        if picked.rule == PickRule.BEST_ESTIMATE:
            return self.of_one(evidence, slug, rows[0], picked.fit, known)
        if picked.rule == PickRule.RANGE_OVER_TRIALS:
            return self.of_trials(evidence, slug, rows, known)
        if picked.rule == PickRule.RANGE_OVER_MEMBERS:
            return self.of_several(evidence, slug, rows, known)
        return self.nothing(evidence, slug, self.others(evidence, slug, known, []), self.reasons(evidence, slug, known))

    def reasons(self, evidence: Evidence, slug: str, known: Sequence[W]) -> list[WhyUnfit]:
        """Why nothing of what is known may stand for a treatment."""
        told_of = frozenset([*evidence.pool(slug), *evidence.below(slug)])
        found: dict[WhyUnfit, None] = {}
        for each in known:
            found |= dict.fromkeys(each.unfit(told_of) or [why_not_for_class(each)])
        return [*found]

    def direct(self, evidence: Evidence, slugs: Sequence[str]) -> list[HeadToHead]:
        return [*heads_to_heads(evidence, slugs, ComparedOutcomes(self.outcomes, self.sayings))]

    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:  # noqa: ARG002
        return self.addresses(evidence, slugs, self.known(evidence, slugs))

    def best(self, evidence: Evidence, pool: Sequence[str], fit: Sequence[W]) -> W | None:
        """What stands in a cell, of what may."""
        places = {**evidence.ladder.places([each.condition for each in fit])}
        return min(fit, key=lambda each: self.place(each, pool, places), default=None)

    def of_members(self, evidence: Evidence, slug: str) -> Iterator[W]:
        """What stands for each member or form; where one has nothing, for those below it.

        One trial speaks for no member of a class: which one it is would decide the range, and if it is the only one,
        it is often the same for two.
        """
        for member in evidence.next_down(slug):
            fit = self.fit(self.known(evidence, [member]), [member])
            chosen = self.best(evidence, [member], fit)
            if chosen is None:
                yield from self.of_members(evidence, member)
            elif chosen.is_pooled:
                yield chosen

    def of_one(self, evidence: Evidence, slug: str, chosen: W, fit: Sequence[W], known: Sequence[W]) -> Cell:
        """A cell in which one figure stands, of the treatment or of the substance of which it is a form."""
        own = chosen.treatment == slug
        return cell_of(
            **self.fields(evidence, chosen),
            treatment=evidence.link(slug),
            collection=chosen.collection,
            state=CellState.VALUE,
            rule=PickRule.BEST_ESTIMATE,
            relation=FactRelation.OWN if own else FactRelation.SUBSTANCE,
            via=None if own else chosen.treated,
            disputed_by=facts_of([each for each in fit if contradicts(each, chosen)]),
            larger_not_shown=facts_of([each for each in known if is_larger_and_unpublished(each, chosen)]),
            others=self.others(evidence, slug, known, [chosen]),
        )

    def of_trials(self, evidence: Evidence, slug: str, trials: Sequence[W], known: Sequence[W]) -> Cell:
        """A cell of single trials, none of which speaks for the others: the range over them."""
        fields = range_over_trials(evidence, slug, trials, [self.fields(evidence, each) for each in trials])
        return cell_of(**fields, others=self.others(evidence, slug, known, trials))

    def of_several(self, evidence: Evidence, slug: str, members: Sequence[W], known: Sequence[W]) -> Cell:
        """A cell of a class: the range over its members, each with its own figure; never an average."""
        fields = range_over_members(evidence, slug, members, [self.fields(evidence, each) for each in members])
        return cell_of(**fields, others=self.others(evidence, slug, known, members))

    def others(self, evidence: Evidence, slug: str, known: Sequence[W], shown: Sequence[W]) -> OtherFacts:
        """What else is recorded of these treatments."""
        facts = {(each.collection, each.slug) for each in shown}
        more = [each for each in known if (each.collection, each.slug) not in facts]
        slugs = self.counted(evidence, slug, {each.treatment for each in shown})
        trials = {each.study for each in shown}
        fit = [each for each in self.fit(more, slugs) if not each.study or each.study not in trials]
        measure = shown[0].measure if shown else None
        intervals = [each.interval for each in (*more, *shown) if each.measure == measure]
        told = [each.value for each in intervals if each]
        return OtherFacts(
            count=len({(each.collection, each.slug) for each in more}),
            fit=len(fit),
            lowest=min(told, default=None),
            highest=max(told, default=None),
            links=self.addresses(evidence, slugs, known),
        )


def why_not_for_class(row: AnyWeighed) -> WhyAbsent:
    """Why a figure of a member, that is fit, does not stand for the class."""
    if row.control in NO_REAL_CONTROL:
        return WhyAbsent.NO_CONTROL
    return WhyAbsent.FEWER_THAN_TWO_MEMBERS if row.is_pooled else WhyAbsent.SINGLE_TRIALS
