"""Effects: estimates over several studies, as reviews and data sets give them."""

from typing import Annotated, ClassVar, Self

from pydantic import Field as Value
from pydantic import model_validator
from sqlmodel import Field

from app.marks import MembersBy, To
from app.members import Fields
from app.models.analysis import Measure, POperator
from app.models.arm import Seen
from app.models.base import FactRow, WeighedFact, control_kind_of
from app.models.compared import Compared
from app.models.effect_query import EffectQuery
from app.models.favours import favoured
from app.models.measured import Measured, MeasuredRow, outcome_of
from app.models.pooling import (
    COMPARING_NOTHING,
    FAVOURED,
    Certainty,
    Comparison,
    EffectFavours,
    EffectReservation,
    IntervalKind,
    PoolingMethod,
)
from app.models.reservations import seen_badly
from app.models.treatment_kind import ControlKind
from app.record import Link, Neighbours
from app.resource import Resource
from app.values.text import Counted, Fraction, Key, Number, Slug, Tally


class Effect(MeasuredRow, FactRow, table=True):
    """What finds an effect."""

    comparator: Slug | None = Field(foreign_key="treatment.slug", sa_type=Key)
    control_kind: ControlKind | None = Field(sa_type=Key)
    comparison: Comparison = Field(sa_type=Key)
    method: PoolingMethod = Field(sa_type=Key)
    condition: Slug | None = Field(foreign_key="condition.slug", sa_type=Key)
    measure: Measure = Field(sa_type=Key)
    value: Number | None
    studies: int | None
    participants: int | None
    certainty: Certainty | None = Field(sa_type=Key)
    favours: EffectFavours | None = Field(sa_type=Key)
    presentable: bool


class EffectRecord(Measured, Compared, Seen, WeighedFact):
    """An estimate over several studies: what was compared, with value, interval, heterogeneity and certainty."""

    labelled: ClassVar[str] = "{treatment}: {outcome}, {measure}"
    absent: ClassVar[str] = "That no estimate is recorded does not mean that nobody made one. Most are not graded."
    aside: ClassVar[tuple[str, ...]] = (*WeighedFact.aside, "seen_kind", "unfit", "presentable", "derived_from")
    computed: ClassVar[tuple[str, ...]] = (
        *(
            *WeighedFact.computed,
            "between",
            "control_kind",
            "year",
            "outcome_kind",
            "direction",
            "favours",
            "presentable",
        ),
    )
    shown_last: ClassVar[tuple[str, ...]] = (
        *("unit", "derived", "derived_from", "unfit", "presentable"),
        *("source", "source_kind", *Seen.shown_last[1:]),
    )

    measure: Measure
    value: Number | None
    """The treatment less, or over, the comparator; `null` if only a range is told."""
    lower: Number | None
    """Lower end of the interval."""
    upper: Number | None
    """Upper end of the interval."""
    interval: IntervalKind | None
    """`null` if there is none."""
    level: Fraction | None
    """Confidence level or credibility of the interval, from 0 to 1; `null` if there is none."""
    range_lower: Number | None
    """Least of several estimates, such as at several times. A range is no interval."""
    range_upper: Number | None
    """Largest of several estimates."""
    p: Annotated[float, Value(ge=0, le=1)] | None
    """p of a test that there is no difference."""
    p_operator: POperator | None
    """How `p` is to be read; `null` if there is none."""
    events: Tally | None
    """People with the treatment in whom it happened, over all studies; `null` if they are not told."""
    n: Counted | None
    """People with the treatment, over all studies."""
    proportion: Fraction | None
    """Share with the treatment in whom it happened, over all studies, or of a model."""
    comparator_events: Tally | None
    """People with the comparator in whom it happened, over all studies."""
    comparator_n: Counted | None
    """People with the comparator, over all studies."""
    comparator_proportion: Fraction | None
    """Share with the comparator in whom it happened."""
    studies: Counted | None
    """Studies behind this estimate; `null` if that is not told."""
    participants: Counted | None
    """People behind this estimate; `null` if that is not told."""
    review_studies: Counted | None
    """Studies of the whole review or network, where those of this estimate are not told."""
    review_participants: Counted | None
    """People of the whole review or network, where those of this estimate are not told."""
    i_squared: Fraction | None
    """Share of the variation that is heterogeneity between studies, from 0 to 1."""
    certainty: Certainty | None
    """Certainty by GRADE; `null` if nobody graded it."""
    certainty_by: Annotated[Slug | None, To("references")]
    """Who graded it: a key as in `source`."""
    favours: EffectFavours | None
    """For which side the value is better, be it by chance; `null` without a value, or where nothing is compared."""
    unfit: list[EffectReservation]
    """What speaks against showing it first; empty if nothing does."""
    presentable: bool
    """May it be shown first? Nothing speaks against it."""
    conflicts_with: Annotated[list[Link], MembersBy("effects", "conflicts", ("decision", "declared"))]
    """Conflicts in which it stands: which facts of this release contradict it, and why they may differ."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """What it has of its source and its outcome."""
        return (
            super().following(stated, neighbours)
            | outcome_of(stated, neighbours)
            | {
                "year": neighbours.stated("references", stated.get("source")).get("year"),
                "between": [each for name in ("treatment", "comparator") if (each := stated.get(name))],
                "control_kind": control_kind_of(neighbours, stated.get("comparator")),
                "favours": None,
                "presentable": False,  # until all that speaks against it is known
            }
        )

    @model_validator(mode="after")
    def judge(self) -> Self:
        """Adds whom the value favours, and what speaks against it, in the order of the vocabulary."""
        side = favoured(self.measure, self.value, self.direction, self.outcome_kind)
        self.favours = FAVOURED[side] if side and self.comparison not in COMPARING_NOTHING else None
        against = {*self.unfit, *self.shortcomings}
        self.unfit = [each for each in EffectReservation if each in against]
        self.presentable = not against
        return self

    @property
    def shortcomings(self) -> set[EffectReservation]:
        """What speaks against it and follows from its other fields."""
        found = {
            EffectReservation.NO_COMPARISON: self.comparison in COMPARING_NOTHING,
            EffectReservation.MIXED_COMPARISON: self.comparison == Comparison.MIXED,
            EffectReservation.MIXED_TREATMENTS: bool(self.pooled_treatments),
            EffectReservation.MIXED_PEOPLE: self.condition is None,
            EffectReservation.PART_OF_PEOPLE: self.subgroup is not None,
            EffectReservation.PART_OF_TRIALS: self.selection is not None,
            EffectReservation.ONE_STUDY: self.studies == 1,
            EffectReservation.NO_INTERVAL: self.value is None or self.lower is None,
        }
        seen = seen_badly(verified=self.verified, seen_kind=self.seen_kind, source_kind=self.source_kind)
        return {*map(EffectReservation, seen), *(reservation for reservation, holds in found.items() if holds)}


EFFECTS = Resource(
    "effects",
    Effect,
    EffectRecord,
    EffectQuery,
    "treatment__all=ect,ketamine&sort=-year",
    "dean-2021-ketamine-placebo-response-p1d",
    mostly="treatment",
    searched=False,
)
