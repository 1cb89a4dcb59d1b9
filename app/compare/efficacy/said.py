"""What an effect says in words: every number is one of the fields of its cell."""

from collections.abc import Sequence
from typing import NamedTuple

from app.compare.absolute_vocabulary import BaselineOrigin
from app.compare.absolutes import AbsoluteEffect
from app.compare.cell import Cell, MemberFigure
from app.compare.clearness import is_clear, null_of
from app.compare.elsewhere import in_other_condition
from app.compare.evidence import Evidence
from app.compare.figures import Figured, MeasuredEffect
from app.compare.vocabulary import FactRelation, PickRule
from app.compare.wording import NOT_CHECKED, more_or_fewer, named, of_thousand, spoken_time
from app.models.analysis import Measure
from app.record import in_words
from app.values.audience import Audience


class EffectSayings(NamedTuple):
    """How the figures of a metric are put into words."""

    event: str
    """What happens, as a noun: response."""
    people: str
    """What people do to whom it happens, for patients: `relapse`."""


ADDED = ", both added to what people already got"
DIFFERENCES_OF_MEANS = frozenset(
    {Measure.MEAN_DIFFERENCE, Measure.STANDARDISED_MEAN_DIFFERENCE, Measure.RATIO_OF_MEANS}
)
"""Measures of how ill people are on average, not of how many."""


def effect_said(evidence: Evidence, cell: Cell, sayings: EffectSayings) -> str:
    """What a cell says of an effect, without the name of the treatment."""
    patient = evidence.audience == Audience.PATIENT
    if cell.rule == PickRule.RANGE_OVER_TRIALS:
        return trials_said(cell, sayings, patient=patient)
    if cell.relation == FactRelation.MEMBERS:
        return members_said(cell, sayings, patient=patient)
    if patient:
        return patients_told(cell, sayings)
    return cited_told(evidence, cell, sayings)


def cited_told(evidence: Evidence, figure: Figured, sayings: EffectSayings) -> str:
    """What the source says, and what of it is reckoned from a risk that stands elsewhere."""
    told = f"{clinicians_told(evidence, figure, sayings)} ({cited(evidence, figure)})"
    absolute = figure.absolute
    if absolute is None or absolute.baseline.origin == BaselineOrigin.OWN_ARMS:
        return told
    of = absolute.spoken
    return (
        f"{told}; with {of.comparator} of 1,000 on {named(figure.comparator)}, as in other trials, that is {of.treated}"
    )


def direct_said(evidence: Evidence, figure: MemberFigure, sayings: EffectSayings) -> str:
    """What a comparison of two treatments says."""
    if figure.value is None:
        told = f"{sayings.event} against {named(figure.comparator)}, without a figure"
    elif evidence.audience == Audience.PATIENT:
        told = patients_told(figure, sayings)
    else:
        told = cited_told(evidence, figure, sayings)
    checked = "" if figure.verified else NOT_CHECKED
    return f"{figure.treatment.name}: {told}{checked}.{in_other_condition(evidence, figure)}"


def clinicians_told(evidence: Evidence, cell: Figured, sayings: EffectSayings) -> str:
    """People of 1,000 on both sides, then the measure; the measure alone where no risk is known."""
    against = f"{named(cell.comparator)}{added_said(evidence, cell)}{at(cell)}"
    if cell.absolute and cell.absolute.baseline.origin == BaselineOrigin.OWN_ARMS:
        of = cell.absolute.spoken
        shares = f"{sayings.event} in {of.treated} of 1,000 against {of.comparator} on {against}"
        return f"{shares} ({measure_said(cell)}{rests_on(cell)})"
    scale = f" on the {cell.scale.name}" if cell.scale and cell.measure == Measure.MEAN_DIFFERENCE else ""
    return (
        f"{measure_of(cell)} of {sayings.event} {interval_of(cell)}{scale} against {against}{rests_on(cell, ' (', ')')}"
    )


def added_said(evidence: Evidence, cell: MeasuredEffect) -> str:
    """That both sides were added to what people already got, unless the name of the comparator says so."""
    says_so = cell.comparator is not None and bool(evidence.pool(cell.comparator.slug)[1:])
    return ADDED if cell.with_background and not says_so else ""


def patients_told(cell: Figured, sayings: EffectSayings) -> str:
    """People of 1,000, or which way the figure points."""
    than = f"with {named(cell.comparator)}"
    if cell.absolute:
        of = cell.absolute.spoken
        open_ended = "" if is_clear(cell) else "; there may be no difference"
        return f"about {of.treated} of 1,000 people {sayings.people}, against {of.comparator} {than}{open_ended}"
    if cell.measure in DIFFERENCES_OF_MEANS:
        return symptoms_told(cell, than)
    return f"{direction_told([cell], sayings)} than {than}"


