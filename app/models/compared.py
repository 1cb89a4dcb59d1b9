"""What an estimate compares with what, in whom, and how it was put together."""

from typing import Annotated

from app.marks import To
from app.models.pooling import Comparison, PoolingMethod
from app.models.treatment_kind import ControlKind
from app.models.trial import Strategy
from app.record import Link
from app.values.age_group import AgeGroup
from app.values.part import Part
from app.values.text import Name, Text, Year


class Compared(Part):
    """What is compared with what, in whom."""

    pooled_treatments: Annotated[list[Link], To("treatments")]
    """What is taken together on this side, as far as it is told; empty if it is `treatment` alone."""
    given_as: Name | None
    """Dose, schedule or kind of the treatment, in words."""
    strategy: Strategy | None
    """What became of the treatment that people had before; `null` if there was none, or it is not told."""
    comparator: Annotated[Link | None, To("treatments")]
    """What it is compared with; `null` if with nothing, or with unlike things, which `comparator_given_as` names."""
    control_kind: ControlKind | None
    """What kind of control the comparator is; `null` if it is another treatment, or there is none."""
    pooled_comparators: Annotated[list[Link], To("treatments")]
    """What is taken together on the other side, as far as it is told; empty if it is `comparator` alone, or nothing."""
    comparator_given_as: Name | None
    """Dose, schedule or kind of the comparator, in words; what it is, if `comparator` is `null`."""
    between: Annotated[list[Link], To("treatments")]
    """Treatment and comparator, in no order, as far as there are both."""
    comparison: Comparison
    method: PoolingMethod
    method_in_words: Name | None
    """The method in more words."""
    year: Year | None
    """Year in which it was published."""
    condition: Annotated[Link | None, To("conditions")]
    """In what people were treated for; `null` if for several things together."""
    age_group: AgeGroup | None
    """`null` if the ages are not told, or people of all ages are taken together."""
    population: Text | None
    """Who took part, in words."""
    selection: Name | None
    """The trials of which alone it is, by how they were made or published; `null` for all of the review."""
