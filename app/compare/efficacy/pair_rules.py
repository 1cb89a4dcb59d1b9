"""Warnings that belong to effects alone, on two cells of a row."""

from app.compare.cell import Cell
from app.compare.kinds import ACUTE_METRICS, OF_EFFECTS, OF_HARMS, PICKED
from app.compare.rules import PairRule
from app.compare.vocabulary import CellControl, MetricName, WarningSeverity
from app.compare.weighed import FAR_APART
from app.compare.wording import Wording, named, spoken_time
from app.record import in_words
from app.values.duration import hours

NO_CONTROL_IN_WORDS = {CellControl.ACTIVE: "another treatment", CellControl.NONE: "no control on record"}


def control_in_words(cell: Cell, metric: MetricName) -> str:  # noqa: ARG001 - as every rule
    if cell.control and cell.control in NO_CONTROL_IN_WORDS:
        return NO_CONTROL_IN_WORDS[cell.control]
    added = " added to what both sides got" if cell.with_background else ""
    return f"{in_words(str(cell.control))}{added}"


def hours_of(cell: Cell, metric: MetricName) -> float | None:  # noqa: ARG001 - as every rule
    return hours(cell.timepoint) if cell.timepoint else None


EFFECT_PAIR_RULES = (
    PairRule(
        code="control_differs",
        severity=WarningSeverity.BLOCKS,
        metrics=OF_EFFECTS | OF_HARMS,
        differs=lambda cell, _: (cell.control, cell.with_background),
        words=control_in_words,
        wording=Wording(
            "Effects are against different controls ({values}).",
            "Against different controls: {values}; a weaker control flatters.",
            "These were compared with different things.",
        ),
    ),
    PairRule(
        code="measure_differs",
        severity=WarningSeverity.BLOCKS,
        metrics=PICKED,
        differs=lambda cell, _: cell.measure,
        words=lambda cell, _: in_words(str(cell.measure)),
        known=True,
        wording=Wording(
            "Not on one scale: {values}.",
            "Different measures are different numbers: {values}.",
            "These numbers are of different kinds.",
        ),
    ),
    PairRule(
        code="timepoint_differs",
        severity=WarningSeverity.BLOCKS,
        metrics=OF_EFFECTS | OF_HARMS,
        differs=hours_of,
        apart=lambda one, two: max(one, two) > FAR_APART * min(one, two),
        words=lambda cell, _: spoken_time(cell.timepoint) if cell.timepoint else "",
        known=True,
        wording=Wording(
            "Assessed at different times: {values}.",
            "Measured at different times: {values}.",
            "People were looked at after different times.",
        ),
    ),
    PairRule(
        code="scale_differs",
        severity=WarningSeverity.CAUTION,
        metrics=ACUTE_METRICS,
        blocks=frozenset({MetricName.SCORE_CHANGE}),
        differs=lambda cell, _: cell.scale and cell.scale.slug,
        words=lambda cell, _: named(cell.scale),
        known=True,
        wording=Wording(
            "Scales: {values}.", "Measured on different scales: {values}.", "Measured with different questionnaires."
        ),
    ),
)
