"""Rules of pooled estimates: sides that are named, counts that bear them out, and one record for each."""

from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.analysis import RATIOS, Measure
from app.models.effect import EffectRecord
from app.models.pooling import COMPARING_NOTHING, Comparison, EffectReservation
from app.models.trial import Strategy
from app.release.agreement import OF_SHARES, last_digit, near
from app.release.rules.base import Draft, those


def sides_are_named(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Who is compared with whom must be told; what mixes unlike controls has no one comparator."""
    for seed, row in those(drafts, EffectRecord):
        alone = row.comparison in COMPARING_NOTHING
        if alone and (row.comparator or row.pooled_comparators):
            yield seed.fault(("comparator",), f"{row.comparison} compares with nothing", "remove it")
        elif not alone and (row.comparator is None) != (row.comparison == Comparison.MIXED):
            wrong = f"{row.comparison} with {'one' if row.comparator else 'no'} comparator"
            yield seed.fault(("comparator",), wrong, "name one for all but mixed comparisons, and none for those")
        elif not alone and row.comparator is None and not row.comparator_given_as:
            yield seed.fault(("comparator_given_as",), "with what is not told", "say in words what it was")
        if row.pooled_comparators and row.comparison != Comparison.MIXED:
            yield seed.fault(("pooled_comparators",), f"{row.comparison} with several", "write comparison: mixed")
        if row.comparison == Comparison.DISCONTINUATION and row.strategy != Strategy.CONTINUE:
            yield seed.fault(("strategy",), "a treatment that is stopped or goes on", "state strategy: continue")


def estimates_say_something(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """An estimate is a value or a range; a range is no interval, and counts say whose they are."""
    for seed, row in those(drafts, EffectRecord):
        ranged = row.range_lower is not None and row.range_upper is not None
        if (row.value is None) != ranged or (row.range_lower is None) != (row.range_upper is None):
            yield seed.fault(("value",), "neither a value nor a range, or both", "state one of them")
        if (row.interval is None) != (row.lower is None and row.upper is None):
            yield seed.fault(("interval",), "an interval and its kind go together", "state both, or neither")
        if (row.p is None) != (row.p_operator is None):
            yield seed.fault(("p",), "p and p_operator go together", "state both, or neither")
        if (row.certainty is None) != (row.certainty_by is None):
            yield seed.fault(("certainty",), "certainty and who graded it go together", "state both, or neither")
        if row.studies is not None and row.review_studies is not None:
            yield seed.fault(("review_studies",), "those of this estimate are known", "remove those of the review")


def shares_bear_out_the_estimate(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A difference that its shares do not give, or a ratio that they contradict, was misread or turned round."""
    for seed, row in those(drafts, EffectRecord):
        for events, n, share, name in (
            (row.events, row.n, row.proportion, "proportion"),
            (row.comparator_events, row.comparator_n, row.comparator_proportion, "comparator_proportion"),
        ):
            if events is not None and n and share is not None and not near(share, events / n):
                wrong = f"{name} {share}, but {events} of {n} are {events / n:.4f}"
                yield seed.fault((name,), wrong, "look the three numbers up again")
        one, two, value = row.proportion, row.comparator_proportion, row.value
        if one is None or two is None or value is None or row.measure not in OF_SHARES:
            continue
        given = OF_SHARES[row.measure](one, two)
        rounding = last_digit(one) + last_digit(two) + last_digit(value)
        if row.measure == Measure.RISK_DIFFERENCE and abs(value - given) > rounding:
            wrong = f"risk difference {value}, but the shares give {given:.4f}"
            yield seed.fault(("value",), wrong, "look the three numbers up again")
        elif row.measure in RATIOS and (value - 1) * (given - 1) < 0:
            wrong = f"{row.measure} {value}, but of the shares {given:.3g}"
            yield seed.fault(("value",), wrong, "one of them is turned round: look them up again")


def an_estimate_stands_once(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Two records that differ in nothing but their figure cannot be told apart."""
    told: dict[tuple[object, ...], str] = {}
    for seed, row in those(drafts, EffectRecord):
        sides = [each and each.slug for each in (row.treatment, row.comparator, row.condition, row.outcome, row.scale)]
        whom = (row.given_as, row.strategy, row.comparator_given_as, row.population, row.subgroup, row.selection)
        time = (row.timepoint_hours, row.timepoint_in_words)
        key = (*sides, *whom, *time, row.definition, row.measure, row.method, row.source)
        if (first := told.setdefault(key, seed.slug)) != seed.slug:
            yield seed.fault(("measure",), f"cannot be told from {first}", "say in which field they differ")


def restated_estimates_have_an_original(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """What is told twice stands once without that mark."""
    rows = [*those(drafts, EffectRecord)]
    kept = {(row.source, row.outcome.slug) for _, row in rows if EffectReservation.TWICE_TOLD not in row.unfit}
    for seed, row in rows:
        if EffectReservation.TWICE_TOLD in row.unfit and (row.source, row.outcome.slug) not in kept:
            yield seed.fault(("unfit",), "told twice, but nowhere else", "remove twice_told from one of them")
