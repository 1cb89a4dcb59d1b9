"""Rules of what was measured, in trials and in pooled estimates: figures that can be true, and say whence they are."""

from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.analysis import RATIOS, WORKED_OUT_RESERVATIONS, Measure
from app.models.contrast import ContrastRecord
from app.models.effect import EffectRecord
from app.models.outcome import OutcomeKind
from app.models.pooling import WORKED_OUT_OF_EFFECTS
from app.models.result import ResultRecord
from app.models.trial import SeenKind
from app.release.rules.base import Draft, those

MEASURED = (ResultRecord, ContrastRecord, EffectRecord)
"""Every record of what was measured."""
COMPARISONS = (ContrastRecord, EffectRecord)
"""Those that compare."""
NUMBERS = {OutcomeKind.SCORE, OutcomeKind.CHANGE, OutcomeKind.TIME_TO_EVENT, OutcomeKind.COUNT}
"""Kinds of outcome of which there are means."""
FITTING = {
    Measure.ODDS_RATIO: {OutcomeKind.EVENT},
    Measure.RISK_RATIO: {OutcomeKind.EVENT},
    Measure.RISK_DIFFERENCE: {OutcomeKind.EVENT},
    Measure.HAZARD_RATIO: {OutcomeKind.EVENT, OutcomeKind.TIME_TO_EVENT},
    Measure.MEAN_DIFFERENCE: NUMBERS,
    Measure.STANDARDISED_MEAN_DIFFERENCE: NUMBERS,
    Measure.RATIO_OF_MEANS: NUMBERS,
    Measure.PROPORTION: {OutcomeKind.EVENT},
    Measure.NUMBER_NEEDED_TO_TREAT: {OutcomeKind.EVENT},
}
"""Measure -> the kinds of outcome that it can compare."""
OF_ONE_ARM = {Measure.PROPORTION, Measure.NUMBER_NEEDED_TO_TREAT}
"""Measures that no single trial states as a comparison of its arms."""
LIMITS = {Measure.RISK_DIFFERENCE: (-1.0, 1.0), Measure.PROPORTION: (0.0, 1.0)}
"""Fractions -> between what they must lie."""


def reservations_are_stated_once(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """What follows from other fields would be wrong as soon as they change."""
    for kind in MEASURED:
        own = {str(each) for each in (WORKED_OUT_OF_EFFECTS if kind is EffectRecord else WORKED_OUT_RESERVATIONS)}
        for seed, _ in those(drafts, kind):
            for each in {*seed.fields.get("unfit", [])} & own:
                yield seed.fault(("unfit",), f"{each} is worked out, not stated", "remove it")


def measures_fit_their_outcome(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """The odds of a score, or a mean of an event, was put into the wrong slot."""
    for kind in COMPARISONS:
        for seed, row in those(drafts, kind):
            if row.outcome_kind not in FITTING[row.measure]:
                wrong = f"{row.measure} of a {row.outcome_kind}"
                yield seed.fault(("measure",), wrong, "name another measure, or another outcome")
            elif kind is ContrastRecord and row.measure in OF_ONE_ARM:
                yield seed.fault(("measure",), f"{row.measure} compares no two arms", "name another measure")


def intervals_hold_their_value(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """An interval without its value in it, or without a level, was misread; a ratio is never negative."""
    for kind in MEASURED:
        name = "mean" if kind is ResultRecord else "value"
        for seed, row in those(drafts, kind):
            value, ends = row.mean if isinstance(row, ResultRecord) else row.value, (row.lower, row.upper)
            if (row.level is None) != (ends == (None, None)):
                yield seed.fault(("level",), "an interval and its level go together", "state both, or neither")
            known = [each for each in (row.lower, value, row.upper) if each is not None]
            if known != sorted(known):
                yield seed.fault((name,), f"{known} are not in order", "look them up again")
            if isinstance(row, ResultRecord):
                continue
            if row.measure in RATIOS and known and known[0] <= 0:
                yield seed.fault((name,), f"a {row.measure} of {known[0]}", "look it up again")
            least, most = LIMITS.get(row.measure, (float("-inf"), float("inf")))
            if any(not least <= each <= most for each in known):
                yield seed.fault((name,), f"a {row.measure} of {known[0]}", "write a fraction: 0.1 for 10 %")


def derived_figures_say_how(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A figure that was worked out can only be checked if the row says of what."""
    for kind in MEASURED:
        for seed, _ in those(drafts, kind):
            stated = seed.fields.get("derived", [])
            for name in stated:
                if seed.fields.get(name) is None:
                    yield seed.fault(("derived",), f"{name} is not stated, so it is not derived", "remove it")
            if bool(stated) != (seed.fields.get("derived_from") is not None):
                yield seed.fault(("derived",), "derived and derived_from go together", "state both, or neither")


def figures_say_where_they_were_seen(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """The weight of a figure depends on the kind of page in which it was seen; a summary by others is no copy."""
    for kind in MEASURED:
        for seed, row in those(drafts, kind):
            if row.verified and row.seen_kind is None:
                yield seed.fault(("seen_kind",), "verified, but not in what kind of page", "state seen_kind")
            if row.verified and row.seen_kind == SeenKind.SECONDARY_SUMMARY:
                wrong, remedy = (
                    "verified, but only a summary by others was seen",
                    "see its source, or `verified: false`",
                )
                yield seed.fault(("verified",), wrong, remedy)
            if row.seen_kind and not row.verified and not row.seen_in:
                yield seed.fault(("seen_kind",), "a kind of page, but no page", "state seen_in, or remove it")
