"""Writes rates of adverse effects into cells."""

from app.absolute import LEVEL
from app.compare.absolute_vocabulary import WhyNoAbsolute
from app.compare.absolutes import AbsoluteEffect
from app.compare.evidence import Evidence
from app.compare.facts import cell_facts
from app.compare.figures import ArmFigure
from app.compare.harms.candidate import HarmSeen
from app.compare.metric import CellFields
from app.compare.reckoned import absolute_from, of_own_arms
from app.compare.wording import spoken_range
from app.models.citation import ReferenceKind
from app.models.pooling import IntervalKind
from app.values.unit import Unit

OF_COUNTS = "of the counts of both sides, with Newcombe's interval (1998, method 10)"
LESS = "share of the one less that of the other"
ONE_TRIAL = frozenset({ReferenceKind.RCT, ReferenceKind.TRIAL})
"""Kinds of source that report one trial."""


def harm_fields(evidence: Evidence, row: HarmSeen) -> CellFields:
    """The fields of a cell that one rate fills."""
    record, interval = row.record, row.interval
    absolute = absolute_of_harm(row)
    ends = interval is not None and interval.lower is not None
    worked_out = OF_COUNTS if record.risk_difference else LESS if record.excess is not None else None
    return {
        "value": interval.value if interval else None,
        "lower": interval.lower if interval else None,
        "upper": interval.upper if interval else None,
        "unit": Unit.ONE,
        "measure": row.measure,
        "interval": IntervalKind.CONFIDENCE if ends else None,
        "level": LEVEL if ends else None,
        "definition": record.term_in_source,
        "counts": record.counts,
        "arms": arms_of_harm(row),
        "absolute": absolute if isinstance(absolute, AbsoluteEffect) else None,
        "why_no_absolute": absolute if isinstance(absolute, WhyNoAbsolute) else None,
        "derived_from": worked_out if row.measure else None,
        "n": row.people,
        "studies": 1 if record.source_kind in ONE_TRIAL else None,
        "note": record.note,
        "facts": cell_facts(row.collection, [record]),
        "locator": record.locator,
        "verified": record.verified,
        **fields_of_table(evidence, row),
    }


def fields_of_table(evidence: Evidence, row: HarmSeen) -> CellFields:
    """What a rate has in common with the others of its table."""
    record = row.record
    since, until = record.timeframe, record.timeframe_max
    return {
        "timepoint": since.iso8601 if since and not until else None,
        "timepoint_in_words": spoken_range(since.iso8601, until.iso8601) if since and until else None,
        "comparator": row.compared_with,
        "control": row.control,
        "with_background": row.with_background,
        "ascertainment": record.ascertainment,
        "mirrored": row.mirrored,
        "condition": record.condition,
        "condition_relation": evidence.ladder.relations[row.condition],
        "population": record.population,
        "given_as": record.comparator_given_as if row.mirrored else record.given_as,
        "source": record.source,
        "source_kind": record.source_kind,
        "source_year": evidence.sources[record.source].year,
    }


def arms_of_harm(row: HarmSeen) -> list[ArmFigure]:
    """Both sides as they were counted, the treatment first; one, if nothing stands beside it."""
    bounds = [None, row.record.comparator_bound]
    told = zip((row.treated, row.compared_with), row.sides, bounds[::-1] if row.mirrored else bounds, strict=True)
    return [
        ArmFigure(treatment=treatment, events=side.events, n=side.n, proportion=side.proportion, bound=bound)
        for treatment, side, bound in told
        if treatment is not None and (side.proportion is not None or side.events is not None)
    ]


def absolute_of_harm(row: HarmSeen) -> AbsoluteEffect | WhyNoAbsolute:
    """What it means for 1,000 people, reckoned from the share of the other side."""
    interval, share = row.interval, row.sides[1].proportion
    if row.compared_with is None:
        return WhyNoAbsolute.NO_COMPARATOR
    if interval is None or row.measure is None or share is None:
        return WhyNoAbsolute.NO_BASELINE
    trials = None if row.is_pooled else 1
    baseline = of_own_arms(share, row.record.condition, cell_facts(row.collection, [row.record]), trials)
    return absolute_from(row.measure, interval, baseline)
