"""Warnings that belong to harms: what stands beside them, and how they were found out."""

from app.compare.cell import Cell
from app.compare.harms.ways import how_found_out
from app.compare.kinds import OF_EFFECTS, OF_HARMS, OF_RATES
from app.compare.rules import CellRule, Filled, Looking, PairRule
from app.compare.vocabulary import CellControl, MetricName, WarningSeverity
from app.compare.wording import Wording, named, of_thousand
from app.english import enumerated, inside
from app.models.adverse_effect import AdverseEffectRecord
from app.models.ascertainment import CountsFrom
from app.record import in_words

FEWEST_EVENTS = 10
"""A difference of fewer may be chance."""


def no_control(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {} if cell.control == CellControl.NONE else None


def active_control(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {"comparator": named(cell.comparator)} if cell.control == CellControl.ACTIVE else None


def told_of_rate(record: AdverseEffectRecord) -> str:
    """An effect, with the shares of both sides in people of 1,000."""
    shares = [of_thousand(each or 0.0) for each in (record.proportion, record.comparator_proportion)]
    return f"{inside(record.effect.name)} ({shares[0]} of 1,000 against {shares[1]})"


def commoner_elsewhere_told(cell: Cell, looking: Looking) -> Filled | None:
    keys = {each.slug for each in cell.commoner_elsewhere}
    names = [told_of_rate(each) for each in looking.evidence.harms if each.slug in keys]
    return {"effects": enumerated(names)} if names else None


def crude_sum(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {} if cell.counts == CountsFrom.SUMMED else None


def few_events(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    events = [each.events for each in cell.arms if each.events is not None]
    return {"events": str(sum(events))} if events and sum(events) < FEWEST_EVENTS else None


def are_of_one_table(one: Cell, two: Cell) -> bool:
    """Do both tell of one comparison, each from its side?"""
    beside = one.comparator, two.comparator
    both = beside[0] and beside[1] and (beside[0].slug, beside[1].slug) == (two.treatment.slug, one.treatment.slug)
    return bool(both) and one.source == two.source and one.mirrored != two.mirrored


HARM_CELL_RULES = (
    CellRule(
        code="no_control",
        severity=WarningSeverity.BLOCKS,
        metrics=OF_EFFECTS | OF_HARMS,
        concerns=no_control,
        wording=Wording(
            "No control on record.",
            "No rate of a control is recorded: the share says nothing of the effect of treatment.",
            "We have no number for people without it, so we cannot tell what the treatment did.",
        ),
    ),
    CellRule(
        code="active_control",
        severity=WarningSeverity.BLOCKS,
        metrics=OF_HARMS,
        concerns=active_control,
        spares=are_of_one_table,
        wording=Wording(
            "Contrast with {comparator}, an active treatment.",
            "Difference from {comparator}, not from placebo.",
            "Compared with {comparator}, not with a dummy treatment.",
        ),
    ),
    CellRule(
        code="crude_sum",
        severity=WarningSeverity.CAUTION,
        metrics=OF_RATES,
        concerns=crude_sum,
        wording=Wording(
            "Events and people added up over trials, without weights: no estimate.",
            "Added up over trials, so that unlike trials are mixed: no estimate.",
            "This number is a simple sum of several studies.",
        ),
    ),
    CellRule(
        code="few_events",
        severity=WarningSeverity.CAUTION,
        metrics=OF_RATES,
        concerns=few_events,
        wording=Wording(
            "Events in all: {events}.",
            "It happened to {events} people in all: chance alone may explain any difference.",
            "It happened to very few people, so the numbers could be quite different.",
        ),
    ),
    CellRule(
        code="commoner_elsewhere",
        severity=WarningSeverity.CAUTION,
        metrics=frozenset({MetricName.COMMON_ADVERSE_EFFECTS}),
        concerns=commoner_elsewhere_told,
        wording=Wording(
            "Not in this table, with a larger excess elsewhere: {effects}.",
            "Not in this table, and more frequent in another source: {effects}.",
            "This source leaves out effects that others find more often: {effects}.",
        ),
    ),
)
HARM_PAIR_RULES = (
    PairRule(
        code="ascertainment_differs",
        severity=WarningSeverity.BLOCKS,
        metrics=OF_HARMS,
        differs=lambda cell, _: how_found_out(cell.ascertainment),
        words=lambda cell, _: in_words(str(cell.ascertainment)),
        known=True,
        wording=Wording(
            "Found out in different ways: {values}.",
            "Asking for each effect finds more than waiting for reports: {values}.",
            "Some studies asked about each side effect, others waited to be told.",
        ),
    ),
)
