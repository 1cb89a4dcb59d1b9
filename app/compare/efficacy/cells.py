"""Writes effects into cells."""

from app.compare.absolute_vocabulary import WhyNoAbsolute
from app.compare.absolutes import AbsoluteEffect
from app.compare.efficacy.baseline import absolute_of
from app.compare.efficacy.candidate import EffectSeen
from app.compare.evidence import Evidence
from app.compare.facts import cell_facts
from app.compare.figures import ArmFigure
from app.compare.metric import CellFields
from app.compare.turned import TURNED_ROUND
from app.models.contrast import ContrastRecord
from app.models.effect import EffectRecord
from app.models.pooling import IntervalKind


def effect_fields(evidence: Evidence, row: EffectSeen) -> CellFields:
    """The fields of a cell that one effect fills."""
    record, interval = row.record, row.interval
    absolute = absolute_of(evidence, row)
    of_trial = record if isinstance(record, ContrastRecord) else None
    pooled = record if isinstance(record, EffectRecord) else None
    has_interval = record.lower is not None or record.upper is not None
    return {
        "value": interval.value if interval else None,
        "lower": interval.lower if interval else None,
        "upper": interval.upper if interval else None,
        "unit": record.unit,
        "measure": record.measure,
        "interval": pooled.interval if pooled else IntervalKind.CONFIDENCE if has_interval else None,
        "level": record.level,
        "outcome": record.outcome,
        "scale": record.scale,
        "definition": record.definition,
        "timepoint": record.timepoint.iso8601 if record.timepoint else None,
        "timepoint_in_words": record.timepoint_in_words,
        "comparator": row.compared_with,
        "control": row.control,
        "with_background": row.with_background,
        "comparison": pooled.comparison if pooled else None,
        "mirrored": row.mirrored,
        "arms": arms_shown(row),
        "absolute": absolute if isinstance(absolute, AbsoluteEffect) else None,
        "why_no_absolute": absolute if isinstance(absolute, WhyNoAbsolute) else None,
        "certainty": pooled.certainty if pooled else None,
        "study": of_trial.study if of_trial else None,
        "blinding": of_trial.blinding if of_trial else None,
        "derived_from": TURNED_ROUND if row.mirrored else record.derived_from if "value" in record.derived else None,
        "condition": record.condition,
        "condition_relation": evidence.ladder.relations[row.condition],
        "population": pooled.population if pooled else None,
        "given_as": record.comparator_given_as if row.mirrored else record.given_as,
        "n": row.people,
        "studies": pooled.studies if pooled else 1,
        "against": record.unfit,
        "note": record.note,
        "facts": cell_facts(row.collection, [row.record]),
        "source": record.source,
        "source_kind": record.source_kind,
        "source_year": evidence.sources[record.source].year,
        "locator": record.locator,
        "verified": record.verified,
    }


def arms_shown(row: EffectSeen) -> list[ArmFigure]:
    """Both sides as they were counted."""
    record, comparator = row.record, row.record.comparator
    told = (record.events, record.proportion, record.comparator_events, record.comparator_proportion)
    if comparator is None or told == (None,) * len(told):
        return []
    one = ArmFigure(
        treatment=record.treatment, events=record.events, n=record.n, proportion=record.proportion, bound=None
    )
    two = ArmFigure(
        treatment=comparator,
        events=record.comparator_events,
        n=record.comparator_n,
        proportion=record.comparator_proportion,
        bound=None,
    )
    return [two, one] if row.mirrored else [one, two]
