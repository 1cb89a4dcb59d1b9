"""Every warning on two cells of a row."""

from app.compare.cell import Cell
from app.compare.cell_rules import OF_TREATED
from app.compare.efficacy.pair_rules import EFFECT_PAIR_RULES
from app.compare.harms.rules import HARM_PAIR_RULES
from app.compare.kinds import OF_EFFECTS, OF_HARMS
from app.compare.rules import PairRule
from app.compare.vocabulary import MetricName, WarningSeverity
from app.compare.wording import Wording, named
from app.record import in_words

M = MetricName


def condition_of_cell(cell: Cell, metric: MetricName) -> object:  # noqa: ARG001 - as every rule
    return cell.condition and cell.condition.slug


def way_of_cell(cell: Cell, metric: MetricName) -> object:
    """In what way it was timed, in what is timed in more than one."""
    ways = {
        M.ONSET: cell.statistic,
        M.RELAPSE: (cell.whom, cell.after),
        M.SESSION: cell.includes_observation,
    }
    return ways[metric]


def way_in_words(cell: Cell, metric: MetricName) -> str:
    if metric == M.SESSION:
        observed = {True: "with observation", False: "without observation", None: "observation not stated"}
        return observed[cell.includes_observation]
    if metric == M.ONSET:
        return in_words(str(cell.statistic))
    return " after ".join(in_words(str(each)) if each else "not stated" for each in (cell.whom, cell.after))


PAIR_RULES = (
    PairRule(
        code="condition_differs",
        severity=WarningSeverity.BLOCKS,
        metrics=OF_TREATED | OF_EFFECTS | OF_HARMS,
        differs=condition_of_cell,
        words=lambda cell, _: named(cell.condition),
        known=True,
        wording=Wording(
            "Figures come from different populations ({values}).",
            "Not the same patients: {values}.",
            "These studies were of different groups of people.",
        ),
    ),
    PairRule(
        code="measured_differently",
        severity=WarningSeverity.BLOCKS,
        metrics=frozenset({M.ONSET, M.RELAPSE, M.SESSION}),
        differs=way_of_cell,
        words=way_in_words,
        wording=Wording(
            "The quantities differ: {values}.",
            "Not the same thing is timed: {values}.",
            "These do not measure the same thing.",
        ),
    ),
    PairRule(
        code="dosing_differs",
        severity=WarningSeverity.CAUTION,
        metrics=OF_TREATED,
        blocks=frozenset({M.DURATION, M.RELAPSE}),
        differs=lambda cell, _: cell.dosing,
        words=lambda cell, _: in_words(str(cell.dosing)) if cell.dosing else "not stated",
        known=True,
        wording=Wording(
            "Dosing: {values}.",
            "Not given alike: {values}.",
            "One was given once, the other for longer.",
        ),
    ),
    *EFFECT_PAIR_RULES,
    *HARM_PAIR_RULES,
)
