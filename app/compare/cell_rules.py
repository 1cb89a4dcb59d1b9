"""Every warning on one cell."""

from app.compare.cell import Cell
from app.compare.efficacy.cell_rules import EFFECT_CELL_RULES
from app.compare.efficacy.trial_rules import TRIAL_CELL_RULES
from app.compare.harms.rules import HARM_CELL_RULES
from app.compare.kinds import OF_EFFECTS, OF_HARMS, PICKED
from app.compare.rules import CellRule, Filled, Looking
from app.compare.vocabulary import ConditionRelation, FactRelation, MetricName, WarningSeverity
from app.compare.wording import Wording, named
from app.english import enumerated
from app.models.fitness import WEAK_SOURCES
from app.models.timing import Bound, Unfit
from app.record import in_words

M = MetricName
OF_TREATED = frozenset({M.ONSET, M.PEAK, M.DURATION, M.RELAPSE})
"""Metrics of time that depend on who was treated."""
OF_PRACTICE = OF_TREATED | {M.SESSION, M.COURSE}
"""Metrics that depend on what is usual."""
OLD_YEARS = 20
"""After so many years practice has changed."""


def condition_not_as_asked(cell: Cell, looking: Looking) -> Filled | None:
    astray = {ConditionRelation.WIDER, ConditionRelation.NARROWER, ConditionRelation.UNSTATED}
    if cell.condition_relation not in astray:
        return None
    return {"condition": named(cell.condition), "asked": named(looking.evidence.ladder.asked)}


def bound_not_exact(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    if cell.bound in (None, Bound.EXACT):
        return None
    than = "shorter" if cell.bound == Bound.AT_MOST else "longer"
    between = cell.bound == Bound.AT_MOST and cell.lower is not None
    return {"bound": in_words(str(cell.bound)), "may": "lies between two looks" if between else f"may be {than}"}


def disputed(cell: Cell, looking: Looking) -> Filled | None:
    if not cell.disputed_by:
        return None
    studies = {each.slug: each.study.name for each in looking.evidence.contrasts}
    cited = [studies.get(each.slug) or looking.evidence.sources[each.source].citation for each in cell.disputed_by]
    return {"count": str(len(cited)), "other": enumerated([*dict.fromkeys(cited)])}


def not_its_own_record(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    if cell.relation == FactRelation.OWN:
        return None
    members = [each.treatment for each in (*cell.members, *cell.statuses)]
    of = [cell.via] if cell.via else list({each.slug: each for each in members}.values())
    told = enumerated([named(each) for each in of]) if of else "members or forms of it"
    return {"via": told, "treatment": named(cell.treatment)}


def part_of_people(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    if Unfit.PART_OF_PEOPLE in cell.against:
        return {"population": cell.population or "a part of those for whom it is meant"}
    is_rate = cell.ascertainment is not None
    shares = [share for effect in cell.effects for share in (effect, *effect.members)]
    parts = [cell.population if is_rate else None, *(each.population for each in shares)]
    told = [*dict.fromkeys(each for each in parts if each)]
    return {"population": enumerated(told)} if told else None


def unverified(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {} if cell.verified is False else None


def weak_source(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {} if cell.source_kind in WEAK_SOURCES else None


def old_source(cell: Cell, looking: Looking) -> Filled | None:
    year = cell.source_year
    old = year is not None and looking.evidence.year - year > OLD_YEARS
    return {"year": str(year)} if old else None


CELL_RULES = (
    CellRule(
        code="condition_not_as_asked",
        severity=WarningSeverity.CAUTION,
        metrics=OF_PRACTICE | OF_EFFECTS | OF_HARMS,
        concerns=condition_not_as_asked,
        wording=Wording(
            "Evidence is from {condition}, not {asked}.",
            "Taken from {condition}; may not hold for {asked}.",
            "This was studied in people with {condition}.",
        ),
    ),
    CellRule(
        code="bound_not_exact",
        severity=WarningSeverity.CAUTION,
        metrics=OF_TREATED | {M.ACUTE_EFFECTS},
        concerns=bound_not_exact,
        wording=Wording(
            "A date of looking ({bound}).",
            "A date of looking: the true time {may}.",
            "The true time {may}.",
        ),
    ),
    CellRule(
        code="disputed",
        severity=WarningSeverity.BLOCKS,
        metrics=OF_PRACTICE | PICKED | {M.ACUTE_EFFECTS, M.HALF_LIFE},
        concerns=disputed,
        wording=Wording(
            "Fit sources disagree ({count}): {other}.",
            "Sources disagree: {other}.",
            "Studies disagree about this.",
        ),
    ),
    CellRule(
        code="not_its_own_record",
        severity=WarningSeverity.NOTE,
        metrics=frozenset(MetricName),
        concerns=not_its_own_record,
        wording=Wording("From {via}.", "Told of {via}, not of {treatment} itself.", "This is from {via}."),
    ),
    CellRule(
        code="part_of_people",
        severity=WarningSeverity.NOTE,
        metrics=OF_TREATED | OF_HARMS,
        concerns=part_of_people,
        wording=Wording("{population} only.", "Measured only among {population}.", "Only measured in {population}."),
    ),
    CellRule(
        code="unverified",
        severity=WarningSeverity.CAUTION,
        metrics=frozenset(MetricName),
        concerns=unverified,
        wording=Wording(
            "Not checked against the source.", "Not checked.", "We have not been able to check all of this."
        ),
    ),
    CellRule(
        code="weak_source",
        severity=WarningSeverity.CAUTION,
        metrics=frozenset(MetricName),
        concerns=weak_source,
        wording=Wording(
            "Secondary or unreviewed source.",
            "Not a paper, label or official text.",
            "This comes from a news item or web page.",
        ),
    ),
    CellRule(
        code="old_source",
        severity=WarningSeverity.NOTE,
        metrics=OF_PRACTICE | OF_EFFECTS | OF_HARMS,
        concerns=old_source,
        wording=Wording("Published {year}.", "From {year}; practice has changed since.", "This study is old."),
    ),
    *EFFECT_CELL_RULES,
    *TRIAL_CELL_RULES,
    *HARM_CELL_RULES,
)
