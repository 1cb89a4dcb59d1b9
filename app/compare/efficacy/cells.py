"""Writes effects into cells: one estimate, one member of a class, the range over several."""

from collections.abc import Sequence

from app.compare.absolutes import AbsoluteEffect, WhyNoAbsolute
from app.compare.cell import MemberFigure
from app.compare.efficacy.baseline import absolute_of
from app.compare.efficacy.candidate import EffectSeen
from app.compare.evidence import Evidence
from app.compare.facts import CellFact, cell_facts
from app.compare.figures import ArmFigure
from app.compare.metric import CellFields, shaped
from app.compare.timed import in_common
from app.models.contrast import ContrastRecord
from app.models.effect import EffectRecord
from app.models.pooling import IntervalKind


def effect_fields(evidence: Evidence, row: EffectSeen) -> CellFields:
    """The fields of a cell that one effect fills."""
    record = row.record
    absolute = absolute_of(evidence, row)
    of_trial = record if isinstance(record, ContrastRecord) else None
    pooled = record if isinstance(record, EffectRecord) else None
    has_interval = record.lower is not None or record.upper is not None
    return {
        "value": record.value,
        "lower": record.lower,
        "upper": record.upper,
        "unit": record.unit,
        "measure": record.measure,
        "interval": pooled.interval if pooled else IntervalKind.CONFIDENCE if has_interval else None,
        "level": record.level,
        "outcome": record.outcome,
        "scale": record.scale,
        "definition": record.definition,
        "timepoint": record.timepoint.iso8601 if record.timepoint else None,
        "timepoint_in_words": record.timepoint_in_words,
        "comparator": record.comparator,
        "control": row.control,
        "with_background": row.with_background,
        "comparison": pooled.comparison if pooled else None,
        "arms": arms_shown(row),
        "absolute": absolute if isinstance(absolute, AbsoluteEffect) else None,
        "why_no_absolute": absolute if isinstance(absolute, WhyNoAbsolute) else None,
        "certainty": pooled.certainty if pooled else None,
        "study": of_trial.study if of_trial else None,
        "blinding": of_trial.blinding if of_trial else None,
        "derived_from": record.derived_from if "value" in record.derived else None,
        "condition": record.condition,
        "condition_relation": evidence.ladder.relations[row.condition],
        "population": pooled.population if pooled else None,
        "given_as": record.given_as,
        "n": row.people,
        "studies": pooled.studies if pooled else 1,
        "against": record.unfit,
        "note": record.note,
        "facts": facts_of([row]),
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
    return [
        ArmFigure(treatment=record.treatment, events=record.events, n=record.n, proportion=record.proportion),
        ArmFigure(
            treatment=comparator,
            events=record.comparator_events,
            n=record.comparator_n,
            proportion=record.comparator_proportion,
        ),
    ]


def facts_of(rows: Sequence[EffectSeen]) -> list[CellFact]:
    """The records behind a cell."""
    return [fact for row in rows for fact in cell_facts(row.collection, [row.record])]


def effect_of_member(evidence: Evidence, row: EffectSeen) -> MemberFigure:
    """The figure of one member of a class."""
    return shaped(MemberFigure, **effect_fields(evidence, row), treatment=row.record.treatment)


def fields_of_range(members: Sequence[MemberFigure], rows: Sequence[EffectSeen]) -> CellFields:
    """The fields of a cell that several members fill: what they have in common, and the range over their figures."""
    first = members[0]
    values = [each.value for each in members if each.value is not None]
    common = (
        *("unit", "measure", "outcome", "scale", "timepoint", "comparator", "control", "with_background"),
        *("comparison", "certainty", "condition", "condition_relation"),
    )
    return {
        **{name: in_common([getattr(each, name) for each in members]) for name in common},
        "range_lower": min(values),
        "range_upper": max(values),
        "why_no_absolute": WhyNoAbsolute.RANGE if first.absolute else first.why_no_absolute,
        "facts": facts_of(rows),
        "verified": all(each.verified for each in members),
    }
