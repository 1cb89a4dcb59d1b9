"""One answer for 1,000 people: which effects, from which risk, and what must be known of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from app.address import Address, linked
from app.answer import Answer
from app.answers.absolute.effects import Chosen, chosen_of, comparators_of, told_effects
from app.answers.absolute.request import AbsoluteRequest, EventAsked, event_of, event_slugs, faults_of_question
from app.answers.absolute.said import told_of_several
from app.answers.absolute.shape import AbsoluteEffects, AbsoluteLinks, AbsoluteMeta, ToldEffect
from app.answers.compare.gathered import gathered
from app.answers.gather import Gathering
from app.answers.safeguards import BOXES, behind_safeguards, boxes_of, patient_safety
from app.compare.absolute_vocabulary import WhyNoAbsolute
from app.compare.vocabulary import PickRule
from app.envelope import common
from app.models.adverse_effect_term import ADVERSE_EFFECT_TERMS
from app.models.outcome import OUTCOMES
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.models.treatment_kind import TreatmentKind
from app.problem import refusal
from app.reader import Release

HOW_TO_READ = (
    "The interval leaves out how uncertain the baseline risk is; certainty is that of the effect, and no higher here.",
    "Each effect stands alone: two with different comparators, times or baselines must not be set beside one another.",
)
NOT_TOLD = "Of those that could stand here, {n} with fewer people are not told: `others.links` lists them all."
NO_BASELINE = (
    "`baseline_risk` is needed to tell for 1,000 people what has `why_no_absolute: no_baseline`: a fraction from 0 to"
    " 1, such as 0.3 where it happens to 300 of 1,000 people with the comparator."
)
NAMED_ALIKE = "More may be recorded of the same in other words: ask with `{asked}`, too."


def absolute_answer(db: Connection, release: Release, asked: AbsoluteRequest, here: Address) -> Answer:
    """What a treatment means for 1,000 people. Raises `BadParameters`. Without a baseline the effect stands alone."""
    gathering = Gathering(db, release)
    if faults := [*faults_of_question(gathering, asked)]:
        meant = {each.parameter: each.meant for each in faults if each.meant}
        raise refusal(faults, here.asking(**meant) if len(meant) == len(faults) else None)
    event = event_of(gathering, asked)
    whole = replace(asked, treatments=treatments_of(gathering, asked))
    evidence = gathered(gathering, whole, [event.metric, BOXES], here)
    chosen = chosen_of(evidence, event.metric, asked)
    effects = told_effects(evidence, event, chosen, asked)
    data = AbsoluteEffects(
        sentence=shortly(effects, chosen, asked, event),
        treatment=evidence.link(asked.treatment),
        comparator=evidence.link(asked.comparator) if asked.comparator else None,
        outcome=release.link(OUTCOMES.path, asked.outcome) if asked.outcome else None,
        adverse_effect=release.link(ADVERSE_EFFECT_TERMS.path, asked.adverse_effect) if asked.adverse_effect else None,
        condition=evidence.ladder.asked,
        audience=asked.audience,
        rule=chosen.rule,
        effects=effects,
        compared_with=[*comparators_of(evidence, event.metric, asked.treatment, here)],
        others=chosen.others,
        absence=chosen.empty.absence if chosen.empty else None,
        safety=patient_safety(gathering, asked.audience, asked.country, here.site),
        boxed_warnings=boxes_of(evidence, whole.treatments),
    )
    notices = [*notices_of(gathering, asked, effects, chosen)]
    meta = AbsoluteMeta(**common(release.stamp), assumed={**asked.assumed}, notices=notices)
    return Answer(data, meta, links_to(release, whole, here), gathering.references(facts_told(data)))


def treatments_of(gathering: Gathering, asked: AbsoluteRequest) -> list[str]:
    """The treatment, and another one with which it is to be compared: of controls nothing is told."""
    if not asked.comparator:
        return [asked.treatment]
    (other,) = gathering.read(TREATMENTS, TreatmentRecord, slug=[asked.comparator])
    return [asked.treatment, *([] if other.kind == TreatmentKind.CONTROL else [other.slug])]


def shortly(effects: Sequence[ToldEffect], chosen: Chosen, asked: AbsoluteRequest, event: EventAsked) -> str:
    """What the one effect says, or from where to where several reach; or why there is none."""
    if len(effects) < 2:
        return effects[0].sentence if effects else chosen.why_none
    of_trials = chosen.rule == PickRule.RANGE_OVER_TRIALS
    of = "comparisons" if asked.comparator else "trials" if of_trials else "members or forms"
    return told_of_several(effects, of, event.metric.sayings)


def notices_of(
    gathering: Gathering, asked: AbsoluteRequest, effects: Sequence[ToldEffect], chosen: Chosen
) -> Iterator[str]:
    """How the numbers are to be read, and what the reader may send for more of them."""
    yield from HOW_TO_READ if effects else ()
    if any(each.why_no_absolute == WhyNoAbsolute.NO_BASELINE for each in effects):
        yield NO_BASELINE
    if chosen.left_out:
        yield NOT_TOLD.format(n=chosen.left_out)
    terms = gathering.release.known[ADVERSE_EFFECT_TERMS.path]
    if asked.outcome and (term := terms.slug(asked.outcome)):
        yield NAMED_ALIKE.format(asked=f"adverse_effect={term}")
    if asked.adverse_effect in event_slugs(gathering):
        yield NAMED_ALIKE.format(asked=f"outcome={asked.adverse_effect}")


def facts_told(data: AbsoluteEffects) -> Iterator[tuple[str, str]]:
    """Collection and slug of every record in the answer."""
    for effect in data.effects:
        baseline = effect.absolute.baseline.facts if effect.absolute else []
        yield from ((each.collection, each.slug) for each in (*effect.facts, *effect.disputed_by, *baseline))
    yield from behind_safeguards(data.safety, data.boxed_warnings)


def links_to(release: Release, asked: AbsoluteRequest, here: Address) -> AbsoluteLinks:
    """Where the answer is found for good, and what must be known of each treatment."""
    told = {
        "treatment": asked.treatment,
        "comparator": asked.comparator,
        "outcome": asked.outcome,
        "adverse_effect": asked.adverse_effect,
        "condition": asked.condition,
        "baseline_risk": None if asked.baseline_risk is None else repr(asked.baseline_risk),
        "audience": asked.audience,
        "country": asked.country,
        **asked.filters,
        "release": release.stamp.version,
    }
    pairs = [(name, str(value)) for name, value in told.items() if value is not None]
    reader = [(name, value) for name, value in pairs if name in ("audience", "country")]
    return AbsoluteLinks(
        self=str(here),
        permalink=str(Address(here.site, here.path, pairs)),
        safety=[linked(f"{here.site}/v1/{TREATMENTS.path}/{each}/safety", reader) for each in asked.treatments],
    )
