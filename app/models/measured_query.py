"""What may be asked of lists of what was measured: results, contrasts and effects."""

from typing import Annotated, ClassVar

from app.marks import Filter
from app.models.base import ConditionFactQuery
from app.models.outcome import OutcomeKind
from app.models.trial import SeenKind, Strategy
from app.values.age_group import AgeGroup
from app.values.duration import HoursOf
from app.values.text import AnyOf, Slug, Year


class MeasuredQuery(ConditionFactQuery):
    """What may be asked of a list of what was measured."""

    sorts: ClassVar[tuple[str, ...]] = ("year", "timepoint_hours")

    strategy: AnyOf[Strategy] = None
    """What became of the treatment that people had before."""
    age_group: AnyOf[AgeGroup] = None
    """Age of the people."""
    outcome: AnyOf[Slug] = None
    """What was measured, such as `response`, on whatever scale."""
    outcome__not: AnyOf[Slug] = None
    """Anything but this."""
    scale: AnyOf[Slug] = None
    """On which scale."""
    outcome_kind: AnyOf[OutcomeKind] = None
    """How the outcome is measured."""
    timepoint__gte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """It was measured after this long or later."""
    timepoint__lte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """It was measured after this long or sooner."""
    subgroup: AnyOf[str] = None
    """Part of the people; `unknown=subgroup` finds what is of all of them."""
    seen_kind: AnyOf[SeenKind] = None
    """In what kind of page it was seen."""
    year__gte: Year | None = None
    """Published in this year or later."""
    year__lte: Year | None = None
    """Published in this year or earlier."""
