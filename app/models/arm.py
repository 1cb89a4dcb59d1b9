"""Parts of a trial: its arms, what they were like at the start, its publications, and who judged it."""

from typing import Annotated, ClassVar

from app.errors import DoesNotFollow
from app.marks import To, Unsearched, Walk
from app.members import Fields
from app.models.base import Cited
from app.models.treatment_kind import TreatmentKind
from app.models.trial import ArmRole, BiasDomain, DoseLevel, PublicationRole, RiskOfBias, SeenKind, Strategy
from app.record import Link, Neighbours
from app.values.part import Part
from app.values.text import Counted, Name, Number, Slug


class Seen(Cited):
    """What was seen in a page of a certain kind."""

    shown_last: ClassVar[tuple[str, ...]] = (
        "source", "locator", "seen_kind", "verified", "seen_in", "verified_on", "note"
    )  # fmt: skip

    seen_kind: SeenKind | None
    """In what kind of page it was seen; `null` if it was not seen."""


class Arm(Seen):
    """A group of a trial, and what it got."""

    key: Slug
    """What results and contrasts call it; unique in the trial."""
    name: Name
    """What it got, in few words."""
    treatment: Annotated[Link, To("treatments")]
    """What it got; of combinations with what both arms get, such as `placebo-plus-antidepressant`, that record."""
    node: Annotated[Link, To("treatments")]
    """The treatment that a synthesis compares: of a placebo with something that all arms get, the placebo."""
    background: Annotated[list[Link], To("treatments")]
    """What the arm also gets, beside what it is there to compare."""
    role: ArmRole | None
    """`null` if the source does not say which of several drugs was under test."""
    strategy: Strategy | None
    """`null` if nothing had been given before, or it is not told."""
    dose_level: DoseLevel | None
    """`null` if the source does not say how the dose lies."""
    given_as: Name
    """Dose and schedule, in words."""
    n: Counted | None
    """People who were randomised to it, or entered it; `null` if that was not seen."""
    n_treated: Counted | None
    """People who began the treatment."""
    n_analysed: Counted | None
    """People in the main analysis."""
    sum_of: Annotated[list[Slug], Unsearched()]
    """Keys of the arms of which this one is the sum; such an arm is never pooled beside them."""


class Baseline(Seen):
    """The score of an arm at the start."""

    arm: Slug
    """Key of the arm."""
    scale: Annotated[Link | None, To("outcomes")]
    """`null` if the source does not say which version of it."""
    n: Counted | None
    """People behind the mean."""
    mean: Number
    """Mean score, in points."""
    sd: Number | None
    """Standard deviation, in points."""


class Publication(Part):
    """A report of the trial."""

    reference: Annotated[Slug, To("references")]
    """Key of the source: into `references` of the same answer."""
    role: PublicationRole


class DomainJudgement(Part):
    """The risk of bias from one direction."""

    domain: BiasDomain
    judgement: RiskOfBias


class BiasAssessment(Cited):
    """Who judged the risk of bias, with which tool, and how."""

    tool: Name
    """Name of the tool."""
    domains: list[DomainJudgement]
    """Each direction that was judged, as far as it was seen; empty if only the overall judgement was."""


def node_of(neighbours: Neighbours, treatment: object) -> object:
    """The treatment that a synthesis compares: of a form of a control, the control of which it is one."""
    if neighbours.stated("treatments", treatment).get("kind") != TreatmentKind.CONTROL:
        return treatment
    return neighbours.walked("treatments", treatment, Walk.ORIGINS)[-1]


def arms_of(study: Fields) -> list[Fields]:
    """The arms of a trial as its dossier states them, as far as it is text what they are called and got."""
    told = (each for each in study.get("arms", []) if isinstance(each, dict))
    return [each for each in told if all(isinstance(each.get(name), str) for name in ("key", "treatment"))]


def arm_of(study: Fields, stated: Fields, field: str) -> Fields:
    """The arm that a row names in a field, as the dossier of its trial states it. Raises `DoesNotFollow`."""
    arms = arms_of(study)
    for arm in arms:
        if arm.get("key") == stated.get(field):
            return arm
    keys = ", ".join(str(arm.get("key")) for arm in arms)
    raise DoesNotFollow(field, f"'{stated.get(field)}' is no arm of its trial", f"write one of {keys}")


def published_in(study: Fields, neighbours: Neighbours) -> object:
    """The year of the main publication of a trial; of a trial whose report was not seen, what its dossier states."""
    first = next((each for each in study.get("publications", []) if isinstance(each, dict)), {})
    if first.get("role") == PublicationRole.MAIN:
        return neighbours.stated("references", first.get("reference")).get("year")
    return study.get("year")
