"""What may be asked of the list of effects."""

from typing import ClassVar

from app.models.analysis import Measure
from app.models.base import BetweenQuery
from app.models.measured_query import MeasuredQuery
from app.models.pooling import Certainty, Comparison, EffectFavours, EffectReservation, PoolingMethod
from app.values.text import AllOf, AnyOf, Counted, Slug


class EffectQuery(BetweenQuery, MeasuredQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = (*MeasuredQuery.sorts, "value", "studies", "participants")

    pooled_treatments: AnyOf[Slug] = None
    """It takes just this together with others, on the side of the treatment."""
    pooled_comparators: AnyOf[Slug] = None
    """It takes just this together with others, on the side of the comparator."""
    pooled_comparators__all: AllOf[Slug] = None
    """It takes all of these together on the side of the comparator: `placebo,waiting-list`."""
    comparison: AnyOf[Comparison] = None
    """What the estimate compares."""
    method: AnyOf[PoolingMethod] = None
    """How the studies were put together."""
    measure: AnyOf[Measure] = None
    """How treatment and comparator are compared."""
    certainty: AnyOf[Certainty] = None
    """How certain it is by GRADE; most were never graded, which `unknown=certainty` finds."""
    favours: AnyOf[EffectFavours] = None
    """For which the value is better, be it by chance."""
    unfit: AnyOf[EffectReservation] = None
    """Any of these speaks against it."""
    unfit__not: AnyOf[EffectReservation] = None
    """None of these speaks against it."""
    presentable: AnyOf[bool] = None
    """Nothing speaks against showing it first. Several may be for one question."""
    studies__gte: Counted | None = None
    """At least so many studies are behind it."""
