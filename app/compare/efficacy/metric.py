"""A metric that compares effects against controls."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.compare.cell import Cell, OtherFacts
from app.compare.efficacy.candidate import EffectSeen, WhyUnfit
from app.compare.efficacy.cells import effect_fields, effect_of_member, facts_of, fields_of_range
from app.compare.efficacy.choice import effects_known, fit_of, place_of
from app.compare.efficacy.kinds import FAR_APART
from app.compare.efficacy.said import EffectSayings, effect_said
from app.compare.evidence import Evidence
from app.compare.metric import Metric, cell_of
from app.compare.vocabulary import CellState, FactRelation, PickRule, WhyAbsent
from app.models.analysis import Measure, Reservation
from app.models.contrast import CONTRASTS
from app.models.effect import EFFECTS
from app.models.pooling import EffectReservation
from app.values.jurisdiction import Jurisdiction

EffectsSeen = Sequence[EffectSeen]
SEEN_BADLY = frozenset({Reservation.UNVERIFIED, Reservation.WEAK_SOURCE})
"""What says only where a figure was seen."""
MUCH_LARGER = 2
"""A trial of so many times the people must not be passed over in silence."""


@dataclass(frozen=True, kw_only=True)
class EffectMetric(Metric):
    """A metric that compares how treatments do against a control (rule E)."""

    lower_in_words: str = "lower"
    higher_in_words: str = "higher"
    of_condition: bool = True
    sayings: EffectSayings
    """How its figures are put into words."""

    @property
    def is_quantity(self) -> bool:
        return True

    def cell(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Cell:  # noqa: ARG002 - of other metrics
        pool, below = evidence.pool(slug), evidence.below(slug)
        known = effects_known(evidence, pool, self.outcomes)
        fit = fit_of(known, pool)
        best = self.best(evidence, pool, fit)
        members = [] if best and not best.is_outside else self.alike(evidence, [*self.of_members(evidence, slug)])
        if best and not (len(members) > 1 and not any(each.is_outside for each in members)):
            return self.of_one(evidence, slug, best, fit, known)
        known = effects_known(evidence, [*pool, *below], self.outcomes)
        if len(members) > 1:
            return self.of_several(evidence, slug, members, known)
        reasons: dict[WhyUnfit, None] = {}
        for each in known:
            alone = WhyAbsent.FEWER_THAN_TWO_MEMBERS if each.is_pooled else WhyAbsent.ONE_OF_SEVERAL_TRIALS
            reasons |= dict.fromkeys(each.unfit(frozenset([*pool, *below])) or [alone])
        return self.nothing(evidence, slug, self.others(evidence, slug, known, []), [*reasons])

    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:  # noqa: ARG002
        return self.addresses(evidence, slugs, effects_known(evidence, slugs, self.outcomes))

    def conditions(self, evidence: Evidence, slugs: Sequence[str]) -> set[str]:
        rows = (each for slug in slugs for each in evidence.measured.get(slug, ()))
        return {each.condition.slug for each in rows if each.condition and each.outcome.slug in self.outcomes}

    def said(self, evidence: Evidence, cell: Cell) -> str:
        return effect_said(evidence, cell, self.sayings)

    def best(self, evidence: Evidence, pool: Sequence[str], fit: EffectsSeen) -> EffectSeen | None:
        """What stands in a cell, of what may."""
        places = evidence.ladder.places([each.condition for each in fit])
        return min(fit, key=lambda each: place_of(each, pool, places), default=None)

    def of_members(self, evidence: Evidence, slug: str) -> Iterator[EffectSeen]:
        """What stands for each member or form; where one has nothing, for those below it.

        One trial of several stands for no member: which one it is would decide the range.
        """
        for member in evidence.next_down(slug):
            fit = fit_of(effects_known(evidence, [member], self.outcomes), [member])
            chosen = self.best(evidence, [member], fit)
            if chosen is None:
                yield from self.of_members(evidence, member)
            elif chosen.is_pooled or len(fit) == 1:
                yield chosen

    def alike(self, evidence: Evidence, members: EffectsSeen) -> EffectsSeen:
        """The largest group of them that are of one condition, measure and kind of control."""
        groups: dict[tuple[object, ...], list[EffectSeen]] = defaultdict(list)
        for each in members:
            in_points = each.record.measure == Measure.MEAN_DIFFERENCE and each.record.scale
            scale = in_points and in_points.slug
            groups[each.condition, each.record.measure, scale, each.control, each.with_background].append(each)
        places = evidence.ladder.places([each.condition for each in members])
        return max(groups.values(), key=lambda group: (len(group), -places[group[0].condition]), default=[])

    def of_one(self, evidence: Evidence, slug: str, chosen: EffectSeen, fit: EffectsSeen, known: EffectsSeen) -> Cell:
        """A cell in which one effect stands, of the treatment or of the substance of which it is a form."""
        own = chosen.treatment == slug
        return cell_of(
            **effect_fields(evidence, chosen),
            treatment=evidence.link(slug),
            collection=chosen.collection,
            state=CellState.VALUE,
            rule=PickRule.BEST_ESTIMATE,
            relation=FactRelation.OWN if own else FactRelation.SUBSTANCE,
            via=None if own else chosen.record.treatment,
            disputed_by=facts_of([each for each in fit if contradicts(each, chosen)]),
            larger_not_shown=facts_of([each for each in known if is_larger_and_unpublished(each, chosen)]),
            others=self.others(evidence, slug, known, [chosen]),
        )

    def of_several(self, evidence: Evidence, slug: str, members: EffectsSeen, known: EffectsSeen) -> Cell:
        """A cell of a class: the range over its members, each with its own figure; never an average."""
        shown = [effect_of_member(evidence, each) for each in members]
        return cell_of(
            **fields_of_range(shown, members),
            treatment=evidence.link(slug),
            collection=members[0].collection,
            state=CellState.VALUE,
            rule=PickRule.RANGE_OVER_MEMBERS,
            relation=FactRelation.MEMBERS,
            members=shown,
            others=self.others(evidence, slug, known, members),
        )

    def others(self, evidence: Evidence, slug: str, known: EffectsSeen, shown: EffectsSeen) -> OtherFacts:
        """What else is recorded of these treatments."""
        facts = [(each.collection, each.slug) for each in shown]
        more = [each for each in known if (each.collection, each.slug) not in facts]
        by_members = len(shown) > 1 or not shown
        slugs = self.looked_at(evidence, slug) if by_members else evidence.pool(slug)
        trials = {each.study for each in shown}
        fit = [each for each in fit_of(known, slugs) if each in more and (not each.study or each.study not in trials)]
        measure = shown[0].record.measure if shown else None
        values = [each.record.value for each in (*more, *shown) if each.record.measure == measure]
        told = [each for each in values if each is not None]
        return OtherFacts(
            count=len(more),
            fit=len(fit),
            lowest=min(told, default=None),
            highest=max(told, default=None),
            links=self.addresses(evidence, slugs, known),
        )

    def addresses(self, evidence: Evidence, slugs: Sequence[str], known: EffectsSeen) -> list[str]:
        """Where exactly these facts are listed, which are all that is known of these treatments."""
        asked = ("outcome", ",".join(sorted(self.outcomes)))
        found: list[str] = []
        for path in (EFFECTS.path, CONTRASTS.path):
            conditions = [each.condition for each in known if each.collection == path]
            if conditions or (path == EFFECTS.path and not known):
                found.append(evidence.address(path, slugs, asked, evidence.on_the_ladder(conditions)))
        return found


def contradicts(one: EffectSeen, chosen: EffectSeen) -> bool:
    """Is it of the same question, but its value beyond the interval of the chosen one?

    A trial contradicts a trial, an estimate over trials an estimate: that trials lie on both sides of what they are
    pooled to is in the nature of pooling.
    """
    a, b = one.record, chosen.record
    if one is chosen or (one.collection, one.is_pooled) != (chosen.collection, chosen.is_pooled):
        return False
    kind = lambda each: (each.record.measure, each.record.scale, each.condition, each.control, each.with_background)
    times = a.timepoint_hours, b.timepoint_hours
    if kind(one) != kind(chosen) or a.treatment != b.treatment or a.value is None or b.lower is None or b.upper is None:
        return False
    apart = times[0] and times[1] and max(times[0], times[1]) > FAR_APART * min(times[0], times[1])
    return not apart and not b.lower <= a.value <= b.upper


def is_larger_and_unpublished(one: EffectSeen, chosen: EffectSeen) -> bool:
    """Is it of a trial at least twice as large, against a control, and left out only for where it was seen?"""
    people, shown = one.size, chosen.size
    only_seen_badly = {*one.unfit(frozenset([chosen.treatment]))} <= {*SEEN_BADLY, EffectReservation.NO_INTERVAL}
    is_another = not one.study or one.study != chosen.study
    large = people is not None and shown is not None and people >= MUCH_LARGER * shown
    return (
        is_another
        and large
        and only_seen_badly
        and bool(one.unfit(frozenset([chosen.treatment])))
        and (one.condition == chosen.condition)
    )
