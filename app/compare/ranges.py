"""Writes several figures into one cell: what they have in common, and the range over them, which is no interval."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.compare.absolute_vocabulary import WhyNoAbsolute
from app.compare.cell import MemberFigure
from app.compare.evidence import Evidence
from app.compare.facts import CellFact
from app.compare.metric import CellFields, shaped
from app.compare.timed import in_common
from app.compare.vocabulary import CellState, FactRelation, PickRule
from app.compare.weighed import AnyWeighed

IN_COMMON = (
    *("unit", "measure", "outcome", "scale", "timepoint", "comparator", "control", "with_background"),
    *("comparison", "certainty", "ascertainment", "counts", "condition", "condition_relation"),
)
"""What a cell of several members tells, if it is the same for all."""
Fielded = Mapping[str, Any]  # any: fields of a cell


def facts_of(rows: Sequence[AnyWeighed]) -> list[CellFact]:
    """The records behind a cell."""
    return [CellFact(collection=each.collection, slug=each.slug, source=each.record.source) for each in rows]


def range_of_figures(evidence: Evidence, slug: str, rows: Sequence[AnyWeighed], told: Sequence[Fielded]) -> CellFields:
    """What every range tells of the figures that it is over."""
    values = [each["value"] for each in told if each["value"] is not None]
    return {
        **{name: in_common([each.get(name) for each in told]) for name in IN_COMMON},
        "range_lower": min(values),
        "range_upper": max(values),
        "facts": facts_of(rows),
        "verified": all(each.record.verified for each in rows),
        "treatment": evidence.link(slug),
        "collection": rows[0].collection,
        "state": CellState.VALUE,
    }


def range_over_trials(evidence: Evidence, slug: str, rows: Sequence[AnyWeighed], told: Sequence[Fielded]) -> CellFields:
    """Single trials of a treatment, or of the substance of which it is a form."""
    first = rows[0]
    own = first.treatment == slug
    return range_of_figures(evidence, slug, rows, told) | {
        "why_no_absolute": WhyNoAbsolute.TRIALS,
        "studies": len({each.study or each.slug for each in rows}),
        "rule": PickRule.RANGE_OVER_TRIALS,
        "relation": FactRelation.OWN if own else FactRelation.SUBSTANCE,
        "via": None if own else first.treated,
    }


def range_over_members(
    evidence: Evidence, slug: str, rows: Sequence[AnyWeighed], told: Sequence[Fielded]
) -> CellFields:
    """Members of a class, or forms, each with its own figure."""
    first = told[0]
    return range_of_figures(evidence, slug, rows, told) | {
        "why_no_absolute": WhyNoAbsolute.RANGE if first["absolute"] else first["why_no_absolute"],
        "rule": PickRule.RANGE_OVER_MEMBERS,
        "relation": FactRelation.MEMBERS,
        "members": [shaped(MemberFigure, **each, treatment=row.treated) for row, each in zip(rows, told, strict=True)],
    }
