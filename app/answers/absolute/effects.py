"""Which effects are told for 1,000 people, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.absolute import RISK_MEASURES
from app.address import Address
from app.answers.absolute.formulae import FORMULAE
from app.answers.absolute.needed import needed_of
from app.answers.absolute.request import AbsoluteRequest, EventAsked
from app.answers.absolute.said import said_of_effect
from app.answers.absolute.shape import ComparedWith, ToldEffect
from app.compare.absolute_vocabulary import BaselineOrigin, WhyNoAbsolute
from app.compare.absolutes import BaselineRisk
from app.compare.cell import Cell, OtherFacts
from app.compare.cell_rules import CELL_RULES
from app.compare.evidence import Evidence
from app.compare.facing import AnyMetric, baseline_beside, best_of, facing, why_not_against
from app.compare.figures import MeasuredEffect
from app.compare.leading import led
from app.compare.matrix import blocking_first, finished
from app.compare.metric import shaped
from app.compare.reckoned import absolute_from
from app.compare.rules import Looking
from app.compare.vocabulary import CellControl, PickRule
from app.compare.weighed import AnyWeighed, WhyUnfit
from app.compare.weighed_metric import Picked
from app.compare.wording import named
from app.english import capital
from app.values.audience import Audience

FIGURES_TOLD = 20
"""So many figures are told; all are linked."""


@dataclass(frozen=True)
class Chosen:
    """The figures that are told."""

    picked: Picked[AnyWeighed]
    others: OtherFacts
    """What else is recorded of the treatment, against whatever."""
    empty: Cell | None
    """What an empty cell says; `None` if there are figures."""
    why_none: str
    """The same in words; empty if there are figures."""
    left_out: int = 0
    """How many figures are not told, since there are too many."""

    @property
    def rule(self) -> PickRule | None:
        return self.picked.rule


def chosen_of(evidence: Evidence, metric: AnyMetric, asked: AbsoluteRequest) -> Chosen:
    """What is told of a treatment, by the rules of comparisons; against another, if that is asked for."""
    slug = asked.treatment
    picked = facing(evidence, metric, slug, asked.comparator) if asked.comparator else metric.picked(evidence, slug)
    rows = convertible(evidence, metric, slug, picked)
    counted = metric.counted(evidence, slug, {each.treatment for each in rows})
    others = metric.others(evidence, slug, metric.known(evidence, counted), rows)
    if rows:
        return Chosen(picked._replace(rows=rows[:FIGURES_TOLD]), others, None, "", len(rows[FIGURES_TOLD:]))
    unfit: list[WhyUnfit] = [reason for each in picked.known for reason in why_not_against(each)]
    against = [*dict.fromkeys(unfit)] if asked.comparator else metric.reasons(evidence, slug, picked.known)
    found = metric.others(evidence, slug, picked.known, [])
    cell = finished(metric, Looking(evidence, metric.slug), metric.nothing(evidence, slug, found, reasons=against))
    against_it = f"Against {named(evidence.link(asked.comparator))}: " if asked.comparator else ""
    return Chosen(Picked(None, [], [], picked.known), others, cell, f"{against_it}{cell.sentence}")


def convertible(evidence: Evidence, metric: AnyMetric, slug: str, picked: Picked[AnyWeighed]) -> Sequence[AnyWeighed]:
    """The figures of which a risk follows; if none does, the best of the others that may stand."""
    rows = [each for each in picked.rows if is_convertible(each)]
    others = [each for each in picked.fit if is_convertible(each)]
    if rows or not others:
        return rows
    return [best_of(evidence, metric, others, [*evidence.pool(slug), *evidence.below(slug)])]


def is_convertible(row: AnyWeighed) -> bool:
    return row.measure in RISK_MEASURES and row.interval is not None


def told_effects(evidence: Evidence, event: EventAsked, chosen: Chosen, asked: AbsoluteRequest) -> list[ToldEffect]:
    """Each figure, for 1,000 people."""
    return [told_effect(evidence, event, row, chosen.picked, asked) for row in chosen.picked.rows]


def told_effect(
    evidence: Evidence, event: EventAsked, row: AnyWeighed, picked: Picked[AnyWeighed], asked: AbsoluteRequest
) -> ToldEffect:
    """One figure, with its warnings and its sentence."""
    metric, alone = event.metric, picked.rule == PickRule.BEST_ESTIMATE
    slug = row.treatment if picked.rule == PickRule.RANGE_OVER_MEMBERS else asked.treatment
    cell = metric.of_one(evidence, slug, row, picked.fit if alone else [], picked.known)
    cell = cell.model_copy(update=from_risk(cell, row, picked, asked.baseline_risk))
    warnings = blocking_first([rule.warning(cell, Looking(evidence, metric.slug)) for rule in CELL_RULES])
    effect = shaped(
        ToldEffect,
        **{name: getattr(cell, name) for name in MeasuredEffect.model_fields},
        treatment=row.treated,
        formula=FORMULAE.get(row.measure) if row.measure else None,
        number_needed=needed_of(cell.absolute, desirable=event.desirable) if cell.absolute else None,
        disputed_by=cell.disputed_by,
        warnings=warnings,
        sentence="",
    )
    said = said_of_effect(evidence, effect, metric.sayings)
    if asked.adverse_effect and asked.audience == Audience.PATIENT:
        said = f"{capital(metric.name_patient)}: {said[0].lower()}{said[1:]}"
    return led(effect.model_copy(update={"sentence": said}), asked.audience)


def from_risk(cell: Cell, row: AnyWeighed, picked: Picked[AnyWeighed], asked: float | None) -> dict[str, object]:
    """What is told for 1,000 people: from the risk that is asked for; else that of trials that compared the two."""
    if asked is not None:
        baseline = shaped(BaselineRisk, risk=asked, origin=BaselineOrigin.ASKED)
    elif cell.why_no_absolute == WhyNoAbsolute.NO_BASELINE:
        baseline = baseline_beside(row, picked.fit)
    else:
        return {}
    if baseline is None or row.measure is None or row.interval is None:
        return {}
    return {"absolute": absolute_from(row.measure, row.interval, baseline), "why_no_absolute": None}


def comparators_of(evidence: Evidence, metric: AnyMetric, slug: str, here: Address) -> Iterator[ComparedWith]:
    """Everything with which a treatment, a form or a member of it was compared, the most first."""
    own = {*evidence.pool(slug), *evidence.below(slug)}
    facts: dict[str, set[tuple[str, str]]] = {}
    controls: dict[str, CellControl] = {}
    for row in metric.known(evidence, [*own]):
        is_own = row.treatment in own
        other = row.compared_with if is_own else row.treated
        if other and other.slug not in own:
            facts.setdefault(other.slug, set()).add((row.collection, row.slug))
            controls[other.slug] = row.control if is_own else CellControl.ACTIVE
    for other in sorted(facts, key=lambda each: (-len(facts[each]), each)):
        yield ComparedWith(
            comparator=evidence.link(other),
            control=controls[other],
            facts=len(facts[other]),
            link=here.asking(comparator=other),
        )
