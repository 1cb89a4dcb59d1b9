"""Adverse effects: how often a treatment does harm, beside its comparator, and how that was found out."""

from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from sqlmodel import Field

from app.absolute import Group, has_zero_cell, risk_difference, risk_ratio
from app.marks import To
from app.members import Fields
from app.models.adverse_effect_query import AdverseEffectQuery
from app.models.ascertainment import (
    Ascertainment,
    BodySystem,
    CountedIn,
    CountsFrom,
    EffectSeverity,
    Pairing,
    ShareBound,
)
from app.models.base import CorroboratedFact, FactRow, control_kind_of
from app.models.frequency import DECIMALS, Estimated, EstimatedRatio, Rate, Reported, group, rounded
from app.models.treatment_kind import ControlKind
from app.record import Link, Neighbours
from app.resource import Resource
from app.values.duration import Duration
from app.values.text import Counted, Fraction, FractionDifference, Key, Name, Number, Slug, Tally, Text


class AdverseEffect(FactRow, table=True):
    """What finds an adverse effect."""

    effect: Slug = Field(foreign_key="adverse_effect_term.slug", sa_type=Key)
    body_system: BodySystem = Field(sa_type=Key)
    condition: Slug | None = Field(foreign_key="condition.slug", sa_type=Key)
    comparator: Slug | None = Field(foreign_key="treatment.slug", sa_type=Key)
    control_kind: ControlKind | None = Field(sa_type=Key)
    ascertainment: Ascertainment = Field(sa_type=Key)
    severity: EffectSeverity | None = Field(sa_type=Key)
    serious: bool
    proportion: Number | None
    excess: Number | None
    rate_per_100000: Number | None
    population: str | None = Field(sa_type=Key)
    same_people: str | None = Field(sa_type=Key)


class AdverseEffectRecord(CorroboratedFact):
    """How often an adverse effect happened with a treatment and with its comparator, as one source reports it."""

    labelled: ClassVar[str] = "{treatment}: {effect}"
    absent: ClassVar[str] = "That no rate is recorded does not mean that it does not happen: nobody looked it up."
    computed: ClassVar[tuple[str, ...]] = (
        *CorroboratedFact.computed,
        *(
            "plain_name",
            "body_system",
            "control_kind",
            "between",
            "excess",
            "risk_difference",
            "risk_ratio",
            "rate_per_100000",
        ),
    )

    effect: Annotated[Link, To("adverse-effect-terms")]
    plain_name: Name
    """The effect in words for patients."""
    body_system: BodySystem
    term_in_source: Name | None
    """What the source calls it or counts as it, where that is something narrower or wider."""
    severity: EffectSeverity | None
    """Which cases alone are counted; `null` if all are."""
    serious: bool
    """Is it serious by regulators' criteria, or by its nature, such as a death or a seizure?"""
    given_as: Name | None
    """Dose and schedule, in words."""
    condition: Annotated[Link | None, To("conditions")]
    """In what people were treated for; `null` if for several things, in healthy people, or not told."""
    population: Name | None
    """In whom, if only in some."""
    ascertainment: Ascertainment
    timeframe: Duration | None
    """The time over which it was counted, or the shortest of several trials."""
    timeframe_max: Duration | None
    """The longest of several trials; `null` if there is one time."""
    counted_in: CountedIn | None
    """What `events`, `n`, `proportion` and `rate` count; `null` if nothing is counted."""
    events: Tally | None
    """People or sessions of the treatment in which it happened."""
    n: Counted | None
    """People or sessions of the treatment in all."""
    proportion: Fraction | None
    """Share of the treatment in which it happened, from 0 to 1; labels print whole per cents."""
    comparator: Annotated[Link | None, To("treatments")]
    """What it is compared with, in the same study; `null` if with nothing, or what `comparator_given_as` names."""
    control_kind: ControlKind | None
    """What kind of control that is; `null` if it is another treatment, or there is none."""
    between: Annotated[list[Link], To("treatments")]
    """Treatment and comparator, as far as there are both."""
    comparator_given_as: Name | None
    """Dose and schedule of the comparator, in words."""
    comparator_events: Tally | None
    """People or sessions of the comparator in which it happened."""
    comparator_n: Counted | None
    """People or sessions of the comparator in all."""
    comparator_proportion: Fraction | None
    """Share of the comparator in which it happened, from 0 to 1."""
    comparator_bound: ShareBound | None
    """`null` if `comparator_proportion` is the share itself."""
    counts: CountsFrom | None
    """Where the numbers of events come from; `null` if there are none."""
    pairing: Pairing | None
    """How sure it is that the two shares belong together; `null` if there are not two."""
    excess: FractionDifference | None
    """Share of the treatment less that of the comparator, of the counts where there are some: how many more have it.
    The least that it can be where `comparator_bound` is below; no interval, which `risk_difference` has."""
    risk_difference: Estimated | None
    """The same of the counts, with Newcombe's hybrid score interval. Only for people, and counts that are no sums."""
    risk_ratio: EstimatedRatio | None
    """Share of the treatment over that of the comparator, with the interval on the logarithm; likewise."""
    rate: Rate | None
    """What the source gives for so many people or sessions; `null` if it gives a share."""
    rate_per_100000: Number | None
    """`rate.value` for 100,000 people or sessions, so that rates can be compared; both count in `counted_in`."""
    reported: Reported | None
    """What the source gives of its own. Its difference may be adjusted, and need not be that of the shares."""
    finding: Text | None
    """What was found, in words, where it is no share and no rate."""
    same_people: Slug | None
    """Records with this key count some of the same people, at other doses or in sessions: never add them up."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """The words of the effect, the kind of the source, and room for what is worked out."""
        term = neighbours.stated("adverse-effect-terms", stated.get("effect"))
        words = {name: term.get(name) for name in ("plain_name", "body_system")}
        words["control_kind"] = control_kind_of(neighbours, stated.get("comparator"))
        words["between"] = [each for name in ("treatment", "comparator") if (each := stated.get(name))]
        return dict.fromkeys(cls.computed) | super().following(stated, neighbours) | words

    @model_validator(mode="after")
    def work_out(self) -> Self:
        """Adds what follows from shares and counts."""
        if self.proportion is not None and self.comparator_proportion is not None:
            (one, two), shares = self.counted, (self.proportion, self.comparator_proportion)
            self.excess = round((one.share if one else shares[0]) - (two.share if two else shares[1]), DECIMALS)
        if self.rate:
            self.rate_per_100000 = round(self.rate.value * 100_000 / self.rate.per, DECIMALS)
        treated, control = self.groups
        if treated and control:
            self.risk_difference = Estimated(**rounded(risk_difference(treated, control)))
            if ratio := risk_ratio(treated, control):
                self.risk_ratio = EstimatedRatio(**rounded(ratio), zero_cell=has_zero_cell(treated, control))
        return self

    @property
    def counted(self) -> tuple[Group | None, Group | None]:
        """Both groups, as far as they were counted."""
        return group(self.events, self.n), group(self.comparator_events, self.comparator_n)

    @property
    def groups(self) -> tuple[Group | None, Group | None]:
        """The same of people; neither where counts are sums over trials."""
        if self.counted_in != CountedIn.PEOPLE or self.counts == CountsFrom.SUMMED:
            return None, None
        return self.counted


ADVERSE_EFFECTS = Resource(
    "adverse-effects",
    AdverseEffect,
    AdverseEffectRecord,
    AdverseEffectQuery,
    "treatment=esketamine-nasal&proportion__gte=0.1&sort=-excess",
    "sertraline-v-placebo-nausea-sertraline-label",
    mostly="treatment",
    searched=False,
)
