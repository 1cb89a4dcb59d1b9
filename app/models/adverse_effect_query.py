"""What may be asked of the list of adverse effects."""

from typing import Annotated, ClassVar

from app.marks import Filter, Walk
from app.models.ascertainment import Ascertainment, BodySystem, EffectSeverity
from app.models.base import ConditionFactQuery, ControlledQuery
from app.values.text import AnyOf, Fraction, FractionDifference, Slug


class AdverseEffectQuery(ControlledQuery, ConditionFactQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("proportion", "excess", "rate_per_100000")

    between: Annotated[AnyOf[Slug], Filter(walk=(Walk.BELOW,))] = None
    """It is told of this, a member or a form of it, or of what was compared with that: `treatment` finds only the
    former, and rates of the other side stand in the fields of the comparator."""
    between__exact: AnyOf[Slug] = None
    """This alone is one of the two sides."""
    between__above: AnyOf[Slug] = None
    """This, the substance of which it is a form, or a class to which it belongs, is one of the two sides."""
    effect: AnyOf[Slug] = None
    """What happened."""
    effect__not: AnyOf[Slug] = None
    """Anything but this."""
    body_system: AnyOf[BodySystem] = None
    """Which part of the body it concerns."""
    body_system__not: AnyOf[BodySystem] = None
    """Anything but this; `overall` leaves out counts that take all effects together."""
    ascertainment: AnyOf[Ascertainment] = None
    """How it was found out. Only rates of one kind may be set side by side."""
    severity: AnyOf[EffectSeverity] = None
    """Which cases alone are counted."""
    serious: AnyOf[bool] = None
    """Is it serious?"""
    population: AnyOf[str] = None
    """In whom, if only in some; `unknown=population` finds what is of no part of people."""
    same_people: AnyOf[str] = None
    """Records that count some of the same people."""
    proportion__gte: Fraction | None = None
    """It happens to at least this share with the treatment, from 0 to 1."""
    proportion__lte: Fraction | None = None
    """It happens to at most this share with the treatment, from 0 to 1."""
    excess__gte: FractionDifference | None = None
    """The share is larger than with the comparator by at least this much: 0.1 for ten in a hundred."""
    excess__lte: FractionDifference | None = None
    """The share is larger than with the comparator by at most this much; negative if it is smaller."""
