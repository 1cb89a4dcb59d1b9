"""What a warning on comparability is: a rule that owns its condition, how much it matters, and its English."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import ne
from typing import Any

from app.compare.cell import Cell, CellWarning, RowWarning
from app.compare.evidence import Evidence
from app.compare.vocabulary import CellState, MetricName, WarningSeverity
from app.compare.wording import Wording, against
from app.english import capital

Filled = Mapping[str, str]
"""What stands in the braces of a text."""
NO_ORDER = " So we do not put them in order."
"""What patients are told of every warning that blocks."""


@dataclass(frozen=True)
class Looking:
    """What a rule looks at besides the cells."""

    evidence: Evidence
    metric: MetricName


@dataclass(frozen=True, kw_only=True)
class WarningRule:
    """What rules on one cell and on two have in common."""

    code: str
    severity: WarningSeverity
    wording: Wording
    metrics: frozenset[MetricName]
    """The metrics to which it belongs."""
    blocks: frozenset[MetricName] = frozenset()
    """Of these, those in which it blocks, whatever its severity elsewhere."""

    def weight(self, metric: MetricName) -> WarningSeverity:
        """How much it matters in a metric."""
        return WarningSeverity.BLOCKS if metric in self.blocks else self.severity

    def text(self, looking: Looking, filled: Filled) -> str:
        """What it says to the audience."""
        audience, wording = looking.evidence.audience, self.wording
        if self.weight(looking.metric) == WarningSeverity.BLOCKS:
            wording = wording._replace(patient=wording.patient + NO_ORDER)
        return capital(wording.told(audience, **filled))


@dataclass(frozen=True, kw_only=True)
class CellRule(WarningRule):
    """A warning on one cell."""

    concerns: Callable[[Cell, Looking], Filled | None]
    """What fills its text; `None` if it does not concern the cell."""
    spares: Callable[[Cell, Cell], bool] = lambda _, __: False
    """Which pairs it does not keep from being put in order, though it blocks elsewhere."""

    def warning(self, cell: Cell, looking: Looking) -> CellWarning | None:
        """The warning, if it concerns a cell that has something to show."""
        if looking.metric not in self.metrics or cell.state == CellState.ABSENT:
            return None
        filled = self.concerns(cell, looking)
        if filled is None:
            return None
        severity = self.weight(looking.metric)
        return CellWarning(code=self.code, severity=severity, text=self.text(looking, filled))


@dataclass(frozen=True, kw_only=True)
class PairRule(WarningRule):
    """A warning on two cells that both have something to show."""

    differs: Callable[[Cell, MetricName], object]
    """In what the two may differ; `None` is a value of its own unless `known` says otherwise."""
    words: Callable[[Cell, MetricName], str]
    """The same in words."""
    apart: Callable[[Any, Any], bool] = ne  # any: what `differs` gives
    """When two values are not alike."""
    known: bool = False
    """Does it concern only cells of which both values are known?"""

    def concerns(self, one: Cell, two: Cell, metric: MetricName) -> bool:
        """Do the two differ?"""
        if metric not in self.metrics:
            return False
        values = self.differs(one, metric), self.differs(two, metric)
        return not (self.known and None in values) and self.apart(*values)

    def warning(self, pairs: Sequence[tuple[Cell, Cell]], looking: Looking) -> RowWarning | None:
        """The warning of a row, if it concerns any of its pairs."""
        concerned = [pair for pair in pairs if self.concerns(*pair, looking.metric)]
        if not concerned:
            return None
        cells = {cell.treatment.slug: cell for pair in pairs for cell in pair}
        met = {cell.treatment.slug for pair in concerned for cell in pair}
        shown = [cell for slug, cell in cells.items() if slug in met]
        values = against([self.words(each, looking.metric) for each in shown])
        return RowWarning(
            code=self.code,
            severity=self.weight(looking.metric),
            text=self.text(looking, {"values": values}),
            cells=[each.treatment.slug for each in shown],
        )
