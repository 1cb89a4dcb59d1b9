"""Warnings that belong to effects alone, on one cell."""

from app.compare.cell import Cell
from app.compare.clearness import has_interval, may_be_none, null_of
from app.compare.kinds import ACUTE_METRICS, PICKED
from app.compare.rules import CellRule, Filled, Looking
from app.compare.vocabulary import CellControl, WarningSeverity
from app.compare.wording import Wording, of_thousand
from app.models.analysis import RATIOS, Measure
from app.models.ascertainment import CountsFrom
from app.models.pooling import Certainty
from app.models.timing import TimeCourseKind
from app.models.trial import Blinding
from app.record import in_words

SMALL = 100
WIDE_RATIO, WIDE_DIFFERENCE = 4.0, 0.3
"""From when on an interval is wide: upper over lower end of a ratio, upper less lower of a risk difference."""
FAR_OFF = 1.25
"""So many times as large may a crude ratio be where no interval says how exact the one is that is told."""
FELT = frozenset({TimeCourseKind.ACUTE_EFFECTS_DURATION, TimeCourseKind.ACUTE_EFFECTS_ONSET})
CRUDE = {
    Measure.ODDS_RATIO: lambda one, two: one / (1 - one) / (two / (1 - two)),
    Measure.RISK_RATIO: lambda one, two: one / two,
}
"""Ratio -> how it follows from the shares of both sides."""


def timepoint_unknown(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return None if cell.timepoint else {"told": cell.timepoint_in_words or "not stated"}


def unblinding_by_effects(cell: Cell, looking: Looking) -> Filled | None:
    if cell.control not in (CellControl.PLACEBO, CellControl.ACTIVE_PLACEBO):
        return None
    pool = looking.evidence.pool(cell.treatment.slug)
    felt = any(each.kind in FELT and each.treatment.slug in pool for each in looking.evidence.courses)
    return {} if felt else None


def small_sample(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {"n": str(cell.n)} if cell.n is not None and cell.n < SMALL else None


def imprecise(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    if cell.lower is None or cell.upper is None:
        is_range = cell.range_lower is not None or cell.counts == CountsFrom.SUMMED
        return None if is_range else {"interval": "No interval is told"}
    ratio = cell.measure in RATIOS and cell.upper >= WIDE_RATIO * cell.lower
    wide = cell.measure == Measure.RISK_DIFFERENCE and cell.upper - cell.lower > WIDE_DIFFERENCE
    return {"interval": f"Interval {cell.lower:g} to {cell.upper:g}"} if ratio or wide else None


def no_clear_difference(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {"null": f"{null_of(cell.measure):g}"} if may_be_none(cell) else None


def low_certainty(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    low = cell.certainty in (Certainty.LOW, Certainty.VERY_LOW)
    return {"certainty": in_words(str(cell.certainty))} if low else None


def open_label(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    return {} if cell.blinding in (Blinding.OPEN_LABEL, Blinding.RATER_BLIND) else None


def estimate_and_arms_differ(cell: Cell, looking: Looking) -> Filled | None:  # noqa: ARG001 - as every rule
    measure, value, shares = cell.measure, cell.value, [each.proportion for each in cell.arms]
    one, two = shares if len(shares) == 2 else (None, None)
    if measure is None or measure not in CRUDE or value is None:
        return None
    if one is None or two is None or not 0 < two < 1 or one == 1:
        return None
    crude = CRUDE[measure](one, two)
    lower, upper = (cell.lower, cell.upper) if has_interval(cell) else (value / FAR_OFF, value * FAR_OFF)
    fits = lower is not None and upper is not None and lower <= crude <= upper
    told = {"value": f"{value:g}", "crude": f"{crude:.2f}", "one": str(of_thousand(one)), "two": str(of_thousand(two))}
    return None if fits else told


CAUTION = WarningSeverity.CAUTION
EFFECT_CELL_RULES = (
    CellRule(
        code="timepoint_unknown",
        severity=CAUTION,
        metrics=PICKED,
        concerns=timepoint_unknown,
        wording=Wording(
            "No single assessment time ({told}).",
            "Time of measurement: {told}.",
            "We do not know exactly when this was measured.",
        ),
    ),
    CellRule(
        code="unblinding_by_effects",
        severity=CAUTION,
        metrics=ACUTE_METRICS,
        concerns=unblinding_by_effects,
        wording=Wording(
            "Functional unblinding is likely.",
            "The acute effects reveal who got it.",
            "People could often tell what they got, which can make a treatment look more helpful than it is.",
        ),
    ),
    CellRule(
        code="small_sample",
        severity=CAUTION,
        metrics=PICKED,
        concerns=small_sample,
        wording=Wording("n = {n}.", "Small: {n} people.", "Only {n} people were studied."),
    ),
    CellRule(
        code="imprecise",
        severity=CAUTION,
        metrics=PICKED,
        concerns=imprecise,
        wording=Wording(
            "Wide. {interval}.",
            "Could be much smaller or larger. {interval}.",
            "The true number could be quite different.",
        ),
    ),
    CellRule(
        code="no_clear_difference",
        severity=WarningSeverity.NOTE,
        metrics=PICKED,
        concerns=no_clear_difference,
        wording=Wording(
            "Interval includes {null}.",
            "A difference either way, or none, fits the data.",
            "There may be no difference.",
        ),
    ),
    CellRule(
        code="low_certainty",
        severity=CAUTION,
        metrics=PICKED,
        concerns=low_certainty,
        wording=Wording(
            "GRADE: {certainty}.", "Reviewers have {certainty} certainty.", "Experts are not sure of this number."
        ),
    ),
    CellRule(
        code="open_label",
        severity=CAUTION,
        metrics=PICKED,
        concerns=open_label,
        wording=Wording(
            "Open label, or only raters masked.", "People knew what they got.", "People knew which treatment they had."
        ),
    ),
    CellRule(
        code="estimate_and_arms_differ",
        severity=CAUTION,
        metrics=PICKED,
        concerns=estimate_and_arms_differ,
        wording=Wording(
            "Ratio {value}; crude {crude} ({one} of 1,000 against {two}).",
            "The ratio is {value}, but {one} of 1,000 against {two}, which make {crude}: adjusted, or of a model.",
            "The numbers of this study do not fit one another: it counted {one} of 1,000 people, against {two}.",
        ),
    ),
)
