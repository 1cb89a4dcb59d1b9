"""Warnings on how an effect rests on trials: on one of several, on a weak one left out, on a risk from elsewhere."""

from app.compare.absolute_vocabulary import BaselineOrigin
from app.compare.cell import Cell
from app.compare.kinds import PICKED
from app.compare.rules import CellRule, Filled, Looking
from app.compare.vocabulary import WarningSeverity
from app.compare.wording import Wording, named

FROM_ELSEWHERE = (BaselineOrigin.ONE_TRIAL, BaselineOrigin.SAME_TWO, BaselineOrigin.WIDER_CONDITION)
"""Where a baseline comes from that may not be that of the people of whom an effect is told."""


def one_of_several_trials(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {"more": str(cell.others.fit)} if cell.studies == 1 and cell.others.fit else None


def baseline_from_elsewhere(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    baseline = cell.absolute.baseline if cell.absolute else None
    if baseline is None or baseline.origin not in FROM_ELSEWHERE:
        return None
    trials = "one trial" if baseline.trials == 1 else f"{baseline.trials} trials"
    return {"trials": trials, "condition": named(baseline.condition)}


def two_steps(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    origin = cell.absolute.baseline.origin if cell.absolute else BaselineOrigin.OWN_ARMS
    return {} if cell.derived_from and origin != BaselineOrigin.OWN_ARMS else None


def beyond_bounds(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    of_others = cell.absolute is not None and cell.absolute.baseline.origin != BaselineOrigin.OWN_ARMS
    return {} if of_others and cell.absolute and cell.absolute.clipped else None


def larger_study_not_shown(cell: Cell, looking: Looking) -> Filled | None:
    if not cell.larger_not_shown:
        return None
    cited = dict.fromkeys(looking.evidence.sources[each.source].citation for each in cell.larger_not_shown)
    return {"sources": "; ".join(cited)}


TRIAL_CELL_RULES = (
    CellRule(
        code="one_of_several_trials",
        severity=WarningSeverity.CAUTION,
        metrics=PICKED,
        concerns=one_of_several_trials,
        wording=Wording(
            "One trial; other fit figures, one for each trial or estimate: {more}.",
            "One trial of several: {more} more could stand here.",
            "This is one study; there are others.",
        ),
    ),
    CellRule(
        code="baseline_from_elsewhere",
        severity=WarningSeverity.CAUTION,
        metrics=PICKED,
        concerns=baseline_from_elsewhere,
        wording=Wording(
            "Baseline risk: {trials}, {condition}.",
            "What it means for 1,000 is reckoned from {trials} in {condition}.",
            "How many of 1,000 is our calculation, from few studies or other people.",
        ),
    ),
    CellRule(
        code="beyond_bounds",
        severity=WarningSeverity.CAUTION,
        metrics=PICKED,
        concerns=beyond_bounds,
        wording=Wording(
            "Clipped at 0 or 1,000: effect and baseline do not fit.",
            "Reckoned beyond nobody or everybody, and set there: effect and baseline do not go together.",
            "These numbers reach nobody or everybody of 1,000, which is not to be relied on.",
        ),
    ),
    CellRule(
        code="two_steps",
        severity=WarningSeverity.CAUTION,
        metrics=PICKED,
        concerns=two_steps,
        wording=Wording(
            "Effect and risk per 1,000 both derived.",
            "Both the effect and what it means for 1,000 people were worked out: nobody found these numbers.",
            "These numbers were worked out in two steps; nobody counted them.",
        ),
    ),
    CellRule(
        code="larger_study_not_shown",
        severity=WarningSeverity.CAUTION,
        metrics=PICKED,
        concerns=larger_study_not_shown,
        wording=Wording(
            "Left out, with at least twice the people, as seen in a weak source or not at all: {sources}.",
            "A larger trial is known only from a weak source: {sources}.",
            "A bigger study exists but is not fully published.",
        ),
    ),
)
