"""Contrasts: two arms of one trial compared, as the trial reports it or as its counts give it."""

from typing import Annotated, ClassVar, Self

from pydantic import Field as Value
from pydantic import model_validator
from sqlmodel import Field

from app.marks import MembersBy, To
from app.members import Fields
from app.models.analysis import RATIOS, Favours, Measure, POperator, PTest, Reservation, Standardiser
from app.models.arm import arm_of, node_of
from app.models.base import BetweenQuery, control_kind_of
from app.models.counted import COUNTS, contrasts_of_counts, counts_of_arms
from app.models.favours import favoured
from app.models.finding import (
    STUDIES_PATH,
    FindingRecord,
    FindingRow,
    written_in_studies,
)
from app.models.finding_query import FindingQuery
from app.models.reservations import reserved
from app.models.treatment_kind import ControlKind
from app.record import Link, Neighbours
from app.resource import Resource
from app.values.text import AnyOf, Counted, Fraction, Key, Name, Number, Positive, Slug, Tally, Text


class Contrast(FindingRow, table=True):
    """What finds a contrast."""

    comparator: Slug = Field(foreign_key="treatment.slug", sa_type=Key)
    control_kind: ControlKind | None = Field(sa_type=Key)
    measure: Measure = Field(sa_type=Key)
    value: Number | None
    favours: Favours | None = Field(sa_type=Key)
    adjusted: bool | None
    p_test: PTest | None = Field(sa_type=Key)
    stated: bool


class ContrastRecord(FindingRecord):
    """How two arms of a trial compare: one outcome at one time, one measure, with interval and test."""

    labelled: ClassVar[str] = "{study}: {treatment} v {comparator}, {outcome}"
    absent: ClassVar[str] = "That no comparison is recorded does not mean that nobody made one."
    computed: ClassVar[tuple[str, ...]] = (
        *FindingRecord.computed,
        *(
            "comparator",
            "comparator_node",
            "comparator_given_as",
            "control_kind",
            "between",
            "favours",
            "stated",
            *COUNTS,
        ),
    )

    other_arm: Slug
    """Key of the arm with which it is compared."""
    comparator: Annotated[Link, To("treatments")]
    """What the other arm got."""
    comparator_node: Annotated[Link, To("treatments")]
    """The treatment that a synthesis compares it with."""
    comparator_given_as: Name
    """Dose and schedule of the other arm, in words."""
    control_kind: ControlKind | None
    """What kind of control that is; `null` if it is another treatment."""
    between: Annotated[list[Link], To("treatments")]
    """Both treatments, in no order; one, if both arms got the same."""
    measure: Measure
    value: Number | None
    """The arm less, or over, the other arm; `null` if only a test is told. A risk difference is a fraction."""
    lower: Number | None
    """Lower end of the interval."""
    upper: Number | None
    """Upper end of the interval."""
    level: Fraction | None
    """Confidence level of the interval, from 0 to 1, 0.9 in a few trials; `null` if there is none."""
    se: Positive | None
    """Standard error of `value`."""
    stated: bool
    """Does the trial give the value itself? Otherwise it was worked out of counts or means, as `derived_from` says."""
    events: Tally | None
    """People of the arm in whom it happened, of the result of the same outcome, time and people; `null` if there is
    no such result."""
    n: Counted | None
    """People of the arm behind that result, of a mean as of a count."""
    proportion: Fraction | None
    """Share of the arm in whom it happened."""
    comparator_events: Tally | None
    """People of the other arm in whom it happened, likewise."""
    comparator_n: Counted | None
    """People of the other arm."""
    comparator_proportion: Fraction | None
    """Share of the other arm in whom it happened."""
    favours: Favours | None
    """Whom the value favours, of the direction of the outcome and the measure; `null` without a value."""
    standardiser: Standardiser | None
    """Of a standardised difference; `null` for other measures, or if it is not told."""
    adjusted: bool | None
    """Is it adjusted, such as for the score at the start? `null` if it is not told."""
    adjusted_for: Name | None
    """For what, or by which model."""
    differs_from_arms: Text | None
    """Why it is not what the results of the two arms give; `null` if it is, within rounding, or they are not known."""
    p: Annotated[float, Value(ge=0, le=1)] | None
    """p, as `p_operator` and `p_test` say."""
    p_operator: POperator | None
    """How `p` is to be read; `null` if there is none."""
    p_test: PTest | None
    """What `p` tests; `null` if there is none."""
    margin: Number | None
    """The margin of a test of non-inferiority, in the unit of the measure."""
    conflicts_with: Annotated[list[Link], MembersBy("contrasts", "conflicts", ("decision", "declared"))]
    """Conflicts in which it stands: which facts of this release contradict it, and why they may differ."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """What the other arm got, and the unit of the measure."""
        found = super().following(stated, neighbours)
        study = neighbours.stated(STUDIES_PATH, stated.get("study"))
        arms = [arm_of(study, stated, field) for field in ("arm", "other_arm")]
        given = [each.get("treatment") for each in arms]
        nodes = [node_of(neighbours, each) for each in given]
        alike = [Reservation.ONE_TREATMENT] if nodes[0] == nodes[1] else []
        return found | {
            "comparator": given[1],
            "comparator_node": nodes[1],
            "control_kind": control_kind_of(neighbours, given[1]),
            "comparator_given_as": arms[1].get("given_as"),
            "between": [*dict.fromkeys(given)],
            "unfit": [*found["unfit"], *reserved(study, stated, *arms), *alike],
            "favours": None,
            "stated": "value" not in stated.get("derived", []),
            **counts_of_arms(stated, neighbours),
        }

    @model_validator(mode="after")
    def side(self) -> Self:
        """Adds whom the value favours."""
        self.favours = favoured(self.measure, self.value, self.direction, self.outcome_kind)
        return self

    @property
    def shortcomings(self) -> set[Reservation]:
        against: set[Reservation] = set()
        if self.value is None or (self.lower is None and self.se is None):
            against.add(Reservation.NO_INTERVAL)
        if self.measure in RATIOS and self.differs_from_arms:
            against.add(Reservation.CONTRADICTS_COUNTS)
        return against


class ContrastQuery(BetweenQuery, FindingQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = (*FindingQuery.sorts, "value")

    measure: AnyOf[Measure] = None
    """How the arms are compared."""
    favours: AnyOf[Favours] = None
    """Whom the value favours."""
    adjusted: AnyOf[bool] = None
    """Is it adjusted?"""
    p_test: AnyOf[PTest] = None
    """What `p` tests."""
    stated: AnyOf[bool] = None
    """Does the trial give the value itself, or was it worked out, most often of the counts of both arms?"""


CONTRASTS = Resource(
    "contrasts",
    Contrast,
    ContrastRecord,
    ContrastQuery,
    "treatment__all=ketamine,ect&outcome=response",
    "elekt-d-ketamine-ect-response-qids-sr16-p3w-risk-difference",
    written_in=written_in_studies(
        *("arm", "other_arm", "outcome", "scale", "timepoint", "measure"), more=contrasts_of_counts
    ),
    searched=False,
)
