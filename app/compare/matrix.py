"""Puts a comparison together: rows of cells, with what must be known before one is set beside another."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from app.compare.cell import Cell, CellWarning, RowWarning
from app.compare.cell_rules import CELL_RULES
from app.compare.differences import ratios_of_times
from app.compare.direct_rules import DIRECT_RULES
from app.compare.evidence import Evidence
from app.compare.leading import led
from app.compare.metric import Metric
from app.compare.metrics import BY_NAME
from app.compare.order import order_said, ranking
from app.compare.pair_rules import PAIR_RULES
from app.compare.rules import NO_ORDER, Looking
from app.compare.said import sentence
from app.compare.shape import ComparedPair, ComparisonRow, MetricShown, Ranking
from app.compare.vocabulary import CellState, MetricName, WarningSeverity
from app.compare.wording import both, named
from app.english import enumerated, inside
from app.memory import remember
from app.models.gap import AbsenceKind
from app.values.audience import Audience
from app.values.jurisdiction import Jurisdiction

W = TypeVar("W", bound=CellWarning)
CELLS_REMEMBERED = 1_000
"""So many finished cells are kept, some 12 kB each."""
SEVERITIES = [*WarningSeverity]
TEXTS_TOLD = 2
"""So many blocking warnings are told in the sentence of a row."""
REFUSED = both("These figures cannot be put in order: {why}", "These numbers cannot be put in order. {why}")
NOTHING = both("Nothing of this is recorded for any of them.", "We have nothing on this for any of them.")
ONE = both("Only for {name} is something recorded.", "Only for {name} do we have something.")
WEAK = both("Something speaks against what stands for {names}.", "What stands for {names} has weaknesses.")


def comparison_rows(metrics: Sequence[Metric], evidence: Evidence, slugs: Sequence[str]) -> Iterator[ComparisonRow]:
    """One row for each metric, of some for each jurisdiction, in the order given."""
    for metric in metrics:
        places: Sequence[Jurisdiction | None] = evidence.jurisdictions if metric.by_jurisdiction else [None]
        for place in places:
            yield comparison_row(metric, evidence, slugs, place)


def comparison_row(
    metric: Metric, evidence: Evidence, slugs: Sequence[str], place: Jurisdiction | None
) -> ComparisonRow:
    """One metric for every treatment."""
    looking = Looking(evidence, metric.slug)
    cells = [finished_cell(metric, looking, slug, place) for slug in slugs]
    held = [each for each in cells if each.state == CellState.VALUE]
    pairs = [*combinations(held, 2)] if metric.is_compared else []
    direct = metric.direct(evidence, slugs)
    of_pairs = [rule.warning(pairs, looking) for rule in PAIR_RULES]
    warnings = blocking_first([*of_pairs, *(rule.warning(held, direct, looking) for rule in DIRECT_RULES)])
    compared = [compared_pair(one, two, looking) for one, two in pairs]
    rank = ranking(held, compared) if metric.is_quantity else None
    return ComparisonRow(
        metric=MetricShown(
            slug=metric.slug,
            name=metric.name_patient if evidence.audience == Audience.PATIENT else metric.name,
            definition=metric.slug.meaning,
            unit=metric.unit,
            better=metric.better,
        ),
        jurisdiction=place,
        comparable=are_comparable(held, compared) if metric.is_compared else None,
        sentence=said_of_row(metric, evidence, held, warnings, compared, rank),
        cells=cells,
        warnings=warnings,
        pairs=compared,
        rank=rank,
        direct=direct,
        differences=ratios_of_times(metric, evidence, held, compared),
    )


def are_comparable(held: Sequence[Cell], pairs: Sequence[ComparedPair]) -> bool:
    """May figures be set beside one another? Two at least, of which no pair is blocked."""
    return len(held) > 1 and not any(each.blocked_by for each in pairs)


def finished_cell(metric: Metric, looking: Looking, slug: str, place: Jurisdiction | None) -> Cell:
    """What stands for a treatment, with its warnings and its sentence: the same in whatever company."""
    evidence = looking.evidence
    key = metric.slug, slug, place, evidence.question
    if (known := evidence.cells.get(key)) is None:
        known = led(finished(metric, looking, metric.cell(evidence, slug, place)), evidence.audience)
        remember(evidence.cells, key, known, CELLS_REMEMBERED)
    return known


def finished(metric: Metric, looking: Looking, cell: Cell) -> Cell:
    """A cell with its warnings and its sentence."""
    if cell.absence and cell.absence.kind == AbsenceKind.NONE_FIT:
        see = nearest(metric, looking.evidence, cell)
        cell = cell.model_copy(update={"absence": cell.absence.model_copy(update={"see": see})})
    warnings = blocking_first([rule.warning(cell, looking) for rule in CELL_RULES])
    return cell.model_copy(update={"warnings": warnings, "sentence": sentence(metric, looking.evidence, cell)})


def blocking_first(found: Sequence[W | None]) -> list[W]:
    """The warnings that fired, what blocks first."""
    return sorted((each for each in found if each), key=lambda each: SEVERITIES.index(each.severity))


def nearest(metric: Metric, evidence: Evidence, cell: Cell) -> MetricName | None:
    """The metric to which an empty cell points."""
    for name in metric.near_metrics:
        other = BY_NAME[name].cell(evidence, cell.treatment.slug, cell.jurisdiction)
        if other.state == CellState.VALUE:
            return name
    return None


def compared_pair(one: Cell, two: Cell, looking: Looking) -> ComparedPair:
    """Two figures, and what keeps them from being put in order."""
    spared = {rule.code for rule in CELL_RULES if rule.spares(one, two)}
    of_cells = (each for cell in (one, two) for each in cell.warnings if each.code not in spared)
    codes = [each.code for each in of_cells if each.severity == WarningSeverity.BLOCKS]
    codes += [
        rule.code
        for rule in PAIR_RULES
        if rule.concerns(one, two, looking.metric) and rule.weight(looking.metric) == WarningSeverity.BLOCKS
    ]
    return ComparedPair(treatment=one.treatment.slug, other=two.treatment.slug, blocked_by=[*dict.fromkeys(codes)])


def not_in_order(evidence: Evidence, held: Sequence[Cell], warnings: Sequence[RowWarning]) -> str:
    """That figures cannot be put in order, and why: what blocks pairs, then what blocks cells."""
    blocking = [each.text.removesuffix(NO_ORDER) for each in warnings if each.severity == WarningSeverity.BLOCKS]
    for cell in held:
        texts = (each.text.removesuffix(NO_ORDER) for each in cell.warnings if each.severity == WarningSeverity.BLOCKS)
        blocking += [f"{cell.treatment.name}: {inside(text)}" for text in texts]
    return REFUSED.told(evidence.audience, why=" ".join([*dict.fromkeys(blocking)][:TEXTS_TOLD]))


def said_of_row(
    metric: Metric,
    evidence: Evidence,
    held: Sequence[Cell],
    warnings: Sequence[RowWarning],
    pairs: Sequence[ComparedPair],
    rank: Ranking | None,
) -> str:
    """What a row allows to say; if its figures cannot be put in order, that first."""
    if len(held) > 1 and any(each.blocked_by for each in pairs):
        return not_in_order(evidence, held, warnings)
    if not held:
        return NOTHING.told(evidence.audience)
    if len(held) == 1:
        return ONE.told(evidence.audience, name=named(held[0].treatment))
    weak = [named(each.treatment) for each in held if each.against]
    audience = evidence.audience
    told = [order_said(held, rank, metric, audience) if rank else metric.row_said(evidence, held)]
    told += [each.text for each in warnings if each.severity == WarningSeverity.CAUTION]
    told += [WEAK.told(evidence.audience, names=enumerated(weak))] if weak else []
    return " ".join(told)
