"""What an effect for 1,000 people says in words: every number is one of its fields."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.answers.absolute.shape import ToldEffect
from app.compare.absolute_vocabulary import BaselineOrigin, WhyNoAbsolute
from app.compare.absolutes import AbsoluteEffect, PerThousand
from app.compare.clearness import has_interval, may_be_none
from app.compare.efficacy.candidate import RELAPSES
from app.compare.efficacy.said import EffectSayings, added_said, at, cited, direction_told, interval_of, measure_of
from app.compare.elsewhere import in_other_condition
from app.compare.evidence import Evidence
from app.compare.said import AGAINST
from app.compare.wording import NOT_CHECKED, Wording, more_or_fewer, named
from app.english import capital, enumerated, inside
from app.models.analysis import Measure
from app.record import in_words
from app.values.audience import Audience

ORIGINS = {
    BaselineOrigin.ASKED: Wording("as asked for", "as asked for", "That {comparator} is what was asked for."),
    BaselineOrigin.OWN_ARMS: Wording("of the same comparison", "of the same comparison", ""),
    BaselineOrigin.SAME_TWO: Wording(
        "{trials} of these, in {condition}",
        "of {trials} that compared these, in {condition}",
        "How many do so with {name} is taken from studies that compared these, in people with {condition}.",
    ),
    BaselineOrigin.MEDIAN_OF_TRIALS: Wording(
        "median of {trials}",
        "the median of {trials}",
        "How many do so with {name} is taken from other studies.",
    ),
    BaselineOrigin.ONE_TRIAL: Wording(
        "of one trial", "of one trial", "How many do so with {name} is taken from one other study."
    ),
    BaselineOrigin.WIDER_CONDITION: Wording(
        "of trials in {condition}",
        "of trials in {condition}",
        "How many do so with {name} is taken from people with {condition}.",
    ),
}
"""Where the baseline comes from, for each audience."""


BOTH_ADDED = " Both were added to what people already got."
HELPED = " Treatment had helped all of them before."


class SidesNamed(NamedTuple):
    """Two sides as they stand in a sentence."""

    treated: str
    comparator: str


def said_of_effect(evidence: Evidence, effect: ToldEffect, sayings: EffectSayings) -> str:
    """One effect in words."""
    absolute, audience = effect.absolute, evidence.audience
    sides = SidesNamed(named(effect.treatment), named(effect.comparator))
    tail = limits_of(evidence, effect)
    checked = "" if effect.verified else NOT_CHECKED
    if audience == Audience.PATIENT:
        if absolute is None:
            told = f"{direction_told([effect], sayings)} with {sides.treated} than with {sides.comparator}"
            return f"{capital(told)}{at(effect)}{checked}. How many of 1,000 is not known.{tail}"
        sure = f"{patients(effect, absolute, sides, sayings)}{checked}. {how_sure(effect, absolute)}"
        return f"{f'{sure} {origin(evidence, absolute, sides)}'.rstrip()}{tail}"
    cite = f" ({cited(evidence, effect)}){checked}"
    measured = f"{measured_against(effect, sides, sayings)}{cite}"
    if absolute is None:
        return f"{measured}. Not told for 1,000 people: {WhyNoAbsolute.NO_BASELINE.meaning}.{tail}"
    more_told = f"{needed(effect)}{rests_on_hazards(effect)}"
    if audience == Audience.CLINICIAN:
        shortly = clinicians(effect, absolute, sides, sayings)
        return f"{shortly}{cite}. Baseline {origin(evidence, absolute, sides)}.{more_told}{tail}"
    applied = f"applied to {absolute.baseline.risk:g} ({origin(evidence, absolute, sides)})"
    graded = f" GRADE: {in_words(effect.certainty)}, of the measure." if effect.certainty else ""
    return f"{measured}; {applied}: {exactly(absolute.difference)} of 1,000.{more_told}{graded}{tail}"


def measured_against(effect: ToldEffect, sides: SidesNamed, sayings: EffectSayings) -> str:
    """Measure, sides and time: `Odds ratio of response 1.68 (1.51 to 1.87), one against the other at 8 weeks`."""
    figures = f"{capital(measure_of(effect))} of {sayings.event} {interval_of(effect)}"
    return f"{figures}, {sides.treated} against {sides.comparator}{at(effect)}"


def limits_of(evidence: Evidence, effect: ToldEffect) -> str:
    """Of whom it is, if not of those that a reader takes for granted, and what speaks against it."""
    told = BOTH_ADDED if added_said(evidence, effect) else ""
    told += "".join(counted_said(evidence, effect)) if effect.ascertainment else ""
    told += HELPED if effect.outcome and effect.outcome.slug in RELAPSES else ""
    if effect.against:
        told += AGAINST.told(evidence.audience, reasons=enumerated([in_words(each) for each in effect.against]))
    return told + in_other_condition(evidence, effect)


def counted_said(evidence: Evidence, effect: ToldEffect) -> Iterator[str]:
    """What was counted as an adverse effect, in whom, and at which dose, as far as that is another thing to know."""
    if effect.definition:
        yield f" Counted as: {inside(effect.definition)}."
    if effect.population:
        yield f" Counted in: {inside(effect.population)}."
    if effect.given_as and evidence.audience != Audience.PATIENT:
        yield f" Given as: {inside(effect.given_as)}."


def patients(effect: ToldEffect, absolute: AbsoluteEffect, sides: SidesNamed, sayings: EffectSayings) -> str:
    """Both sides as so many of 1,000 people, and how many more or fewer that is."""
    of, exact = absolute.spoken, absolute.baseline.risk * 1_000
    with_comparator = (
        f"Of 1,000 people with {sides.comparator}, {about_people(of.comparator, exact)} {sayings.people}{at(effect)}"
    )
    with_treatment = f"of 1,000 with {sides.treated}, {about_people(of.treated, absolute.treated.value)}"
    return f"{with_comparator}; {with_treatment}: {how_many_more(of.difference, absolute.difference.value)}"


def clinicians(effect: ToldEffect, absolute: AbsoluteEffect, sides: SidesNamed, sayings: EffectSayings) -> str:
    """The same with the interval."""
    of, exact = absolute.spoken, absolute.baseline.risk * 1_000
    on_both = (
        f"Of 1,000 people, {sayings.event} in {about_people(of.comparator, exact)} with {sides.comparator}"
        f" and in {about_people(of.treated, absolute.treated.value)} with {sides.treated}{at(effect)}"
    )
    span = "no interval" if of.lower is None or of.upper is None else f"interval {spanned(of.lower, of.upper)}"
    return f"{on_both}: {how_many_more(of.difference, absolute.difference.value)}, {span}"


def about_people(rounded: int, exact: float) -> str:
    """So many people; where that would say nobody, though somebody is meant, fewer than one."""
    return "fewer than 1" if rounded == 0 and exact > 0 else f"about {rounded}"


def how_many_more(rounded: int, exact: float) -> str:
    """A difference in whole people."""
    if rounded == 0:
        return "no difference" if exact == 0 else f"less than 1 {'more' if exact > 0 else 'fewer'}"
    return f"{abs(rounded)} {'more' if rounded > 0 else 'fewer'}"


def spanned(lower: int, upper: int) -> str:
    """The interval of a difference."""
    return f"{upper} more or fewer" if lower == upper == 0 else more_or_fewer(lower, upper)


def exactly(difference: PerThousand) -> str:
    """The difference to one decimal, with its interval."""
    if difference.lower is None or difference.upper is None:
        return f"{difference.value:+.1f} (no interval)"
    return f"{difference.value:+.1f} ({difference.lower:+.1f} to {difference.upper:+.1f})"


def how_sure(effect: ToldEffect, absolute: AbsoluteEffect) -> str:
    """What the interval leaves open, in words that the interval alone decides."""
    of = absolute.spoken
    if not has_interval(effect) or of.lower is None or of.upper is None:
        return "How exact that is is not known."
    return f"It may be {spanned(of.lower, of.upper)}{': there may be no difference' if may_be_none(effect) else ''}."


def origin(evidence: Evidence, absolute: AbsoluteEffect, sides: SidesNamed) -> str:
    """Where the baseline comes from."""
    baseline = absolute.baseline
    return ORIGINS[baseline.origin].told(
        evidence.audience,
        comparator=str(absolute.spoken.comparator),
        name=sides.comparator,
        trials="one trial" if baseline.trials == 1 else f"{baseline.trials} trials",
        condition=named(baseline.condition),
    )


def needed(effect: ToldEffect) -> str:
    return f" {effect.number_needed.in_words}." if effect.number_needed else ""


def rests_on_hazards(effect: ToldEffect) -> str:
    return " Hazards are taken as proportional." if effect.measure == Measure.HAZARD_RATIO else ""


def told_of_several(effects: Sequence[ToldEffect], of: str, sayings: EffectSayings) -> str:
    """What several effects say together: from where to where they reach, never a mean. `of`: what each is of."""
    known = [each.absolute.spoken.difference for each in effects if each.absolute]
    if not known:
        return f"{len(effects)} {of}, each with a figure of its own. None can be told for 1,000 people."
    without = len(effects) - len(known)
    but = (
        f", {without} of which cannot be told for 1,000 people and {'is' if without == 1 else 'are'} left out here"
        if without
        else ""
    )
    return (
        f"{len(effects)} {of}, each with a figure of its own{but}: of 1,000 people,"
        f" {more_or_fewer(min(known), max(known))} {sayings.people}, depending on which. They are not added up."
    )
