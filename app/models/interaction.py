"""Interactions: what happens when two treatments meet, how bad it may become, and how long to wait between them."""

from collections.abc import Container
from typing import Annotated, ClassVar

from pydantic import Field as Value
from sqlmodel import Field

from app.marks import Filter, MembersBy, To, Walk
from app.models.base import BETWEEN, Cited, CitedRow, FactQuery, WeighedRecord
from app.record import Link
from app.resource import Resource
from app.values.choice import Choice
from app.values.duration import Duration
from app.values.jurisdiction import Jurisdiction
from app.values.text import AllOf, AnyOf, Key, Slug, Text


class InteractionSeverity(Choice):
    """How bad it may become. That no interaction is known is a finding of a source, and no promise."""

    CONTRAINDICATED = "contraindicated", "a label, a regulator or an explicit rule of a review forbids it"
    MAJOR = "major", "may threaten life, or do lasting harm; avoided, or done under close watch"
    MODERATE = "moderate", "may need another dose, more watching or a change"
    MINOR = "minor", "is seldom of consequence"
    NONE_KNOWN = "none_known", "was looked for, and a source found none"

    @property
    def rank(self) -> int:
        """0 for what is not known to matter, 4 for what is forbidden."""
        order = [*type(self)]
        return len(order) - 1 - order.index(self)


class InteractionMechanism(Choice):
    """By what it comes about."""

    SEROTONIN_SYNDROME = "serotonin_syndrome", "too much serotonin"
    HYPERTENSIVE_CRISIS = "hypertensive_crisis", "sudden dangerous rise of blood pressure"
    MAO_INHIBITION = "mao_inhibition", "monoamine oxidase is inhibited, which would break it down"
    BLOOD_PRESSURE = "blood_pressure", "both act on blood pressure or the heart rate"
    SEDATION = "sedation", "both make sleepy or weaken breathing"
    SEIZURE_THRESHOLD = "seizure_threshold", "seizures come more easily, last longer, or less easily"
    NEUROTOXICITY = "neurotoxicity", "harm to the brain, such as confusion"
    BLEEDING = "bleeding", "both favour bleeding"
    QT_PROLONGATION = "qt_prolongation", "both lengthen the QT interval of the heart"
    CYP1A2_INHIBITION = "cyp1a2_inhibition", "one slows the breakdown of the other by CYP1A2"
    CYP2C19_INHIBITION = "cyp2c19_inhibition", "one slows the breakdown of the other by CYP2C19"
    CYP2D6_INHIBITION = "cyp2d6_inhibition", "one slows the breakdown of the other by CYP2D6"
    CYP3A4_INHIBITION = "cyp3a4_inhibition", "one slows the breakdown of the other by CYP3A4"
    PHARMACOKINETIC = "pharmacokinetic", "one changes the amount of the other in another way"
    TOXICITY_RAISED = "toxicity_raised", "the amount of one rises to where it does harm"
    REDUCED_EFFECT = "reduced_effect", "one weakens the effect of the other"
    OTHER = "other", "in another way, or nobody knows how"
    NONE = "none", "no interaction"


class EvidenceKind(Choice):
    """On what it rests."""

    LABEL = "label", "the label of a medicine"
    REGULATOR = "regulator", "a text of a regulator"
    GUIDELINE = "guideline", "a guideline, or advice of a health service"
    MONOGRAPH = "monograph", "a drug monograph"
    TRIAL = "trial", "trials, or studies in volunteers"
    COHORT = "cohort", "people followed in ordinary care"
    SURVEY = "survey", "reports of users"
    CASE_REPORTS = "case_reports", "reports of single people"
    REVIEW = "review", "a review of the literature"
    TEXTBOOK = "textbook", "a textbook"
    DIGEST = "digest", "a short account of other sources"
    THEORY = "theory", "what is known of each of them alone"


class Washout(Cited):
    """How long to wait between two treatments. It holds in this direction only."""

    stop: Annotated[Link, To("treatments")]
    """What is stopped."""
    start: Annotated[Link, To("treatments")]
    """What may be started when the wait is over."""
    wait: Duration
    """How long the source waits, at least."""
    wait_max: Duration | None
    """The longest that the source names; `null` if it names one time."""
    jurisdiction: Jurisdiction | None
    """Whose label or guideline it is; `null` if it is tied to no country. They differ, and stand side by side."""


