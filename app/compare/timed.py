"""Writes time courses into cells: one figure, one member of a class, the range over several."""

from collections.abc import Sequence
from typing import Any

from app.compare.cell import MemberFigure
from app.compare.evidence import Evidence
from app.compare.facts import cell_facts
from app.compare.metric import CellFields, shaped
from app.compare.vocabulary import ConditionRelation
from app.models.time_course import TIME_COURSES, TimeCourseRecord
from app.models.timing import Bound
from app.values.duration import Span
from app.values.unit import Unit


def figure_of(evidence: Evidence, record: TimeCourseRecord, relation: ConditionRelation) -> CellFields:
    """The fields of a cell that one time course fills."""
    known: CellFields = {}
    for name, span in (("typical", record.typical), ("lower", record.lower), ("upper", record.upper)):
        known["value" if span is record.typical else name] = span.hours if span else None
        known[f"{name}_iso"] = span.iso8601 if span else None
    return {
        **known,
        "unit": Unit.HOUR,
        "bound": record.bound,
        "statistic": record.statistic,
        "dosing": record.dosing,
        "whom": record.whom,
        "after": record.after,
        "includes_observation": record.includes_observation,
        "definition": record.definition,
        "comparator": record.comparator,
        "condition": record.condition,
        "condition_relation": relation,
        "population": record.population,
        "given_as": record.given_as,
        "n": record.participants,
        "studies": record.studies,
        "against": record.unfit,
        "note": " ".join(each for each in (record.headline_note, record.note) if each) or None,
        "facts": cell_facts(TIME_COURSES.path, [record]),
        "source": record.source,
        "source_kind": record.source_kind,
        "source_year": evidence.sources[record.source].year,
        "locator": record.locator,
        "verified": record.verified,
    }


def member_of(evidence: Evidence, record: TimeCourseRecord, relation: ConditionRelation) -> MemberFigure:
    """The figure of one member of a class."""
    figure = figure_of(evidence, record, relation)
    return shaped(MemberFigure, **figure, treatment=record.treatment)


def range_of(records: Sequence[TimeCourseRecord], relation: ConditionRelation) -> CellFields:
    """The fields of a cell that several members fill: what they have in common, and the range over their figures."""
    first = records[0]
    low, high = (
        min((low_end(each) for each in records), key=length),
        max((high_end(each) for each in records), key=length),
    )
    return {
        "range_lower": low.hours,
        "range_upper": high.hours,
        "range_lower_iso": low.iso8601,
        "range_upper_iso": high.iso8601,
        "unit": Unit.HOUR,
        "bound": first.bound,
        "statistic": in_common([each.statistic for each in records]),
        "dosing": in_common([each.dosing for each in records]),
        "whom": first.whom,
        "after": first.after,
        "includes_observation": first.includes_observation,
        "condition": first.condition,
        "condition_relation": relation,
        "facts": cell_facts(TIME_COURSES.path, records),
        "verified": all(each.verified for each in records),
    }


def in_common(values: Sequence[Any]) -> Any:  # any: of a vocabulary
    """The value that all have, if they do."""
    return values[0] if all(each == values[0] for each in values) else None


def low_end(record: TimeCourseRecord) -> Span:
    """The figure of a member, or the lower end of it; of a bound the bound itself."""
    bound = record.upper if record.bound == Bound.AT_MOST else record.lower
    return next(each for each in (record.typical, bound, record.lower, record.upper) if each)


def high_end(record: TimeCourseRecord) -> Span:
    """The figure, or its upper end, likewise."""
    bound = record.lower if record.bound == Bound.AT_LEAST else record.upper
    return next(each for each in (record.typical, bound, record.upper, record.lower) if each)


def length(span: Span) -> float:
    """Its hours."""
    return span.hours
