"""Results: one arm of a trial, one outcome, one time. The rows that researchers download."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import model_validator
from sqlmodel import Field

from app.marks import Filter, To, Walk
from app.members import Fields
from app.models.analysis import MeanKind, MissingData, Reservation
from app.models.arm import arm_of, arms_of, node_of
from app.models.finding import STUDIES_PATH, FindingRecord, FindingRow, written_in_studies
from app.models.finding_query import FindingQuery
from app.models.frequency import DECIMALS
from app.models.outcome import OutcomeKind
from app.record import Link, Neighbours
from app.resource import Resource
from app.values.text import AnyOf, Counted, Fraction, Key, Name, Number, Slug, Tally

COUNTED = frozenset({OutcomeKind.EVENT})
"""Kinds of outcome that happen to people or not."""
SHARE = "proportion"


class Result(FindingRow, table=True):
    """What finds a result."""

    n: int | None
    proportion: Number | None
    mean: Number | None
    missing_data: MissingData | None = Field(sa_type=Key)


class ResultRecord(FindingRecord):
    """What became of one arm of a trial: one outcome at one time, with counts or mean and spread."""

    labelled: ClassVar[str] = "{study}: {treatment}, {outcome}"
    absent: ClassVar[str] = "That no result is recorded does not mean that no trial has one: not every trial is here."
    computed: ClassVar[tuple[str, ...]] = (
        *FindingRecord.computed,
        *("comparators", "baseline_n", "baseline_mean", "baseline_sd"),
    )

    comparators: Annotated[list[Link], To("treatments")]
    """What the other arms of the trial got, unless it is the same or they are sums of arms."""
    n: Counted | None
    """People behind the row; `null` if that was not seen."""
    events: Tally | None
    """People of them in whom it happened; `null` if only a share was seen, or it is no event."""
    proportion: Fraction | None
    """Share of them in whom it happened, from 0 to 1."""
    mean: Number | None
    """Mean or median, in `unit`, as `statistic` says. Of a change, negative is a fall."""
    statistic: MeanKind | None
    """What `mean` is; `null` if there is none."""
    sd: Number | None
    """Standard deviation, in `unit`."""
    se: Number | None
    """Standard error, in `unit`."""
    lower: Number | None
    """Lower end of the interval of the mean, in `unit`; of a share, a fraction from 0 to 1."""
    upper: Number | None
    """Upper end of the interval of the mean, in `unit`; of a share, a fraction from 0 to 1."""
    level: Fraction | None
    """Confidence level of the interval, from 0 to 1; `null` if there is none."""
    baseline_n: Counted | None
    """People behind the score of the arm at the start, on the same scale."""
    baseline_mean: Number | None
    """Mean score of the arm at the start, in points."""
    baseline_sd: Number | None
    """Standard deviation of the score at the start, in points."""
    analysis_in_words: Name | None
    """Whose results are counted, in the terms of the source."""
    missing_data: MissingData | None
    """What was done about results that are missing; `null` if the source does not say."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """What the other arms got, and where the arm began."""
        found = super().following(stated, neighbours)
        study = neighbours.stated(STUDIES_PATH, stated.get("study"))
        own = arm_of(study, stated, "arm")
        others = [each for each in arms_of(study) if each is not own and not each.get("sum_of")]
        given = dict.fromkeys(each.get("treatment") for each in others)
        start = baseline_of(study, own, found["scale"])
        alone = all(node_of(neighbours, each) == found["node"] for each in given)
        return found | {
            "unfit": [*found["unfit"], *([Reservation.ONE_TREATMENT] if others and alone else [])],
            "comparators": [each for each in given if each != own.get("treatment")],
            **{f"baseline_{name}": start.get(name) for name in ("n", "mean", "sd")},
        }

    @model_validator(mode="after")
    def work_out(self) -> Self:
        """Adds the share that follows from counts, and says that it does."""
        if self.proportion is None and self.events is not None and self.n and self.events <= self.n:
            self.proportion = round(self.events / self.n, DECIMALS)
            self.derived = [*self.derived, SHARE]
            self.derived_from = self.derived_from or f"{self.events} of {self.n}"
        return self

    @property
    def shortcomings(self) -> set[Reservation]:
        if self.outcome_kind in COUNTED:
            return set() if self.events is not None and self.n is not None else {Reservation.NO_COUNTS}
        spread = self.sd is not None or self.se is not None or self.lower is not None
        measured = self.mean is not None and self.n is not None and self.statistic != MeanKind.MEDIAN
        return set() if spread and measured else {Reservation.NO_SPREAD}


def baseline_of(study: Fields, arm: Fields, scale: Any) -> Fields:  # any: what a dossier states
    """The score of an arm at the start on a scale; none, if it is not told, or no scale is."""
    for each in study.get("baselines", []):
        if scale and isinstance(each, dict) and (each.get("arm"), each.get("scale")) == (arm.get("key"), scale):
            return each
    return {}


class ResultQuery(FindingQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = (*FindingQuery.sorts, "n", "proportion", "mean")

    comparator: Annotated[AnyOf[Slug], Filter("comparators", walk=(Walk.BELOW,))] = None
    """Another arm of the trial got this, a member or a form of it: `placebo` also finds placebo added to a drug."""
    comparator__exact: Annotated[AnyOf[Slug], Filter("comparators")] = None
    """Another arm got this alone."""
    comparator__above: Annotated[AnyOf[Slug], Filter("comparators")] = None
    """Another arm got this, the substance or control of which it is a form, or a class to which it belongs."""
    missing_data: AnyOf[MissingData] = None
    """What was done about results that are missing."""
    n__gte: Counted | None = None
    """At least so many people are behind it."""
    proportion__gte: Fraction | None = None
    """It happened to at least this share, from 0 to 1."""
    proportion__lte: Fraction | None = None
    """It happened to at most this share, from 0 to 1."""


RESULTS = Resource(
    "results",
    Result,
    ResultRecord,
    ResultQuery,
    "treatment=ketamine&comparator=ect&outcome=response&limit=200",
    "elekt-d-ketamine-response-qids-sr16-p3w",
    mostly="treatment",
    written_in=written_in_studies("arm", "outcome", "scale", "timepoint"),
    searched=False,
)