class AlsoTold(Cited):
    """What another source says of the same two."""

    text: Text
    """In our words."""


class Interaction(CitedRow, table=True):
    severity: InteractionSeverity = Field(sa_type=Key)
    severity_rank: int
    mechanism: InteractionMechanism = Field(sa_type=Key)
    evidence_kind: EvidenceKind = Field(sa_type=Key)
    jurisdiction: Jurisdiction | None = Field(sa_type=Key)


class InteractionRecord(WeighedRecord):
    """What is known of two treatments, or a treatment and a medicine, drink or food, that meet in one person."""

    labelled: ClassVar[str] = "{between}: {severity}"
    absent: ClassVar[str] = (
        "That no interaction is recorded does not mean that there is none: most pairs were not looked up."
    )

    between: Annotated[list[Link], To("treatments"), Value(min_length=2, max_length=2)]
    """The two, in no order. What is said of a class holds for its members, unless they have a record of their own."""
    severity: InteractionSeverity
    mechanism: InteractionMechanism
    effect: Text
    """What may happen, in our words."""
    effect_patient: Text
    """The same in plain words for patients and their families, with the same numbers."""
    management: Text | None
    """What the source does about it: a digest, no advice to anyone."""
    washouts: list[Washout]
    """How long to wait, by direction and country; empty if no source tells it, which does not mean that none is
    needed."""
    evidence_kind: EvidenceKind
    jurisdiction: Jurisdiction | None
    """Whose label, rule or guideline it is; `null` if it is tied to no country."""
    also: list[AlsoTold]
    """What other sources say."""
    overrides: Annotated[list[Link], To("interactions")]
    """Records of a class or a substance, of the same mechanism, in place of which this one holds."""
    overridden_by: Annotated[list[Link], MembersBy("overrides")]
    """Records of members or forms that hold in place of this one."""
    conflicts_with: Annotated[list[Link], MembersBy("interactions", "conflicts", ("decision", "declared"))]
    """Conflicts in which it stands: which facts of this release contradict it, and why they may differ."""

    @property
    def severity_rank(self) -> int:
        return self.severity.rank

    def lies_between(self, one: Container[str], other: Container[str]) -> bool:
        """Is one of the two among these, and the other among those? They are in no order."""
        first, second = (each.slug for each in self.between)
        return (first in one and second in other) or (second in one and first in other)


class InteractionQuery(FactQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("severity_rank",)

    treatment: Annotated[AnyOf[Slug], Filter(BETWEEN, walk=(Walk.BELOW, Walk.ABOVE))] = None
    """One of the two: this treatment, substance or class, its members and forms, or a class to which it belongs."""
    treatment__exact: Annotated[AnyOf[Slug], Filter(BETWEEN)] = None
    """This treatment, substance or class alone is one of the two."""
    treatment__above: Annotated[AnyOf[Slug], Filter(BETWEEN)] = None
    """This treatment, the substance of which it is a form, or a class to which it belongs is one of the two."""
    treatment__not: Annotated[AnyOf[Slug], Filter(BETWEEN, walk=(Walk.BELOW, Walk.ABOVE))] = None
    """Whatever `treatment` would not find."""
    treatment__all: Annotated[AllOf[Slug], Filter(BETWEEN, walk=(Walk.ABOVE,))] = None
    """All of these, each by another of the two: itself, or a class to which it belongs. `/v1/interactions/check` says
    what holds for them."""
    severity: AnyOf[InteractionSeverity] = None
    """How bad it may become."""
    mechanism: AnyOf[InteractionMechanism] = None
    """By what it comes about."""
    evidence_kind: AnyOf[EvidenceKind] = None
    """On what it rests."""
    jurisdiction: AnyOf[Jurisdiction] = None
    """Whose label, rule or guideline it is."""


INTERACTIONS = Resource(
    "interactions",
    Interaction,
    InteractionRecord,
    InteractionQuery,
    "treatment=tranylcypromine&severity=contraindicated,major&sort=-severity_rank",
    "monoamine-oxidase-inhibitor-fluoxetine",
)
