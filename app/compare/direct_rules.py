"""Warnings on two cells of treatments that were compared with each other, too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from app.compare.cell import Cell, RowWarning
from app.compare.clearness import may_be_none, null_of
from app.compare.evidence import Evidence
from app.compare.kinds import PICKED
from app.compare.rules import Looking, WarningRule
from app.compare.shape import DirectFigure, HeadToHead
from app.compare.vocabulary import WarningSeverity
from app.compare.wording import Wording
from app.english import enumerated
from app.models.analysis import RATIOS

FEWEST_COMPARED = 100
"""A direct comparison of fewer people contradicts nothing."""
Heads = Sequence[HeadToHead]


@dataclass(frozen=True, kw_only=True)
class DirectRule(WarningRule):
    """A warning on two cells that both have something to show, of what compares the two directly."""

    concerns: Callable[[Cell, Cell, HeadToHead], Sequence[DirectFigure]]
    """The comparisons because of which it concerns the two; empty if it does not."""

    def warning(self, held: Sequence[Cell], heads: Heads, looking: Looking) -> RowWarning | None:
        """The warning of a row, if it concerns any of its pairs."""
        if looking.metric not in self.metrics:
            return None
        cells = {each.treatment.slug: each for each in held}
        of_pairs = [head for head in heads if {head.treatment, head.other} <= cells.keys()]
        found = [(head, self.concerns(cells[head.treatment], cells[head.other], head)) for head in of_pairs]
        figures = [figure for _, told in found for figure in told]
        if not figures:
            return None
        met = {slug for head, told in found if told for slug in (head.treatment, head.other)}
        sources = enumerated([*dict.fromkeys(cited_of(looking.evidence, figure) for figure in figures)])
        return RowWarning(
            code=self.code,
            severity=self.weight(looking.metric),
            text=self.text(looking, {"sources": sources}),
            cells=[slug for slug in cells if slug in met],
        )


def cited_of(evidence: Evidence, figure: DirectFigure) -> str:
    """The source of a comparison, as people cite it."""
    return evidence.sources[figure.source].citation if figure.source else ""


def first_of(one: Cell, two: Cell, head: HeadToHead) -> Sequence[DirectFigure]:  # noqa: ARG001 - as every rule
    return head.comparisons[:1]


def contradicting(one: Cell, two: Cell, head: HeadToHead) -> Sequence[DirectFigure]:
    """Fit comparisons of enough people that clearly point the other way than the two cells do."""
    if one.measure is None or one.measure != two.measure:
        return []
    way = centre(one) - centre(two)
    fit = [each for each in head.comparisons if each.fit and not may_be_none(each)]
    large = [each for each in fit if (each.n or 0) >= FEWEST_COMPARED]
    return [each for each in large if way * direction(each, head) < 0]


def centre(cell: Cell) -> float:
    """The figure of a cell; over members the middle of their range, of ratios the geometric one."""
    low, high = cell.range_lower, cell.range_upper
    if cell.value is not None or low is None or high is None:
        return cell.value or 0.0
    return sqrt(low * high) if cell.measure in RATIOS else (low + high) / 2


def direction(figure: DirectFigure, head: HeadToHead) -> float:
    """Above 0 if it happens to more, or the score is higher, with the first of the pair."""
    beyond = (figure.value or 0.0) - null_of(figure.measure) if figure.value is not None else 0.0
    return beyond if figure.side == head.treatment else -beyond


DIRECT_RULES = (
    DirectRule(
        code="head_to_head_exists",
        severity=WarningSeverity.NOTE,
        metrics=PICKED,
        concerns=first_of,
        wording=Wording(
            "Direct evidence, first of all {sources}: see `direct`.",
            "These were compared with each other: look there first ({sources}).",
            "At least one study compared some of these with each other.",
        ),
    ),
    DirectRule(
        code="head_to_head_contradicts",
        severity=WarningSeverity.CAUTION,
        metrics=PICKED,
        concerns=contradicting,
        wording=Wording(
            "Direct and indirect evidence disagree in sign ({sources}).",
            "Where they were compared with each other, it points the other way ({sources}).",
            "When they were compared with each other, the picture was different.",
        ),
    ),
)
