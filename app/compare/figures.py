"""A figure as it stands in a cell, and the facts of which it is."""

from collections.abc import Sequence

from app.compare.vocabulary import ConditionRelation
from app.envelope import Shape
from app.models.base import CitedRecord
from app.models.citation import ReferenceKind
from app.models.timing import After, Bound, Dosing, Statistic, Unfit, Whom
from app.record import Link
from app.values.text import Slug
from app.values.unit import Unit


class CellFact(Shape):
    """A record behind a cell."""

    collection: str
    """Its collection: the path below `/v1/`."""
    slug: Slug
    """Its key there."""
    source: Slug
    """Key into `references` of the same answer."""


class Figured(Shape):
    """A figure with all that it needs to be read rightly. `null` is not known, or does not belong to the metric."""

    value: float | None
    """The figure, in `unit`; `null` where there is only a bound or a range."""
    lower: float | None
    """Lower end, as `bound` and `statistic` say."""
    upper: float | None
    """Upper end, as `bound` and `statistic` say."""
    typical_iso: str | None
    """`value` as the source writes it (ISO 8601)."""
    lower_iso: str | None
    """`lower` as the source writes it (ISO 8601)."""
    upper_iso: str | None
    """`upper` as the source writes it (ISO 8601)."""
    unit: Unit | None
    """Unit of the numbers (UCUM)."""
    bound: Bound | None
    statistic: Statistic | None
    dosing: Dosing | None
    whom: Whom | None
    after: After | None
    includes_observation: bool | None
    """Is supervision after the administration counted in the length of a session?"""
    definition: str | None
    """What exactly was measured, and to which event."""
    comparator: Link | None
    """With what it was compared."""
    condition: Link | None
    """In what it was measured, or for what it holds."""
    condition_relation: ConditionRelation | None
    """How that stands to the condition asked for."""
    population: str | None
    """In whom it was measured."""
    given_as: str | None
    """Dose and schedule under which it was measured, in words."""
    n: int | None
    """People on whom it rests, those compared with them included."""
    studies: int | None
    """Studies that were pooled; `null` if it is one, or not told."""
    against: list[Unfit]
    """What speaks against a figure that stands here all the same; `note` says why it does."""
    note: str | None
    """What a reader must know to use it rightly."""
    facts: list[CellFact]
    """The records of which it is made."""
    source: Slug | None
    """Key into `references` of the same answer; `null` where several sources are behind it, each named beside its
    part."""
    source_kind: ReferenceKind | None
    """What kind of source that is; of several statuses or topics that of the first."""
    source_year: int | None
    """Year in which that source was published."""
    locator: str | None
    """Where in the source it stands."""
    verified: bool | None
    """Was all of it seen in its sources? Of mechanisms: was one fact of each main target? `null` in an empty cell."""


def cell_facts(collection: str, records: Sequence[CitedRecord]) -> list[CellFact]:
    """The records behind a cell."""
    return [CellFact(collection=collection, slug=each.slug, source=each.source) for each in records]
