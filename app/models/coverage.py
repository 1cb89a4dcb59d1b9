"""Where facts about each attribute of a treatment stand: what the evidence map counts and a release must cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.models.adverse_effect import ADVERSE_EFFECTS
from app.models.approval import APPROVALS
from app.models.contrast import CONTRASTS
from app.models.effect import EFFECTS
from app.models.gap import Attribute
from app.models.interaction import INTERACTIONS
from app.models.mechanism import MECHANISMS
from app.models.result import RESULTS
from app.models.time_course import TIME_COURSES
from app.models.timing import TimeCourseKind
from app.resource import Resource
from app.values.jurisdiction import Jurisdiction

Filters = Mapping[str, Sequence[str]]
"""Parameter of a list -> its values."""


@dataclass(frozen=True)
class FactsOf:
    """A list of the API that holds facts about an attribute."""

    resource: Resource
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Parameters that find them, with their values."""

    def filters(self, of: Filters) -> Filters:
        """All that finds them for a treatment."""
        return {**dict(self.where), **of}


@dataclass(frozen=True)
class Coverage:
    """How an attribute is covered."""

    attribute: Attribute
    facts: tuple[FactsOf, ...]
    first: tuple[FactsOf, ...] = ()
    """Of these facts one is shown first, if it is fit; without one the cell is not filled by them. Empty: any fills."""
    by: str = ""
    """Parameter that names the other thing, where the attribute is one of a treatment and something else."""

    def filters(self, treatment: str, other: str) -> Filters:
        """What finds the facts about a treatment, and about the other thing if there is one."""
        if self.by == TOGETHER:
            return {TOGETHER: [treatment, other]}
        return {OF: [treatment], **({self.by: [other]} if self.by else {})}


OF, TOGETHER = "treatment", "treatment__all"
JURISDICTION = "jurisdiction"
SHOWN_FIRST = ("headline", ("true",))
COVERED_JURISDICTIONS = (
    Jurisdiction.UNITED_STATES,
    Jurisdiction.EUROPEAN_UNION,
    Jurisdiction.UNITED_KINGDOM,
    Jurisdiction.AUSTRALIA,
    Jurisdiction.CANADA,
    Jurisdiction.JAPAN,
)
"""Of each of these there is an approval or a gap for every treatment that is covered in full."""


def timed(attribute: Attribute, kind: TimeCourseKind, *others: FactsOf) -> Coverage:
    """An attribute that is a time; facts of other kinds fill it, too."""
    kinds = ("kind", (kind.value,))
    return Coverage(
        attribute,
        (FactsOf(TIME_COURSES, (kinds,)), *others),
        first=(FactsOf(TIME_COURSES, (kinds, SHOWN_FIRST)), *others),
    )


def outcomes_told(*outcomes: str) -> tuple[FactsOf, ...]:
    """Where these outcomes are told."""
    return tuple(FactsOf(each, (("outcome", outcomes),)) for each in (EFFECTS, CONTRASTS, RESULTS))


COVERAGE: tuple[Coverage, ...] = (
    timed(Attribute.ONSET, TimeCourseKind.ONSET_OF_EFFECT),
    timed(Attribute.DURATION, TimeCourseKind.DURATION_OF_EFFECT),
    Coverage(Attribute.RESPONSE, outcomes_told("response")),
    Coverage(Attribute.REMISSION, outcomes_told("remission")),
    timed(Attribute.RELAPSE, TimeCourseKind.TIME_TO_RELAPSE, *outcomes_told("relapse", "time-to-relapse")),
    Coverage(Attribute.DROPOUT, outcomes_told("dropout-any", "dropout-adverse-events", "retention")),
    Coverage(
        Attribute.SERIOUS_ADVERSE_EFFECTS,
        (FactsOf(ADVERSE_EFFECTS, (("serious", ("true",)),)), *outcomes_told("serious-adverse-event")),
    ),
    Coverage(Attribute.APPROVAL, (FactsOf(APPROVALS),), by=JURISDICTION),
    Coverage(Attribute.MECHANISM, (FactsOf(MECHANISMS),)),
    Coverage(Attribute.INTERACTION, (FactsOf(INTERACTIONS),), by=TOGETHER),
)
"""Every attribute, in the order in which the evidence map has them."""


def others_of(coverage: Coverage, treatment: str, treatments: Sequence[str], places: Sequence[str]) -> Sequence[str]:
    """What stands beside a treatment in the cells of an attribute: places, other treatments, or nothing."""
    if coverage.by == TOGETHER:
        return [each for each in treatments if each != treatment]
    return places if coverage.by else [""]