def symptoms_told(cell: Figured, than: str) -> str:
    """Which way the mean score of symptoms differs."""
    if not is_clear(cell) or cell.value is None:
        return f"whether symptoms eased more than {than} is not clear"
    by = f" by {abs(cell.value):g} points" if cell.measure == Measure.MEAN_DIFFERENCE else ""
    return f"scores of symptoms were {'lower' if cell.value < 0 else 'higher'}{by} than {than}"


def trials_said(cell: Cell, sayings: EffectSayings, *, patient: bool) -> str:
    """The range over single trials."""
    control = named(cell.comparator) if cell.comparator else in_words(str(cell.control))
    low, high = cell.range_lower or 0.0, cell.range_upper or 0.0
    if not patient:
        figures = f"{low:g} to {high:g} across {cell.studies} trials, each against {control}{at(cell)}"
        return f"{measure_of(cell)} of {sayings.event} {figures}; no estimate over them is recorded"
    if cell.measure != Measure.RISK_DIFFERENCE:
        return f"{cell.studies} studies against {control} differ, and nobody has put them together here"
    span = more_or_fewer(of_thousand(low), of_thousand(high))
    return f"of 1,000 people, {span} {sayings.people} than with {control}, depending on the study"


def members_said(cell: Cell, sayings: EffectSayings, *, patient: bool) -> str:
    """The range over the members."""
    known = [each.absolute for each in cell.members if each.absolute]
    if patient and len(known) == len(cell.members):
        told = range_told(known)
        return f"of 1,000 people, {told} {sayings.people} than with {named(cell.comparator)}, depending on which it is"
    control = named(cell.comparator) if cell.comparator else in_words(str(cell.control))
    if patient:
        return f"{direction_told(cell.members, sayings)} than with {control}"
    figures = f"{cell.range_lower:g} to {cell.range_upper:g} across {len(cell.members)} members"
    return f"{measure_of(cell)} of {sayings.event} {figures}, each against {control}{at(cell)}"


def direction_told(figures: Sequence[MeasuredEffect], sayings: EffectSayings) -> str:
    """Which way figures of one measure point, if all clearly point one way."""
    ways = {(each.value or 0) > null_of(each.measure) for each in figures}
    if len(ways) > 1 or not all(is_clear(each) for each in figures):
        return f"it is not clear whether more people {sayings.people}"
    return f"{'more' if True in ways else 'fewer'} people {sayings.people}"


def range_told(known: list[AbsoluteEffect]) -> str:
    """By how many of 1,000 members differ from their comparator."""
    low, high = (of(each.spoken.difference for each in known) for of in (min, max))
    return more_or_fewer(low, high)


def measure_said(cell: MeasuredEffect) -> str:
    """The measure with its figures: `odds ratio 2.9, 1.2 to 6.6`."""
    return f"{measure_of(cell)} {interval_of(cell, ', ', '')}"


def measure_of(cell: MeasuredEffect) -> str:
    return in_words(str(cell.measure))


def interval_of(cell: MeasuredEffect, before: str = " (", after: str = ")") -> str:
    """Value and interval, with the unit of what is no share: `-6.6 points (-10.2 to -2.9)`."""
    unit = " points" if cell.measure == Measure.MEAN_DIFFERENCE else ""
    known = cell.lower is not None and cell.upper is not None
    span = f"{before}{cell.lower:g} to {cell.upper:g}{after}" if known else f"{before}no interval{after}"
    return f"{cell.value:g}{unit}{span}"


def rests_on(cell: MeasuredEffect, before: str = "; ", after: str = "") -> str:
    """Studies and people rests_on a figure, as far as they are known."""
    studies = f"{cell.studies} {'trial' if cell.studies == 1 else 'trials'}" if cell.studies else ""
    people = f"{cell.n:,} people" if cell.n else ""
    told = ", ".join(each for each in (studies, people) if each)
    return f"{before}{told}{after}" if told else ""


def at(cell: MeasuredEffect) -> str:
    """When it was looked at."""
    if cell.timepoint:
        return f" at {spoken_time(cell.timepoint)}"
    return f", {cell.timepoint_in_words}" if cell.timepoint_in_words else ""


def cited(evidence: Evidence, cell: MeasuredEffect) -> str:
    return evidence.sources[cell.source].citation if cell.source else ""
