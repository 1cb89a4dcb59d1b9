"""Warnings that belong to harms: what stands beside them, and how they were found out."""

from app.compare.cell import Cell
from app.compare.efficacy.kinds import OF_EFFECTS, OF_HARMS
from app.compare.rules import CellRule, Filled, Looking, PairRule
from app.compare.vocabulary import CellControl, MetricName, WarningSeverity
from app.compare.weighed import how_found_out
from app.compare.wording import Wording, named
from app.english import enumerated, inside
from app.record import in_words


def no_control(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {} if cell.control == CellControl.NONE else None


def active_control(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {"comparator": named(cell.comparator)} if cell.control == CellControl.ACTIVE else None


def commoner_elsewhere_told(cell: Cell, looking: Looking) -> Filled | None:
    keys = {each.slug for each in cell.commoner_elsewhere}
    names = [inside(each.effect.name) for each in looking.evidence.harms if each.slug in keys]
    return {"effects": enumerated(names)} if names else None


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
            "Uncontrolled.",
            "No control group: the share says nothing of the effect of treatment.",
            "Nobody else was compared, so we cannot tell what the treatment did.",
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
