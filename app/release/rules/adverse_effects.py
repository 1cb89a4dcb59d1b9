"""Rules of adverse effects: counts that can be true, shares that say of what, groups that are never counted twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.adverse_effect import AdverseEffectRecord
from app.models.ascertainment import ReportedMeasure
from app.release.agreement import last_digit, near
from app.release.rules.base import Draft, those

SIDES = ("", "comparator_")
NEUTRAL = {
    ReportedMeasure.RISK_DIFFERENCE: 0,
    ReportedMeasure.RELATIVE_RISK: 1,
    ReportedMeasure.ODDS_RATIO: 1,
}
"""Measure of a difference -> its value where there is none."""


def events_are_at_most_all(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """More cases than people, where each is counted once, were misread, or are counted in something else."""
    for seed, record in those(drafts, AdverseEffectRecord):
        for side in SIDES:
            events, n = getattr(record, f"{side}events"), getattr(record, f"{side}n")
            if events is not None and n is not None and events > n:
                yield seed.fault((f"{side}events",), f"{side}events {events} of {n}", "look both up again")


def shares_fit_their_counts(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A share that its own counts contradict is a slip in one of three numbers."""
    for seed, record in those(drafts, AdverseEffectRecord):
        for side in SIDES:
            events, n, share = (getattr(record, f"{side}{name}") for name in ("events", "n", "proportion"))
            if None not in (events, n, share) and not near(share, events / n):
                wrong = f"{side}proportion {share}, but {events} of {n} are {events / n:.4f}"
                yield seed.fault((f"{side}proportion",), wrong, "look the three numbers up again")
        if record.rate and record.events is not None and record.n:
            found = record.events / record.n * record.rate.per
            if abs(found - record.rate.value) > last_digit(record.rate.value):
                wrong = f"rate {record.rate.value}, but {record.events} of {record.n} are {found:.4f}"
                yield seed.fault(("rate",), wrong, "look the numbers up again")


def controlled_shares_have_a_comparator(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A share beside which nobody knows what was given is no comparison; a comparator without a figure is none."""
    for seed, record in those(drafts, AdverseEffectRecord):
        beside = [name for name in ("events", "n", "proportion") if getattr(record, f"comparator_{name}") is not None]
        if beside and not (record.comparator or record.comparator_given_as):
            yield seed.fault((f"comparator_{beside[0]}",), "a figure of no comparator", "name the comparator")
        if record.comparator and not beside and not (record.reported or record.finding):
            yield seed.fault(("comparator",), "a comparator without a figure", "add its figures, or remove it")


def figures_say_what_they_are(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A share of people and one of sessions, a count and a sum, look alike unless the record says which it is."""
    for seed, record in those(drafts, AdverseEffectRecord):
        figures = [record.events, record.n, record.proportion, record.rate]
        two = record.proportion is not None and record.comparator_proportion is not None
        for field, stated, needed, why in (
            ("counted_in", record.counted_in, any(each is not None for each in figures), "a count, share or rate"),
            ("counts", record.counts, record.events is not None, "a number of events"),
            ("pairing", record.pairing, two, "two shares"),
        ):
            if (stated is not None) != needed:
                wrong = f"{why} without {field}" if needed else f"{field} without {why}"
                yield seed.fault((field,), wrong, "state it" if needed else "remove it")
        if record.comparator_bound and record.comparator_proportion is None:
            yield seed.fault(("comparator_bound",), "the bound of no share", "state comparator_proportion")
        if record.proportion is None and not (record.rate or record.reported or record.finding):
            yield seed.fault((), "says nothing of how often", "state a proportion, rate, reported or finding")


def reported_measures_agree_with_the_shares(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A ratio that was turned round says the reverse of the two shares beside it."""
    for seed, record in those(drafts, AdverseEffectRecord):
        reported, excess = record.reported, record.excess
        if reported and reported.value is not None and excess and reported.measure in NEUTRAL:
            difference = reported.value - NEUTRAL[reported.measure]
            if difference * excess < 0:
                wrong = f"{reported.measure} {reported.value} beside an excess of {excess}"
                yield seed.fault(("reported",), wrong, "turn it, or look it up again")


def who_is_counted_twice_is_marked(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Doses beside one group on placebo are one trial: who adds them up counts that group again and again."""
    beside: dict[tuple[str, ...], list[tuple[str | None, Draft]]] = defaultdict(list)
    for draft in drafts:
        record = draft.record
        if isinstance(record, AdverseEffectRecord) and record.comparator and record.comparator_proportion is not None:
            group = (record.source, record.effect.slug, record.comparator.slug, record.population, record.condition)
            numbers = (record.comparator_events, record.comparator_n, record.comparator_proportion, record.severity)
            times = (record.timeframe, record.term_in_source)
            beside[tuple(map(str, (*group, *numbers, *times)))].append((record.same_people, draft))
    for found in beside.values():
        keys = {key for key, _ in found}
        if len(found) > 1 and (len(keys) > 1 or None in keys):
            others = ", ".join(draft.seed.slug for _, draft in found[1:])
            wrong = f"the same comparator as in {others}"
            yield found[0][1].seed.fault(("same_people",), wrong, "give all of them one key in `same_people`")
