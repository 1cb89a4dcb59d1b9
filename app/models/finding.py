"""What results and contrasts have in common: a row of a trial that stands alone, with what the trial says of it."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from sqlmodel import Field

from app.marks import To
from app.members import Fields
from app.models.analysis import AnalysisSet, Reservation, TrialStage
from app.models.arm import Seen, arm_of, node_of, published_in
from app.models.base import WeighedRecord
from app.models.measured import Measured, MeasuredRow, outcome_of
from app.models.reservations import is_poolable, reserved, seen_badly
from app.models.trial import ArmRole, Blinding, DoseLevel, Funding, RiskOfBias, Strategy, TrialDesign
from app.record import Link, Neighbours
from app.relation import WrittenIn
from app.values.age_group import AgeGroup
from app.values.duration import hours
from app.values.part import Part
from app.values.text import Counted, Key, Name, Slug, Year

STUDIES_PATH, RESULTS_PATH, CONTRASTS_PATH = "studies", "results", "contrasts"
"""Where the trials are, inside which dossiers write these rows."""
OF_ONE_QUANTITY = ("outcome", "scale", "timepoint", "timepoint_in_words", "stage", "subgroup")
"""What rows of a trial must have in common to tell of one quantity."""
OF_THE_STUDY = ("condition", "age_group", "n_randomised", "design", "blinding", "funding", "risk_of_bias")
"""What a row has of its trial."""
OF_THE_ARM = ("treatment", "background", "role", "strategy", "dose_level", "given_as")
"""What it has of its arm."""


def written_in_studies(*keyed: str, more: Callable[[Fields], Iterator[Fields]] | None = None) -> WrittenIn:
    """Says that rows are written inside their trial, whose source is theirs unless they name another."""
    return WrittenIn(STUDIES_PATH, "study", keyed=keyed, lends=("source",), more=more)


def length_of(time: object) -> float | None:
    """The hours of a time as a dossier writes it; `None` if it states none, or not one that can be read."""
    try:
        return hours(time) if isinstance(time, str) else None
    except ValueError:
        return None  # which is told as a fault of its own field


def are_equal(one: object, two: object) -> bool | None:
    """Are the two the same? `None` if either is not known."""
    return None if one is None or two is None else one == two


class FindingRow(MeasuredRow):
    """What finds a row of a trial."""

    study: Slug = Field(foreign_key="study.slug", sa_type=Key)
    treatment: Slug = Field(foreign_key="treatment.slug", sa_type=Key)
    role: ArmRole | None = Field(sa_type=Key)
    dose_level: DoseLevel | None = Field(sa_type=Key)
    node: Slug = Field(foreign_key="treatment.slug", sa_type=Key)
    condition: Slug = Field(foreign_key="condition.slug", sa_type=Key)
    design: TrialDesign = Field(sa_type=Key)
    blinding: Blinding | None = Field(sa_type=Key)
    funding: Funding | None = Field(sa_type=Key)
    risk_of_bias: RiskOfBias | None = Field(sa_type=Key)
    stage: TrialStage = Field(sa_type=Key)
    analysis: AnalysisSet | None = Field(sa_type=Key)
    poolable: bool


class InTrial(Part):
    """What a row has of its trial and of its arm."""

    study: Annotated[Link, To(STUDIES_PATH)]
    """The trial."""
    year: Year | None
    """Year in which it was published."""
    arm: Slug
    """Key of the arm in the trial."""
    treatment: Annotated[Link, To("treatments")]
    """What the arm got."""
    node: Annotated[Link, To("treatments")]
    """The treatment that a synthesis compares: the same, but of a placebo with something that all arms get, placebo."""
    background: Annotated[list[Link], To("treatments")]
    """What the arm also got, beside what it is there to compare."""
    role: ArmRole | None
    """What the arm is for; `null` if the source does not say which of several drugs was under test."""
    strategy: Strategy | None
    """What became of the treatment that people had before; `null` if there was none, or it is not told."""
    dose_level: DoseLevel | None
    """How the dose lies to the licensed one; `null` if the source does not say."""
    given_as: Name
    """Dose and schedule of the arm, in words."""
    condition: Annotated[Link, To("conditions")]
    """In what people were treated for."""
    age_group: AgeGroup | None
    """`null` if the ages are not told."""
    n_randomised: Counted | None
    """People randomised in the whole trial; `null` if that was not seen."""
    design: TrialDesign
    blinding: Blinding | None
    """`null` if it is not told."""
    funding: Funding | None
    """Who paid for the trial; `null` if it is not told."""
    risk_of_bias: RiskOfBias | None
    """Overall judgement of the trial; `null` if nobody gave one that was seen."""


class FindingRecord(Measured, InTrial, Seen, WeighedRecord):
    """Something that a trial found."""

    aside: ClassVar[tuple[str, ...]] = (*WeighedRecord.aside, "seen_kind", "unfit", "poolable", "derived_from")
    computed: ClassVar[tuple[str, ...]] = (
        *(*WeighedRecord.computed, "year", "node", "outcome_kind", "direction", "poolable"),
        *("at_primary_time", "on_primary_scale"),
        *(*OF_THE_STUDY, *OF_THE_ARM),
    )
    shown_last: ClassVar[tuple[str, ...]] = (
        *("unit", "derived", "derived_from", "unfit", "poolable"),
        *("source", "source_kind", *Seen.shown_last[1:]),
    )

    at_primary_time: bool | None
    """Is it of the time for which the trial was made? `null` if no fixed time is told of it, or of the trial."""
    on_primary_scale: bool | None
    """Is it measured on the scale for which the trial was made? `null` if none is told of it, or of the trial."""
    stage: TrialStage
    analysis: AnalysisSet | None
    """`null` if the source does not say."""
    unfit: list[Reservation]
    """What speaks against showing it first, or pooling it with others; empty if nothing does."""
    poolable: bool
    """May it be pooled with other trials? Only a weak source may then speak against it. Of one trial pool one row: of
    one scale, time and analysis; its arms may share a control."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """What the row has of its trial, its arm and its outcome."""
        study = neighbours.stated(STUDIES_PATH, stated.get("study"))
        arm = arm_of(study, stated, "arm")
        measured = outcome_of(stated, neighbours)
        aim = neighbours.stated("outcomes", study.get("primary_outcome"))
        made_for, made_at = aim.get("scale") or study.get("primary_scale"), study.get("primary_timepoint")
        return (
            super().following(stated, neighbours)
            | {name: study.get(name) for name in OF_THE_STUDY}
            | {name: arm.get(name) for name in OF_THE_ARM}
            | measured
            | {
                "background": arm.get("background") or [],
                "node": node_of(neighbours, arm.get("treatment")),
                "year": published_in(study, neighbours),
                "at_primary_time": are_equal(*(length_of(each) for each in (stated.get("timepoint"), made_at))),
                "on_primary_scale": are_equal(measured["scale"], made_for),
                "unfit": [*stated.get("unfit", []), *reserved(study, stated, arm)],
                "poolable": False,  # until all that speaks against it is known
            }
        )

    @model_validator(mode="after")
    def judge(self) -> Self:
        """Adds what follows from other fields to what a dossier holds against it, in the order of the vocabulary."""
        seen = seen_badly(verified=self.verified, seen_kind=self.seen_kind, source_kind=self.source_kind)
        part = [Reservation.SUBGROUP] if self.subgroup else []
        against = {*self.unfit, *seen, *part, *self.shortcomings}
        self.unfit = [each for each in Reservation if each in against]
        self.poolable = is_poolable(against)
        return self

    @property
    @abstractmethod
    def shortcomings(self) -> set[Reservation]:
        """What speaks against it and follows from its own figures."""
