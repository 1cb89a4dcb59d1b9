"""What is to be told for 1,000 people, and what that cannot be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.answers.compare.request import NO_CHOICE, AskedOfEvidence
from app.answers.gather import Gathering
from app.compare.efficacy.candidate import RELAPSES
from app.compare.efficacy.declared import READS
from app.compare.efficacy.metric import EffectMetric
from app.compare.efficacy.said import EffectSayings
from app.compare.harms.declared import READS_HARMS
from app.compare.harms.single_metric import SingleHarmMetric
from app.compare.metrics import METRICS
from app.compare.vocabulary import Better, MetricName
from app.compare.weighed_metric import WeighedMetric
from app.english import inside
from app.errors import Fault
from app.marks import Walk
from app.models.adverse_effect_term import ADVERSE_EFFECT_TERMS, AdverseEffectTermRecord
from app.models.kin import Kin
from app.models.outcome import EVENTS, OUTCOMES, Direction, OutcomeKind, OutcomeRecord
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.models.treatment_kind import TreatmentKind
from app.record import in_words
from app.values.choice import Choice

ASKED_OF = {OutcomeKind.SCORE: "response", OutcomeKind.CHANGE: "response", OutcomeKind.SCALE: "response"}
"""Kind of outcome of which no share of people is told -> the event to ask for instead."""


@dataclass(frozen=True, kw_only=True)
class AbsoluteRequest(AskedOfEvidence):
    """What is to be told for 1,000 people."""

    treatment: str
    comparator: str | None
    outcome: str | None
    """An outcome or an adverse effect is asked for."""
    adverse_effect: str | None
    baseline_risk: float | None
    """Share of people with the comparator in whom it happens; `None` if the evidence must tell."""


class EventAsked(NamedTuple):
    """What happens, and how what is recorded of it is looked at."""

    metric: WeighedMetric[Any]  # any: of effects, or of rates and effects
    desirable: bool | None
    """Do people want it? `None` if neither more nor fewer is better."""


def event_of(gathering: Gathering, asked: AbsoluteRequest) -> EventAsked:
    """What was asked for, as a metric: one that comparisons have, or one of the same kind."""
    if asked.adverse_effect:
        found = gathering.read(ADVERSE_EFFECT_TERMS, AdverseEffectTermRecord, slug=[asked.adverse_effect])[0]
        return EventAsked(metric_of_term(found), desirable=False)
    (outcome,) = gathering.read(OUTCOMES, OutcomeRecord, slug=[str(asked.outcome)])
    wanted = None if outcome.direction == Direction.NEITHER else is_wanted(outcome)
    declared = [each for each in METRICS if isinstance(each, WeighedMetric) and outcome.slug in each.outcomes]
    return EventAsked(declared[0] if declared else metric_of_outcome(outcome, wanted=bool(wanted)), wanted)


def is_wanted(outcome: OutcomeRecord) -> bool:
    """Do people want the event? Where it is better if more time passes until it, they do not."""
    return (outcome.direction == Direction.HIGHER) != (outcome.kind == OutcomeKind.TIME_TO_EVENT)


def metric_of_outcome(outcome: OutcomeRecord, *, wanted: bool) -> EffectMetric:
    """Effects on an event that comparisons have no row for, warned of as those of response are."""
    return EffectMetric(
        slug=MetricName.RESPONSE,
        name=outcome.name,
        name_patient=outcome.name,
        reads=READS,
        better=Better.HIGHER if wanted else Better.LOWER,
        outcomes=RELAPSES if outcome.slug in RELAPSES else frozenset({outcome.slug}),
        sayings=EffectSayings(inside(outcome.name), outcome.in_people or ""),
    )


def metric_of_term(term: AdverseEffectTermRecord) -> SingleHarmMetric:
    """Rates of an adverse effect, warned of as those of serious ones are."""
    return SingleHarmMetric(
        slug=MetricName.SERIOUS_ADVERSE_EVENTS,
        name=term.name,
        name_patient=term.plain_name,
        reads=READS_HARMS[:1],
        better=Better.LOWER,
        effect=term.slug,
        sayings=EffectSayings(inside(term.name), "have it"),
    )


def faults_of_question(gathering: Gathering, asked: AbsoluteRequest) -> Iterator[Fault]:
    """What is wrong with the question."""
    if bool(asked.outcome) == bool(asked.adverse_effect):
        told = "both are given" if asked.outcome else "neither is given"
        detail = f"{told}; ask for one: `outcome=response`, or `adverse_effect=nausea`"
        yield Fault("outcome", detail, allowed=event_slugs(gathering))
        return
    named = [asked.treatment, *([asked.comparator] if asked.comparator else [])]
    kinds = {each.slug: each.kind for each in gathering.read(TREATMENTS, TreatmentRecord, slug=named)}
    yield from faults_of_sides(asked, kinds, gathering.release.kin[TREATMENTS.path])
    if asked.outcome:
        (outcome,) = gathering.read(OUTCOMES, OutcomeRecord, slug=[asked.outcome])
        if outcome.kind not in EVENTS:
            what = f"'{outcome.slug}' ({outcome.name}) is a {in_words(outcome.kind)}, which no share of people has"
            detail = f"{what}; ask for an event, such as response, or compare it with /v1/compare"
            yield Fault("outcome", detail, event_slugs(gathering), given=outcome.slug, meant=ASKED_OF.get(outcome.kind))


def faults_of_sides(asked: AbsoluteRequest, kinds: dict[str, TreatmentKind], kin: Kin) -> Iterator[Fault]:
    """What is wrong with the two sides."""
    one, two = asked.treatment, asked.comparator
    if kinds[one] in NO_CHOICE:
        yield Fault("treatment", f"'{one}' {NO_CHOICE[kinds[one]]}", given=one)
    if two and two == one:
        yield Fault("comparator", f"'{two}' is the treatment itself; name another, such as placebo", given=two)
    elif two and any(low in kin.walked(high, Walk.BELOW) for high, low in ((one, two), (two, one))):
        detail = f"one of '{one}' and '{two}' is a form or member of the other; name another comparator"
        yield Fault("comparator", detail, given=two)


def event_slugs(gathering: Gathering) -> Sequence[str]:
    """Every outcome of which one can say in how many people it happens."""
    kinds: list[Choice] = [*EVENTS]
    return sorted(each.slug for each in gathering.read(OUTCOMES, OutcomeRecord, kind=kinds))
